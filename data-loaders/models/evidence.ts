/** What a file or a feed says of models, by the names that it uses. `addEvidence` finds whom it means. */
export interface ModelEvidence {
  readonly models: readonly EvidenceModel[];
  readonly benchmarks: readonly EvidenceBenchmark[];
  readonly scores: readonly EvidenceScore[];
  readonly aliases: readonly EvidenceAlias[];
}

/** A model as its file names it. */
export interface EvidenceModel {
  readonly name: string;
  readonly developer: string | null;
  readonly family: string | null;
  /** Parameters in billions. */
  readonly params_b: number | null;
  readonly open_weights: boolean | null;
  /** ISO day; the first of the month where `release_precision` is month. */
  readonly release_date: string | null;
  readonly release_precision: "day" | "month" | "unknown";
  readonly licence: string | null;
  readonly source: string;
  readonly source_url: string | null;
  /** A model of the reader's own run, or of a list made by hand: it becomes one whatever is known of it. */
  readonly isOwn?: boolean;
}

export type Unit = "percent" | "rating" | "minutes" | "usd" | "loss";

/** A benchmark as its file names it. */
export interface EvidenceBenchmark {
  readonly name: string;
  readonly category: string;
  readonly metric: string | null;
  /** What guessing scores, in percent; null where nobody says. */
  readonly random_baseline: number | null;
  readonly unit: Unit;
  readonly higher_is_better: boolean;
  /** Its file says which way it counts; else that follows from its metric, and what is known of it stands. */
  readonly isDirectionSaid?: boolean;
  /** Questions of the test set. */
  readonly n_items: number | null;
  /** ISO day on which it was published; where only the month is known, the first of it. */
  readonly released: string | null;
  readonly source: string;
}

/** Who says a score: the report, the model's developer, somebody else, or one that does not say. */
export type Origin = "report" | "self" | "third_party" | "unknown";

/** One score, in the unit of its benchmark (percent: 0 to 100), by the names that its file uses. */
export interface EvidenceScore {
  readonly model: string;
  readonly benchmark: string;
  readonly score: number;
  /** In the unit of the score; only where the source gives one. */
  readonly score_stderr: number | null;
  readonly variant: "base" | "instruct" | "reasoning" | null;
  /** Effort as its source names it: none, on, high, 32K. */
  readonly thinking: string | null;
  readonly n_shot: number | null;
  /** Questions that were asked. */
  readonly n_samples: number | null;
  readonly protocol: string | null;
  readonly evaluated_by: string | null;
  readonly origin: Origin;
  /** ISO day that the source gives the score; null where it gives none. */
  readonly as_of: string | null;
  /** ISO day on which it was read. */
  readonly retrieved: string | null;
  readonly source: string;
  readonly source_url: string | null;
  /** Where it stands, for messages: `runs/a.json results.mmlu`. */
  readonly at: string;
}

export type NameKind = "model" | "benchmark" | "developer";

/** Another name of a model, a benchmark or a developer: `id` is what tables call it. */
export interface EvidenceAlias {
  readonly kind: NameKind;
  readonly alias: string;
  readonly id: string;
  readonly source: string;
}
