import type {ScoreRow} from "./benchmarks.js";

/** A model that can be compared: it has a score in percent that is shown. */
export interface VersusModel {
  readonly model_id: string;
  readonly name: string;
  readonly family: string;
  readonly params_b: number | null;
  /** Of each benchmark, in one order for all models, `1` where the model has a score and `0` where it has none. */
  readonly scored: string;
}

/** A score of a compared model, ranked among these. */
export interface VersusRow extends ScoreRow {
  /** From the worst to the best of the compared models on the benchmark, in percentage points. */
  readonly spread: number;
}

/** Two of the compared models over the benchmarks that both have. */
export interface RecordRow {
  readonly model_id: string;
  readonly model: string;
  readonly other_model_id: string;
  readonly other_model: string;
  readonly n: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Where the first is furthest ahead and furthest behind, in percentage points; null where it never is. */
  readonly most_ahead_on: string | null;
  readonly most_ahead: number | null;
  readonly most_behind_on: string | null;
  readonly most_behind: number | null;
  readonly as_of: string | null;
  readonly source: string;
}

/** A compared model over the benchmarks that all of them have, in its size class and among all that have these. */
export interface StandingRow {
  readonly model_id: string;
  readonly model: string;
  readonly params_b: number | null;
  readonly n_benchmarks: number;
  /** Mean score in percent. */
  readonly mean: number;
  /** The size class in billions of parameters, its lower end not in it; both null where the size is not known. */
  readonly above_b: number | null;
  readonly to_b: number | null;
  readonly class_n_models: number | null;
  readonly class_rank: number | null;
  /** Models of the class at this rank. */
  readonly class_tied: number | null;
  readonly class_best_model_id: string | null;
  readonly class_best_model: string | null;
  readonly class_best_mean: number | null;
  readonly n_models: number;
  readonly rank: number;
  readonly best_model_id: string;
  readonly best_model: string;
  readonly best_mean: number;
  readonly as_of: string | null;
  readonly source: string;
}
