import {days, isOne} from "../days.js";

/** A window in the address: years, or the whole history. */
export type WindowWord = "1" | "3" | "5" | "10" | "all";

/** Over what profit, in the address: of the last twelve months, or of the last year. */
export type BasisWord = "ttm" | "static";

const en = {
  definition: "Definition of the percentile",
  kind: "Formula",
  kinds: {inc: "INC", exc: "EXC", weak: "≤", strict: "<", mean: "mean"} as Record<string, string>,
  kindTitles: {
    inc: "Share of days cheaper than today, among the other days: Excel's PERCENTRANK.INC",
    exc: "As INC, with a day added below and above: Excel's PERCENTRANK.EXC",
    weak: "Share of days that are no dearer than today",
    strict: "Share of days that are cheaper than today",
    mean: "Midway between the shares of cheaper days and of those no dearer"
  } as Record<string, string>,
  kindNames: {
    inc: "PERCENTRANK.INC",
    exc: "PERCENTRANK.EXC",
    weak: "share of days no dearer",
    strict: "share of days cheaper",
    mean: "mean of strict and weak"
  } as Record<string, string>,
  window: "Window",
  windows: {"1": "1 year", "3": "3 years", "5": "5 years", "10": "10 years", all: "all"} as Record<
    WindowWord,
    string
  >,
  losses: "Days with a loss",
  lossesWords: {exclude: "left out", dearest: "dearest", raw: "as numbers"} as Record<string, string>,
  lossesTitles: {
    exclude: "Only days with a profit are ranked",
    dearest: "Ranked through E/P: a loss is dearer than any profit",
    raw: "A negative PE is taken as a small number, so that a loss looks cheap. Some tools do this"
  } as Record<string, string>,
  basis: "Profit",
  bases: {ttm: "last 12 months (TTM)", static: "last year (static)"},
  noStatic:
    "No static PE yet: it comes with --source tushare, or with exports that have a column 市盈率(LYR) or pe_static",
  computed: "Computed here",
  published: "As published",
  publishedOf: (source: string, asOf: string) => `${source}, as of ${asOf}`,
  difference: "Computed − published",
  points: "points",
  none: "none",
  notComputed: "no history",
  place: (percentile: string) => `percentile ${percentile}`,
  states: {
    ok: "",
    short_window: "short history",
    stale: "suspended",
    no_data: "no recent data",
    missing: "no PE",
    loss: "loss",
    no_days: "no days",
    one_day: "one day",
    below_range: "below every day",
    above_range: "above every day"
  } as Record<string, string>,
  /** In the place of `no_data` where the last day is known. */
  noDataSince: (day: string) => `no data since ${day}`,
  publishedStates: {
    loss: "loss",
    short_history: "short history",
    unknown: "not given",
    not_given: "not given"
  } as Record<string, string>,
  /** Why a number has a badge, or why there is none. */
  why: {
    ok: "",
    short_window: "Fewer than 250 days are ranked, or the history is shorter than the window.",
    stale: "The last trading day lies before the date, and the last rows say that the share is suspended.",
    no_data: "The rows of the company end before the date: nothing says whether it traded since.",
    missing: "The last trading day has no PE, and an older one is not taken.",
    loss: "The current PE is a loss, and losses are left out: there is no number.",
    no_days: "No day of the window can be ranked.",
    one_day: "One day alone has no rank.",
    below_range: "Cheaper than every day of the window.",
    above_range: "Dearer than every day of the window."
  } as Record<string, string>,
  n: "Days ranked",
  leftOut: "Left out",
  leftOutOf: (loss: number, missing: number, suspended: number, isLossRanked: boolean) =>
    `${isLossRanked ? `no loss (${loss} are ranked)` : `${loss} with a loss`}, ${missing} without PE, ${suspended} suspended`,
  span: "Window",
  spanFrom: (start: string, end: string) => `after ${start}, up to ${end}`,
  spanAll: (first: string, end: string) => `whole history: ${first} to ${end}`,
  current: {ttm: "PE TTM ranked", static: "Static PE ranked"} as Record<BasisWord, string>,
  currentOf: (pe: string, date: string) => `${pe} of ${date}`,
  formula: "Formula",
  /** The numbers in the formula's place, by kind. */
  formulaIs: (name: string, numbers: string) => `${name}: ${numbers}`,
  numbers: {
    inc: (above: string, n: string) =>
      `${above} of the ${days(n, "other day")} ${isOne(above) || isOne(n) ? "is" : "are"} cheaper`,
    exc: (above: string, n: string) => `(cheaper days + 1) / (n + 1) = ${above} / ${n}`,
    weak: (above: string, n: string) =>
      `${above} of ${days(n)} ${isOne(above) || isOne(n) ? "is" : "are"} no dearer`,
    strict: (above: string, n: string) =>
      `${above} of ${days(n)} ${isOne(above) || isOne(n) ? "is" : "are"} cheaper`,
    mean: (above: string, n: string) => `cheaper days, and half of the equal ones: ${above} of ${n}`
  }
};

const zh: typeof en = {
  definition: "分位的定义",
  kind: "公式",
  kinds: {inc: "INC", exc: "EXC", weak: "≤", strict: "<", mean: "均值"},
  kindTitles: {
    inc: "其余交易日中低于当前值的占比，即 Excel 的 PERCENTRANK.INC",
    exc: "两端各补一日后的占比，即 Excel 的 PERCENTRANK.EXC",
    weak: "不高于当前值的交易日占比",
    strict: "低于当前值的交易日占比",
    mean: "“低于”与“不高于”两种占比的均值"
  },
  kindNames: {
    inc: "PERCENTRANK.INC",
    exc: "PERCENTRANK.EXC",
    weak: "不高于当前值的占比",
    strict: "低于当前值的占比",
    mean: "两种占比的均值"
  },
  window: "窗口",
  windows: {"1": "1 年", "3": "3 年", "5": "5 年", "10": "10 年", all: "全部"},
  losses: "亏损日",
  lossesWords: {exclude: "剔除", dearest: "视为最贵", raw: "按原值"},
  lossesTitles: {
    exclude: "只对盈利的交易日排序",
    dearest: "按盈利收益率 E/P 排序：亏损比任何盈利都贵",
    raw: "把负市盈率当作小数值，亏损会显得便宜；部分工具如此处理"
  },
  basis: "利润口径",
  bases: {ttm: "最近十二个月（TTM）", static: "上一年度（静态）"},
  noStatic: "尚无静态市盈率：--source tushare 可带来，或在导出文件中包含“市盈率(LYR)”或 pe_static 列",
  computed: "本站计算",
  published: "刊载值",
  publishedOf: (source, asOf) => `${source}，截至 ${asOf}`,
  difference: "计算 − 刊载",
  points: "个百分点",
  none: "无",
  notComputed: "无历史数据",
  place: (percentile) => `第 ${percentile} 百分位`,
  states: {
    ok: "",
    short_window: "历史较短",
    stale: "停牌",
    no_data: "近期无数据",
    missing: "无市盈率",
    loss: "亏损",
    no_days: "无可排序日",
    one_day: "仅一日",
    below_range: "低于所有交易日",
    above_range: "高于所有交易日"
  },
  noDataSince: (day) => `${day} 之后无数据`,
  publishedStates: {loss: "亏损", short_history: "上市时间不足", unknown: "未给出", not_given: "未给出"},
  why: {
    ok: "",
    short_window: "参与排序的交易日少于 250 个，或历史短于窗口。",
    stale: "最近交易日早于截止日，最后几行注明停牌。",
    no_data: "该公司的数据早于截止日终止，此后是否交易未知。",
    missing: "最近交易日没有市盈率，不以更早的数值代替。",
    loss: "当前为亏损，且亏损日被剔除，故无分位。",
    no_days: "窗口内没有可排序的交易日。",
    one_day: "仅有一个交易日，无法排序。",
    below_range: "低于窗口内所有交易日。",
    above_range: "高于窗口内所有交易日。"
  },
  n: "参与排序",
  leftOut: "未计入",
  leftOutOf: (loss, missing, suspended, isLossRanked) =>
    `${isLossRanked ? `无亏损日（${loss} 个已参与排序）` : `亏损 ${loss} 日`}、无市盈率 ${missing} 日、停牌 ${suspended} 日`,
  span: "窗口",
  spanFrom: (start, end) => `${start}（不含）至 ${end}`,
  spanAll: (first, end) => `全部历史：${first} 至 ${end}`,
  current: {ttm: "排序的市盈率 TTM", static: "排序的静态市盈率"},
  currentOf: (pe, date) => `${pe}（${date}）`,
  formula: "公式",
  formulaIs: (name, numbers) => `${name}：${numbers}`,
  numbers: {
    inc: (above, n) => `其余 ${n} 日中有 ${above} 日更低`,
    exc: (above, n) => `（更低日数 + 1）/（n + 1）= ${above} / ${n}`,
    weak: (above, n) => `${n} 日中有 ${above} 日不高于当前值`,
    strict: (above, n) => `${n} 日中有 ${above} 日更低`,
    mean: (above, n) => `更低日数加相等日数的一半：${above} / ${n}`
  }
};

export type PercentileMessages = typeof en;
export const percentile = {en, zh};
