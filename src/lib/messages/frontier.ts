import {labelled} from "../labelled.js";
import {unnamed} from "../unnamed.js";

/** `9.4 ± 0.9 percentage points`. */
const amount = (value: string, margin: string | null, unit: string) =>
  `${margin === null ? value : `${value} ± ${margin}`} ${unit}`;
const models = (n: number, what = "model") => `${n} ${what}${n === 1 ? "" : "s"}`;

const en = {
  labelled: labelled.en,
  unnamed: unnamed.en,
  /** What stands between two sentences. */
  sentences: " ",
  benchmark: "Benchmark",
  shots: "Shots",
  shotNames: {any: "any or not stated", stated: "stated"},
  shotCount: (n: number) => (n === 1 ? "1 shot" : `${n} shots`),
  variants: "Variant",
  variantNames: {
    base: "base",
    instruct: "instruct",
    reasoning: "reasoning",
    unknown: "not stated"
  } as Record<string, string>,
  origins: "Evaluated by",
  originNames: {
    report: "the report's table",
    self: "the developer",
    third_party: "a third party",
    unknown: "not stated"
  } as Record<string, string>,
  date: "Day",
  onDay: (day: string) => `on ${day}`,
  /** Over which scores a sentence holds. */
  allScores: "over all scores",
  scoresWith: (filter: string) => `under the filter “${filter}”`,
  units: {
    percent: "percentage points",
    rating: "rating points",
    minutes: "minutes",
    usd: "US dollars",
    loss: "nats"
  } as Record<string, string>,
  scoreUnits: {
    percent: "score in percent",
    rating: "rating",
    minutes: "minutes",
    usd: "US dollars",
    loss: "loss, lower is better"
  } as Record<string, string>,
  amount,
  open: "open weights",
  closed: "closed",
  bestOpen: "best open",
  bestClosed: "best closed",
  reportDay: "report",
  reportDayOf: (day: string) => `report, ${day}`,
  none: "No dated model has a score under these filters. Clear one of them to see models again.",
  noneTitle: (benchmark: string) => `No model stands on the frontier of ${benchmark}`,
  sources: (n: number) => `${n} sources, each beside its score in the table and the CSV`,
  /** What the report says, answered. */
  answer: {
    none: (benchmark: string, scope: string) =>
      `On ${benchmark}, ${scope}, there is no day with a score of both an open and a closed model.`,
    widest: (benchmark: string, scope: string, gap: string, day: string) =>
      `On ${benchmark}, ${scope}, the best closed model was farthest ahead of the best open one on ${day}: by ${gap}.`,
    neverAhead: (benchmark: string, scope: string) =>
      `On ${benchmark}, ${scope}, no closed model was ever ahead of the best open one.`,
    at: (day: string, gap: string) => `On ${day}, the day of the report, the gap was ${gap}`,
    unmeasured: (day: string) => `On ${day}, the day of the report, one of the two kinds had no score yet.`,
    last: (day: string, gap: string) => `After the last change in these data, on ${day}, it was ${gap}`,
    /** Against a year before, or against the report's day. */
    narrower: (before: string) => `, narrower than ${before}.`,
    wider: (before: string) => `, wider than ${before}.`,
    same: (before: string) => `, no other than ${before} as far as the margins tell.`,
    alone: ".",
    yearBefore: (gap: string) => `a year before (${gap})`,
    onReport: "on the day of the report",
    noLater: "There is no later change in these data."
  },
  frontier: {
    title: (benchmark: string, day: string, open: string, closed: string) =>
      `On ${day} the best closed model on ${benchmark} is ${closed}, the best open one ${open}`,
    titleOpen: (benchmark: string, day: string, open: string) =>
      `On ${day} the best open model on ${benchmark} is ${open}; no closed one has a score yet`,
    titleClosed: (benchmark: string, day: string, closed: string) =>
      `On ${day} the best closed model on ${benchmark} is ${closed}; no open one has a score yet`,
    titleNone: (benchmark: string, day: string) => `On ${day} no model has a score on ${benchmark} yet`,
    model: (name: string, score: string) => `${name} (${score})`,
    subtitle: (unit: string, n: number, scope: string) =>
      `A dot is a model on the day of its release (${n === 1 ? "one model" : models(n)}, ${scope}), ${unit}; steps are the running best`,
    leftOut: (n: number) =>
      n === 1
        ? "One model has a score and no place here: its release date or its openness is not known."
        : `${models(n)} have a score and no place here: their release date or openness is not known.`,
    several: (n: number) =>
      `Of a model with several scores one is shown: the report's, else the developer's, else a third party's, the newest first (${models(n)}).`,
    /** Names of the first models, and how many more there are. */
    months: (names: readonly string[], more: number) =>
      `Of these releases the month alone is known, whose first day they stand on: ${names.join(", ")}${more === 0 ? "" : ` and ${more} more`}.`
  },
  gap: {
    ahead: (benchmark: string, day: string, gap: string) =>
      `On ${day} the best closed model is ${gap} ahead of the best open one on ${benchmark}`,
    behind: (benchmark: string, day: string, gap: string) =>
      `On ${day} the best open model is ${gap} ahead of the best closed one on ${benchmark}`,
    level: (benchmark: string, day: string) =>
      `On ${day} the best open and the best closed model are level on ${benchmark}`,
    within: (title: string) => `${title}, which is within the margin`,
    notYet: (benchmark: string, day: string) =>
      `On ${day} one of the two kinds has no score on ${benchmark} yet`,
    never: (benchmark: string) => `No open and closed model share a frontier on ${benchmark}`,
    subtitle: (unit: string, scope: string) =>
      `Best closed less best open score in ${unit}, from each new best on, ${scope}; the band is the 95% interval`,
    subtitleBare: (unit: string, scope: string) =>
      `Best closed less best open score in ${unit}, from each new best on, ${scope}`,
    margin:
      "Margin: 1.96·√(se² + se²), se the source's standard error, else √(p(1 − p)/(n − 1)) over the n questions of the benchmark. It covers which questions were asked, not how models were prompted.",
    noMargin:
      "Where no margin is shown, the sources give no standard error and the questions are not counted.",
    between: (closed: string, open: string) => `${closed} against ${open}`,
    line: "gap",
    inUnit: (unit: string) => `gap, ${unit}`,
    band: "95% interval"
  },
  choices: {
    title: (day: string, n: number, lo: string, hi: string, unit: string) =>
      `On ${day} the gap is ${lo} to ${hi} ${unit}, depending on which of ${n} kinds of scores count`,
    titleOne: (day: string, gap: string) => `On ${day} the gap is ${gap}, whichever scores count`,
    none: (day: string) => `On ${day} there is no gap yet, whichever scores count`,
    empty: "One of the two kinds has no score by this day. Choose a later one.",
    subtitle: (benchmark: string, unit: string) =>
      `${benchmark}, best closed less best open score in ${unit}, with its 95% interval, over the scores that are named; the page's filter does not matter here`,
    all: "all scores",
    shots: (value: string) => `shots: ${value}`,
    variant: (value: string) => `variant: ${value}`,
    origin: (value: string) => `by: ${value}`,
    counted: (open: number, closed: number) => `${open} open, ${closed} closed`,
    note: "Few models of a kind make its best a matter of chance; how many there are stands behind each name."
  },
  lag: {
    title: (benchmark: string, n: number, total: number, lo: string, hi: string) =>
      `On ${benchmark} open models have reached ${
        n === total ? (n === 2 ? "both" : `all ${n}`) : `${n} of ${total}`
      } closed records, ${lo === hi ? `with a lag of ${lo}` : `with lags of ${lo} to ${hi}`} months`,
    titleOne: (benchmark: string, model: string, lag: string) =>
      `On ${benchmark} open models have reached the one closed record, of ${model}, with a lag of ${lag} months`,
    titleNone: (benchmark: string, n: number) =>
      `On ${benchmark} no open model has reached ${
        n === 1 ? "the one closed record" : n === 2 ? "either closed record" : `any of ${n} closed records`
      }`,
    never: (benchmark: string) => `No closed model has a record on ${benchmark}`,
    subtitle: (scope: string, day: string) =>
      `Months from the release of a closed model that was the best of its kind to that of the first open one with its score, ${scope}; hollow: not reached by ${day}, the last release here`,
    axis: "months",
    reached: (open: string, day: string) => `reached by ${open}, released ${day}`,
    waiting: (months: string) => `not reached in ${months} months`,
    waits: (months: string) => `${months}+`,
    reachedLegend: "reached by an open model",
    waitingLegend: "not reached yet",
    early: "Below 0 an open model had the score before."
  },
  sizes: {
    upTo: (to: string) => `up to ${to} billion parameters`,
    over: (above: string) => `more than ${above} billion parameters`,
    between: (above: string, to: string) => `${above} to ${to} billion parameters`,
    upToShort: (to: string) => `up to ${to}B`,
    overShort: (above: string) => `over ${above}B`,
    betweenShort: (above: string, to: string) => `${above} to ${to}B`,
    leads: (model: string, n: number, size: string, day: string, scope: string) =>
      n === 1
        ? `${model} is on ${day} the only open model of ${size} ${scope}`
        : `${model} leads on ${day} the ${models(n, "open model")} of ${size} ${scope}`,
    shares: (model: string, n: number, size: string, day: string, scope: string) =>
      `${model} shares on ${day} the lead of the ${models(n, "open model")} of ${size} ${scope}`,
    above: (best: string, model: string, n: number, size: string, day: string, scope: string) =>
      `${best} stands on ${day} above ${model} among the ${models(n, "open model")} of ${size} ${scope}`,
    best: (model: string, score: string, day: string) => `${model} (${score}, ${day})`,
    title: (n: number, lo: string, hi: string, day: string, scope: string) =>
      n === 1
        ? `The open models of one size class reach ${hi} on ${day} ${scope}`
        : `The best open models of ${n} size classes reach ${lo} to ${hi} on ${day} ${scope}`,
    none: (day: string) => `No open model of a known size has a score on ${day}`,
    subtitle: (benchmark: string, unit: string) =>
      `${benchmark}, ${unit}: the best open model of each class by parameters, and the best closed model whatever its size`,
    classes: "A class has its upper end, and not its lower one.",
    counted: (n: number) => models(n)
  },
  points: {
    caption: "Every model of the frontier",
    title: (n: number, benchmark: string) =>
      n === 1 ? `One model with a score on ${benchmark}` : `${models(n)} with a score on ${benchmark}`,
    subtitle: (scope: string) =>
      `Each with its source, ${scope}; a record was better than all of its kind before`,
    columns: {
      model: "Model",
      developer: "Developer",
      openness: "Weights",
      release_date: "Released",
      params_b: "Parameters",
      score: "Score",
      standard_error: "Standard error",
      n_shot: "Shots",
      variant: "Variant",
      origin: "Evaluated by",
      is_record: "Record",
      source: "Source"
    },
    billions: "bn",
    record: "yes",
    noRecord: "no"
  },
  tip: {
    params: (value: string) => `${value}B parameters`,
    source: (source: string, asOf: string | null) =>
      asOf === null ? `source: ${source}` : `source: ${source}, as of ${asOf}`
  },
  missing: {
    title: "No benchmark has enough dated models of both kinds",
    text: "A frontier takes five open and five closed models with a release date and a score on one benchmark."
  },
  brief: {
    link: "The frontier at any day, and the lag in months",
    sentence: (benchmark: string, day: string, gap: string) =>
      `Recomputed from dated scores on ${benchmark}, over all of them, the gap was ${gap} on the day of the report, ${day}`,
    widest: (gap: string, day: string) => `, down from ${gap} on ${day}.`,
    still: ", wider than it had ever been.",
    alone: "."
  }
};

const amountZh = (value: string, margin: string | null, unit: string) =>
  `${margin === null ? value : `${value} ± ${margin}`} ${unit}`;

const zh: typeof en = {
  labelled: labelled.zh,
  unnamed: unnamed.zh,
  sentences: "",
  benchmark: "基准测试",
  shots: "示例数",
  shotNames: {any: "任意或未注明", stated: "已注明"},
  shotCount: (n) => `${n} 个示例`,
  variants: "模型类型",
  variantNames: {base: "基座", instruct: "指令", reasoning: "推理", unknown: "未注明"},
  origins: "评测方",
  originNames: {report: "研报表格", self: "开发者", third_party: "第三方", unknown: "未注明"},
  date: "日期",
  onDay: (day) => `截至 ${day}`,
  allScores: "按全部得分",
  scoresWith: (filter) => `按筛选“${filter}”`,
  units: {percent: "个百分点", rating: "评分点", minutes: "分钟", usd: "美元", loss: "奈特"},
  scoreUnits: {percent: "得分（%）", rating: "评分", minutes: "分钟", usd: "美元", loss: "损失，越低越好"},
  amount: amountZh,
  open: "开放权重",
  closed: "闭源",
  bestOpen: "最佳开放模型",
  bestClosed: "最佳闭源模型",
  reportDay: "研报",
  reportDayOf: (day) => `研报，${day}`,
  none: "没有带发布日期的模型符合筛选条件，去掉一项筛选即可恢复。",
  noneTitle: (benchmark) => `${benchmark} 上没有可列入前沿的模型`,
  sources: (n) => `${n} 个来源，逐一列于表格与 CSV 中的得分旁`,
  answer: {
    none: (benchmark, scope) => `在 ${benchmark} 上，${scope}，没有一天同时有开放与闭源模型的得分。`,
    widest: (benchmark, scope, gap, day) =>
      `在 ${benchmark} 上，${scope}，最佳闭源模型于 ${day} 领先最佳开放模型最多：${gap}。`,
    neverAhead: (benchmark, scope) => `在 ${benchmark} 上，${scope}，闭源模型从未领先最佳开放模型。`,
    at: (day, gap) => `研报当日（${day}）差距为 ${gap}`,
    unmeasured: (day) => `研报当日（${day}）两类之一尚无得分。`,
    last: (day, gap) => `数据中最后一次变化之后（${day}），差距为 ${gap}`,
    narrower: (before) => `，小于${before}。`,
    wider: (before) => `，大于${before}。`,
    same: (before) => `，在误差范围内与${before}无异。`,
    alone: "。",
    yearBefore: (gap) => `一年前（${gap}）`,
    onReport: "研报当日",
    noLater: "此后数据中没有变化。"
  },
  frontier: {
    title: (benchmark, day, open, closed) =>
      `截至 ${day}，${benchmark} 上最佳闭源模型为 ${closed}，最佳开放模型为 ${open}`,
    titleOpen: (benchmark, day, open) =>
      `截至 ${day}，${benchmark} 上最佳开放模型为 ${open}，闭源模型尚无得分`,
    titleClosed: (benchmark, day, closed) =>
      `截至 ${day}，${benchmark} 上最佳闭源模型为 ${closed}，开放模型尚无得分`,
    titleNone: (benchmark, day) => `截至 ${day}，${benchmark} 上尚无模型得分`,
    model: (name, score) => `${name}（${score}）`,
    subtitle: (unit, n, scope) =>
      `每个点为一个模型，置于其发布日期（共 ${n} 个，${scope}），${unit}；阶梯线为当时的最佳得分`,
    leftOut: (n) => `另有 ${n} 个模型有得分而未列入：发布日期或权重是否开放未知。`,
    several: (n) => `有多个得分的模型只取一个：依次为研报、开发者、第三方，新者优先（涉及 ${n} 个模型）。`,
    months: (names, more) =>
      `仅知发布月份，置于该月首日：${names.join("、")}${more === 0 ? "" : `等 ${names.length + more} 个模型`}。`
  },
  gap: {
    ahead: (benchmark, day, gap) => `截至 ${day}，${benchmark} 上最佳闭源模型领先最佳开放模型 ${gap}`,
    behind: (benchmark, day, gap) => `截至 ${day}，${benchmark} 上最佳开放模型领先最佳闭源模型 ${gap}`,
    level: (benchmark, day) => `截至 ${day}，${benchmark} 上最佳开放与闭源模型持平`,
    within: (title) => `${title}，未超出误差`,
    notYet: (benchmark, day) => `截至 ${day}，${benchmark} 上两类之一尚无得分`,
    never: (benchmark) => `${benchmark} 上没有同时有开放与闭源模型的前沿`,
    subtitle: (unit, scope) =>
      `最佳闭源得分减最佳开放得分（${unit}），自每次新的最佳起，${scope}；色带为 95% 区间`,
    subtitleBare: (unit, scope) => `最佳闭源得分减最佳开放得分（${unit}），自每次新的最佳起，${scope}`,
    margin:
      "误差：1.96·√(se² + se²)；se 取来源给出的标准误，否则为按基准测试题数 n 计算的 √(p(1 − p)/(n − 1))。它只反映题目抽样，不反映提示方式的差异。",
    noMargin: "未列误差处，来源没有给出标准误，题数也不明。",
    between: (closed, open) => `${closed} 对 ${open}`,
    line: "差距",
    inUnit: (unit) => `差距（${unit}）`,
    band: "95% 区间"
  },
  choices: {
    title: (day, n, lo, hi, unit) =>
      `截至 ${day}，差距为 ${lo} 至 ${hi} ${unit}，取决于采用 ${n} 类得分中的哪一类`,
    titleOne: (day, gap) => `截至 ${day}，无论采用哪类得分，差距均为 ${gap}`,
    none: (day) => `截至 ${day}，无论采用哪类得分，均无差距可言`,
    empty: "到这一天两类之一尚无得分，请选择更晚的日期。",
    subtitle: (benchmark, unit) =>
      `${benchmark}，最佳闭源得分减最佳开放得分（${unit}）及其 95% 区间，按所列得分计算，与本页筛选无关`,
    all: "全部得分",
    shots: (value) => `示例数：${value}`,
    variant: (value) => `类型：${value}`,
    origin: (value) => `评测方：${value}`,
    counted: (open, closed) => `开放 ${open} 个，闭源 ${closed} 个`,
    note: "同类模型很少时，其最佳得分带有偶然性；各类模型数列于名称之后。"
  },
  lag: {
    title: (benchmark, n, total, lo, hi) =>
      `在 ${benchmark} 上，开放模型已达到${
        n === total ? `全部 ${n} 项` : ` ${total} 项中的 ${n} 项`
      }闭源纪录，滞后 ${lo === hi ? lo : `${lo} 至 ${hi}`} 个月`,
    titleOne: (benchmark, model, lag) =>
      `在 ${benchmark} 上，开放模型已达到唯一一项闭源纪录“${model}”，滞后 ${lag} 个月`,
    titleNone: (benchmark, n) =>
      `在 ${benchmark} 上，开放模型尚未达到${n === 1 ? "唯一一" : ` ${n} `}项闭源纪录`,
    never: (benchmark) => `${benchmark} 上没有闭源纪录`,
    subtitle: (scope, day) =>
      `从刷新闭源纪录的模型发布，到首个达到其得分的开放模型发布，所隔月数，${scope}；空心：至 ${day}（最后一次发布）尚未达到`,
    axis: "月",
    reached: (open, day) => `达到者：${open}，发布于 ${day}`,
    waiting: (months) => `${months} 个月内尚未达到`,
    waits: (months) => `${months}+`,
    reachedLegend: "开放模型已达到",
    waitingLegend: "尚未达到",
    early: "小于 0 表示开放模型更早达到。"
  },
  sizes: {
    upTo: (to) => `参数不超过 ${to}B`,
    over: (above) => `参数超过 ${above}B`,
    between: (above, to) => `参数 ${above}B 至 ${to}B`,
    upToShort: (to) => `不超过 ${to}B`,
    overShort: (above) => `超过 ${above}B`,
    betweenShort: (above, to) => `${above}B 至 ${to}B`,
    leads: (model, n, size, day, scope) =>
      n === 1
        ? `截至 ${day}，${scope}，${size} 的开放模型仅有 ${model}`
        : `截至 ${day}，${scope}，${model}在${size} 的 ${n} 个开放模型中领先`,
    shares: (model, n, size, day, scope) =>
      `截至 ${day}，${scope}，${model}在${size} 的 ${n} 个开放模型中并列第一`,
    above: (best, model, n, size, day, scope) =>
      `截至 ${day}，${scope}，在${size} 的 ${n} 个开放模型中，${best}高于 ${model}`,
    best: (model, score, day) => `${model}（${score}，${day}）`,
    title: (n, lo, hi, day, scope) =>
      n === 1
        ? `截至 ${day}，${scope}，唯一一个规模档的开放模型达到 ${hi}`
        : `截至 ${day}，${scope}，${n} 个规模档的最佳开放模型达到 ${lo} 至 ${hi}`,
    none: (day) => `截至 ${day}，没有规模已知的开放模型得分`,
    subtitle: (benchmark, unit) =>
      `${benchmark}，${unit}：各参数量档的最佳开放模型，以及不论规模的最佳闭源模型`,
    classes: "每档含上限，不含下限。",
    counted: (n) => `${n} 个模型`
  },
  points: {
    caption: "前沿上的每个模型",
    title: (n, benchmark) => `${n} 个模型在 ${benchmark} 上有得分`,
    subtitle: (scope) => `逐一注明来源，${scope}；纪录指高于此前所有同类模型`,
    columns: {
      model: "模型",
      developer: "开发者",
      openness: "权重",
      release_date: "发布",
      params_b: "参数",
      score: "得分",
      standard_error: "标准误",
      n_shot: "示例数",
      variant: "类型",
      origin: "评测方",
      is_record: "纪录",
      source: "来源"
    },
    billions: "十亿",
    record: "是",
    noRecord: "否"
  },
  tip: {
    params: (value) => `参数 ${value}B`,
    source: (source, asOf) => (asOf === null ? `来源：${source}` : `来源：${source}，截至 ${asOf}`)
  },
  missing: {
    title: "没有一项基准测试同时有足够多带日期的开放与闭源模型",
    text: "前沿需要在同一项基准测试上各有五个带发布日期与得分的开放模型和闭源模型。"
  },
  brief: {
    link: "任意一天的前沿，以及滞后月数",
    sentence: (benchmark, day, gap) =>
      `按带日期的 ${benchmark} 得分（全部得分）重新计算，研报当日（${day}）差距为 ${gap}`,
    widest: (gap, day) => `，而 ${day} 为 ${gap}。`,
    still: "，大于此前任何一天。",
    alone: "。"
  }
};

export type FrontierMessages = typeof en;
export const frontier = {en, zh};
