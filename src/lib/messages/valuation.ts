import {days, grouped} from "../days.js";
import {labelled} from "../labelled.js";
import {tied} from "../tied.js";
import {unnamed} from "../unnamed.js";
import {money} from "./money.js";
import type {BasisWord} from "./percentile.js";

/** What became of companies none of whose percentiles moved. */
export type StillReason = "nobody" | "same" | "forward" | "states";

/** How many of `n` companies with a PEG have one below 1. */
function pegs(below: number, n: number): string {
  if (n === 0) return "there is no PEG";
  if (n === 1) return `the only PEG is ${below === 1 ? "" : "not "}below 1`;
  if (below === n) return `${n === 2 ? "both" : `all ${n}`} PEGs are below 1`;
  if (below === 0) return `${n === 2 ? "neither" : "none"} of ${n} PEGs is below 1`;
  return `PEG is below 1 for ${below} of ${n}`;
}

function pegsZh(below: number, n: number): string {
  if (n === 0) return "无 PEG";
  if (n === 1) return `仅有一家有 PEG，${below === 1 ? "" : "不"}低于 1`;
  if (below === n) return `有 PEG 的 ${n} 家均低于 1`;
  return below === 0 ? `有 PEG 的 ${n} 家均不低于 1` : `有 PEG 的 ${n} 家中 ${below} 家低于 1`;
}

const en = {
  labelled: labelled.en,
  emptyTitle: "No company is chosen",
  empty: "No company matches these filters. Clear one of them to see companies again.",
  /** Where there is none at all, and so no filter is at fault. */
  none: {
    emptyTitle: "There are no companies yet",
    empty: "None of the reports here has a table of companies."
  },
  noneKnown: {emptyTitle: "No company is shown", empty: "The list names none that is known here."},
  scatter: {
    /** Of `n` with a PEG, it is below 1 for `below`. */
    title: (pe: string, below: number, n: number, year: string) =>
      `The median company costs ${pe} times ${year || "expected"} earnings; ${pegs(below, n)}`,
    /** The only company with a forward PE. */
    titleOne: (name: string, pe: string, peg: string | null, year: string) =>
      `${name} costs ${pe} times ${year || "expected"} earnings; ${peg === null ? "there is no PEG" : `its PEG is ${peg}`}`,
    titleNoPe: "None of the chosen companies has a forward PE",
    /** In the frame, where no company has a place. */
    none: "A company stands here by its forward PE or its growth, and none of these has either.",
    subtitle: (asOf: string, over: string, year: string, span: string) =>
      `Forward PE on ${year ? `${year} ` : ""}consensus (log scale) against net profit growth a year${span && `, ${span}`}${asOf && `; closing prices of ${asOf}`}. Colour is another basis: the percentile of the historical PE ${over}`,
    x: (span: string) => `net profit growth a year${span && `, ${span}`} (%)`,
    y: (year: string) => `forward PE${year && `, ${year}`}`,
    peg: (value: number) => `PEG ${value}`,
    lane: "no growth figure",
    floor: "no forward PE",
    legendCheap: (over: string) => `percentile of the historical PE ${over}: 0, cheapest`,
    legendMiddle: "50",
    legendDear: "100, dearest",
    legendNone: "no percentile",
    missing: (reason: string, names: string) =>
      `Without a forward PE and a growth figure, so not drawn (${reason}): ${names}.`,
    moved: "Dots that would cover each other are moved apart; a line leads to the place of each.",
    brush: "Drag a rectangle to filter the rest of the page",
    brushTouch: "Select an area"
  },
  strip: {
    /** Neither end need be dear or cheap: the numbers say where they stand. */
    title: (highest: string, hi: string, lowest: string, lo: string) =>
      `Median percentile of the own history: highest in ${highest}, ${hi}; lowest in ${lowest}, ${lo}`,
    /** A sector of which one company alone has a percentile. */
    alone: (sector: string) => `${sector} (one company)`,
    /** One sector, or several with the same median. */
    titleOne: (sector: string, median: string) =>
      `Median percentile of the own history: ${median} in ${sector}`,
    /** The only company with a percentile. */
    titleCompany: (name: string, percentile: string) =>
      `${name} stands at percentile ${percentile} of its own history`,
    titleNone: "None of the chosen companies has a percentile",
    subtitle: (asOf: string, over: string, how: string) =>
      `Percentile of the historical PE ${over}, ${how}, 0 cheapest to 100 dearest, by sector; as of ${asOf}`,
    bands: ". Band: middle half; tick: median",
    x: (over: string) => `percentile of the historical PE ${over}`,
    /** Names of the lanes, in at most two lines. */
    lanes: {
      loss: "loss",
      short_history: "short\nhistory",
      unknown: "not\ngiven",
      not_given: "not\ngiven",
      missing: "no PE",
      no_history: "no\nhistory",
      no_static: "no static\nPE"
    } as Record<string, string>,
    note: "Bands and medians are drawn for sectors with at least three percentiles.",
    missing: (reason: string, names: string) => `Without a percentile (${reason}): ${names}.`,
    short: (names: string) =>
      `Rests on fewer than 250 days, or on a history shorter than the window: ${names}.`,
    stale: (names: string) => `Suspended as of the date, so that an older PE is ranked: ${names}.`,
    noData: (names: string) => `Daily data end before those of others: ${names}.`,
    since: (name: string, day: string) => `${name} (no data since ${day})`
  },
  /** What kind of percentile is meant, in the middle of a sentence. */
  ranking: {
    publishedOver: "over five years",
    publishedHow: "as published",
    computedOver: (years: number) =>
      years === 0 ? "over all days" : years === 1 ? "over one year" : `over ${years} years`,
    computedHow: (pe: string, formula: string, losses: string) =>
      `computed here (${pe}; ${formula}; days with a loss: ${losses})`,
    pe: {ttm: "PE TTM", static: "static PE"} as Record<BasisWord, string>,
    source: "computed from the daily history of this notebook's store"
  },
  changes: {
    title: (name: string, from: string, to: string, others: string) =>
      `${name} moved furthest, from percentile ${from} to ${to}${others}`,
    /** Several that moved equally far, up or down. */
    titleTied: (names: readonly string[], points: string, others: string) =>
      `${tied.en(names, "companies")} moved furthest, by ${points} points each${others}`,
    titleStill: (others: string) => `No percentile moved${others}`,
    entered: (n: number) => `${n} came under the filter`,
    left: (n: number) => `${n} left it`,
    subtitle: (since: string, asOf: string, over: string, how: string) =>
      `Percentile of the historical PE ${over}, ${how}: ring ${since}, dot ${asOf}; the furthest moves first`,
    points: (text: string) => `${text} pts`,
    enteredNames: (names: string) => `Under the filter now, and not before: ${names}.`,
    leftNames: (names: string) => `Under the filter before, and not now: ${names}.`,
    more: (n: number) => `${n} more moved less; the file has all of them.`,
    /** Why nothing is drawn, though days are compared. */
    none: {
      nobody: "No company is under the filter on either day.",
      same: "Percentile and forward PE of these companies are the same on both days.",
      forward: "Only forward PEs of these companies moved; the file has them.",
      states: "No company has two different percentiles; who has gained or lost one is in the file."
    } as Record<StillReason, string>,
    noBefore: "Nothing to compare with yet",
    noBeforeText: "No earlier day is stored to compare with. Every later day that is stored adds one."
  },
  tip: {
    growth: "growth a year",
    pe: (year: string) => `forward PE${year && ` ${year}`}`,
    percentile: "historical PE percentile",
    peg: "PEG",
    open: "Click, or tap twice: the company's page"
  },
  columns: {
    company: "Company",
    sector: "Sector",
    sectorMoved: "Printed and corrected sector differ: the report's labels slipped by one row",
    years: "Fiscal years",
    revenueActual: (year: string) => `Revenue${year ? ` ${year}` : ", reported"}`,
    revenueForward: (year: string) => `Revenue${year ? ` ${year}` : ", expected"}`,
    profitActual: (year: string) => `Net profit${year ? ` ${year}` : ", reported"}`,
    profitForward: (year: string) => `Net profit${year ? ` ${year}` : ", expected"}`,
    growth: "Growth a year",
    growthTitle: (span: string) =>
      `Compound annual growth of net profit attributable${span ? `, ${span}` : ", from the last reported year to the expected one"}; only where both are above zero`,
    margin: (year: string) => `Net margin${year ? ` ${year}` : ", expected"}`,
    pe: (year: string) => `Forward PE${year && ` ${year}`}`,
    peTitle: "Price over the profit that analysts expect",
    peg: "PEG",
    pegTitle: "Forward PE over growth in percent; only where profit grows",
    cap: "Implied market cap",
    capTitle: "Forward PE × expected net profit; both are printed rounded, so the truth lies in this range",
    percentile: "Historical PE percentile",
    percentileTitle:
      "Place of the historical PE in its own five years, as published; another basis than the forward PE",
    published: "Percentile, published",
    computed: "Percentile, computed",
    computedTitle: (over: string, how: string) =>
      `Place of the PE among the company's own days ${over}, ${how}; another basis than the forward PE`,
    difference: "Computed − published",
    days: (n: string, loss: number, missing: number, suspended: number) =>
      `${days(n)} ranked; ${grouped(loss)} with a loss, ${grouped(missing)} without PE, ${grouped(suspended)} suspended`
  },
  money: money.en,
  times: "×",
  peState: {ok: "", loss: "loss", no_consensus: "no consensus", missing: "not given"} as Record<
    string,
    string
  >,
  /** Said where companies of different fiscal years stand side by side. */
  mixedYears: (names: readonly string[], hasMedian: boolean) =>
    `Companies of different fiscal years stand side by side${hasMedian ? ", and a median over them mixes years" : ""}: ${names.join(", ")}.`,
  /** Said of forward PEs. */
  yearUnstated: (n: number) =>
    n === 1
      ? "No source states the fiscal year of one forward PE."
      : `No source states the fiscal year of ${n} forward PEs.`,
  /** Whether a forward PE is printed by its source or computed, and what a computed one rests on. */
  basis: {
    note: (n: number, published: number, day: string, brokers: string) => {
      const rest = published === 0 ? "" : `; ${published} ${published === 1 ? "is" : "are"} as published`;
      return `${n} ${n === 1 ? "forward PE is" : "forward PEs are"} computed: market capitalisation over the consensus profit as of ${day} (${brokers})${rest}.`;
    },
    published: "as published",
    computed: (day: string, brokers: string) => `computed over the consensus as of ${day}, ${brokers}`,
    brokers: (lo: number, hi: number, isWhole: boolean) => {
      const n = lo === hi ? `${lo} ${lo === 1 ? "broker" : "brokers"}` : `${lo} to ${hi} brokers`;
      return isWhole ? n : `${n} where their number is given`;
    },
    brokersUnknown: "number of brokers not given"
  },
  /** Said where figures of two days make one. */
  twoDays: (names: readonly string[]) =>
    `PEG and implied market capitalisation join figures of two days: ${names.join("; ")}.`,
  twoDaysOf: (names: string, pe: string, profit: string) =>
    `${names} (forward PE of ${pe}, expected profit of ${profit})`,
  companies: (n: number) => `${n} companies`,
  yearsOf: (n: number, years: string) => `${n} of ${years}`,
  growthState: {
    ok: "",
    loss_before: "loss reported",
    loss_expected: "loss expected",
    no_consensus: "no consensus",
    missing: "not given",
    same_year: "one year only"
  } as Record<string, string>,
  percentileState: {
    ok: "",
    loss: "loss",
    short_history: "short history",
    unknown: "not given",
    not_given: "not given",
    no_history: "no history",
    no_static: "no static PE",
    missing: "no PE",
    no_days: "no days",
    one_day: "one day",
    short_window: "short history",
    stale: "suspended",
    no_data: "no recent data",
    computing: "computing…",
    not_known: "not known"
  } as Record<string, string>,
  /** In the place of `no_data` where the last day is known. */
  noDataSince: (day: string) => `no data since ${day}`,
  falling: "profit falls",
  /** The reasons in a sentence, for those who hover or ask. */
  whyTitle: {
    loss: "A loss has no PE",
    no_consensus: "The source gives no analyst consensus",
    loss_before: "Growth is not defined: the last reported net profit is a loss",
    loss_expected: "Growth is not defined: a loss is expected",
    same_year: "Growth is not defined: the expected year is the reported one",
    not_given: "No source gives one",
    short_history: "Listed for too short a time to have a percentile over five years",
    unknown: "The source gives no figure and no reason",
    falling: "PEG is not defined: net profit is expected to fall",
    no_history: "No daily history to compute it from",
    no_static: "No daily history of the static PE: exports with a column 市盈率(LYR), or Tushare, bring it",
    missing: "The last trading day has no PE, and an older one is not taken",
    no_days: "No day of the window can be ranked",
    one_day: "One day alone has no rank",
    computing: "The engine ranks the supposed PE among the company's own days",
    not_known:
      "The company's days could not be fetched, or are not: of lists of many companies those of the first 100 are",
    short_window: "Fewer than 250 days are ranked, or the history is shorter than the window",
    stale: "The last trading day lies before the date, and the last rows say that the share is suspended",
    no_data: "The rows of the company end before the date: nothing says whether it traded since"
  } as Record<string, string>,
  notDefined: "not defined",
  list: (names: readonly string[]) => names.join(", "),
  /** Below a picture that has no room for them. */
  unnamed: unnamed.en,
  cards: {
    companies: "Companies shown",
    of: (n: string) => `of ${n}`,
    pe: (year: string, isMixed: boolean) =>
      `Median forward PE${year ? `, ${year}` : isMixed ? ", years mixed" : ""}`,
    peNote: (n: number, loss: number, none: number, missing: number, unstated: number) =>
      `${n} with one${unstated > 0 ? ` (${unstated} of no stated year)` : ""}; ${loss} expected loss, ${none} without consensus${missing > 0 ? `, ${missing} not given` : ""}`,
    percentile: "Median percentile of historical PE",
    percentileNote: (n: number, above: number, below: number) =>
      `${n} with one; ${above} above 80, ${below} below 20`,
    growth: (isMixed: boolean) => `Median net profit growth a year${isMixed ? ", years mixed" : ""}`,
    growthNote: (n: number) => `${n} with profits in both years`
  }
};

const zh: typeof en = {
  labelled: labelled.zh,
  emptyTitle: "没有选中公司",
  empty: "没有公司符合筛选条件，去掉一项筛选即可恢复。",
  none: {
    emptyTitle: "尚无公司",
    empty: "这里的研报都没有公司表。"
  },
  noneKnown: {emptyTitle: "没有可显示的公司", empty: "该名单中没有本站收录的公司。"},
  scatter: {
    title: (pe, below, n, year) =>
      `${year ? `${year} ` : "预测"}市盈率中位数为 ${pe} 倍；${pegsZh(below, n)}`,
    titleOne: (name, pe, peg, year) =>
      `${name}${year ? ` ${year} ` : "预测"}市盈率为 ${pe} 倍；${peg === null ? "无 PEG" : `PEG 为 ${peg}`}`,
    titleNoPe: "所选公司均无预测市盈率",
    none: "公司在图中的位置取决于预测市盈率或复合增速，所选公司两者皆无。",
    subtitle: (asOf, over, year, span) =>
      `纵轴为${year ? ` ${year} ` : ""}一致预期市盈率（对数刻度），横轴为${span ? ` ${span} ` : ""}归母净利润复合增速${asOf && `；收盘价截至 ${asOf}`}。颜色为另一口径：${over}历史市盈率分位`,
    x: (span) => `归母净利润复合增速${span && `，${span}`}（%）`,
    y: (year) => `${year ? `${year} ` : "预测"}市盈率（倍）`,
    peg: (value) => `PEG ${value}`,
    lane: "无复合增速",
    floor: "无预测市盈率",
    legendCheap: (over) => `${over}历史市盈率分位：0（最低）`,
    legendMiddle: "50",
    legendDear: "100（最高）",
    legendNone: "无分位",
    missing: (reason, names) => `无预测市盈率和复合增速、图中未绘（${reason}）：${names}。`,
    moved: "会相互遮挡的点已错开，短线指向其原位。",
    brush: "拖动框选，可筛选全页",
    brushTouch: "框选区域"
  },
  strip: {
    title: (highest, hi, lowest, lo) =>
      `自身历史分位中位数：${highest}最高，为 ${hi}；${lowest}最低，为 ${lo}`,
    alone: (sector) => `${sector}（仅一家）`,
    titleOne: (sector, median) => `自身历史分位中位数：${sector}为 ${median}`,
    titleCompany: (name, percentile) => `${name}处于自身历史的第 ${percentile} 百分位`,
    titleNone: "所选公司均无分位",
    subtitle: (asOf, over, how) => `${over}历史市盈率分位（${how}），0 最低、100 最高，按板块；截至 ${asOf}`,
    bands: "。色带为中间一半，竖线为中位数",
    x: (over) => `${over}历史市盈率分位`,
    lanes: {
      loss: "亏损",
      short_history: "上市时间\n不足",
      unknown: "未给出",
      not_given: "未给出",
      missing: "无市盈率",
      no_history: "无逐日\n历史",
      no_static: "无静态\n市盈率"
    },
    note: "有三家及以上公司有分位的板块才绘制色带与中位数。",
    missing: (reason, names) => `无分位（${reason}）：${names}。`,
    short: (names) => `参与排序不足 250 个交易日，或历史短于窗口：${names}。`,
    stale: (names) => `截至当日停牌，参与排序的是此前的市盈率：${names}。`,
    noData: (names) => `逐日数据早于其他公司终止：${names}。`,
    since: (name, day) => `${name}（${day} 之后无数据）`
  },
  ranking: {
    publishedOver: "近五年",
    publishedHow: "刊载值",
    computedOver: (years) => (years === 0 ? "全部" : years === 1 ? "近一年" : `近 ${years} 年`),
    computedHow: (pe, formula, losses) => `本站计算：${pe}，${formula}，亏损日${losses}`,
    pe: {ttm: "市盈率 TTM", static: "静态市盈率"},
    source: "由本笔记本存储的逐日历史计算"
  },
  changes: {
    title: (name, from, to, others) => `${name}分位变动最大：由 ${from} 变为 ${to}${others}`,
    titleTied: (names, points, others) =>
      `${tied.zh(names, "家公司")}分位变动最大：各变动 ${points} 个百分点${others}`,
    titleStill: (others) => `各公司分位均无变动${others}`,
    entered: (n) => `新进入筛选 ${n} 家`,
    left: (n) => `退出 ${n} 家`,
    subtitle: (since, asOf, over, how) =>
      `${over}历史市盈率分位（${how}）：空心为 ${since}，实心为 ${asOf}；按变动幅度排列`,
    points: (text) => `${text} 个百分点`,
    enteredNames: (names) => `新进入筛选：${names}。`,
    leftNames: (names) => `退出筛选：${names}。`,
    more: (n) => `另有 ${n} 家变动较小，见下载文件。`,
    none: {
      nobody: "两日均没有公司符合筛选条件。",
      same: "两日之间，这些公司的分位与预测市盈率均未变动。",
      forward: "这些公司仅预测市盈率有变动，见下载文件。",
      states: "没有公司的分位变动；新增或失去分位的公司见下载文件。"
    },
    noBefore: "尚无可比较的日期",
    noBeforeText: "没有更早的已存日期可供比较。以后每存入一日，即多一日可比。"
  },
  tip: {
    growth: "复合增速",
    pe: (year) => `${year ? `${year} ` : "预测"}市盈率`,
    percentile: "历史市盈率分位",
    peg: "PEG",
    open: "点击（触屏点两次）查看公司页"
  },
  columns: {
    company: "公司",
    sector: "板块",
    sectorMoved: "研报刊载的板块与更正后的不同：标签错位一行",
    years: "财年",
    revenueActual: (year) => `${year ? `${year} ` : "实际"}营业收入`,
    revenueForward: (year) => `${year ? `${year} ` : "预期"}营业收入`,
    profitActual: (year) => `${year ? `${year} ` : "实际"}归母净利润`,
    profitForward: (year) => `${year ? `${year} ` : "预期"}归母净利润`,
    growth: "复合增速",
    growthTitle: (span) =>
      `${span ? `${span} ` : "由最近实际财年至预期财年的"}归母净利润复合增速，仅在两年利润均为正时计算`,
    margin: (year) => `${year ? `${year} ` : "预期"}净利率`,
    pe: (year) => `${year ? `${year} ` : "预测"}市盈率`,
    peTitle: "股价与一致预期每股利润之比",
    peg: "PEG",
    pegTitle: "预测市盈率除以复合增速（%），仅在利润增长时计算",
    cap: "隐含市值",
    capTitle: "预测市盈率 × 预期净利润；两者刊载时均已舍入，真值在此区间内",
    percentile: "历史市盈率分位",
    percentileTitle: "历史市盈率在其自身五年中的位置（刊载值），与预测市盈率口径不同",
    published: "分位（刊载）",
    computed: "分位（计算）",
    computedTitle: (over, how) => `市盈率在公司${over}交易日中的位置（${how}），与预测市盈率口径不同`,
    difference: "计算 − 刊载",
    days: (n, loss, missing, suspended) =>
      `${n} 个交易日参与排序；亏损 ${grouped(loss)} 日，无市盈率 ${grouped(missing)} 日，停牌 ${grouped(suspended)} 日`
  },
  money: money.zh,
  times: "倍",
  peState: {ok: "", loss: "亏损", no_consensus: "无一致预期", missing: "未给出"},
  mixedYears: (names, hasMedian) =>
    `所列公司的财年不同${hasMedian ? "，跨财年取中位数混合了年份" : ""}：${names.join("，")}。`,
  yearUnstated: (n) => `有 ${n} 个预测市盈率的财年未有来源注明。`,
  basis: {
    note: (n, published, day, brokers) =>
      `${n} 个预测市盈率为计算值：总市值 ÷ 截至 ${day} 的一致预期利润（${brokers}）${published === 0 ? "" : `；${published} 个为刊载值`}。`,
    published: "刊载值",
    computed: (day, brokers) => `计算值，一致预期截至 ${day}，${brokers}`,
    brokers: (lo, hi, isWhole) =>
      `${lo === hi ? lo : `${lo} 至 ${hi}`} 家机构${isWhole ? "" : "（仅计已注明者）"}`,
    brokersUnknown: "未注明机构数"
  },
  twoDays: (names) => `PEG 与隐含市值由不同日期的数据合成：${names.join("；")}。`,
  twoDaysOf: (names, pe, profit) => `${names}（预测市盈率截至 ${pe}，预期利润截至 ${profit}）`,
  companies: (n) => `${n} 家公司`,
  yearsOf: (n, years) => `${years} 为 ${n} 家`,
  growthState: {
    ok: "",
    loss_before: "已报亏损",
    loss_expected: "预期亏损",
    no_consensus: "无一致预期",
    missing: "未给出",
    same_year: "仅一个财年"
  },
  percentileState: {
    ok: "",
    loss: "亏损",
    short_history: "上市时间不足",
    unknown: "未给出",
    not_given: "未给出",
    no_history: "无逐日历史",
    no_static: "无静态市盈率",
    missing: "无市盈率",
    no_days: "无交易日",
    one_day: "仅一日",
    short_window: "历史较短",
    stale: "停牌",
    no_data: "近期无数据",
    computing: "计算中…",
    not_known: "未知"
  },
  noDataSince: (day) => `${day} 之后无数据`,
  falling: "利润下降",
  whyTitle: {
    loss: "亏损公司无市盈率",
    no_consensus: "来源未给出一致预期",
    loss_before: "复合增速无定义：最近实际归母净利润为亏损",
    loss_expected: "复合增速无定义：预期亏损",
    same_year: "复合增速无定义：预期财年与实际财年相同",
    not_given: "没有来源给出该值",
    short_history: "上市时间不足，无近五年分位",
    unknown: "来源未给出数值，也未说明原因",
    falling: "PEG 无定义：预期净利润下降",
    no_history: "没有可供计算的逐日历史",
    no_static: "没有静态市盈率的逐日历史：含“市盈率(LYR)”列的导出文件或 Tushare 可带来",
    missing: "最近交易日无市盈率，不以更早的值代替",
    no_days: "窗口内没有可排序的交易日",
    one_day: "仅有一个交易日，无从排序",
    computing: "正在将假设的市盈率与公司自身交易日比较",
    not_known: "未能取得该公司的逐日历史；公司较多时仅取前 100 家",
    short_window: "参与排序不足 250 个交易日，或历史短于窗口",
    stale: "最近交易日早于截止日，最后几行注明停牌",
    no_data: "该公司的数据早于截止日终止，此后是否交易未知"
  },
  notDefined: "无定义",
  list: (names) => names.join("、"),
  unnamed: unnamed.zh,
  cards: {
    companies: "展示公司",
    of: (n) => `共 ${n} 家`,
    pe: (year, isMixed) => `${year ? `${year} ` : "预测"}市盈率中位数${isMixed ? "（不同财年）" : ""}`,
    peNote: (n, loss, none, missing, unstated) =>
      `${n} 家有值${unstated > 0 ? `（其中 ${unstated} 家未注明财年）` : ""}；预期亏损 ${loss} 家，无一致预期 ${none} 家${missing > 0 ? `，未给出 ${missing} 家` : ""}`,
    percentile: "历史市盈率分位中位数",
    percentileNote: (n, above, below) => `${n} 家有值；高于 80 的 ${above} 家，低于 20 的 ${below} 家`,
    growth: (isMixed) => `归母净利润复合增速中位数${isMixed ? "（不同财年）" : ""}`,
    growthNote: (n) => `${n} 家两年均盈利`
  }
};

export type ValuationMessages = typeof en;
export const valuation = {en, zh};
