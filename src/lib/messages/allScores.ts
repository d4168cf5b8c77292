import {asOfEnd} from "../asOfEnd.js";
import {labelled} from "../labelled.js";
import type {Language} from "../language.js";
import {unnamed} from "../unnamed.js";

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const be = (n: number) => (n === 1 ? "is" : "are");

const list = (names: readonly string[]) =>
  names.length > 4
    ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`
    : names.join(", ").replace(/, (?=[^,]*$)/, " and ");

const en = {
  labelled: labelled.en,
  list,
  unnamed: unnamed.en,
  search: "Search models",
  families: "Families",
  developers: "Developers",
  licences: "Licences",
  openness: "Weights",
  opennesses: {any: "any", open: "open", closed: "closed"},
  opennessChip: (which: string) => `weights: ${which}`,
  size: "Size",
  billion: "bn parameters",
  years: "Released",
  year: "year",
  rows: "Models",
  areas: "Categories",
  columns: "Benchmarks",
  complete: "Only models with all chosen benchmarks",
  completeChip: "only models with all chosen benchmarks",
  searchChip: (text: string) => `“${text}”`,
  pins: "Pinned",
  rule: "Of several scores show",
  rules: {
    report: "the report’s first",
    self: "self-reported first",
    third_party: "third party’s first",
    documented: "the best documented"
  },
  ruleChip: (rule: string) => `of several scores: ${rule}`,
  /** Why a score stands there and no other: after the rule's name. */
  ruleWhy: {
    report: "the report’s before the developer’s own, then a third party’s, then one of unknown origin",
    self: "the developer’s own before the report’s, then a third party’s, then one of unknown origin",
    third_party: "a third party’s before the report’s, then the developer’s own, then one of unknown origin",
    documented:
      "the one that says most of its shots, variant, questions, standard error, evaluator and address"
  },
  ruleNote: (why: string, n: number) =>
    n === 0
      ? "No model shown has more than one score on a benchmark."
      : `${plural(n, "cell has", "cells have")} more than one score (⁺). What is shown is ${why}; of equals the newest, then by id.`,
  caption: "Scores by model and benchmark",
  keys: "Arrow keys move from cell to cell. Enter on a benchmark orders the models by it, Enter on a model pins it, with Ctrl or Command it opens the model’s page.",
  model: "Model",
  pin: (name: string) => `Pin ${name}`,
  unpin: (name: string) => `Unpin ${name}`,
  empty: {
    title: "No score matches these filters",
    text: "Nothing to show: choose other models or benchmarks, or clear the filters."
  },
  title: (scores: number, models: number, benchmarks: number) =>
    `${plural(scores, "score")} of ${plural(models, "model")} on ${plural(benchmarks, "benchmark")}`,
  leads: (names: string, n: number, benchmark: string, score: string, models: number) =>
    models === 1
      ? `${names} has ${score} on ${benchmark}`
      : `${names} ${n === 1 ? "leads" : "lead"} ${benchmark} with ${score} among ${models} models`,
  subtitle: (asOf: string) =>
    `Percent where no other unit stands below a benchmark; the stronger the colour, the nearer to 100 percent${asOfEnd.en(asOf)}`,
  matrixNote: (rule: string) => `Of several scores of a model on a benchmark: ${rule}.`,
  pinned: (n: number) =>
    `${plural(n, "pinned model stands", "pinned models stand")} on top, whatever the filters on models say.`,
  /** Ranks by the intervals of ratings. */
  ranked: (first: number, all: number) =>
    all === 1
      ? "One rating has an interval, and none beside it to be ranked by."
      : `By the 95% intervals of the ${all} ratings that have one, ${plural(first, "model")} may be first; each rating says from which rank to which it may be.`,
  otherUnits: (names: readonly string[]) => `${list(names)}: not in percent, and so in no mean of percents.`,
  noBaseline: (names: readonly string[]) =>
    `${list(names)}: nobody says what random guessing scores there, and so there is no normalised mean over ${names.length === 1 ? "it" : "them"}.`,
  units: {percent: "%", rating: "rating", minutes: "minutes", usd: "USD", loss: "loss"} as Record<
    string,
    string
  >,
  lowerIsBetter: "lower is better",
  sources: (first: string, more: number) => (more === 0 ? first : `${first}; ${more} more, each in the CSV`),
  /** What compares models shows a part of them. */
  compared: (shown: number) =>
    `Shown: ${plural(shown, "model")}, the first of the table. Pin models to compare others.`,
  notNormalized:
    "No normalised mean: nobody says what random guessing scores on one of the benchmarks, or more of them.",
  comparedPins: (shown: number, total: number) =>
    shown < total
      ? `Shown: ${plural(shown, "model")} of the ${total} that are pinned; the others have no score in percent here, or are beyond the first 12.`
      : `Shown: the ${plural(shown, "pinned model")}.`,
  origins: {
    report: "printed in the report",
    self: "self-reported by the developer",
    third_party: "measured by a third party",
    unknown: "origin not known"
  },
  tip: {
    score: (model: string, benchmark: string, score: string) => `${model} on ${benchmark}: ${score}`,
    stderr: (value: string) => `standard error ${value}`,
    by: (origin: string, name: string | null) => (name === null ? origin : `${origin}, run by ${name}`),
    variant: (name: string) => `variant: ${name}`,
    thinking: (name: string) => `thinking: ${name}`,
    shots: (n: number) => `${n}-shot`,
    samples: (n: number) => plural(n, "question"),
    votes: (n: number) => plural(n, "vote"),
    ranks: (low: number, high: number) =>
      `rank ${low === high ? low : `${low} to ${high}`} by the 95% intervals of the ratings shown`,
    source: (name: string) => `Source: ${name}`,
    asOf: (day: string) => `as of ${day}`,
    undated: "its source names no day",
    retrieved: (day: string) => `read on ${day}`,
    others: (n: number) =>
      n === 0 ? "the only score" : `${plural(n, "other score")} of this model on this benchmark`
  },
  flags: {
    same_as_other_size: (other: string) => `‡ equals the score of ${other}, another size of the family`,
    same_as_other_benchmark: (other: string) => `‡ equals the model’s score on ${other}`,
    before_release: (day: string) => `‡ dated before the model’s release of ${day}`,
    same_model_twice: (other: string) => `‡ ${other} may be the same model by another name`,
    benchmark_after_model: (month: string) => `published in ${month}, after the model`,
    could_have_been_seen: (month: string) =>
      `could have been seen: published in ${month}, before the model’s release`
  } as Record<string, (other: string) => string>,
  flagNotes: {
    same_as_other_size: (n: number) =>
      `‡ ${plural(n, "score equals", "scores equal")} that of another size of the family from the same source: one may have been copied.`,
    same_as_other_benchmark: (n: number) =>
      `‡ ${plural(n, "score equals", "scores equal")} the model’s score on another benchmark: by chance, or one stands in the wrong row.`,
    before_release: (n: number) =>
      `‡ ${plural(n, "score is", "scores are")} dated before the model’s release.`,
    same_model_twice: (n: number) =>
      `‡ ${plural(n, "score is", "scores are")} also that of a model of another name, which may be the same.`,
    benchmark_after_model: (n: number) =>
      `${plural(n, "score is", "scores are")} on a benchmark that was published after the model.`,
    could_have_been_seen: (n: number) =>
      `${plural(n, "score", "scores")} could have been seen: the benchmark was published before the model’s release. When its training data ended is not known here.`
  } as Record<string, (n: number) => string>,
  /** On what models are compared, and why. */
  shared: {
    label: "Compare on",
    options: {shared: "what most share", all: "all benchmarks"},
    chosen: (n: number, which: string, models: number, mostModels: number, mostBenchmarks: number) =>
      `Compared on ${plural(n, "benchmark")} (${which}), of which ${plural(models, "model")} under these filters ${models === 1 ? "has" : "have"} all. Of the sets of benchmarks in percent that models share, this one compares most: models (up to ${mostModels}, as many as are shown) times benchmarks (up to ${mostBenchmarks}, as many as a rank is drawn from).`,
    all: "Compared on all benchmarks that every model shown has; these may be few, or none."
  },
  comparedShared: (shown: number) =>
    `Shown: the ${shown} models with the highest mean over the benchmarks compared. Pin models to compare others.`,
  /** What a click in an empty frame leads to. */
  wayOut: {
    any: "Show models with any of the benchmarks",
    unpin: (n: number) => (n === 1 ? "Unpin the model" : `Unpin the ${n} models`),
    shared: (n: number, models: number) =>
      `Show the ${plural(models, "model")} on the ${plural(n, "benchmark")} that compare most`,
    clear: "Clear the filters"
  },
  scatter: {
    heading: "Size against score",
    against: "Against",
    most: "the benchmark with most models",
    mean: "the mean of the chosen benchmarks",
    by: "Size is",
    measures: {params: "parameters", file: "GGUF file", memory: "memory to run"},
    quantization: "Quantization",
    measureChip: (name: string, quantization: string) =>
      quantization === "" ? `size: ${name}` : `size: ${name}, ${quantization}`,
    noneMean: "No model has a score on each of the chosen benchmarks",
    empty: "Nothing to draw: choose fewer benchmarks, another one, or other models.",
    subtitle: (what: string, known: string, line: string, asOf: string) =>
      `${what} against ${known}, on a logarithmic scale; the line joins the models of which ${line}${asOfEnd.en(asOf, "scores ")}`,
    stop: ". ",
    /** What differs by what a size is. */
    measured: {
      params: {
        axis: (_quantization: string) => "Parameters, bn",
        known: (_quantization: string) => "parameters in billions, as published",
        best: (name: string) => `No model of its size or smaller scores higher than ${name}`,
        front: (n: number, first: string, last: string) =>
          `${plural(n, "model")} of which no smaller one is as good: from ${first} to ${last}`,
        line: "none smaller is as good",
        noneSized: (_quantization: string) =>
          "No model under these filters has both a known size and a score",
        empty: "Nothing to draw: choose another benchmark, or other models.",
        unsized: (n: number, which: string, _quantization: string) =>
          `${plural(n, "model")} with a score ${be(n)} not drawn, because ${n === 1 ? "its" : "their"} size is not known: ${which}.`,
        size: (value: string, _quantization: string, from: string) => `${value} bn parameters${from}`,
        from: {published: "", measured: "", computed: ""} as Record<string, string>
      },
      file: {
        axis: (quantization: string) => `GGUF file in ${quantization}, GB`,
        known: (quantization: string) => `the size of the GGUF file in ${quantization}, in GB (10⁹ bytes)`,
        best: (name: string) => `No model with as small a file scores higher than ${name}`,
        front: (n: number, first: string, last: string) =>
          `${plural(n, "model")} of which none with a smaller file is as good: from ${first} to ${last}`,
        line: "none with a smaller file is as good",
        noneSized: (quantization: string) =>
          `No model under these filters has both a known ${quantization} file and a score`,
        empty: "Nothing to draw: choose another quantization or benchmark, or other models.",
        unsized: (n: number, which: string, quantization: string) =>
          `${plural(n, "model")} with a score ${be(n)} not drawn, because the size of ${n === 1 ? "its" : "their"} ${quantization} file is not known: ${which}.`,
        size: (value: string, quantization: string, from: string) => `${value} GB in ${quantization}${from}`,
        from: {published: "", measured: " (a real file)", computed: " (computed)"} as Record<string, string>,
        measured: (n: number) =>
          n === 1
            ? "1 size is that of a real file; of several of a model it would be the largest."
            : `${n} sizes are those of real files, the largest of a model where there are several.`,
        computed: (n: number) =>
          `${plural(n, "size is", "sizes are")} computed from the architecture and the bits of the quantization.`
      },
      memory: {
        axis: (quantization: string) => `Memory in ${quantization}, GB`,
        known: (quantization: string) =>
          `the memory that running the model in ${quantization} takes, in GB (10⁹ bytes)`,
        best: (name: string) => `No model that takes as little memory scores higher than ${name}`,
        front: (n: number, first: string, last: string) =>
          `${plural(n, "model")} of which none that takes less memory is as good: from ${first} to ${last}`,
        line: "none that takes less is as good",
        noneSized: (quantization: string) =>
          `No model under these filters has both a known need of memory in ${quantization} and a score`,
        empty: "Nothing to draw: choose another quantization or benchmark, or other models.",
        unsized: (n: number, which: string, quantization: string) =>
          `${plural(n, "model")} with a score ${be(n)} not drawn, because what ${n === 1 ? "it takes" : "they take"} in ${quantization} is not known: ${which}.`,
        size: (value: string, quantization: string, from: string) =>
          `${value} GB of memory in ${quantization}${from}`,
        from: {published: "", measured: " (weights measured)", computed: " (weights computed)"} as Record<
          string,
          string
        >,
        made: (quantization: string, context: string) =>
          `Memory is the ${quantization} weights, the KV cache of ${context} tokens for one user (f16), and what computing and the driver take, which is a range: the point is its upper end, the bar beside it reaches to the lower. The page of devices has other settings.`,
        measured: (n: number) => `${plural(n, "model has", "models have")} measured weights.`,
        computed: (n: number) =>
          `${plural(n, "model has", "models have")} weights computed from the architecture and the bits of the quantization.`
      }
    },
    on: (benchmark: string, unit: string) => `${benchmark} (${unit})`,
    meanOf: (n: number) => `Mean over ${plural(n, "benchmark")} (%)`,
    open: "open weights",
    closed: "closed",
    unknown: "not known whether open",
    classBest: (name: string, best: string, score: string) => `${name}: at best ${score}, by ${best}.`,
    class: (lo: number | null, hi: number | null) =>
      lo === null ? `Up to ${hi} bn` : hi === null ? `Over ${lo} bn` : `Over ${lo} to ${hi} bn`
  }
};

const zh: typeof en = {
  labelled: labelled.zh,
  unnamed: unnamed.zh,
  list: (names) =>
    names.length > 4
      ? `${names.slice(0, 3).join("、")} 等 ${names.length} 个`
      : names.join("、").replace(/、(?=[^、]*$)/, " 和 "),
  search: "搜索模型",
  families: "系列",
  developers: "开发者",
  licences: "许可证",
  openness: "权重",
  opennesses: {any: "不限", open: "开放", closed: "闭源"},
  opennessChip: (which) => `权重：${which}`,
  size: "规模",
  billion: "十亿参数",
  years: "发布",
  year: "年份",
  rows: "模型",
  areas: "类别",
  columns: "基准测试",
  complete: "仅含所选基准测试齐全的模型",
  completeChip: "仅含所选基准测试齐全的模型",
  searchChip: (text) => `“${text}”`,
  pins: "置顶",
  rule: "多个得分时显示",
  rules: {
    report: "研报优先",
    self: "自报优先",
    third_party: "第三方优先",
    documented: "记录最全者"
  },
  ruleChip: (rule) => `多个得分时：${rule}`,
  ruleWhy: {
    report: "研报得分优先，其次为开发者自报、第三方、来源不明",
    self: "开发者自报得分优先，其次为研报、第三方、来源不明",
    third_party: "第三方得分优先，其次为研报、开发者自报、来源不明",
    documented: "示例数、变体、题数、标准误、评测方与网址记录最全的得分"
  },
  ruleNote: (why, n) =>
    n === 0
      ? "所示模型在每项基准测试上至多一个得分。"
      : `有 ${n} 格存在多个得分（⁺）。显示规则：${why}；相同则取最新者，再按编号。`,
  caption: "各模型在各项基准测试上的得分",
  keys: "方向键在单元格间移动。在基准测试上按回车键可按其排序，在模型上按回车键可置顶，同时按 Ctrl 或 Command 键可打开该模型的页面。",
  model: "模型",
  pin: (name) => `置顶 ${name}`,
  unpin: (name) => `取消置顶 ${name}`,
  empty: {
    title: "没有符合筛选条件的得分",
    text: "暂无内容：请选择其他模型或基准测试，或清除筛选。"
  },
  title: (scores, models, benchmarks) => `${models} 个模型在 ${benchmarks} 项基准测试上的 ${scores} 个得分`,
  leads: (names, _n, benchmark, score, models) =>
    models === 1
      ? `${names} 在 ${benchmark} 上得 ${score}`
      : `${names} 在 ${benchmark} 上以 ${score} 领先（共 ${models} 个模型）`,
  subtitle: (asOf) => `基准测试下未注明单位者为百分比；颜色越浓，得分越接近 100%${asOfEnd.zh(asOf)}`,
  matrixNote: (rule) => `同一模型在同一基准测试上有多个得分时：${rule}。`,
  pinned: (n) => `${n} 个置顶模型列于最上方，不受模型筛选影响。`,
  ranked: (first, all) =>
    all === 1
      ? "仅一个评分有区间，没有可与之排序的评分。"
      : `按 ${all} 个评分的 95% 区间，可能居首的模型有 ${first} 个；每个评分均注明可能的名次范围。`,
  otherUnits: (names) => `${zh.list(names)}：非百分比，不计入任何百分比均值。`,
  noBaseline: (names) => `${zh.list(names)} 的随机猜测水平未知，因此不给出归一化均值。`,
  units: {percent: "%", rating: "评分", minutes: "分钟", usd: "美元", loss: "损失"},
  lowerIsBetter: "越低越好",
  sources: (first, more) => (more === 0 ? first : `${first}；另有 ${more} 个来源，见 CSV`),
  compared: (shown) => `图中为表内前 ${shown} 个模型。置顶模型即可比较其他模型。`,
  notNormalized: "不给出归一化均值：其中有基准测试的随机猜测水平未知。",
  comparedPins: (shown, total) =>
    shown < total
      ? `图中为 ${total} 个置顶模型中的 ${shown} 个；其余在此没有百分比得分，或不在前 12 个之内。`
      : `图中为 ${shown} 个置顶模型。`,
  origins: {
    report: "研报刊载",
    self: "开发者自报",
    third_party: "第三方测得",
    unknown: "来源性质不明"
  },
  tip: {
    score: (model, benchmark, score) => `${model} · ${benchmark}：${score}`,
    stderr: (value) => `标准误 ${value}`,
    by: (origin, name) => (name === null ? origin : `${origin}，评测方 ${name}`),
    variant: (name) => `变体：${name}`,
    thinking: (name) => `思考：${name}`,
    shots: (n) => `${n} 个示例`,
    samples: (n) => `${n} 道题`,
    votes: (n) => `${n} 张票`,
    ranks: (low, high) => `按所示评分的 95% 区间，第 ${low === high ? low : `${low} 至 ${high}`} 名`,
    source: (name) => `来源：${name}`,
    asOf: (day) => `截至 ${day}`,
    undated: "来源未注明日期",
    retrieved: (day) => `读取于 ${day}`,
    others: (n) => (n === 0 ? "唯一得分" : `该模型在此基准测试上另有 ${n} 个得分`)
  },
  flags: {
    same_as_other_size: (other) => `‡ 与同系列另一规模 ${other} 的得分相同`,
    same_as_other_benchmark: (other) => `‡ 与该模型在 ${other} 上的得分相同`,
    before_release: (day) => `‡ 早于模型发布日 ${day}`,
    same_model_twice: (other) => `‡ ${other} 可能是同一模型的另一名称`,
    benchmark_after_model: (month) => `基准测试公布于 ${month}，晚于模型`,
    could_have_been_seen: (month) => `可能已见过题目：基准测试公布于 ${month}，早于模型发布`
  },
  flagNotes: {
    same_as_other_size: (n) => `‡ 有 ${n} 个得分与同一来源中同系列另一规模的得分相同，其一可能系误抄。`,
    same_as_other_benchmark: (n) =>
      `‡ 有 ${n} 个得分与该模型在另一基准测试上的得分相同：或属巧合，或其一错行。`,
    before_release: (n) => `‡ 有 ${n} 个得分的日期早于模型发布。`,
    same_model_twice: (n) => `‡ 有 ${n} 个得分同时属于另一名称的模型，二者可能相同。`,
    benchmark_after_model: (n) => `有 ${n} 个得分所用的基准测试公布于模型之后。`,
    could_have_been_seen: (n) =>
      `有 ${n} 个得分可能已见过题目：基准测试公布早于模型发布；训练数据的截止时间在此未知。`
  },
  shared: {
    label: "比较范围",
    options: {shared: "共有最多者", all: "全部基准测试"},
    chosen: (n, which, models, mostModels, mostBenchmarks) =>
      `在 ${n} 项基准测试上比较（${which}）；筛选范围内有 ${models} 个模型在其中每一项均有得分。在模型共有的百分比基准测试组合中，此组合可比者最多：模型数（至多计 ${mostModels} 个，即图中所示上限）乘以测试数（至多计 ${mostBenchmarks} 项，即名次重抽样所需）。`,
    all: "在所示模型均有得分的全部基准测试上比较；这样的测试可能很少，甚至没有。"
  },
  comparedShared: (shown) =>
    `图中为在所比较的基准测试上均值最高的 ${shown} 个模型。置顶模型即可比较其他模型。`,
  wayOut: {
    any: "显示有任一基准测试得分的模型",
    unpin: (n) => `取消置顶 ${n} 个模型`,
    shared: (n, models) => `显示可比者最多的组合：${models} 个模型，${n} 项基准测试`,
    clear: "清除筛选"
  },
  scatter: {
    heading: "规模与得分",
    against: "对照",
    most: "模型最多的基准测试",
    mean: "所选基准测试的均值",
    by: "规模指",
    measures: {params: "参数量", file: "GGUF 文件", memory: "运行内存"},
    quantization: "量化",
    measureChip: (name, quantization) =>
      quantization === "" ? `规模：${name}` : `规模：${name}（${quantization}）`,
    noneMean: "没有模型在每项所选基准测试上均有得分",
    empty: "暂无可绘制的数据：请减少基准测试、另选一项，或选择其他模型。",
    subtitle: (what, known, line, asOf) =>
      `${what}与${known}；横轴为对数刻度；连线为${line}的模型${asOfEnd.zh(asOf, "得分")}`,
    stop: "。",
    measured: {
      params: {
        axis: () => "参数量（十亿）",
        known: () => "已公布的参数量（十亿）",
        best: (name) => `同等或更小规模的模型中，没有得分高于 ${name} 的`,
        front: (n, first, last) => `${n} 个模型没有更小而不逊色者：从 ${first} 到 ${last}`,
        line: "没有更小而不逊色者",
        noneSized: () => "筛选范围内没有规模与得分均已知的模型",
        empty: "暂无可绘制的数据：请另选一项基准测试，或选择其他模型。",
        unsized: (n, which) => `有 ${n} 个模型有得分但规模未知，未绘出：${which}。`,
        size: (value, _quantization, from) => `${value} 十亿参数${from}`,
        from: {published: "", measured: "", computed: ""}
      },
      file: {
        axis: (quantization) => `${quantization} 的 GGUF 文件（GB）`,
        known: (quantization) => ` ${quantization} 的 GGUF 文件大小（GB，即 10⁹ 字节）`,
        best: (name) => `文件同等或更小的模型中，没有得分高于 ${name} 的`,
        front: (n, first, last) => `${n} 个模型没有文件更小而不逊色者：从 ${first} 到 ${last}`,
        line: "没有文件更小而不逊色者",
        noneSized: (quantization) => `筛选范围内没有 ${quantization} 文件大小与得分均已知的模型`,
        empty: "暂无可绘制的数据：请另选一种量化或一项基准测试，或选择其他模型。",
        unsized: (n, which, quantization) =>
          `有 ${n} 个模型有得分但 ${quantization} 文件大小未知，未绘出：${which}。`,
        size: (value, quantization, from) => `${quantization} 为 ${value} GB${from}`,
        from: {published: "", measured: "（真实文件）", computed: "（计算值）"},
        measured: (n) => `有 ${n} 个大小取自真实文件；同一模型有多个文件时取最大者。`,
        computed: (n) => `有 ${n} 个大小按架构与该量化的位数计算得出。`
      },
      memory: {
        axis: (quantization) => `${quantization} 的运行内存（GB）`,
        known: (quantization) => `以 ${quantization} 运行所需的内存（GB，即 10⁹ 字节）`,
        best: (name) => `所需内存同等或更少的模型中，没有得分高于 ${name} 的`,
        front: (n, first, last) => `${n} 个模型没有所需内存更少而不逊色者：从 ${first} 到 ${last}`,
        line: "没有所需内存更少而不逊色者",
        noneSized: (quantization) => `筛选范围内没有 ${quantization} 所需内存与得分均已知的模型`,
        empty: "暂无可绘制的数据：请另选一种量化或一项基准测试，或选择其他模型。",
        unsized: (n, which, quantization) =>
          `有 ${n} 个模型有得分但以 ${quantization} 运行所需的内存未知，未绘出：${which}。`,
        size: (value, quantization, from) => `以 ${quantization} 运行需 ${value} GB 内存${from}`,
        from: {published: "", measured: "（权重为实测）", computed: "（权重为计算值）"},
        made: (quantization, context) =>
          `内存包括 ${quantization} 权重、单用户 ${context} 个 token 的 KV 缓存（f16），以及计算与驱动所占的空间；后者为一个区间：点为上限，旁边的横条延伸至下限。设备页可更改这些设置。`,
        measured: (n) => `有 ${n} 个模型的权重大小为实测值。`,
        computed: (n) => `有 ${n} 个模型的权重大小按架构与该量化的位数计算得出。`
      }
    },
    on: (benchmark, unit) => `${benchmark}（${unit}）`,
    meanOf: (n) => `${n} 项基准测试的均值（%）`,
    open: "开放权重",
    closed: "闭源",
    unknown: "是否开放未知",
    classBest: (name, best, score) => `${name}：最高 ${score}，${best}。`,
    class: (lo, hi) =>
      lo === null ? `不超过 ${hi}0 亿` : hi === null ? `超过 ${lo}0 亿` : `超过 ${lo}0 亿至 ${hi}0 亿`
  }
};

/** Every visible word of the set of all models in one language. */
export type AllScoresMessages = typeof en;
export const allScores = {en, zh} satisfies Record<Language, AllScoresMessages>;
