/** A model and what is known of it. */
export interface ModelFacts {
  readonly model_id: string;
  readonly name: string;
  readonly family: string;
  readonly developer: string | null;
  readonly params_b: number | null;
  readonly open_weights: boolean | null;
  /** ISO day; the first of the month where `release_precision` is month. */
  readonly release_date: string | null;
  readonly release_precision: string | null;
  readonly licence: string | null;
  readonly source: string | null;
  readonly source_url: string | null;
  readonly n_scores: number;
  readonly n_benchmarks: number;
}

/** A model that can be gone to. */
export interface ModelLink {
  readonly model_id: string;
  readonly name: string;
  readonly family: string;
  readonly developer: string | null;
}

/** One score of a model, beside the one of its benchmark that is shown elsewhere. */
export interface ModelScoreRow {
  readonly score_id: string;
  readonly model_id: string;
  readonly model: string;
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly category: string;
  readonly unit: string;
  readonly score: number;
  /** In the unit of the score: given, or of the questions of the test set; null where neither is known. */
  readonly standard_error: number | null;
  readonly is_error_given: boolean;
  readonly variant: string | null;
  readonly thinking: string | null;
  readonly n_shot: number | null;
  readonly protocol: string | null;
  readonly mark: string | null;
  readonly evaluated_by: string | null;
  readonly origin: string;
  readonly is_preferred: boolean;
  /** Score minus the one that is shown; 0 for that one. */
  readonly difference: number;
  /** That difference in standard errors of it; null where none is known. */
  readonly errors_apart: number | null;
  /** What is odd about it, and beside what: `flag other; flag other`; null where nothing is. */
  readonly flags: string | null;
  /** The source's day, or the one on which it was read. */
  readonly as_of: string | null;
  readonly source: string;
}

/** Where a model stands on one benchmark among all models with a score on it. */
export interface PlaceRow {
  readonly model_id: string;
  readonly model: string;
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly score: number;
  readonly unit: string;
  readonly place: number;
  readonly n_models: number;
  /** Ranks that the intervals leave a rating of the Arena among so many with one; null for what is none. */
  readonly rank_low: number | null;
  readonly rank_high: number | null;
  readonly n_rated: number | null;
  /** All that share the first place, by name. */
  readonly best_model: string;
  /** The first of them (`NAMED_BEST`), and how many there are. */
  readonly best_named: string;
  readonly n_best: number;
  readonly best_score: number;
  /** Among the dated models that were out on its day of release, and those of its kind (open or closed) of these. */
  readonly place_then: number | null;
  readonly n_then: number | null;
  readonly place_then_kind: number | null;
  readonly n_then_kind: number | null;
  readonly as_of: string | null;
  readonly source: string;
  /** Of the scores of all the models that it is placed among; `a; b`. */
  readonly sources: string;
}

/** The rank of a model by its mean over the benchmarks of a category that it has, among the models that have them all. */
export interface StandingRow {
  readonly model_id: string;
  readonly model: string;
  /** A category, or `all`. */
  readonly scope: string;
  readonly n_benchmarks: number;
  readonly benchmarks: string;
  readonly n_models: number;
  readonly mean: number;
  readonly rank: number;
  /** From the models that are better beyond doubt to those that are not worse beyond doubt; null where some score has no standard error. */
  readonly rank_lo: number | null;
  readonly rank_hi: number | null;
  /** Over tasks, where there are enough benchmarks to draw from; filled in by the page. */
  readonly as_of: string | null;
  readonly source: string;
}

/** A score of the models that the standing of the model `asked_id` compares, where there are enough benchmarks to draw from. */
export interface StandingScore {
  readonly asked_id: string;
  readonly scope: string;
  readonly model_id: string;
  readonly benchmark_id: string;
  readonly score: number;
}
