import {asOfEnd} from "../asOfEnd.js";
import type {Language} from "../language.js";
import type {Average} from "../ranking/averages.js";
import type {Resampled} from "../ranking/rankModels.js";

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
/** A list of names as a sentence has it, whole. */
const list = (names: readonly string[]) => names.join(", ").replace(/, (?=[^,]*$)/, " and ");

const en = {
  list,
  comma: ", ",
  average: "Average",
  averages: {
    mean: "Mean",
    normalized: "Normalised mean",
    win_rate: "Mean win rate",
    borda: "Borda count"
  } as Record<Average, string>,
  /** By what models are ranked, within a sentence. */
  by: {
    mean: "mean score",
    normalized: "normalised mean",
    win_rate: "mean win rate",
    borda: "Borda count"
  } as Record<Average, string>,
  formulas: {
    mean: "Σ w·x ÷ Σ w",
    normalized: "Σ w·100·(x − g)/(100 − g) ÷ Σ w",
    win_rate: "Σ w·100·(below + tied/2)/(N − 1) ÷ Σ w",
    borda: "Σ w·(N − rank)"
  } as Record<Average, string>,
  formulaWords: {
    mean: "x is a score in percent, w the weight of its benchmark.",
    normalized: "g is what guessing gives, so that 0 is guessing and 100 a perfect score.",
    win_rate: "Of the N models, so many are below on a benchmark, or tied with it; HELM's win rate.",
    borda:
      "Over all chosen benchmarks: on each, the N models compared less the mean rank, and 0 for a missing score."
  } as Record<Average, string>,
  over: "Resampled",
  overs: {tasks: "benchmarks", items: "questions"} as Record<Resampled, string>,
  balance: "Equal weight for",
  balances: {benchmarks: "each benchmark", categories: "each category"} as Record<string, string>,
  balanceTitles: {
    benchmarks: "w is the slider of the benchmark's category",
    categories: "w is the slider of the category, divided by its benchmarks: with all sliders at 1 it is 1/n"
  } as Record<string, string>,
  weights: "Weights",
  weightsAre: (words: string) => `Weights: ${words}`,
  allAlike: "all 1",
  weightOf: (category: string, weight: string) => `${category} × ${weight}`,
  reset: "All weights to 1",
  averageChip: (name: string) => `ranked by ${name}`,
  balanceChip: "each category weighs the same",
  itemsChip: "questions resampled",
  empty: {
    title: "No score matches these filters",
    text: "Nothing to rank: choose at least two models and one benchmark, or clear the filters."
  },
  nothingShared: "Nothing to rank by: choose fewer models, or benchmarks that all of them have a score on.",
  noOrder: "No benchmark has a score of every model shown, so that there is no order",
  only: (name: string) => `${name} is the only model, and has no rival to be ranked against`,
  shared: (names: string, total: number) =>
    total === 2 ? `${names} share the first rank` : `${names} share the first rank of ${total}`,
  few: (name: string, total: number, n: number) =>
    `${name} ranks first of ${total} over ${plural(n, "benchmark")}, too few for an interval`,
  noErrors: (name: string, total: number) =>
    `${name} ranks first of ${total}, with no interval: not every score has a standard error`,
  tiesNone: (name: string, n: number) =>
    n === 1
      ? `${name} ranks first, and the other model can be told from it`
      : `${name} ranks first, and each of the ${n} other models can be told from it`,
  tiesSome: (name: string, n: number, total: number) =>
    `${name} ranks first, and ${n} of the ${total} other models cannot be told from it`,
  tiesAll: (name: string, n: number) =>
    n === 1
      ? `${name} ranks first, and the other model cannot be told from it`
      : `${name} ranks first, and ${n === 2 ? "neither of the two" : `none of the ${n}`} other models can be told from it`,
  subtitle: (by: string, asOf: string) => `Rank by ${by}, 1 is best${asOfEnd.en(asOf)}`,
  subtitleTasks: (by: string, draws: string, n: number, asOf: string) =>
    `Rank by ${by}, 1 is best, with its 95% interval over ${draws} draws of ${n} benchmarks${asOfEnd.en(asOf)}`,
  subtitleItems: (by: string, draws: string, asOf: string) =>
    `Rank by ${by}, 1 is best, with its 95% interval over ${draws} draws of every score within its standard error${asOfEnd.en(asOf)}`,
  legend: {interval: "95% interval of the rank", group: "cannot be told from the first"},
  rank: "Rank",
  interval: (lo: number, hi: number) => (lo === hi ? String(lo) : `${lo} to ${hi}`),
  p: (p: string) => `p ${p}`,
  tipFirst: (p: string) => `against the first: p ${p}`,
  tipNext: (model: string, p: string) => `against ${model}: p ${p}`,
  noteTasks: (n: number) =>
    `Resampled: the ${n} benchmarks, with replacement, the same draw for all models; not the questions within them. The interval says how far the order hangs on the choice of benchmarks.`,
  noteItems:
    "Resampled: every score within its standard error, independently; not the choice of benchmarks. The interval says how far the order hangs on the questions that were asked.",
  noteFew: (n: number, least: number) =>
    `No interval: ${plural(n, "benchmark")}. Drawing among fewer than ${least} would say nothing of others.`,
  noteNoErrors:
    "No interval over questions: it needs a standard error, or a number of questions, for every score.",
  overAll: (n: number, models: number, names: readonly string[]) =>
    n === 1
      ? `Compared over the only benchmark on which all ${models} models have a score: ${list(names)}.`
      : `Compared over the ${n} benchmarks on which all ${models} models have a score: ${list(names)}.`,
  overTwo: (n: number, names: readonly string[]) =>
    n === 1
      ? `Compared over the only benchmark on which both models have a score: ${list(names)}.`
      : `Compared over the ${n} benchmarks on which both models have a score: ${list(names)}.`,
  overOne: (n: number, names: readonly string[]) =>
    n === 1
      ? `Averaged over the only benchmark with a score of it: ${list(names)}.`
      : `Averaged over the ${n} benchmarks with a score of it: ${list(names)}.`,
  overBorda: (n: number, names: readonly string[]) =>
    n === 1
      ? `Counted on the only chosen benchmark with a score, where a missing score has no points: ${list(names)}.`
      : `Counted over the ${n} chosen benchmarks with a score, where a missing score has no points: ${list(names)}.`,
  andMore: (n: number) => `${n} more`,
  leftOut: (n: number) =>
    `${plural(n, "benchmark")} of the chosen ones ${n === 1 ? "is" : "are"} left out: without a score of every model, with a weight of 0, or in a unit that enters no such average.`,
  group: (names: readonly string[]) => `Not to be told from the first (p > 0.05): ${list(names)}.`,
  neighbours: (names: readonly string[]) =>
    `Neighbours that cannot be told apart (p > 0.05): ${names.join("; ")}.`,
  neighboursTold: "All neighbours in the order can be told apart (p ≤ 0.05).",
  pair: (a: string, b: string, p: string) => `${a} and ${b}, p ${p}`,
  pIs: (seed: string) =>
    `p is 2·min(share of draws with Δ ≤ 0, with Δ ≥ 0) of a pair over the same draws, not corrected for many comparisons. Seed ${seed}.`,
  weighted: (words: string) => `Weights other than 1: ${words}.`,
  categoriesAlike: "The benchmarks of a category share its weight.",
  cut: (shown: number, total: number) =>
    `The first ${shown} of ${total} models; the table and the CSV have all.`,
  columns: {
    rank: {label: "Rank", title: "One more than there are models with a higher average"},
    interval: {label: "Interval", title: "95% interval of the rank"},
    value: {label: "Average", title: "By which models are ranked"},
    tiesFirst: {label: "With the first", title: "Whether it can be told from the first model of the order"},
    pFirst: {label: "p to the first", title: "Of the difference to the first model, over the same draws"},
    pNext: {label: "p to the next", title: "Of the difference to the next model, over the same draws"},
    model: {label: "Model"},
    leftOut: {label: "Left out"},
    category: {label: "Category"},
    nLeft: {label: "Benchmarks left"},
    firsts: {label: "First"},
    nMoved: {label: "Models that move", title: "Models whose rank is another one"},
    moves: {label: "Moves", title: "The largest steps first"}
  },
  itself: "the first",
  tied: "not told apart",
  apart: "told apart",
  points: "points",
  table: "Ranks and how sure they are",
  changes: {
    caption: "The order without one benchmark",
    marks: (marks: string) => `all scores marked ${marks}`,
    subtitle: (by: string, asOf: string) =>
      `Ranks by ${by} without one benchmark at a time, and without marked scores where there are any${asOfEnd.en(asOf)}`,
    none: "There is no order that leaving something out could change",
    last: (name: string) => `The order rests on ${name} alone`,
    same: (n: number) =>
      n === 2
        ? "The order stays the same whichever of the two benchmarks is left out"
        : `The order stays the same whichever of ${n} benchmarks is left out`,
    any: (n: number, firsts: number) =>
      (n === 2
        ? "The order changes in both cases of one benchmark left out"
        : `The order changes in all ${n} cases of one benchmark left out`) + firstWords(firsts, n),
    one: (name: string, n: number, firsts: number) =>
      `Of ${n} benchmarks, leaving out ${name} alone changes the order${firsts > 0 ? ", and who is first" : ", and not who is first"}`,
    some: (k: number, n: number, firsts: number) =>
      `Leaving out one benchmark changes the order in ${k} of ${n} cases${firstWords(firsts, k)}`,
    move: (model: string, from: number, to: number) => `${model} ${from} → ${to}`,
    more: (n: number) => `${n} more`,
    unchanged: "none",
    nothingLeft: "nothing is left to rank by",
    weights:
      "Weights are those of the categories; where the benchmarks of one share its weight, those that are left share it."
  }
};

function firstWords(firsts: number, k: number): string {
  if (firsts === 0) return ", and never who is first";
  return firsts === k ? ", and each time who is first" : `, and who is first in ${firsts} of them`;
}

const zhList = (names: readonly string[]) => names.join("、");
const zhFirst = (firsts: number, k: number) =>
  firsts === 0 ? "，但第一名不变" : firsts === k ? "，且第一名均随之改变" : `，其中 ${firsts} 项使第一名改变`;

const zh: typeof en = {
  list: zhList,
  comma: "，",
  average: "平均方式",
  averages: {mean: "均值", normalized: "归一化均值", win_rate: "平均胜率", borda: "博达计数"},
  by: {mean: "平均得分", normalized: "归一化均值", win_rate: "平均胜率", borda: "博达计数"},
  formulas: {
    mean: "Σ w·x ÷ Σ w",
    normalized: "Σ w·100·(x − g)/(100 − g) ÷ Σ w",
    win_rate: "Σ w·100·(低于者 + 持平者/2)/(N − 1) ÷ Σ w",
    borda: "Σ w·(N − 名次)"
  },
  formulaWords: {
    mean: "x 为得分（%），w 为该基准测试的权重。",
    normalized: "g 为随机猜测水平：0 即猜测，100 即满分。",
    win_rate: "在 N 个模型中，该项得分低于或等于它的模型各有若干；即 HELM 的胜率。",
    borda: "基于全部所选基准测试：每项为参与比较的模型数 N 减去平均名次，缺失得分计 0。"
  },
  over: "重抽样对象",
  overs: {tasks: "基准测试", items: "题目"},
  balance: "等权单位",
  balances: {benchmarks: "每项基准测试", categories: "每个类别"},
  balanceTitles: {
    benchmarks: "w 为基准测试所属类别的滑块值",
    categories: "w 为类别的滑块值除以该类别的基准测试数：滑块均为 1 时即 1/n"
  },
  weights: "权重",
  weightsAre: (words) => `权重：${words}`,
  allAlike: "均为 1",
  weightOf: (category, weight) => `${category} × ${weight}`,
  reset: "权重全部恢复为 1",
  averageChip: (name) => `按${name}排名`,
  balanceChip: "各类别等权",
  itemsChip: "对题目重抽样",
  empty: {
    title: "没有符合筛选条件的得分",
    text: "暂无可排名的数据：请至少选择两个模型和一项基准测试，或清除筛选。"
  },
  nothingShared: "暂无可排名的依据：请减少所选模型，或选择它们均有得分的基准测试。",
  noOrder: "没有一项基准测试覆盖全部所示模型，无从排名",
  only: (name) => `仅有 ${name} 一个模型，没有可比较的对手`,
  shared: (names, total) => `${names} 在 ${total} 个模型中并列第一`,
  few: (name, total, n) => `${name} 在 ${total} 个模型中排名第一，但 ${n} 项基准测试不足以给出区间`,
  noErrors: (name, total) => `${name} 在 ${total} 个模型中排名第一，但并非每个得分都有标准误，无法给出区间`,
  tiesNone: (name, n) => `${name} 排名第一，与其余 ${n} 个模型均可区分`,
  tiesSome: (name, n, total) => `${name} 排名第一，其余 ${total} 个模型中有 ${n} 个无法与之区分`,
  tiesAll: (name, n) => `${name} 排名第一，但其余 ${n} 个模型均无法与之区分`,
  subtitle: (by, asOf) => `按${by}排名，1 为最佳${asOfEnd.zh(asOf)}`,
  subtitleTasks: (by, draws, n, asOf) =>
    `按${by}排名，1 为最佳；95% 区间由对 ${n} 项基准测试重抽样 ${draws} 次得出${asOfEnd.zh(asOf)}`,
  subtitleItems: (by, draws, asOf) =>
    `按${by}排名，1 为最佳；95% 区间由各得分在其标准误内重抽样 ${draws} 次得出${asOfEnd.zh(asOf)}`,
  legend: {interval: "名次的 95% 区间", group: "无法与第一名区分"},
  rank: "名次",
  interval: (lo, hi) => (lo === hi ? String(lo) : `${lo} 至 ${hi}`),
  p: (p) => `p ${p}`,
  tipFirst: (p) => `与第一名相比：p ${p}`,
  tipNext: (model, p) => `与 ${model} 相比：p ${p}`,
  noteTasks: (n) =>
    `重抽样对象：${n} 项基准测试，有放回，同一次抽样对所有模型相同；不含各项内的题目。区间表示名次在多大程度上取决于基准测试的选择。`,
  noteItems:
    "重抽样对象：每个得分，在其标准误内相互独立；不含基准测试的选择。区间表示名次在多大程度上取决于所用题目。",
  noteFew: (n, least) => `无区间：仅 ${n} 项基准测试。少于 ${least} 项时，重抽样说明不了其他测试的情况。`,
  noteNoErrors: "无法对题目重抽样：每个得分都须有标准误或题目数。",
  overAll: (n, models, names) => `基于全部 ${models} 个模型均有得分的 ${n} 项基准测试：${zhList(names)}。`,
  overTwo: (n, names) => `基于两个模型均有得分的 ${n} 项基准测试：${zhList(names)}。`,
  overOne: (n, names) => `基于该模型有得分的 ${n} 项基准测试：${zhList(names)}。`,
  overBorda: (n, names) => `基于全部 ${n} 项有得分的所选基准测试，缺失得分不计分：${zhList(names)}。`,
  andMore: (n) => `另有 ${n} 项`,
  leftOut: (n) =>
    `所选基准测试中有 ${n} 项未计入：并非每个模型都有得分，或权重为 0，或其单位不适用于此平均方式。`,
  group: (names) => `无法与第一名区分（p > 0.05）：${zhList(names)}。`,
  neighbours: (names) => `无法区分的相邻模型（p > 0.05）：${names.join("；")}。`,
  neighboursTold: "名次相邻的模型均可区分（p ≤ 0.05）。",
  pair: (a, b, p) => `${a} 与 ${b}，p ${p}`,
  pIs: (seed) =>
    `p 为同一组抽样中一对模型的 2·min（Δ ≤ 0 的比例，Δ ≥ 0 的比例），未作多重比较校正。随机种子 ${seed}。`,
  weighted: (words) => `不为 1 的权重：${words}。`,
  categoriesAlike: "同一类别的基准测试平分该类别的权重。",
  cut: (shown, total) => `图中为 ${total} 个模型中的前 ${shown} 个，其余见表格和 CSV。`,
  columns: {
    rank: {label: "名次", title: "均值更高的模型数加一"},
    interval: {label: "区间", title: "名次的 95% 区间"},
    value: {label: "平均", title: "排名所依据的数值"},
    tiesFirst: {label: "与第一名", title: "能否与排名第一的模型区分"},
    pFirst: {label: "与第一名的 p", title: "同一组抽样中与第一名之差"},
    pNext: {label: "与下一名的 p", title: "同一组抽样中与下一名之差"},
    model: {label: "模型"},
    leftOut: {label: "剔除"},
    category: {label: "类别"},
    nLeft: {label: "剩余基准测试数"},
    firsts: {label: "第一名"},
    nMoved: {label: "名次变动的模型数", title: "名次有变的模型"},
    moves: {label: "变动", title: "变动最大者在前"}
  },
  itself: "即第一名",
  tied: "无法区分",
  apart: "可区分",
  points: "分",
  table: "名次及其可靠程度",
  changes: {
    caption: "剔除一项基准测试后的名次",
    marks: (marks) => `全部带 ${marks} 的得分`,
    subtitle: (by, asOf) =>
      `按${by}排名，每次剔除一项基准测试，如有带标注的得分则另行剔除${asOfEnd.zh(asOf)}`,
    none: "没有可因剔除而改变的名次",
    last: (name) => `名次仅取决于 ${name}`,
    same: (n) => `${n} 项基准测试无论剔除哪一项，名次均不变`,
    any: (n, firsts) => `${n} 项基准测试无论剔除哪一项，名次均会改变${zhFirst(firsts, n)}`,
    one: (name, n, firsts) =>
      `${n} 项基准测试中，仅剔除 ${name} 会改变名次${firsts > 0 ? "，第一名也随之改变" : "，但第一名不变"}`,
    some: (k, n, firsts) => `${n} 项基准测试中，有 ${k} 项剔除后名次会改变${zhFirst(firsts, k)}`,
    move: (model, from, to) => `${model} ${from} → ${to}`,
    more: (n) => `另有 ${n} 个`,
    unchanged: "无",
    nothingLeft: "已无可排名的依据",
    weights: "权重按类别计；同一类别平分权重时，由剩余的基准测试平分。"
  }
};

/** Every visible word of how sure a ranking is, in one language. */
export type RankingMessages = typeof en;
export const ranking = {en, zh} satisfies Record<Language, RankingMessages>;
