import {group, max, min} from "d3";
import type {ScoreRow} from "../../queries/rows/benchmarks.js";

/** One benchmark with the scores of the chosen models: a row of a chart. */
export interface BenchmarkRow {
  readonly id: string;
  readonly name: string;
  /** Name with the mark that the source puts on it. */
  readonly label: string;
  readonly category: string;
  readonly metric: string | null;
  /** Score of random guessing in percent. */
  readonly baseline: number;
  readonly scores: readonly ScoreRow[];
  readonly byModel: ReadonlyMap<string, ScoreRow>;
  readonly best: number;
  readonly worst: number;
}

const CATEGORIES = ["knowledge", "commonsense", "reading", "reasoning", "math", "code"];

/** The scores by benchmark, in the order of the categories; within one, benchmarks keep their order. */
export function benchmarkRows(rows: readonly ScoreRow[]): BenchmarkRow[] {
  const benchmarks = [...group(rows, (row) => row.benchmark_id).values()].map(toBenchmark);
  return benchmarks.sort((a, b) => categoryOrder(a) - categoryOrder(b));
}

/** Benchmarks on which there is something to win: at least two models have a score. */
export function contested(rows: readonly BenchmarkRow[]): BenchmarkRow[] {
  return rows.filter(({scores}) => scores.length > 1);
}

/** The score leads its row, alone or shared. A model without a rival leads nothing. */
export function isBest({place}: ScoreRow, {scores}: BenchmarkRow): boolean {
  return place === 1 && scores.length > 1;
}

function toBenchmark(scores: ScoreRow[]): BenchmarkRow {
  const [first] = scores as [ScoreRow];
  const values = scores.map(({score}) => score);
  return {
    id: first.benchmark_id,
    name: first.benchmark,
    label: first.benchmark + (first.benchmark_mark ?? ""),
    category: first.category,
    metric: first.metric,
    baseline: first.random_baseline,
    scores,
    byModel: new Map(scores.map((score) => [score.model_id, score])),
    best: max(values) as number,
    worst: min(values) as number
  };
}

function categoryOrder({category}: BenchmarkRow): number {
  const at = CATEGORIES.indexOf(category);
  return at < 0 ? CATEGORIES.length : at;
}
