import {days, grouped} from "../days.js";
import {labelled} from "../labelled.js";
import {tied} from "../tied.js";

type Names = readonly string[];

const who = (names: Names) => tied.en(names, "companies");
const which = (names: Names) => tied.en(names, "sectors");
const all = (n: number) => (n === 2 ? "both" : `all ${n}`);
const allFirst = (n: number) => (n === 2 ? "Both" : `All ${n}`);
const has = (names: Names) => (names.length === 1 ? "has" : "have");

const en = {
  labelled: labelled.en,
  list: "List",
  companies: "Companies",
  sectors: "Sectors",
  measure: "History as",
  measures: {multiple: "multiples", percentile: "percentiles"},
  measureTitles: {
    multiple: "PE TTM on a logarithmic axis: equal steps are equal percentages",
    percentile: "The place of each day among all of the company's own days of five years"
  },
  names: (names: readonly string[]) => names.join(", "),
  /** Where nothing was chosen. */
  opening: "The largest companies of the list, and its sectors",
  /** In the picker: companies that are in no list of the site. */
  unlisted: "Not in a list",
  most: (n: number) => `At most ${n} companies stand side by side: take one away first.`,
  over: (n: number, codes: string) =>
    `Of the address the first ${n} companies are compared, and not ${codes}.`,
  none: {
    title: "No company is chosen",
    text: "Choose two to eight companies above to see them side by side."
  },
  /** Below each figure that has no company of its own. */
  table: {
    caption: "Side by side",
    one: (name: string, pe: string) => `${name} costs ${pe} times the profit that is expected of it`,
    title: (low: Names, lowPe: string, high: Names, highPe: string, n: number) =>
      `By forward PE ${who(low)} ${low.length === 1 ? "is" : "are"} the cheapest of ${n}, at ${lowPe}, and ${who(high)} the dearest, at ${highPe}`,
    same: (n: number, pe: string) => `${allFirst(n)} have the same forward PE, ${pe}`,
    unpriced: (n: number) =>
      n === 1 ? "The company has no forward PE" : `None of the ${n} companies has a forward PE`,
    subtitle: (unit: string) =>
      `Money in ${unit}; a forward PE rests on the consensus of its fiscal year, percentiles on the PE of the last twelve months`,
    implied: (who: string) =>
      `Market capitalisation as forward PE × expected profit, both rounded, for want of a daily one: ${who}.`,
    noForward: (who: string) => `Without a forward PE: ${who}.`,
    columns: {
      company: "Company",
      forward: (year: string) => `Forward PE${year && ` ${year}`}`,
      year: "Fiscal years",
      published: "Percentile as published",
      computed: "Percentile computed",
      ttm: "PE TTM",
      cap: "Market cap",
      growth: "Growth a year",
      growthTitle: "Of net profit, from the last reported fiscal year to the expected one",
      margin: (year: string) => `Net margin ${year || "expected"}`,
      profit: (year: string) => `Profit ${year || "expected"}`,
      revenue: (year: string) => `Revenue ${year || "expected"}`,
      consensusTitle: "As analysts expect it"
    },
    noHistory: "no history",
    none: "not given"
  },
  /** Above a day of a line. */
  day: "day",
  history: {
    multiple: {
      title: (high: Names, highPe: string, low: Names, lowPe: string) =>
        `${who(high)} ${has(high)} the highest PE TTM, ${highPe}; ${who(low)} the lowest, ${lowPe}`,
      same: (n: number, pe: string) => `${allFirst(n)} have a PE TTM of ${pe}`,
      one: (name: string, pe: string) => `${name} has a PE TTM of ${pe}`,
      axis: "PE TTM"
    },
    percentile: {
      title: (high: Names, highAt: string, low: Names, lowAt: string) =>
        `${who(high)} ${high.length === 1 ? "stands highest in its" : "stand highest in their"} own five years, at percentile ${highAt}; ${who(low)} lowest, at ${lowAt}`,
      same: (n: number, at: string) => `${allFirst(n)} stand at percentile ${at} of their own five years`,
      one: (name: string, at: string) => `${name} stands at percentile ${at} of its own five years`,
      axis: "percentile"
    },
    noToday: "None of the companies has a PE on its last day",
    subtitle: {
      multiple: (every: number) =>
        `PE TTM on a logarithmic axis, ${every === 1 ? "every trading day" : `every ${every} trading days`}, five years`,
      percentile: (every: number) =>
        `Place of each day's PE TTM among all days of the same five years with a profit, INC, ${every === 1 ? "every trading day" : `every ${every} trading days`}`
    },
    gaps: (name: string, values: readonly string[]) => `Not drawn of ${name}: ${values.join(", ")}.`,
    loss: (n: number) => `${days(n)} with a loss`,
    missing: (n: number) => `${days(n)} without PE`,
    suspended: (n: number) => `${days(n)} suspended`,
    absent: (who: string) => `Without a daily history, and so without a line: ${who}.`,
    ends: (who: string) =>
      `The last day of these is no day with a profit, and they are not in the title: ${who}.`,
    empty: "No chosen company has a day with a profit in these five years.",
    emptyOthers: "No chosen company that has a daily history has a day with a profit in these five years.",
    emptyTitle: "There is no history to draw of these companies"
  },
  sector: {
    pe: {
      title: (high: Names, highPe: string, low: Names, lowPe: string) =>
        `The median PE TTM is highest in ${which(high)}, ${highPe}, and lowest in ${which(low)}, ${lowPe}`,
      same: (n: number, pe: string) => `The median PE TTM of ${all(n)} sectors is ${pe}`,
      one: (name: string, pe: string) => `The median PE TTM of ${name} is ${pe}`,
      subtitle: (every: number) =>
        `Median PE TTM of a sector's members with a profit, on a logarithmic axis, ${every === 1 ? "every trading day" : `every ${every} trading days`}`,
      axis: "median PE TTM",
      rule: "A median takes three members with a profit.",
      few: (who: string) =>
        `Fewer than three members with a profit on the last day, and so no median: ${who}.`
    },
    percentile: {
      title: (high: Names, highAt: string, low: Names, lowAt: string) =>
        `The members of ${which(high)} stand highest in their own history, at a median percentile of ${highAt}; those of ${which(low)} lowest, at ${lowAt}`,
      same: (n: number, at: string) =>
        `The members of ${all(n)} sectors stand at a median percentile of ${at} of their own history`,
      one: (name: string, at: string) =>
        `The members of ${name} stand at a median percentile of ${at} of their own history`,
      subtitle: (every: number) =>
        `Median of the members' percentiles, each among its own five years up to the day, losses left out, ${every === 1 ? "every trading day" : `every ${every} trading days`}`,
      axis: "median percentile",
      rule: "A median takes three members; a member counts from its 250th ranked day on.",
      few: (who: string) =>
        `Fewer than three members with a profit and 250 ranked days on the last day, and so no median: ${who}.`
    },
    none: "No sector has a median on the last day",
    losses: (n: number) =>
      n === 1
        ? "One member makes a loss on the last day, and is in no median."
        : `${n} members make a loss on the last day, and are in no median.`,
    members: (n: number) => (n === 1 ? "1 member" : `${n} members`),
    empty: "No sector that is chosen has three members with a profit in these five years.",
    emptyTitle: "There is no median to draw of these sectors",
    unchosen: "Choose one or more sectors above.",
    unchosenTitle: "No sector is chosen"
  },
  missing: {
    history: ["There is no PE over time yet", "Its lines take a daily history of the PE of each company."],
    sectors: [
      "There are no medians by sector yet",
      "They take a list with sectors and a daily history of its companies."
    ],
    medians: [
      "No sector of the list has a median",
      "A median takes three members with a profit on one day; no sector has as many in these five years."
    ],
    percentiles: [
      "No sector of the list has a median percentile",
      "It takes three members on one day, each from its 250th ranked day on."
    ]
  } as Readonly<
    Record<"history" | "sectors" | "medians" | "percentiles", readonly [title: string, why: string]>
  >
};

const whoZh = (names: Names) => tied.zh(names, "家公司");
const whichZh = (names: Names) => tied.zh(names, "个板块");

const zh: typeof en = {
  labelled: labelled.zh,
  list: "名单",
  companies: "公司",
  sectors: "板块",
  measure: "历史口径",
  measures: {multiple: "倍数", percentile: "分位"},
  measureTitles: {
    multiple: "市盈率 TTM，对数坐标：等距即等比",
    percentile: "每个交易日在该公司自身五年全部交易日中的位置"
  },
  names: (names) => names.join("、"),
  opening: "名单中市值最大的公司，及其板块",
  unlisted: "不在名单中",
  most: (n) => `最多并列 ${n} 家公司，请先去掉一家。`,
  over: (n, codes) => `链接中的前 ${n} 家公司参与对比，未列入：${codes}。`,
  none: {title: "没有选中公司", text: "请在上方选择二至八家公司进行对比。"},
  table: {
    caption: "并列对比",
    one: (name, pe) => `${name}的预测市盈率为 ${pe} 倍`,
    title: (low, lowPe, high, highPe, n) =>
      `按预测市盈率，${n} 家中${whoZh(low)}最低，为 ${lowPe} 倍；${whoZh(high)}最高，为 ${highPe} 倍`,
    same: (n, pe) => `${n} 家公司的预测市盈率相同，均为 ${pe} 倍`,
    unpriced: (n) => (n === 1 ? "该公司没有预测市盈率" : `${n} 家公司均无预测市盈率`),
    subtitle: (unit) => `金额单位：${unit}；预测市盈率基于所标财年的一致预期，分位基于最近十二个月的市盈率`,
    implied: (who) => `缺少逐日总市值，故以预测市盈率乘以预期净利润（均已舍入）推算：${who}。`,
    noForward: (who) => `没有预测市盈率：${who}。`,
    columns: {
      company: "公司",
      forward: (year) => `${year ? `${year} ` : "预测"}市盈率`,
      year: "财年",
      published: "刊载分位",
      computed: "计算分位",
      ttm: "市盈率 TTM",
      cap: "总市值",
      growth: "复合增速",
      growthTitle: "净利润自最近已公布财年至预期财年",
      margin: (year) => `${year ? `${year} ` : "预期"}净利率`,
      profit: (year) => `${year ? `${year} ` : "预期"}净利润`,
      revenue: (year) => `${year ? `${year} ` : "预期"}营收`,
      consensusTitle: "分析师一致预期"
    },
    noHistory: "无历史",
    none: "未给出"
  },
  day: "日期",
  history: {
    multiple: {
      title: (high, highPe, low, lowPe) =>
        `${whoZh(high)}的市盈率 TTM 最高，为 ${highPe}；${whoZh(low)}最低，为 ${lowPe}`,
      same: (n, pe) => `${n} 家公司的市盈率 TTM 均为 ${pe}`,
      one: (name, pe) => `${name}的市盈率 TTM 为 ${pe}`,
      axis: "市盈率 TTM"
    },
    percentile: {
      title: (high, highAt, low, lowAt) =>
        `${whoZh(high)}处于自身五年的最高位置，分位 ${highAt}；${whoZh(low)}最低，分位 ${lowAt}`,
      same: (n, at) => `${n} 家公司均处于自身五年的 ${at} 分位`,
      one: (name, at) => `${name}处于自身五年的 ${at} 分位`,
      axis: "分位"
    },
    noToday: "所选公司最后一日均无市盈率",
    subtitle: {
      multiple: (every) => `市盈率 TTM，对数坐标，${every === 1 ? "逐日" : `每 ${every} 个交易日`}，五年`,
      percentile: (every) =>
        `每日市盈率 TTM 在同一五年全部盈利交易日中的位置（INC），${every === 1 ? "逐日" : `每 ${every} 个交易日`}`
    },
    gaps: (name, values) => `${name}未绘制：${values.join("、")}。`,
    loss: (n) => `亏损 ${grouped(n)} 日`,
    missing: (n) => `无市盈率 ${grouped(n)} 日`,
    suspended: (n) => `停牌 ${grouped(n)} 日`,
    absent: (who) => `没有逐日历史、故无曲线：${who}。`,
    ends: (who) => `以下公司最后一日没有盈利市盈率，未计入标题：${who}。`,
    empty: "所选公司五年内均无盈利交易日。",
    emptyOthers: "所选公司中有逐日历史的，五年内均无盈利交易日。",
    emptyTitle: "所选公司没有可绘制的历史"
  },
  sector: {
    pe: {
      title: (high, highPe, low, lowPe) =>
        `${whichZh(high)}的市盈率 TTM 中位数最高，为 ${highPe}；${whichZh(low)}最低，为 ${lowPe}`,
      same: (n, pe) => `${n} 个板块的市盈率 TTM 中位数均为 ${pe}`,
      one: (name, pe) => `${name}的市盈率 TTM 中位数为 ${pe}`,
      subtitle: (every) =>
        `板块内盈利成员的市盈率 TTM 中位数，对数坐标，${every === 1 ? "逐日" : `每 ${every} 个交易日`}`,
      axis: "市盈率 TTM 中位数",
      rule: "中位数至少需要三家盈利成员。",
      few: (who) => `最后一日盈利成员不足三家、故无中位数：${who}。`
    },
    percentile: {
      title: (high, highAt, low, lowAt) =>
        `${whichZh(high)}的成员处于自身历史的最高位置，分位中位数 ${highAt}；${whichZh(low)}最低，为 ${lowAt}`,
      same: (n, at) => `${n} 个板块成员的分位中位数均为 ${at}`,
      one: (name, at) => `${name}成员的分位中位数为 ${at}`,
      subtitle: (every) =>
        `成员分位的中位数，各自以截至当日的五年计，剔除亏损日，${every === 1 ? "逐日" : `每 ${every} 个交易日`}`,
      axis: "分位中位数",
      rule: "中位数至少需要三家成员；成员自其第 250 个可排序交易日起计入。",
      few: (who) => `最后一日盈利且已有 250 个可排序交易日的成员不足三家、故无中位数：${who}。`
    },
    none: "最后一日没有板块具有中位数",
    losses: (n) => `最后一日有 ${n} 家成员亏损，不计入中位数。`,
    members: (n) => `${n} 家成员`,
    empty: "所选板块五年内均不足三家盈利成员。",
    emptyTitle: "所选板块没有可绘制的中位数",
    unchosen: "请在上方选择一个或多个板块。",
    unchosenTitle: "没有选中板块"
  },
  missing: {
    history: ["尚无市盈率走势", "走势需要各公司市盈率的逐日历史。"],
    sectors: ["尚无板块中位数", "中位数需要带板块的名单及其公司的逐日历史。"],
    medians: ["名单中没有板块具有中位数", "中位数至少需要同一日有三家盈利成员；五年内没有板块达到。"],
    percentiles: [
      "名单中没有板块具有分位中位数",
      "需要同一日至少三家成员，各自自其第 250 个可排序交易日起计入。"
    ]
  }
};

export type CompareMessages = typeof en;
export const compare = {en, zh};
