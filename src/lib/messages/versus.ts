import {asOfEnd} from "../asOfEnd.js";
import type {Language} from "../language.js";

/** Names in full: of at most five models none is left out. */
const listEn = (names: readonly string[]) => names.join(", ").replace(/, (?=[^,]*$)/, " and ");
const listZh = (names: readonly string[]) => names.join("、").replace(/、(?=[^、]*$)/, " 和 ");

const en = {
  /** Label of the control for each further model; `i` counts from 3. */
  further: (i: number) => `and (${i})`,
  none: "no further one",
  /** Ends a finding that stands as a sentence. */
  stop: ".",
  /** Between two sentences. */
  space: " ",
  reportModels: "Models of the report",
  title: {
    empty: "No two of these models have a score on the same benchmark",
    emptyText: "Nothing to compare: choose other models, or clear the filters.",
    all: (name: string, n: number) =>
      n === 1
        ? `${name} wins the only comparison with another model`
        : `${name} wins ${n === 2 ? "both" : `all ${n}`} comparisons with the other models`,
    most: (name: string, wins: number, ties: number, n: number) =>
      `${name} wins ${wins}${ties > 0 ? ` and ties ${ties}` : ""} of ${n} comparisons with the other models, the largest share`,
    shared: (names: readonly string[], share: string) =>
      `${listEn(names)} each win ${share} % of their comparisons, the largest share`,
    level: "No model is ahead: each wins as many comparisons as it loses"
  },
  subtitle: (asOf: string) =>
    `Score in percent, higher is better; the largest difference first; below: wins–ties–losses of the model of the row${asOfEnd.en(asOf)}`,
  matrix: "Wins–ties–losses against",
  cell: (wins: number, ties: number, losses: number) => `${wins}–${ties}–${losses}`,
  /** A cell with the number of benchmarks that both models have. */
  cellOf: (cell: string, n: number) => `${cell} of ${n}`,
  nothingShared: "none shared",
  counting:
    "A comparison is a benchmark on which both models have a score; in shares of wins a tie counts half.",
  list: listEn,
  widest: (values: readonly string[]) =>
    `Largest difference${values.length === 1 ? "" : "s"}: ${values.join("; ")}.`,
  distance: (benchmark: string, points: string, best: string, worst: string) =>
    `${benchmark}, ${points} points from ${worst} to ${best}`,
  protocols: (n: number) =>
    n === 1
      ? "On one of the benchmarks the scores do not name the same protocol, so that its difference may in part be one of method."
      : `On ${n} of the benchmarks the scores do not name the same protocol, so that their differences may in part be of method.`,
  alone: (n: number) =>
    n === 1
      ? "One benchmark with a score of one of these models only is not drawn."
      : `${n} benchmarks with a score of one of these models only are not drawn.`,
  absent: (names: readonly string[]) =>
    `Chosen and not shown: ${names.join(", ")}. There is no score in percent under these filters.`,
  classes: {
    upTo: (to: string) => `up to ${to} billion parameters`,
    between: (above: string, to: string) => `${above} to ${to} billion parameters`,
    over: (above: string) => `over ${above} billion parameters`,
    unknown: "size not published",
    noneShared:
      "No benchmark has a score of every compared model, so that no mean is put beside those of others",
    basis: (n: number) =>
      `Means are over the ${n === 1 ? "only benchmark" : `${n} benchmarks`} on which every compared model has a score, among all models that have ${n === 1 ? "it" : "them all"}.`,
    only: (model: string, mean: string, size: string) =>
      `${model} (${mean}) is the only one among models of ${size}.`,
    leads: (model: string, mean: string, n: number, size: string) =>
      `${model} (${mean}) is the ${n === 2 ? "better of two" : `best of ${n}`} models of ${size}.`,
    shares: (model: string, mean: string, n: number, size: string) =>
      `${model} (${mean}) shares the best mean of ${n === 2 ? "two" : n} models of ${size}.`,
    behind: (model: string, mean: string, best: string, bestMean: string, n: number, size: string) =>
      `${model} (${mean}) stands behind ${best} (${bestMean}), the ${n === 2 ? "better of two" : `best of ${n}`} models of ${size}.`,
    unsized: (model: string, mean: string) =>
      `${model} (${mean}) has no size class: its size is not published.`,
    best: (model: string, mean: string, n: number) =>
      n === 1
        ? `${model} (${mean}) is the only model with a score on each of them`
        : `Of ${n === 2 ? "the two" : `all ${n}`} models with these scores none has a higher mean than ${model} (${mean})`,
    subtitle: (n: number, asOf: string) =>
      `Mean score in percent over the ${n === 1 ? "only benchmark" : `${n} benchmarks`} that the compared models share${asOfEnd.en(asOf)}`,
    caption: "Compared models beside the best of their size class and the best of all"
  },
  records: {
    clearest: (record: string) => `The clearest pair: ${record}`,
    even: "No pair has a winner",
    subtitle: (asOf: string) => `Each two models over the benchmarks that both have${asOfEnd.en(asOf)}`,
    caption: "Wins, ties and losses of each two models"
  },
  columns: {
    model: "Model",
    other: "Against",
    n: "Shared benchmarks",
    wins: "Wins",
    ties: "Ties",
    losses: "Losses",
    ahead: "Furthest ahead on",
    behind: "Furthest behind on",
    points: "points",
    mean: "Mean",
    size: "Size class",
    place: "Rank in class",
    classBest: "Best of class",
    rank: "Rank of all",
    best: "Best of all",
    of: (rank: number, n: number) => `${rank} of ${n}`,
    spread: "Difference"
  }
};

const zh: typeof en = {
  further: (i) => `以及（${i}）`,
  none: "不再添加",
  stop: "。",
  space: "",
  reportModels: "研报中的模型",
  title: {
    empty: "所选模型之间没有共同的基准测试",
    emptyText: "暂无可对比的数据：请另选模型，或清除筛选。",
    all: (name, n) =>
      n === 1 ? `${name} 在与其他模型仅有的一次比较中获胜` : `${name} 在与其他模型的全部 ${n} 次比较中获胜`,
    most: (name, wins, ties, n) =>
      `${name} 与其他模型比较 ${n} 次，胜 ${wins} 次${ties > 0 ? `、平 ${ties} 次` : ""}，胜率最高`,
    shared: (names, share) => `${listZh(names)} 的胜率并列最高，均为 ${share}%`,
    level: "没有模型领先：每个模型的胜负次数相同"
  },
  subtitle: (asOf) => `得分（%），越高越好；差距最大的在前；下方为行中模型的胜–平–负${asOfEnd.zh(asOf)}`,
  matrix: "胜–平–负，对比",
  cell: (wins, ties, losses) => `${wins}–${ties}–${losses}`,
  cellOf: (cell, n) => `${cell}（${n} 项）`,
  nothingShared: "无共同项",
  counting: "两个模型均有得分的一项基准测试计一次比较；计算胜率时持平计半。",
  list: listZh,
  widest: (values) => `差距最大：${values.join("；")}。`,
  distance: (benchmark, points, best, worst) =>
    `${benchmark} 最高的 ${best} 与最低的 ${worst} 相差 ${points} 个百分点`,
  protocols: (n) => `有 ${n} 项基准测试的得分所注明的评测方式不一致，其差距可能部分源于方法。`,
  alone: (n) => `有 ${n} 项基准测试只有其中一个模型有得分，未绘出。`,
  absent: (names) => `已选但未显示：${names.join("、")}。在当前筛选下没有以百分比计的得分。`,
  classes: {
    upTo: (to) => `参数量不超过 ${to}0 亿`,
    between: (above, to) => `参数量 ${above}0 亿至 ${to}0 亿`,
    over: (above) => `参数量超过 ${above}0 亿`,
    unknown: "参数量未公布",
    noneShared: "没有一项基准测试覆盖全部所选模型，因此不与其他模型比较均值",
    basis: (n) =>
      `均值基于全部所选模型均有得分的 ${n} 项基准测试，对比范围为在这些测试上均有得分的全部模型。`,
    only: (model, mean, size) => `${size}的模型中仅有 ${model}（${mean}）。`,
    leads: (model, mean, n, size) => `${model}（${mean}）在${size}的 ${n} 个模型中均值最高。`,
    shares: (model, mean, n, size) => `${model}（${mean}）在${size}的 ${n} 个模型中并列均值最高。`,
    behind: (model, mean, best, bestMean, n, size) =>
      `${model}（${mean}）低于 ${best}（${bestMean}），后者在${size}的 ${n} 个模型中均值最高。`,
    unsized: (model, mean) => `${model}（${mean}）的参数量未公布，不归入任何规模档。`,
    best: (model, mean, n) =>
      n === 1
        ? `在这些测试上均有得分的模型仅有 ${model}（${mean}）`
        : `在这些测试上均有得分的 ${n} 个模型中，没有均值高于 ${model}（${mean}）的模型`,
    subtitle: (n, asOf) => `所选模型共有的 ${n} 项基准测试的平均得分（%）${asOfEnd.zh(asOf)}`,
    caption: "所选模型与同规模档最佳及全部最佳的对比"
  },
  records: {
    clearest: (record) => `差距最明显的一对：${record}`,
    even: "没有分出胜负的两个模型",
    subtitle: (asOf) => `每两个模型在共同基准测试上的对比${asOfEnd.zh(asOf)}`,
    caption: "每两个模型的胜、平、负"
  },
  columns: {
    model: "模型",
    other: "对比",
    n: "共同基准测试",
    wins: "胜",
    ties: "平",
    losses: "负",
    ahead: "领先最多",
    behind: "落后最多",
    points: "百分点",
    mean: "均值",
    size: "规模档",
    place: "档内名次",
    classBest: "档内最佳",
    rank: "总名次",
    best: "全部最佳",
    of: (rank, n) => `${rank} / ${n}`,
    spread: "差距"
  }
};

/** Every visible word of the comparison of three to five models in one language. */
export type VersusMessages = typeof en;
export const versus = {en, zh} satisfies Record<Language, VersusMessages>;
