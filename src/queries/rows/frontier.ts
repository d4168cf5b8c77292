/** Who can run a model: everybody, or its developer alone. */
export type Openness = "open" | "closed";

/** A benchmark that has enough dated models of both kinds. */
export interface FrontierBenchmark {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly n_open: number;
  readonly n_closed: number;
  /** Days of the first and the last release of a model with a score. */
  readonly first_day: string;
  readonly last_day: string;
}

/** A number of examples in the prompt that some score states. */
export interface ShotOption {
  readonly n_shot: number;
}

/** A dated model with its score: a dot of the frontier. */
export interface FrontierPoint {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly higher_is_better: boolean;
  readonly model_id: string;
  readonly model: string;
  readonly developer: string | null;
  /** Parameters in billions; null where they are not published. */
  readonly params_b: number | null;
  readonly openness: Openness;
  /** ISO day; the first of the month where `release_precision` is month. */
  readonly release_date: string;
  readonly release_precision: "day" | "month" | "unknown";
  /** In the benchmark's unit. */
  readonly score: number;
  /** Standard error of the score: the source's, else that of a share of questions; null where neither is known. */
  readonly standard_error: number | null;
  readonly n_shot: number | null;
  readonly variant: string;
  readonly origin: string;
  readonly protocol: string | null;
  readonly evaluated_by: string | null;
  /** Scores of the model under the filter, of which this one is preferred. */
  readonly n_scores: number;
  /** Better than every model of its kind that was released before. */
  readonly is_record: boolean;
  /** Models under the filter that are left out: without a release date, or not known to be open or closed. */
  readonly n_left_out: number;
  readonly as_of: string | null;
  readonly source: string;
  readonly source_url: string | null;
}

/** The best open and the best closed model from a day on, until the next row's. */
export interface GapRow {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly date: string;
  readonly open_model_id: string;
  readonly open_model: string;
  readonly open_score: number;
  readonly closed_model_id: string;
  readonly closed_model: string;
  readonly closed_score: number;
  /** By how much the closed model is better, in the benchmark's unit; below 0 where the open one is. */
  readonly gap: number;
  /** Half the width of its 95% interval: 1.96·√(se² + se²); null where a standard error is not known. */
  readonly gap_margin: number | null;
  readonly as_of: string | null;
  readonly source: string;
}

/** A closed model that was the best of its time, and the first open one that did as well. */
export interface LagRow {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly closed_model_id: string;
  readonly closed_model: string;
  readonly closed_date: string;
  readonly closed_score: number;
  readonly open_model_id: string | null;
  readonly open_model: string | null;
  readonly open_date: string | null;
  readonly open_score: number | null;
  /** Days from one release to the other, in months of 30.4375; below 0 where the open one came first, null where none has. */
  readonly lag_months: number | null;
  /** Months to the last release of the table, where no open model has reached the score. */
  readonly waited_months: number | null;
  readonly last_day: string;
  readonly as_of: string | null;
  readonly source: string;
}

/** The best open model of a size class on a day. */
export interface SizeRow {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly unit: string;
  readonly date: string;
  /** The class has models of more than `above_b` and of at most `to_b` billion parameters; an open end is null. */
  readonly above_b: number | null;
  readonly to_b: number | null;
  readonly n_models: number;
  readonly open_model_id: string;
  readonly open_model: string;
  readonly open_params_b: number;
  readonly open_date: string;
  readonly open_precision: "day" | "month" | "unknown";
  readonly open_score: number;
  /** The model that was asked for, where it is of this class, and its rank in it. */
  readonly named_model_id: string | null;
  readonly named_model: string | null;
  readonly named_score: number | null;
  readonly named_rank: number | null;
  /** Of the same day; null where there is none. */
  readonly closed_model_id: string | null;
  readonly closed_model: string | null;
  readonly closed_score: number | null;
  readonly gap: number | null;
  readonly gap_margin: number | null;
  readonly as_of: string | null;
  readonly source: string;
}

/** The gap on a day over some of the scores. */
export interface GapChoiceRow extends Omit<GapRow, "date"> {
  readonly date: string;
  /** Which scores count: all, those of so many shots, of a variant, of an origin. */
  readonly choice: "all" | "shots" | "variant" | "origin";
  /** Which of them: `stated`, `5`, `base`, `self`; null for all. */
  readonly value: string | null;
  readonly n_open: number;
  readonly n_closed: number;
}
