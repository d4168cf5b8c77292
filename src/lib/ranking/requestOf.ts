import type {RankingRequest} from "./rankModels.js";
import {standardError} from "./standardError.js";

/** A score as the tables have it, one a model and benchmark. */
export interface RankedScore {
  readonly model_id: string;
  readonly benchmark_id: string;
  readonly category: string;
  /** In the benchmark's unit. */
  readonly score: number;
  /** As it was published, in the unit of the score. */
  readonly score_stderr: number | null;
  /** Questions that the score is of. */
  readonly n_samples: number | null;
  readonly score_mark: string | null;
  readonly random_baseline: number | null;
  readonly unit: string;
  readonly higher_is_better: boolean;
}

/** What the reader chose. */
export interface RankingChoice extends Pick<RankingRequest, "average" | "resampled" | "seed" | "isShared"> {
  /** The weight of a category; 1 where it has none. */
  readonly weights: Readonly<Record<string, number>>;
}

/** A request, and the ids of its rows and columns. */
export interface NamedRequest {
  readonly request: RankingRequest;
  readonly models: readonly string[];
  readonly benchmarks: readonly string[];
}

/**
 * Scores as a request. Models and benchmarks stand in the order of their ids, so that what is drawn does not depend on
 * how a page lists them.
 */
export function requestOf(
  rows: readonly RankedScore[],
  {average, resampled, seed, isShared, weights}: RankingChoice
): NamedRequest {
  const models = ids(rows, "model_id");
  const benchmarks = ids(rows, "benchmark_id");
  const categories = ids(rows, "category");
  const modelAt = places(models);
  const benchmarkAt = places(benchmarks);
  const facts = new Map(rows.map((row) => [row.benchmark_id, row]));
  const ofBenchmark = <T>(read: (row: RankedScore) => T) => benchmarks.map((id) => read(facts.get(id)!));
  const values = new Float64Array(models.length * benchmarks.length).fill(Number.NaN);
  const errors = new Float64Array(values.length).fill(Number.NaN);
  const marked = new Uint8Array(values.length);
  for (const row of rows) {
    const at = modelAt.get(row.model_id)! * benchmarks.length + benchmarkAt.get(row.benchmark_id)!;
    values[at] = row.score;
    errors[at] = errorOf(row);
    marked[at] = row.score_mark === null ? 0 : 1;
  }
  return {
    models,
    benchmarks,
    request: {
      scores: {
        models: models.length,
        benchmarks: benchmarks.length,
        values,
        baselines: Float64Array.from(ofBenchmark((row) => row.random_baseline ?? Number.NaN)),
        higherIsBetter: ofBenchmark((row) => row.higher_is_better)
      },
      errors,
      marked,
      isPercent: ofBenchmark(({unit}) => unit === "percent"),
      categories: ofBenchmark(({category}) => categories.indexOf(category)),
      sliders: categories.map((category) => weights[category] ?? 1),
      isShared,
      average,
      resampled,
      seed
    }
  };
}

/** The published standard error, else that of a share of right answers; NaN where neither is known. */
export function errorOf({
  score,
  score_stderr,
  n_samples,
  unit
}: Pick<RankedScore, "score" | "score_stderr" | "n_samples" | "unit">): number {
  if (score_stderr !== null) return score_stderr;
  return unit === "percent" && n_samples !== null ? 100 * standardError(score / 100, n_samples) : Number.NaN;
}

function ids(rows: readonly RankedScore[], key: "model_id" | "benchmark_id" | "category"): readonly string[] {
  return [...new Set(rows.map((row) => row[key]))].sort();
}

function places(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, at]));
}
