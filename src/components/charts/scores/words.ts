import {greatest, groups, max} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import {benchmarkNotes} from "./marks.js";
import type {ModelFacts} from "./modelStyle.js";
import {type BenchmarkRow, contested, isBest} from "./rows.js";

/** How often each model is best outright and how often it shares the best score. */
export function bestCounts(benchmarks: readonly BenchmarkRow[], models: readonly ModelFacts[]) {
  const firsts = contested(benchmarks).flatMap(({scores}) => scores.filter(({place}) => place === 1));
  return models.map(({model_id, model}) => {
    const own = firsts.filter((row) => row.model_id === model_id);
    const alone = own.filter(({tied}) => tied === 1).length;
    return {model, alone, shared: own.length - alone};
  });
}

/** The finding of a heat table: which model is best most often. */
export function bestFinding(
  benchmarks: readonly BenchmarkRow[],
  models: readonly ModelFacts[],
  {heat, list}: BenchmarkMessages
): string {
  if (models.length === 1) return rangeFinding(benchmarks, heat);
  const total = contested(benchmarks).length;
  if (total === 0) return heat.noneCommon;
  const counts = bestCounts(benchmarks, models);
  const most = max(counts, ({alone}) => alone) ?? 0;
  if (most === 0) return total === 1 ? sharedFinding(benchmarks, {heat, list}) : heat.noneAlone(total);
  const leaders = counts.filter(({alone}) => alone === most);
  const [leader] = leaders;
  if (total === 1) return heat.leadsOne(leader!.model, contested(benchmarks)[0]!.name);
  return leaders.length === 1 && leader
    ? heat.leads(leader.model, most, total, leader.shared)
    : heat.leadTied(list(leaders.map(({model}) => model)), most, total);
}

/** Who shares the best score of the only benchmark with rivals. */
function sharedFinding(
  benchmarks: readonly BenchmarkRow[],
  {heat, list}: Pick<BenchmarkMessages, "heat" | "list">
): string {
  const [only] = contested(benchmarks) as [BenchmarkRow];
  const names = only.scores.filter((row) => isBest(row, only)).map(({model}) => model);
  return heat.sharedOne(list(names), only.name);
}

/** The finding of a dot plot: where the models are furthest apart. */
export function spreadFinding(benchmarks: readonly BenchmarkRow[], m: BenchmarkMessages): string {
  const widest = greatest(contested(benchmarks), spread);
  if (!widest) return rangeFinding(benchmarks, m.heat, m.heat.noneCommon);
  if (spread(widest) === 0) return m.dots.level;
  const at = (score: number) =>
    m.list(widest.scores.filter((row) => row.score === score).map(({model}) => model));
  const points = formatNumber(spread(widest), 1);
  const say = contested(benchmarks).length === 1 ? m.dots.one : m.dots.widest;
  return say(widest.name, points, at(widest.best), at(widest.worst));
}

/** Distance of the best and the worst model in percentage points, to the precision of the scores. */
export function spread({best, worst}: BenchmarkRow): number {
  return +(best - worst).toFixed(6);
}

/** From the lowest to the highest score of the only model; `several` where there is more than one. */
function rangeFinding(
  benchmarks: readonly BenchmarkRow[],
  heat: BenchmarkMessages["heat"],
  several = heat.noneCommon
): string {
  const rows = benchmarks.flatMap(({scores}) => scores);
  const isOne = new Set(rows.map(({model_id}) => model_id)).size === 1;
  const hi = greatest(rows, ({score}) => score);
  const lo = greatest(rows, ({score}) => -score);
  if (!hi || !lo || !isOne) return several;
  const text = ({score}: ScoreRow) => formatNumber(score, 1);
  return rows.length === 1
    ? heat.one(hi.model, hi.benchmark, text(hi))
    : heat.range(hi.model, text(lo), lo.benchmark, text(hi), hi.benchmark);
}

/** What the marks on scores and benchmarks mean; nothing about a mark that is not there. */
export function markNotes(rows: readonly ScoreRow[], m: BenchmarkMessages): string[] {
  const runners = groups(rows.filter(isStarred), ({score_mark}) => score_mark!).map(([mark, scores]) =>
    m.notes.starred(mark, m.list(distinct(scores.map((row) => row.evaluated_by))))
  );
  return [...runners, ...benchmarkNotes(rows, m)];
}

/** What is missing: scores, and rivals on a benchmark, where more than one model is chosen. */
export function gapNotes(
  benchmarks: readonly BenchmarkRow[],
  models: number,
  m: BenchmarkMessages
): string[] {
  if (models < 2) return [];
  const missing = benchmarks.reduce((sum, {scores}) => sum + models - scores.length, 0);
  const alone = benchmarks.length - contested(benchmarks).length;
  return [...(missing > 0 ? [m.notes.missing(missing)] : []), ...(alone > 0 ? [m.notes.alone(alone)] : [])];
}

/** Not run by the model's own developer. */
export function isStarred({score_mark}: ScoreRow): boolean {
  return score_mark !== null;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
