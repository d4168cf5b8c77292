import type {ScoreRow} from "./benchmarks.js";

/** One score of any model, chosen among several by a rule, with all that is known of it. */
export interface AllScoreRow
  extends Omit<
    ScoreRow,
    "random_baseline" | "benchmark_mark" | "other_split" | "has_other_split" | "evaluated_by"
  > {
  /** In percent; null where nobody says. */
  readonly random_baseline: number | null;
  readonly evaluated_by: string | null;
  /** percent, rating, minutes, usd or loss: what `score` is measured in. */
  readonly unit: string;
  readonly higher_is_better: boolean;
  readonly developer: string | null;
  readonly open_weights: boolean | null;
  readonly licence: string | null;
  readonly release_date: string | null;
  readonly score_stderr: number | null;
  readonly origin: "report" | "self" | "third_party" | "unknown";
  readonly variant: string | null;
  readonly thinking: string | null;
  readonly n_shot: number | null;
  readonly n_samples: number | null;
  readonly score_id: string;
  /** Scores of this model on this benchmark, this one among them. */
  readonly n_scores: number;
  /** `flag other; flag other`: what is like a known error, and the score or day that says so. */
  readonly flags: string | null;
  /** `as_of` is the day on which it was read: its source names none. */
  readonly is_retrieved: boolean;
  /** Ranks that the intervals of a rating leave it among the models shown; null for what is no rating with one. */
  readonly rank_low: number | null;
  readonly rank_high: number | null;
  readonly source_url: string | null;
}

/** Size and score of a model. */
export interface SizeRow {
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly developer: string | null;
  /** Billions; null where they are not published. */
  readonly params_b: number | null;
  readonly open_weights: boolean | null;
  /** Null for a mean. */
  readonly benchmark: string | null;
  readonly unit: string;
  readonly higher_is_better: boolean;
  readonly value: number;
  /** Benchmarks that it is the mean of. */
  readonly n: number;
  readonly as_of: string | null;
  readonly source: string;
  /** By the measure that was asked for: billions of parameters, or GB of 10⁹ bytes; null where it is not known. */
  readonly size: number | null;
  /** The lower end of a size that is a range, of which `size` is the upper one. */
  readonly size_low: number | null;
  /** Of a file and of memory; null of parameters. */
  readonly quantization: string | null;
  readonly size_from: "published" | "measured" | "computed" | null;
  readonly size_source: string | null;
  readonly size_as_of: string | null;
}

/** A benchmark of those that compare most. */
export interface SharedBenchmark {
  readonly benchmark_id: string;
  readonly benchmark: string;
  /** Models that have a score on each of them. */
  readonly n_models: number;
}
