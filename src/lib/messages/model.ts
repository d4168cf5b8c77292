const modelsOf = (n: number) => `${n} ${n === 1 ? "model" : "models"}`;
const scoresOf = (n: number) => `${n} ${n === 1 ? "score" : "scores"}`;
const benchmarksOf = (n: number) => `${n} ${n === 1 ? "benchmark" : "benchmarks"}`;

const en = {
  noModelTitle: "No model is known",
  noModel: "No table that this site publishes has a model yet.",
  title: (name: string) => `${name} | Benchfolio`,
  crumb: "Benchmarks",
  /** Before the names of benchmarks. */
  frontier: (name: string) => `${name} among open and closed models on the day of its release:`,
  jump: "Another model",
  jumpSearch: "Search models",
  jumpNone: "No model is called that.",
  open: "open weights",
  closed: "closed weights",
  unknownWeights: "whether its weights are open is not stated",
  size: (billions: string) => `${billions} billion parameters`,
  facts: {
    released: "Released",
    releasedUnknown: "no source gives a day",
    size: "Parameters",
    sizeUnit: (text: string) => `${text} bn`,
    weights: "Weights",
    openShort: "open",
    closedShort: "closed",
    licence: "Licence",
    scores: "Scores",
    onBenchmarks: (n: number) => `on ${benchmarksOf(n)}`,
    missing: "not stated"
  },
  whose: (source: string) => `after ${source}`,
  /** Own sources of a model, and how many more its places rest on. */
  placesSources: (own: string, more: number) =>
    more === 0
      ? own
      : `${own}; ${more} more ${more === 1 ? "source" : "sources"} of the models compared with, in the CSV`,
  standing: {
    title: (name: string, best: number, of: number, where: string) =>
      of === 1
        ? `No other model can be compared with ${name} ${where}`
        : `${name} is number ${best} of ${modelsOf(of)} ${where}`,
    titleNone: (name: string) => `No other model shares a benchmark in percent with ${name}`,
    /** All its benchmarks, or the part of them that others have, too. */
    over: (n: number, isAll: boolean) =>
      isAll ? `over its ${benchmarksOf(n)}` : `over the ${benchmarksOf(n)} that others have, too`,
    overCategory: (n: number, category: string) => `over ${benchmarksOf(n)} (${category})`,
    alone: (benchmarks: string) => `Not counted, because no other model has a score there: ${benchmarks}`,
    incomparable: (categories: string) =>
      `Not drawn, because no other model has all of these benchmarks: ${categories}`,
    subtitle:
      "Rank by the mean over the benchmarks of a category that it has, among the models that have them all; the bar runs over the ranks that it may as well have, by the questions of the tests",
    row: (rank: number, n: number) => `${rank} of ${n}`,
    range: (lo: number, hi: number) => (lo === hi ? `surely ${lo}` : `${lo} to ${hi}`),
    best: "first",
    last: "last",
    all: "All its benchmarks",
    noInterval: (names: string) =>
      `No interval: the questions of some benchmark are not counted, or a score has no standard error (${names})`,
    tasks: (name: string, lo: number, hi: number, n: number, draws: number) =>
      `${name}: rank ${lo === hi ? lo : `${lo} to ${hi}`} in 95 of 100 draws of its ${benchmarksOf(n)} (${draws} draws, with replacement)`,
    items:
      "Bars: one more than there are models whose mean is above by more than 1.96 standard errors of the difference, to as many as are not below by more; errors of the models are taken for independent",
    note: "Each category compares other models: those with a score on all the benchmarks named",
    columns: {
      scope: "Category",
      rank: "Rank",
      range: "May as well be",
      n_models: "Models",
      mean: "Mean",
      benchmarks: "Benchmarks"
    }
  },
  scores: {
    title: (k: number, n: number) => {
      if (n === 1)
        return `The one further score lies ${k === 1 ? "more than two standard errors from" : "within two standard errors of"} the one that is shown`;
      if (n === 2 && k !== 1)
        return `${k === 0 ? "Neither of the two further scores lies" : "Both further scores lie"} more than two standard errors from the one that is shown`;
      if (k === n)
        return `All ${n} further scores lie more than two standard errors from the one that is shown`;
      if (k === 0)
        return `None of ${n} further scores lies more than two standard errors from the one that is shown`;
      return `${k} of ${n} further scores ${k === 1 ? "lies" : "lie"} more than two standard errors from the one that is shown`;
    },
    titleAlone: (n: number) => `${scoresOf(n)}, one a benchmark`,
    titleNone: "No score of this model is known",
    subtitle:
      "Every score with who says it and how it was made, in percent where no other unit is named; the first of each benchmark is the one that is shown elsewhere",
    apart:
      "Standard errors apart: difference to the shown score over the standard error of it, of those that the sources give, else of the questions of the test set. A setting that differs, such as shots or effort, is as good a reason as an error",
    /** Scores of a benchmark published before the model, and all its scores. */
    seen: (k: number, n: number) =>
      n === 1
        ? "Its questions could have been seen: the benchmark was published before the model’s release. When the training data ended is not known here"
        : `The questions of ${k === n ? `all ${n}` : `${k} of ${n}`} scores could have been seen: the benchmark was published before the model’s release. When the training data ended is not known here`,
    notStated: "not stated",
    origins: {
      report: "report",
      self: "developer",
      third_party: "third party",
      unknown: "not stated"
    } as Record<string, string>,
    variants: {base: "base", instruct: "instruct", reasoning: "reasoning"} as Record<string, string>,
    /** Between remarks of one score. */
    andAlso: "; ",
    columns: {
      benchmark: "Benchmark",
      score: "Score",
      standard_error: "± SE",
      origin: "Who says so",
      evaluated_by: "Run by",
      variant: "Variant",
      thinking: "Effort",
      protocol: "Protocol",
      difference: "To the shown one",
      errors_apart: "SE apart",
      as_of: "As of",
      source: "Source",
      flags: "Remarks"
    }
  },
  places: {
    title: (name: string, k: number, n: number) =>
      n === 1
        ? `${name} ${k === 1 ? "was" : "was not"} the best model of its kind when it came out, on the one benchmark it can be said of`
        : `${name} was the best model of its kind when it came out on ${k} of ${n} benchmarks`,
    titleNone: (name: string) => `${name}: no release day, so no place among the models of its time`,
    subtitle:
      "Place by the shown score, in percent where no other unit is named: among all models now, and among those that were out on its day of release",
    of: (place: number, n: number) => `${place} of ${n}`,
    /** Names of some of `n` that are level, and how many more there are. */
    best: (names: string, _n: number, more: number) => (more > 0 ? `${names} and ${more} more` : names),
    range: (low: number, high: number, n: number) => `${low === high ? low : `${low} to ${high}`} of ${n}`,
    rated:
      "By its interval: the ranks that the 95% intervals of the Arena’s ratings leave; from one more than there are models whose interval lies wholly above, to as many as have theirs not wholly below",
    columns: {
      benchmark: "Benchmark",
      score: "Score",
      place: "Now",
      rank_low: "By its interval",
      place_then: "At its release",
      place_then_kind: "Of its kind then",
      best_model: "Best now",
      best_score: "Best score",
      as_of: "As of"
    }
  },
  devices: {
    title: (name: string, type: string, fits: number, n: number) => {
      if (n === 1)
        return `${name} in ${type} ${fits === 1 ? "certainly fits" : "does not certainly fit"} into the one device here`;
      return fits === n
        ? `${name} in ${type} certainly fits into ${n === 2 ? "both" : `all ${n}`} devices`
        : `${name} in ${type} certainly fits into ${fits === 0 ? "none" : fits} of ${n} devices`;
    },
    subtitle: (context: string, k: string, v: string) =>
      `What it takes in GiB at ${context} tokens of context, K cache in ${k} and V cache in ${v}; tokens a second as the bandwidth of the memory bounds them`,
    note: "The memory is all that the device has. What the system and other programs hold of it is not taken off",
    others: "Other quantizations, contexts and devices",
    unknown: (name: string) =>
      `How much memory ${name} takes is not on record: no source here gives its layers.`,
    page: "Models whose memory can be computed"
  },
  empty: "nothing to show"
};

export type ModelMessages = typeof en;

const zh: ModelMessages = {
  noModelTitle: "没有模型",
  noModel: "本站发布的数据表中尚无模型。",
  title: (name) => `${name} | Benchfolio`,
  crumb: "模型评测",
  frontier: (name) => `${name} 发布当日在开放与闭源模型中的位置：`,
  jump: "其他模型",
  jumpSearch: "搜索模型",
  jumpNone: "没有这个名称的模型。",
  open: "开放权重",
  closed: "闭源",
  unknownWeights: "未注明权重是否开放",
  size: (billions) => `参数量 ${billions}B`,
  facts: {
    released: "发布",
    releasedUnknown: "没有来源给出日期",
    size: "参数量",
    sizeUnit: (text) => `${text}B`,
    weights: "权重",
    openShort: "开放",
    closedShort: "闭源",
    licence: "许可",
    scores: "得分",
    onBenchmarks: (n) => `涉及 ${n} 项基准测试`,
    missing: "未注明"
  },
  whose: (source) => `依据 ${source}`,
  placesSources: (own, more) => (more === 0 ? own : `${own}；另有所比较模型的 ${more} 个来源，见 CSV`),
  standing: {
    title: (name, best, of, where) =>
      of === 1 ? `${name} ${where}没有可比较的其他模型` : `${name} ${where}在 ${of} 个模型中排第 ${best}`,
    titleNone: (name) => `没有与 ${name} 有共同百分制基准测试的其他模型`,
    over: (n, isAll) => (isAll ? `按其 ${n} 项基准测试的均值` : `按其他模型也有得分的 ${n} 项基准测试的均值`),
    overCategory: (n, category) => `按 ${n} 项基准测试（${category}）的均值`,
    alone: (benchmarks) => `未计入，因为没有其他模型在其上有得分：${benchmarks}`,
    incomparable: (categories) => `未画出，因为没有其他模型在其全部测试上有得分：${categories}`,
    subtitle:
      "按该类别中其所具有的各项基准测试的均值，在全部具有这些得分的模型中排名；横条为按测试题目计算可能的名次范围",
    row: (rank, n) => `第 ${rank}，共 ${n}`,
    range: (lo, hi) => (lo === hi ? `确为第 ${lo}` : `第 ${lo} 至 ${hi}`),
    best: "第一",
    last: "最后",
    all: "其全部基准测试",
    noInterval: (names) => `无区间：某项测试的题数未知，或某个得分没有标准误（${names}）`,
    tasks: (name, lo, hi, n, draws) =>
      `${name}：对其 ${n} 项基准测试有放回抽样 ${draws} 次，95% 的名次为第 ${lo === hi ? lo : `${lo} 至 ${hi}`}`,
    items:
      "横条：下限为均值高出 1.96 个差值标准误以上的模型数加一，上限为未低出同样幅度的模型数；各模型的误差视为独立",
    note: "各类别所比较的模型不同：为在所列各项测试上均有得分者",
    columns: {
      scope: "类别",
      rank: "名次",
      range: "可能的名次",
      n_models: "模型数",
      mean: "均值",
      benchmarks: "基准测试"
    }
  },
  scores: {
    title: (k, n) =>
      k === 0
        ? `另外 ${n} 个得分与所显示的得分相差均不超过两个标准误`
        : k === n
          ? `另外 ${n} 个得分均与所显示的得分相差超过两个标准误`
          : `另外 ${n} 个得分中有 ${k} 个与所显示的得分相差超过两个标准误`,
    titleAlone: (n) => `${n} 个得分，每项基准测试一个`,
    titleNone: "该模型没有已知得分",
    subtitle: "全部得分及其给出者与评测方式，未注明单位者为百分比；每项测试的第一个即其他页面所显示者",
    apart:
      "相差标准误：与所显示得分之差除以该差值的标准误；标准误取自来源，来源均未给出时按测试题数计算。样例数或思考强度等设定不同，与误差同样可以解释差异",
    seen: (k, n) =>
      `${n === 1 ? "该得分的" : k === n ? `全部 ${n} 个得分的` : `${n} 个得分中有 ${k} 个的`}题目可能已被模型见过：基准测试公布早于模型发布；训练数据的截止时间在此未知`,
    notStated: "未注明",
    origins: {report: "研报", self: "开发方", third_party: "第三方", unknown: "未注明"},
    variants: {base: "基础", instruct: "指令", reasoning: "推理"},
    andAlso: "；",
    columns: {
      benchmark: "基准测试",
      score: "得分",
      standard_error: "± 标准误",
      origin: "给出者",
      evaluated_by: "评测方",
      variant: "版本",
      thinking: "思考强度",
      protocol: "评测方式",
      difference: "与所显示者之差",
      errors_apart: "相差标准误",
      as_of: "截至",
      source: "来源",
      flags: "备注"
    }
  },
  places: {
    title: (name, k, n) =>
      n === 1
        ? `在唯一可比的一项测试上，${name} 发布时${k === 1 ? "是" : "不是"}同类模型中的第一`
        : `${name} 发布时，在 ${n} 项测试中的 ${k} 项上为同类模型第一`,
    titleNone: (name) => `${name} 没有发布日期，无法与当时的模型比较`,
    subtitle: "按所显示得分（未注明单位者为百分比）的名次：在目前全部模型中，以及在其发布当日已有的模型中",
    of: (place, n) => `第 ${place}，共 ${n}`,
    best: (names, n, more) => (more > 0 ? `${names} 等 ${n} 个` : names),
    range: (low, high, n) => `第 ${low === high ? low : `${low} 至 ${high}`}，共 ${n}`,
    rated:
      "按区间：由 Arena 评分的 95% 区间所定的名次范围；下限为区间完全更高的模型数加一，上限为区间并非完全更低的模型数",
    columns: {
      benchmark: "基准测试",
      score: "得分",
      place: "目前",
      rank_low: "按区间",
      place_then: "发布时",
      place_then_kind: "发布时同类中",
      best_model: "目前最佳",
      best_score: "最佳得分",
      as_of: "截至"
    }
  },
  devices: {
    title: (name, type, fits, n) =>
      fits === n
        ? `${name} 以 ${type} 量化，${n} 种设备均装得下`
        : fits === 0
          ? `${name} 以 ${type} 量化，${n} 种设备中没有确定装得下的`
          : `${name} 以 ${type} 量化，${n} 种设备中有 ${fits} 种确定装得下`,
    subtitle: (context, k, v) =>
      `所需内存，单位 GiB；上下文 ${context} 个 token，K 缓存 ${k}，V 缓存 ${v}；每秒 token 数以内存带宽为上限`,
    note: "内存为设备的全部内存，系统与其他程序所占未扣除",
    others: "其他量化、上下文与设备",
    unknown: (name) => `${name} 所需的内存没有记录：此处没有来源给出其各层结构。`,
    page: "可计算内存的模型"
  },
  empty: "没有可显示的内容"
};

export const model = {en, zh};
