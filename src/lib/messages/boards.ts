const en = {
  models: "Models",
  benchmarks: "Benchmarks",
  categories: "Categories",
  unmarked: (marks: string) => `Leave out scores ${marks ? `marked ${marks}` : "with a mark"}`,
  unmarkedTitle: (models: string, runners: string) => `Scores of ${models} that ${runners} ran`,
  unmarkedChip: (marks: string) => `without scores ${marks ? `marked ${marks}` : "with a mark"}`,
  view: "View",
  set: "Scores",
  sets: {report: "The report’s table", all: "All models"},
  views: {heat: "Table", dots: "Dot plot", pair: "Head to head"},
  sort: "Order",
  sorts: {category: "by category", spread: "by spread", best: "by best score"},
  first: "Model",
  second: "against",
  sectors: "Sectors",
  exchanges: "Exchanges",
  exchange: {
    SH: "Shanghai",
    SZ: "Shenzhen",
    BJ: "Beijing",
    HK: "Hong Kong",
    US: "United States",
    DEMO: "Fictional"
  } as Record<string, string>,
  states: "Forward PE is",
  state: {ok: "given", loss: "loss expected", no_consensus: "no consensus", missing: "not given"},
  pe: "Forward PE",
  percentile: "Percentile of historical PE",
  growth: "Net profit growth a year",
  times: "times",
  percent: "%",
  basis: "Sector label",
  bases: {corrected: "corrected", printed: "as printed"},
  basisChip: "sectors as printed in the report",
  ranking: "Percentile",
  rankings: {published: "as published", computed: "computed"},
  noHistory: "Percentiles are as published: there is no daily history to compute them from.",
  asOf: "As of",
  asOfChip: (day: string) => `as of ${day}`,
  year: "Forward year",
  ownYear: "each company's own",
  yearChip: (year: string) => `forward PE of ${year}E`,
  since: "Compared with",
  figures: "More figures",
  presets: {
    label: "Often asked",
    cheapGrowing: {
      label: "Cheap and growing",
      title: "percentile below 20, growth above 20% a year"
    },
    dear: {label: "Dear in its own history", title: "percentile above 80"},
    bestMargin: {label: "Best margin", title: "ordered by expected net margin, the highest first"}
  },
  brushChip: "brushed",
  interval: (
    label: string,
    lo: string | null,
    hi: string | null,
    unit: string,
    [noLo, noHi]: readonly [boolean, boolean] = [false, false]
  ) => {
    const to = `${noHi ? "below" : "up to"} ${hi}${unit}`;
    if (lo === null) return `${label} ${to}`;
    const from = `${label} ${noLo ? "above" : "from"} ${lo}`;
    if (hi === null) return `${from}${unit}`;
    return noLo || noHi ? `${from} ${to}` : `${label} ${lo} to ${hi}${unit}`;
  },
  few: (label: string, names: readonly string[]) =>
    names.length === 0 ? `${label}: none` : `${label}: ${names.join(", ")}`,
  allBut: (label: string, names: readonly string[]) => `${label}: all but ${names.join(", ")}`,
  table: "All companies under the filter",
  tableSubtitle: (unit: string, year: string) =>
    `Money in ${unit}; forward PE rests on the ${year ? `${year} ` : ""}consensus, the percentile on the historical PE: two bases`,
  summary: "Means, recomputed for what is chosen"
};

const zh: typeof en = {
  models: "模型",
  benchmarks: "基准测试",
  categories: "类别",
  unmarked: (marks) => `剔除带${marks ? ` ${marks} ` : "标注"}的得分`,
  unmarkedTitle: (models, runners) => `${models} 由 ${runners} 测得的得分`,
  unmarkedChip: (marks) => `剔除带${marks ? ` ${marks} ` : "标注"}的得分`,
  view: "视图",
  set: "得分",
  sets: {report: "研报原表", all: "全部模型"},
  views: {heat: "表格", dots: "点图", pair: "两两对比"},
  sort: "排序",
  sorts: {category: "按类别", spread: "按差距", best: "按最高分"},
  first: "模型",
  second: "对比",
  sectors: "板块",
  exchanges: "交易所",
  exchange: {SH: "上交所", SZ: "深交所", BJ: "北交所", HK: "香港", US: "美国", DEMO: "虚构"},
  states: "预测市盈率状态",
  state: {ok: "有预测值", loss: "预期亏损", no_consensus: "无一致预期", missing: "未给出"},
  pe: "预测市盈率",
  percentile: "历史市盈率分位",
  growth: "归母净利润复合增速",
  times: "倍",
  percent: "%",
  basis: "板块口径",
  bases: {corrected: "更正后", printed: "研报原文"},
  basisChip: "板块按研报原文",
  ranking: "分位",
  rankings: {published: "刊载值", computed: "本站计算"},
  noHistory: "分位为刊载值：尚无可供计算的逐日历史。",
  asOf: "截至",
  asOfChip: (day) => `截至 ${day}`,
  year: "预测财年",
  ownYear: "各公司自有",
  yearChip: (year) => `${year}E 预测市盈率`,
  since: "对比日期",
  figures: "更多指标",
  presets: {
    label: "常用",
    cheapGrowing: {label: "低估且增长", title: "分位 < 20，复合增速 > 20%"},
    dear: {label: "处于自身历史高位", title: "分位 > 80"},
    bestMargin: {label: "净利率最高", title: "按预期净利率从高到低排列"}
  },
  brushChip: "框选",
  interval: (label, lo, hi, unit, [noLo, noHi] = [false, false]) => {
    const to = `${noHi ? "<" : "≤"} ${hi}${unit}`;
    if (lo === null) return `${label} ${to}`;
    const from = `${label} ${noLo ? ">" : "≥"} ${lo}${unit}`;
    if (hi === null) return from;
    return noLo || noHi ? `${from} 且 ${to}` : `${label} ${lo}–${hi}${unit}`;
  },
  few: (label, names) => (names.length === 0 ? `${label}：无` : `${label}：${names.join("、")}`),
  allBut: (label, names) => `${label}不含：${names.join("、")}`,
  table: "筛选范围内的全部公司",
  tableSubtitle: (unit, year) =>
    `金额单位：${unit}；预测市盈率基于${year ? ` ${year} ` : ""}一致预期，分位基于历史市盈率，两者口径不同`,
  summary: "按所选范围重新计算的均值"
};

export type BoardMessages = typeof en;
export const boards = {en, zh};
