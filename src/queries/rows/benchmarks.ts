/** One score of a chosen model with all that is shown of it. */
export interface ScoreRow {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly category: string;
  readonly metric: string | null;
  readonly benchmark_mark: string | null;
  readonly random_baseline: number;
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly params_b: number | null;
  readonly score: number;
  readonly score_mark: string | null;
  readonly evaluated_by: string;
  /** The model's score on another split of the benchmark's questions, and whether any model has one. */
  readonly other_split: number | null;
  readonly has_other_split: boolean;
  /** Rank in its row, 1 is best; ties share the better rank. */
  readonly place: number;
  /** How many models share this rank. */
  readonly tied: number;
  readonly as_of: string | null;
  readonly source: string;
}

/** One model over the benchmarks on which every model shown has a score. */
export interface SummaryRow {
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly params_b: number | null;
  /** Mean score in percent; null where there is no common benchmark. */
  readonly mean: number | null;
  /** Mean of (score − baseline) / (100 − baseline), in percent: 0 is guessing, 100 is perfect. */
  readonly normalized_mean: number | null;
  /** Share of comparisons with the other chosen models that are won, a tie counting half, in percent. */
  readonly win_rate: number | null;
  /** Mean rank among the chosen models, ties at the mean of their ranks. */
  readonly mean_rank: number | null;
  /** Rows won outright, and rows won or shared. */
  readonly best_alone: number;
  readonly best_or_tied: number;
  /** Common benchmarks: what the means rest on. */
  readonly n: number;
  /** Benchmarks on which this model has a score, common or not. */
  readonly n_own: number;
  /** Benchmarks on which any chosen model has a score. */
  readonly n_any: number;
  readonly average_printed: number | null;
  readonly as_of: string | null;
  readonly source: string;
}

/** The average that a report prints of a model. */
export interface PrintedAverageRow {
  readonly model_id: string;
  readonly source: string;
  readonly average_printed: number;
}

/** What is told of a model's mean. */
export type MeanRow = Pick<SummaryRow, "model_id" | "model" | "mean" | "n" | "n_any">;

/** One benchmark on which both models of a pair have a score. */
export interface PairRow {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly category: string;
  readonly metric: string | null;
  readonly benchmark_mark: string | null;
  readonly other_split_a: number | null;
  readonly other_split_b: number | null;
  readonly has_other_split: boolean;
  readonly score_a: number;
  readonly score_b: number;
  readonly mark_a: string | null;
  readonly mark_b: string | null;
  /** score_a − score_b in percentage points, to the precision of the scores. */
  readonly difference: number;
  readonly as_of: string | null;
  readonly source: string;
}
