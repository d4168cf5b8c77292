import {asOfEnd} from "../asOfEnd.js";
import {labelled} from "../labelled.js";
import type {Language} from "../language.js";

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

const list = (names: readonly string[]) =>
  names.length > 3
    ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} others`
    : names.join(", ").replace(/, (?=[^,]*$)/, " and ");

/** "wins 12", "ties 1": what did not happen is left out. */
const counts = (verbs: Readonly<Record<string, number>>) =>
  Object.entries(verbs).flatMap(([verb, n]) => (n > 0 ? [`${verb} ${n}`] : []));

/** Against another model, of `total` benchmarks; all may have gone one way. */
function recordOf(a: string, b: string, counted: readonly string[], total: number): string {
  const [verb] = (counted[0] ?? "").split(" ");
  if (total === 1) return `${a} ${verb} the only benchmark against ${b}`;
  return counted.length === 1
    ? `${a} ${verb} ${total === 2 ? "both" : `all ${total}`} against ${b}`
    : `${a} ${list(counted)} of ${total} against ${b}`;
}

const en = {
  labelled: labelled.en,
  list,
  categories: {
    knowledge: "Knowledge",
    commonsense: "Common sense",
    reading: "Reading",
    reasoning: "Reasoning",
    math: "Mathematics",
    code: "Code",
    science: "Science",
    language: "Language",
    instructions: "Following instructions",
    data: "Data analysis",
    agents: "Agents",
    arena: "Human preference",
    index: "Index",
    other: "Other",
    "mmlu-pro": "MMLU-Pro by subject",
    "livebench-reasoning": "LiveBench reasoning",
    "livebench-coding": "LiveBench coding",
    "livebench-agentic-coding": "LiveBench agentic coding",
    "livebench-mathematics": "LiveBench mathematics",
    "livebench-data-analysis": "LiveBench data analysis",
    "livebench-language": "LiveBench language",
    "livebench-if": "LiveBench instruction following"
  } as Record<string, string>,
  benchmark: "Benchmark",
  otherFamilies: "Other families",
  randomGuess: "random guessing",
  noScore: "no score",
  evaluatedBy: (name: string) => `run by ${name}`,
  empty: {
    title: "No score matches these filters",
    text: "Nothing to draw: choose at least one model and one benchmark, or clear the filters."
  },
  /** Where there is no score at all, and so no filter is at fault. */
  none: {
    title: "There are no scores yet",
    text: "None of the reports here has a table of scores."
  },
  notes: {
    starred: (mark: string, runners: string) =>
      `${mark} Run by ${runners}, not by the model's own developer.`,
    otherSplit: (mark: string, benchmark: string, names: readonly string[]) =>
      `${mark} ${benchmark}: on another split of its questions ${list(names)}.`,
    scoreOf: (model: string, score: string) => `${model} has ${score}`,
    marked: (mark: string, benchmark: string) => `${mark} ${benchmark}: marked so in the source.`,
    missing: (n: number) =>
      `${plural(n, "score is", "scores are")} missing: not reported, or left out by the filters. A missing score counts for nobody.`,
    alone: (n: number) =>
      n === 1
        ? "One benchmark has a score of one model only, so that none is best there."
        : `${n} benchmarks have a score of one model only, so that none is best there.`
  },
  /** Models that are chosen and of which nothing is shown. */
  absent: {
    unscored: (names: readonly string[]) => `Chosen and not shown: ${names.join(", ")}. There is no score.`,
    elsewhere: (names: readonly string[]) =>
      `Chosen and not shown: ${names.join(", ")}. There is no score on the chosen benchmarks.`,
    marked: (names: readonly string[]) =>
      `Chosen and not shown: ${names.join(", ")}. All scores on the chosen benchmarks carry a mark, and these are left out.`
  },
  heat: {
    leads: (name: string, n: number, total: number, shared: number) =>
      (n === total
        ? `${name} is best in ${total === 2 ? "both" : `all ${total}`} benchmarks`
        : `${name} is best in ${n} of ${plural(total, "benchmark")}`) +
      (shared === 0 ? "" : `, and shares ${shared === 1 ? "one" : shared} more`),
    /** On the only benchmark. */
    leadsOne: (name: string, benchmark: string) => `${name} is best on ${benchmark}`,
    leadTied: (names: string, n: number, total: number) =>
      `${names} are each best in ${n} of ${plural(total, "benchmark")}`,
    noneAlone: (total: number) => `No model is best alone in any of ${total} benchmarks`,
    sharedOne: (models: string, benchmark: string) => `${models} share the best score on ${benchmark}`,
    noneCommon: "No two of these models have a score on the same benchmark",
    one: (name: string, benchmark: string, score: string) => `${name} scores ${score} on ${benchmark}`,
    range: (name: string, lo: string, loName: string, hi: string, hiName: string) =>
      `${name} scores from ${lo} on ${loName} to ${hi} on ${hiName}`,
    subtitle: (asOf: string) =>
      `Score in percent, higher is better; the stronger the colour, the nearer to 100${asOfEnd.en(asOf)}`,
    caption: "Scores by benchmark and model",
    framed: "Bold and framed: the best score of the row; where it is shared, each is framed.",
    gapNote: "Gap: the best score of the row minus the second best, in percentage points.",
    noMean: "No benchmark has a score of every model shown, so that there is no row of means.",
    meanHead: "Mean",
    over: (n: number) => `over ${plural(n, "benchmark")}`,
    bestHead: "Best",
    bestTitle: "The model with the best score of the row",
    gapHead: "Gap",
    gapTitle: "Best score minus the second best, in percentage points",
    tied: (n: number) => `${n} tied`,
    tip: {
      score: "score",
      rank: "rank",
      of: (place: number, n: number) => `${place} of ${n}`,
      ahead: "points ahead",
      behind: "points behind"
    },
    best: "best of the row",
    shared: "best of the row, shared",
    scroll: "Scores, scrolls sideways",
    cut: (shown: number, total: number) =>
      `The first ${shown} of ${total} models; the table and the CSV have all.`
  },
  dots: {
    widest: (benchmark: string, spread: string, hi: string, lo: string) =>
      `The models are furthest apart on ${benchmark}: ${spread} points from ${lo} to ${hi}`,
    /** On the only benchmark. */
    one: (benchmark: string, spread: string, hi: string, lo: string) =>
      `On ${benchmark}, ${spread} points lie between ${lo} and ${hi}`,
    level: "The models score alike on every benchmark",
    subtitle: (asOf: string) =>
      `Score in percent, higher is better; a grey line joins the worst and the best model${asOfEnd.en(asOf)}`
  },
  pair: {
    record: (a: string, b: string, wins: number, ties: number, losses: number) =>
      recordOf(a, b, counts({wins, ties, loses: losses}), wins + ties + losses),
    none: (a: string, b: string) => `No benchmark has a score of both ${a} and ${b}`,
    same: (name: string) => `${name} stands on both sides`,
    sameText: "A model does not compete with itself: choose another one on one of the sides.",
    subtitle: (a: string, b: string, asOf: string) =>
      `Difference of the scores in percentage points, ${a} minus ${b}${asOfEnd.en(asOf)}`,
    ahead: (name: string) => `${name} ahead`,
    tie: "tie",
    starred: (mark: string) =>
      `${mark} At least one of the two scores was not run by the model's own developer.`
  },
  summary: {
    leads: (name: string, mean: string, n: number) =>
      `${name} has the highest mean: ${mean} over ${plural(n, "benchmark")}`,
    ahead: (gap: string, second: string) => `, ${gap} points ahead of ${second}`,
    leadTied: (names: string, mean: string, n: number) =>
      `${names} share the highest mean: ${mean} over ${plural(n, "benchmark")}`,
    one: (name: string, mean: string, n: number) =>
      `${name} has a mean of ${mean} over ${plural(n, "benchmark")}`,
    noneCommon: "No benchmark has a score of every model shown, so that there is no mean to compare",
    subtitle: (asOf: string) => `Mean score in percent, higher is better${asOfEnd.en(asOf)}`,
    subtitlePrinted: (asOf: string) =>
      `Mean score in percent, higher is better; open tick: the average that the report prints${asOfEnd.en(asOf)}`,
    noMean: "no common benchmark",
    computed: (mean: string, printed: string, difference: string) =>
      `${mean} computed, ${printed} printed: ${difference}`,
    over: (n: number) =>
      `Each mean is over the ${n === 1 ? "only benchmark" : `${n} benchmarks`} on which every model shown has a score.`,
    leftOut: (n: number) =>
      `${plural(n, "benchmark")} without a score of every model shown ${n === 1 ? "is" : "are"} left out for all, so that a missing score never raises a mean.`,
    notTheMean:
      "The printed average is not the mean of the printed rows; the data page has what was found of it.",
    notComparable:
      "The report's printed average covers all of its rows, so that it is not compared with a mean over a part of them.",
    columns: {
      model: {label: "Model"},
      mean: {label: "Mean", title: "Mean score over the common benchmarks"},
      normalized: {
        label: "Normalised mean",
        title: "Mean of (score − guess) / (100 − guess): 0 is random guessing, 100 is perfect"
      },
      winRate: {
        label: "Win rate",
        title: "Share of the comparisons with the other chosen models that are won; a tie counts half"
      },
      meanRank: {label: "Mean rank", title: "Mean rank among the chosen models; 1 is best"},
      bestAlone: {label: "Best alone", title: "Benchmarks on which no other chosen model is as good"},
      bestOrTied: {label: "Best or shared", title: "Benchmarks on which no other chosen model is better"},
      n: {label: "Benchmarks", title: "Common benchmarks, on which the means rest"},
      printed: {label: "Printed average", title: "As the report prints it, over all of its rows"},
      difference: {label: "Computed − printed", title: "Mean computed here minus the printed average"}
    }
  },
  columns: {
    benchmarkId: "Benchmark id",
    benchmark: "Benchmark",
    category: "Category",
    metric: "Protocol",
    benchmarkMark: "Benchmark mark",
    baseline: "Random guessing",
    modelId: "Model id",
    model: "Model",
    family: "Family",
    params: "Parameters",
    score: "Score",
    scoreMark: "Score mark",
    evaluatedBy: "Run by",
    place: "Rank",
    tied: "Models at this rank",
    difference: "Difference",
    markOf: (name: string) => `Mark, ${name}`,
    asOf: "As of",
    source: "Source",
    billion: "bn",
    points: "points"
  }
};

const zh: typeof en = {
  labelled: labelled.zh,
  list: (names) =>
    names.length > 3
      ? `${names.slice(0, 2).join("、")} 等 ${names.length} 个`
      : names.join("、").replace(/、(?=[^、]*$)/, " 和 "),
  categories: {
    knowledge: "知识",
    commonsense: "常识",
    reading: "阅读理解",
    reasoning: "推理",
    math: "数学",
    code: "代码",
    science: "科学",
    language: "语言",
    instructions: "指令遵循",
    data: "数据分析",
    agents: "智能体",
    arena: "人类偏好",
    index: "综合指数",
    other: "其他",
    "mmlu-pro": "MMLU-Pro 分科",
    "livebench-reasoning": "LiveBench 推理",
    "livebench-coding": "LiveBench 编程",
    "livebench-agentic-coding": "LiveBench 智能体编程",
    "livebench-mathematics": "LiveBench 数学",
    "livebench-data-analysis": "LiveBench 数据分析",
    "livebench-language": "LiveBench 语言",
    "livebench-if": "LiveBench 指令遵循"
  },
  benchmark: "基准测试",
  otherFamilies: "其他系列",
  randomGuess: "随机猜测水平",
  noScore: "无得分",
  evaluatedBy: (name) => `由 ${name} 评测`,
  empty: {
    title: "没有符合筛选条件的得分",
    text: "暂无可绘制的数据：请至少选择一个模型和一项基准测试，或清除筛选。"
  },
  none: {
    title: "尚无得分",
    text: "这里的研报都没有得分表。"
  },
  notes: {
    starred: (mark, runners) => `${mark} 由 ${runners} 评测，而非模型开发者自行公布。`,
    otherSplit: (mark, benchmark, names) => `${mark} ${benchmark}：在另一种题目划分下，${names.join("、")}。`,
    scoreOf: (model, score) => `${model} 为 ${score}`,
    marked: (mark, benchmark) => `${mark} ${benchmark}：来源如此标注。`,
    missing: (n) => `有 ${n} 个得分缺失：原始资料未公布，或被筛选条件排除。缺失的得分不计入任何一方。`,
    alone: (n) => `有 ${n} 项基准测试只有一个模型有得分，不评最佳。`
  },
  absent: {
    unscored: (names) => `已选但未显示：${names.join("、")}。没有得分。`,
    elsewhere: (names) => `已选但未显示：${names.join("、")}。在所选基准测试上没有得分。`,
    marked: (names) => `已选但未显示：${names.join("、")}。在所选基准测试上的得分均带标注，已被剔除。`
  },
  heat: {
    leads: (name, n, total, shared) =>
      `${name} 在 ${total} 项基准测试中${n === total ? "全部领先" : `有 ${n} 项领先`}${shared === 0 ? "" : `，另有 ${shared} 项并列第一`}`,
    leadsOne: (name, benchmark) => `${name} 在 ${benchmark} 上得分最高`,
    leadTied: (names, n, total) => `${names} 在 ${total} 项基准测试中各有 ${n} 项领先`,
    noneAlone: (total) => `${total} 项基准测试中没有模型单独领先`,
    sharedOne: (models, benchmark) => `${models} 在 ${benchmark} 上并列最高分`,
    noneCommon: "所选模型之间没有共同的基准测试",
    one: (name, benchmark, score) => `${name} 在 ${benchmark} 上得分 ${score}`,
    range: (name, lo, loName, hi, hiName) => `${name} 的得分介于 ${lo}（${loName}）与 ${hi}（${hiName}）之间`,
    subtitle: (asOf) => `得分（%），越高越好；颜色越浓，得分越接近 100${asOfEnd.zh(asOf)}`,
    caption: "各模型在各项基准测试上的得分",
    framed: "加粗并加框：该行最高分；并列时均加框。",
    gapNote: "差距：该行最高分减第二高分（百分点）。",
    noMean: "没有一项基准测试覆盖全部所示模型，故不列均值。",
    meanHead: "均值",
    over: (n) => `${n} 项基准测试`,
    bestHead: "最佳",
    bestTitle: "该行得分最高的模型",
    gapHead: "差距",
    gapTitle: "最高分减第二高分（百分点）",
    tied: (n) => `${n} 个并列`,
    tip: {
      score: "得分",
      rank: "名次",
      of: (place, n) => `${place} / ${n}`,
      ahead: "领先（百分点）",
      behind: "落后（百分点）"
    },
    best: "该行最高分",
    shared: "该行最高分，并列",
    scroll: "得分表，可横向滚动",
    cut: (shown, total) => `图中为 ${total} 个模型中的前 ${shown} 个，其余见表格和 CSV。`
  },
  dots: {
    widest: (benchmark, spread, hi, lo) =>
      `各模型在 ${benchmark} 上差距最大：最高的 ${hi} 与最低的 ${lo} 相差 ${spread} 个百分点`,
    one: (benchmark, spread, hi, lo) =>
      `${benchmark} 上，最高的 ${hi} 与最低的 ${lo} 相差 ${spread} 个百分点`,
    level: "各模型在每项基准测试上得分相同",
    subtitle: (asOf) => `得分（%），越高越好；灰线连接最低分与最高分${asOfEnd.zh(asOf)}`
  },
  pair: {
    record: (a, b, wins, ties, losses) =>
      `${a} 对 ${b}：${wins + ties + losses} 项基准测试 ${wins} 胜${ties > 0 ? ` ${ties} 平` : ""} ${losses} 负`,
    none: (a, b) => `没有 ${a} 与 ${b} 均有得分的基准测试`,
    same: (name) => `两侧均为 ${name}`,
    sameText: "模型不与自身比较：请在其中一侧另选一个模型。",
    subtitle: (a, b, asOf) => `得分差（百分点）：${a} 减 ${b}${asOfEnd.zh(asOf)}`,
    ahead: (name) => `${name} 领先`,
    tie: "持平",
    starred: (mark) => `${mark} 两个得分中至少有一个不是由模型开发者自行评测。`
  },
  summary: {
    leads: (name, mean, n) => `${name} 平均得分最高：${n} 项基准测试均值 ${mean}`,
    ahead: (gap, second) => `，领先 ${second} ${gap} 个百分点`,
    leadTied: (names, mean, n) => `${names} 平均得分并列最高：${n} 项基准测试均值 ${mean}`,
    one: (name, mean, n) => `${name} 在 ${n} 项基准测试上的均值为 ${mean}`,
    noneCommon: "没有一项基准测试覆盖全部所示模型，均值无从比较",
    subtitle: (asOf) => `平均得分（%），越高越好${asOfEnd.zh(asOf)}`,
    subtitlePrinted: (asOf) => `平均得分（%），越高越好；空心刻度为研报所载平均值${asOfEnd.zh(asOf)}`,
    noMean: "无共同基准测试",
    computed: (mean, printed, difference) => `计算值 ${mean}，研报 ${printed}：${difference}`,
    over: (n) => `均值基于全部所示模型均有得分的 ${n} 项基准测试。`,
    leftOut: (n) =>
      `有 ${n} 项基准测试并非每个所示模型都有得分，对所有模型一律剔除，以免缺失得分反而抬高均值。`,
    notTheMean: "研报所载平均值并不等于其各行得分的均值，数据页有核对结果。",
    notComparable: "研报所载平均值涵盖其全部各行，与部分行的均值不可比，故不列差值。",
    columns: {
      model: {label: "模型"},
      mean: {label: "均值", title: "共同基准测试的平均得分"},
      normalized: {
        label: "归一化均值",
        title: "（得分 − 猜测水平）/（100 − 猜测水平）的均值：0 为随机猜测，100 为满分"
      },
      winRate: {label: "胜率", title: "与其他所选模型逐项比较的获胜比例，持平计半"},
      meanRank: {label: "平均名次", title: "在所选模型中的平均名次，1 为最佳"},
      bestAlone: {label: "单独领先", title: "得分高于其他所有所选模型的基准测试数"},
      bestOrTied: {label: "领先或并列", title: "没有其他所选模型得分更高的基准测试数"},
      n: {label: "基准测试数", title: "计算均值所依据的共同基准测试"},
      printed: {label: "研报平均值", title: "研报所载数值，涵盖其全部各行"},
      difference: {label: "计算值 − 研报值", title: "此处计算的均值减去研报所载平均值"}
    }
  },
  columns: {
    benchmarkId: "基准测试代码",
    benchmark: "基准测试",
    category: "类别",
    metric: "评测方式",
    benchmarkMark: "基准测试标记",
    baseline: "随机猜测水平",
    modelId: "模型代码",
    model: "模型",
    family: "系列",
    params: "参数量",
    score: "得分",
    scoreMark: "得分标记",
    evaluatedBy: "评测方",
    place: "名次",
    tied: "同名次模型数",
    difference: "差值",
    markOf: (name) => `标记，${name}`,
    asOf: "截至",
    source: "来源",
    billion: "十亿",
    points: "百分点"
  }
};

/** Every visible word of the charts of the benchmarks page in one language. */
export type BenchmarkMessages = typeof en;
export const benchmarks = {en, zh} satisfies Record<Language, BenchmarkMessages>;
