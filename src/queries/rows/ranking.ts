/** A score that is ranked, with what an average and its interval need to know of it. */
export interface RankingScoreRow {
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly params_b: number | null;
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly category: string;
  /** In the benchmark's unit: percent, rating … */
  readonly score: number;
  readonly unit: string;
  readonly higher_is_better: boolean;
  /** Score of random guessing; null where it is not known. */
  readonly random_baseline: number | null;
  /** As published, in the unit of the score. */
  readonly score_stderr: number | null;
  /** Questions that the score is of. */
  readonly n_samples: number | null;
  readonly score_mark: string | null;
  /** Null where its publisher gives no day. */
  readonly as_of: string | null;
  readonly source: string;
}
