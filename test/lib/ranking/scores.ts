import type {ScoreMatrix} from "../../../src/lib/ranking/averages.js";
import type {RankedScore} from "../../../src/lib/ranking/requestOf.js";
import type {ScoreRow} from "../../../src/queries/rows/benchmarks.js";

/** A matrix from one list a model, NaN where there is no score; guessing gives 0. */
export function matrix(...models: readonly (readonly number[])[]): ScoreMatrix {
  const benchmarks = models[0]!.length;
  return {
    models: models.length,
    benchmarks,
    values: Float64Array.from(models.flat()),
    baselines: new Float64Array(benchmarks),
    higherIsBetter: Array.from({length: benchmarks}, () => true)
  };
}

/** The same scores with a column a benchmark in place of a list a model. */
export function fromColumns(...columns: readonly (readonly number[])[]): ScoreMatrix {
  return matrix(...columns[0]!.map((_, model) => columns.map((column) => column[model]!)));
}

/** Rows of the page's table as what is ranked. */
export function rankedScores(rows: readonly ScoreRow[]): RankedScore[] {
  return rows.map((row) => ({
    ...row,
    score_stderr: null,
    n_samples: null,
    unit: "percent",
    higher_is_better: true
  }));
}

/** Rows from a table of scores: `benchmark: [score of each model]`. */
export function scoresOf(
  models: readonly string[],
  table: Readonly<Record<string, readonly (number | null)[]>>,
  more: (model: string, benchmark: string) => Partial<RankedScore> = () => ({})
): RankedScore[] {
  return Object.entries(table).flatMap(([benchmark_id, scores]) =>
    scores.flatMap((score, i) =>
      score === null
        ? []
        : [
            {
              model_id: models[i]!,
              benchmark_id,
              category: "other",
              score,
              score_stderr: null,
              n_samples: null,
              score_mark: null,
              random_baseline: 0,
              unit: "percent",
              higher_is_better: true,
              ...more(models[i]!, benchmark_id)
            }
          ]
    )
  );
}
