import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../queries/rows/benchmarks.js";
import {type BenchmarkRow, contested} from "./benchmarkRows.js";

/** What the marks `*` and `†` on the rows mean; nothing about a mark that is not there. */
export function markNotes(rows: readonly ScoreRow[], {notes, list}: BenchmarkMessages): string[] {
  const runners = distinct(rows.filter(isStarred).map((row) => row.evaluated_by));
  const daggers = distinct(rows.filter((row) => row.benchmark_mark === "†").map((row) => row.benchmark));
  return [
    ...(runners.length > 0 ? [notes.starred(list(runners))] : []),
    ...(daggers.length > 0 ? [notes.dagger(list(daggers))] : [])
  ];
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
  return score_mark === "*";
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
