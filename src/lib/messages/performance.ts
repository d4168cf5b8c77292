import {days} from "../days.js";
import {labelled} from "../labelled.js";

const en = {
  labelled: labelled.en,
  sectors: "Sectors",
  companies: "Companies",
  noneTitle: "No company is chosen",
  none: "No company matches these filters. Clear one of them to see lines again.",
  missing: {
    title: "There is no daily history yet",
    why: "The embedded report prints no prices. A refresh brings the market capitalisation of every company and trading day, and the closes of the CSI 300:",
    tushare: "from Tushare Pro, with your own token in TUSHARE_TOKEN",
    inbox:
      "from exports in the folder inbox/: daily PE history with market capitalisation, and a file of the index's closes (000300.SH)"
  },
  series: {equal_weighted: "Equally weighted", cap_weighted: "By market cap", benchmark: "CSI 300"},
  short: {equal_weighted: "Equal", cap_weighted: "By cap", benchmark: "CSI 300"},
  lines: {
    title: (n: number, span: string, equal: string, cap: string, benchmark: string) =>
      `${n === 1 ? "1 company" : `${n} companies`} returned ${equal}% over ${span} equally weighted, ${cap}% by market cap, the CSI 300 ${benchmark}%`,
    titleAlone: (n: number, span: string, equal: string, cap: string) =>
      `${n === 1 ? "1 company" : `${n} companies`} returned ${equal}% over ${span} equally weighted, ${cap}% by market cap`,
    year: "one year",
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    day: (month: string, n: number) => `${month} ${n}`,
    inYear: (year: number) => `${year}`,
    days: (n: string) => days(n, "trading day"),
    subtitle: (first: string, last: string) =>
      `${first} = 100, daily to ${last}. Return of market capitalisation: dividends are left out, and shares that a company issues are in it`,
    weights:
      "Equal weights are restored every day. A company that was listed within the year counts from its second day on.",
    untraded: (n: string) =>
      `Days without a capitalisation of their own, suspended or missing, return nothing (company-days of this picture: ${n}).`,
    noBenchmark:
      "There are no closes of the CSI 300 for these days; Tushare Pro or a file of the index in inbox/ brings them."
  },
  scale: {
    title: (line: string, months: number, rating: string) =>
      `${line} points against the CSI 300 in ${months} months, equally weighted: ${rating} on the report's scale`,
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
    title: (n: number, total: number) => `${n} of ${total} companies beat the CSI 300 over six months`,
    caption: "Company by company",
    titleAlone: "What each company returned; no excess over the CSI 300 can be told",
    subtitle: (asOf: string, hasIndex: boolean) =>
      `Return of market capitalisation and its excess over the CSI 300, to ${asOf}; a dash: ${hasIndex ? "" : "no closes of the CSI 300, or "}not there all the time`,
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
  source: (index: string) => `market capitalisation: pe_history; CSI 300: ${index}`,
  sourceAlone: "market capitalisation: pe_history"
};

const zh: typeof en = {
  labelled: labelled.zh,
  sectors: "板块",
  companies: "公司",
  noneTitle: "没有选中公司",
  none: "没有公司符合筛选条件，去掉一项筛选即可恢复。",
  missing: {
    title: "尚无逐日历史",
    why: "内置研报未刊载股价。刷新后可得到每家公司每个交易日的总市值，以及沪深 300 的收盘点位：",
    tushare: "来自 Tushare Pro，使用您自己的 TUSHARE_TOKEN",
    inbox: "来自 inbox/ 文件夹中的导出文件：含总市值的逐日市盈率历史，以及指数（000300.SH）收盘点位"
  },
  series: {equal_weighted: "等权", cap_weighted: "市值加权", benchmark: "沪深 300"},
  short: {equal_weighted: "等权", cap_weighted: "市值加权", benchmark: "沪深 300"},
  lines: {
    title: (n, span, equal, cap, benchmark) =>
      `${span}内，${n} 家公司等权收益 ${equal}%，市值加权 ${cap}%，沪深 300 为 ${benchmark}%`,
    titleAlone: (n, span, equal, cap) => `${span}内，${n} 家公司等权收益 ${equal}%，市值加权 ${cap}%`,
    year: "一年",
    months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    day: (month, n) => `${month}${n}日`,
    inYear: (year) => `${year}年`,
    days: (n) => `${n} 个交易日`,
    subtitle: (first, last) =>
      `以 ${first} 为 100，逐日至 ${last}。收益按总市值变动计算：不含分红，含增发股份的影响`,
    weights: "等权组合每日再平衡；一年内上市的公司自其第二个交易日起计入。",
    untraded: (n) => `停牌或缺少市值之日收益计为零：图中共 ${n} 个公司日。`,
    noBenchmark: "这段时间没有沪深 300 收盘点位；可由 Tushare Pro 或放入 inbox/ 的指数文件提供。"
  },
  scale: {
    title: (line, months, rating) =>
      `${months} 个月等权收益相对沪深 300 为 ${line} 个百分点，对应研报评级标准中的“${rating}”`,
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
    title: (n, total) => `${total} 家公司中有 ${n} 家六个月跑赢沪深 300`,
    caption: "逐家公司",
    titleAlone: "各公司收益；尚无法得出相对沪深 300 的超额",
    subtitle: (asOf, hasIndex) =>
      `总市值收益及其相对沪深 300 的超额，截至 ${asOf}；短横线表示${hasIndex ? "" : "没有沪深 300 收盘点位，或"}期间并非全程在市`,
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
  source: (index) => `总市值：pe_history；沪深 300：${index}`,
  sourceAlone: "总市值：pe_history"
};

export type PerformanceMessages = typeof en;
export const performance = {en, zh};
