import {days} from "../days.js";
import {labelled} from "../labelled.js";

/** Who they are, where they are so few; how many, where they are more. */
const who = (names: readonly string[]) =>
  names.length <= 2 ? names.join(" and ") : `${names.length} companies`;
const whoZh = (names: readonly string[]) => (names.length <= 2 ? names.join("与") : `${names.length} 家公司`);

/** One company has no weights. */
const returned = (names: readonly string[], span: string, equal: string, cap: string) =>
  `${who(names)} returned ${equal}% over ${span}${names.length === 1 ? "" : ` equally weighted, ${cap}% by market cap`}`;
const returnedZh = (names: readonly string[], span: string, equal: string, cap: string) =>
  names.length === 1
    ? `${span}内，${whoZh(names)}收益 ${equal}%`
    : `${span}内，${whoZh(names)}等权收益 ${equal}%，市值加权 ${cap}%`;

/** Why a return, or what it is over the index, is a dash. */
export type DashReason = "short" | "absent" | "index";

const en = {
  labelled: labelled.en,
  list: (names: readonly string[]) => names.join(", "),
  sectors: "Sectors",
  companies: "Companies",
  noneTitle: "No company is chosen",
  none: "No company matches these filters. Clear one of them to see lines again.",
  /** Where there is none at all, and so no filter is at fault. */
  noCompanies: {
    title: "There are no companies yet",
    why: "None of the reports here has a table of companies."
  },
  /** An own list of whose companies none is known: what is above it says which. */
  noMembers: {title: "No company is shown", why: "The list names none that is known here."},
  /** Companies that are chosen and have no days: where they are all the chosen ones, and where others are. */
  leftOut: {
    currency: {
      title: "No chosen company is priced in CNY",
      why: "The CSI 300 is, and the page compares no capitalisation of another currency with it, nor adds them up.",
      note: (names: string) => `Not priced in CNY, as the CSI 300 is, and so left out: ${names}.`
    },
    unlisted: {
      title: "No chosen company is in a list of the site",
      why: "Returns are kept of companies in a list of the site alone; whoever runs the site can add one.",
      note: (names: string) =>
        `In no list of the site, for which alone returns are kept, and so left out: ${names}.`
    },
    absent: {
      title: "No chosen company has a market capitalisation of this year",
      why: "Returns are changes of the market capitalisation, and there is none within the year.",
      note: (names: string) => `Without a market capitalisation of this year, and so left out: ${names}.`
    }
  },
  leftOutTitle: "None of the chosen companies has returns",
  /** Why there are no returns at all. */
  missing: {
    history: {
      title: "There is no daily history yet",
      why: "A report prints no prices. Lines take the market capitalisation of every company and trading day, and the closes of the CSI 300."
    },
    cap: {
      title: "The daily history has no market capitalisation",
      why: (days: string) =>
        `It has ${days === "1" ? "one trading day" : `${days} trading days`}, and returns are changes of the market capitalisation.`
    },
    day: {
      title: "There is one day of market capitalisation",
      why: "A return is a change from one trading day to the next."
    }
  },
  series: {equal_weighted: "Equally weighted", cap_weighted: "By market cap", benchmark: "CSI 300"},
  short: {equal_weighted: "Equal", cap_weighted: "By cap", benchmark: "CSI 300"},
  lines: {
    title: (names: readonly string[], span: string, equal: string, cap: string, benchmark: string) =>
      `${returned(names, span, equal, cap)}, the CSI 300 ${benchmark}%`,
    titleAlone: (names: readonly string[], span: string, equal: string, cap: string) =>
      returned(names, span, equal, cap),
    titleDay: "One day alone has no return",
    oneDay: "The chosen companies have one trading day with a market capitalisation. A return takes two.",
    year: "one year",
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    day: (month: string, n: number) => `${month} ${n}`,
    days: (n: string) => days(n, "trading day"),
    subtitle: (first: string, last: string) =>
      `${first} = 100, daily to ${last}. Return of market capitalisation: dividends are left out, and shares that a company issues are in it`,
    weights:
      "Equal weights are restored every day. A company that was listed within the year counts from its second day on.",
    untraded: (n: string) =>
      `Days without a capitalisation of their own, suspended or missing, return nothing (company-days of this picture: ${n}).`,
    noBenchmark: "There are no closes of the CSI 300 for these days.",
    partBenchmark: "The closes of the CSI 300 do not cover all of these days."
  },
  scale: {
    title: (names: readonly string[], line: string, months: number, rating: string) =>
      `${names.length <= 2 ? `${who(names)}, ` : ""}${line} points against the CSI 300 in ${months} months${names.length === 1 ? "" : ", equally weighted"}: ${rating} on the report's scale`,
    titleBare: (name: string, from: string, months: number) =>
      `The report's scale: “${name}” is more than ${from} points above the CSI 300 in ${months} months`,
    titleNone: "No report here rates returns of six months over the CSI 300",
    subtitle: (asOf: string) =>
      `Return minus that of the CSI 300, in percentage points, to ${asOf}. The scale is of 6 months; 12 months stand beside it`,
    subtitleBare: "Return minus that of the CSI 300 over the same six months, in percentage points",
    x: "percentage points over the CSI 300",
    months: (n: number) => `${n} months`,
    sectors: (names: readonly string[]) =>
      `Sectors are rated ${names.join(", ")} in the report, without figures.`,
    beyond: (n: string, reach: string) =>
      `Triangles at the edge are of companies beyond ${reach} points: ${n}.`,
    notRating: "A place on the scale is arithmetic on past returns, not a rating.",
    company: "a company"
  },
  table: {
    title: (n: number, total: number): string => {
      const what = "the CSI 300 over six months";
      if (total === 1)
        return `One company has returns to compare, and ${n === 1 ? "beat" : "did not beat"} ${what}`;
      if (n === 0) return `${total === 2 ? "Neither" : "None"} of ${total} companies beat ${what}`;
      return n === total
        ? `${total === 2 ? "Both" : `All ${total}`} companies beat ${what}`
        : `${n} of ${total} companies beat ${what}`;
    },
    caption: "Company by company",
    titleAlone: "What each company returned; no excess over the CSI 300 can be told",
    /** `names` are the reasons for dashes. */
    subtitle: (asOf: string, names: readonly string[]) =>
      `Return of market capitalisation and its excess over the CSI 300, to ${asOf}${
        names.length === 0 ? "" : `; a dash: ${names.join(", or ")}`
      }`,
    dashes: {
      index: "no closes of the CSI 300",
      short: "the daily history is shorter than that",
      absent: "the company has no market capitalisation at its begin"
    } as Readonly<Record<DashReason, string>>,
    columns: {
      company: "Company",
      sector: "Sector",
      return_6m: "6 months",
      excess_6m: "over CSI 300",
      rating_6m: "On the scale",
      return_12m: "12 months",
      excess_12m: "over CSI 300, 12 months",
      n_untraded: "Days without a value"
    },
    excessUnit: "points"
  },
  source: (index: string) =>
    `market capitalisation: daily history of this notebook's store; CSI 300: ${index}`,
  sourceAlone: "market capitalisation: daily history of this notebook's store"
};

const zh: typeof en = {
  labelled: labelled.zh,
  list: (names) => names.join("、"),
  sectors: "板块",
  companies: "公司",
  noneTitle: "没有选中公司",
  none: "没有公司符合筛选条件，去掉一项筛选即可恢复。",
  noCompanies: {
    title: "尚无公司",
    why: "这里的研报都没有公司表。"
  },
  noMembers: {title: "没有可显示的公司", why: "该名单中没有本站收录的公司。"},
  leftOut: {
    currency: {
      title: "所选公司并非以人民币计价",
      why: "沪深 300 以人民币计价，本页不将其他货币的市值与之比较，也不相加。",
      note: (names) => `并非以人民币计价、不与沪深 300 比较、未列入：${names}。`
    },
    unlisted: {
      title: "所选公司不在本站任何名单中",
      why: "本站仅保存名单内公司的收益；名单可由本站维护者添加。",
      note: (names) => `不在本站任何名单中、没有收益、未列入：${names}。`
    },
    absent: {
      title: "所选公司近一年没有总市值",
      why: "收益按总市值变动计算，而这些公司近一年没有总市值。",
      note: (names) => `近一年没有总市值、未列入：${names}。`
    }
  },
  leftOutTitle: "所选公司均没有收益",
  missing: {
    history: {
      title: "尚无逐日历史",
      why: "研报未刊载股价。走势需要每家公司每个交易日的总市值，以及沪深 300 的收盘点位。"
    },
    cap: {
      title: "逐日历史中没有总市值",
      why: (days) => `现有 ${days} 个交易日，而收益按总市值变动计算。`
    },
    day: {
      title: "总市值仅有一日",
      why: "收益为相邻交易日之间的变动。"
    }
  },
  series: {equal_weighted: "等权", cap_weighted: "市值加权", benchmark: "沪深 300"},
  short: {equal_weighted: "等权", cap_weighted: "市值加权", benchmark: "沪深 300"},
  lines: {
    title: (names, span, equal, cap, benchmark) =>
      `${returnedZh(names, span, equal, cap)}，沪深 300 为 ${benchmark}%`,
    titleAlone: (names, span, equal, cap) => returnedZh(names, span, equal, cap),
    titleDay: "仅有一日，没有收益",
    oneDay: "所选公司仅有一个交易日有总市值，收益至少需要两日。",
    year: "一年",
    months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    day: (month, n) => `${month}${n}日`,
    days: (n) => `${n} 个交易日`,
    subtitle: (first, last) =>
      `以 ${first} 为 100，逐日至 ${last}。收益按总市值变动计算：不含分红，含增发股份的影响`,
    weights: "等权组合每日再平衡；一年内上市的公司自其第二个交易日起计入。",
    untraded: (n) => `停牌或缺少市值之日收益计为零：图中共 ${n} 个公司日。`,
    noBenchmark: "这段时间没有沪深 300 收盘点位。",
    partBenchmark: "沪深 300 收盘点位未覆盖全部日期。"
  },
  scale: {
    title: (names, line, months, rating) =>
      `${names.length <= 2 ? `${whoZh(names)}：` : ""}${months} 个月${names.length === 1 ? "" : "等权"}收益相对沪深 300 为 ${line} 个百分点，对应研报评级标准中的“${rating}”`,
    titleBare: (name, from, months) =>
      `研报评级标准：${months} 个月内跑赢沪深 300 超过 ${from} 个百分点为“${name}”`,
    titleNone: "此处没有研报以六个月内相对沪深 300 的收益评级",
    subtitle: (asOf) =>
      `收益减去同期沪深 300 收益（百分点），截至 ${asOf}。评级标准以 6 个月计，12 个月一并列出`,
    subtitleBare: "六个月收益减去同期沪深 300 收益（百分点）",
    x: "相对沪深 300（百分点）",
    months: (n) => `${n} 个月`,
    sectors: (names) => `研报的行业评级为${names.join("、")}，未给出数值。`,
    beyond: (n, reach) => `边缘的三角表示超出 ${reach} 个百分点的公司，共 ${n} 家。`,
    notRating: "所处位置只是对过往收益的计算，并非评级。",
    company: "单家公司"
  },
  table: {
    title: (n, total) => {
      const what = "六个月跑赢沪深 300";
      if (total === 1) return `一家公司有可比收益，${n === 1 ? "" : "未能"}${what}`;
      if (n === 0) return `${total} 家公司均未能${what}`;
      return n === total ? `${total} 家公司均${what}` : `${total} 家公司中有 ${n} 家${what}`;
    },
    caption: "逐家公司",
    titleAlone: "各公司收益；尚无法得出相对沪深 300 的超额",
    subtitle: (asOf, names) =>
      `总市值收益及其相对沪深 300 的超额，截至 ${asOf}${
        names.length === 0 ? "" : `；短横线表示${names.join("，或")}`
      }`,
    dashes: {
      index: "没有沪深 300 收盘点位",
      short: "逐日历史短于该期间",
      absent: "该公司在期初尚无总市值"
    },
    columns: {
      company: "公司",
      sector: "板块",
      return_6m: "6 个月",
      excess_6m: "相对沪深 300",
      rating_6m: "所处档位",
      return_12m: "12 个月",
      excess_12m: "12 个月相对沪深 300",
      n_untraded: "无市值天数"
    },
    excessUnit: "百分点"
  },
  source: (index) => `总市值：本笔记本存储的逐日历史；沪深 300：${index}`,
  sourceAlone: "总市值：本笔记本存储的逐日历史"
};

export type PerformanceMessages = typeof en;
export const performance = {en, zh};
