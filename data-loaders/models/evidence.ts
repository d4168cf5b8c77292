/** What a file or a feed says of models: their facts, the benchmarks, the scores, and other names for them. */
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
  readonly params_b: number | null;
  readonly open_weights: boolean | null;
  readonly release_date: string | null;
  readonly release_precision: "day" | "month" | "unknown";
  readonly licence: string | null;
  readonly source: string;
  readonly source_url: string | null;
  /** A model of the reader's own run: it becomes one whatever is known of it. */
  readonly isOwn?: boolean;
}

/** A benchmark as its file names it. */
export interface EvidenceBenchmark {
  readonly name: string;
  readonly category: string;
  readonly metric: string | null;
  readonly random_baseline: number | null;
  readonly unit: "percent" | "rating" | "minutes" | "usd" | "loss";
  readonly higher_is_better: boolean;
  readonly n_items: number | null;
  readonly released: string | null;
  readonly source: string;
}

/** One score, in the unit of its benchmark (percent: 0 to 100), by the names that its file uses. */
export interface EvidenceScore {
  readonly model: string;
  readonly benchmark: string;
  readonly score: number;
  readonly score_stderr: number | null;
  readonly variant: "base" | "instruct" | "reasoning" | null;
  readonly thinking: string | null;
  readonly n_shot: number | null;
  readonly n_samples: number | null;
  readonly protocol: string | null;
  readonly evaluated_by: string | null;
  readonly origin: "report" | "self" | "third_party" | "unknown";
  readonly as_of: string | null;
  readonly retrieved: string | null;
  readonly source: string;
  readonly source_url: string | null;
  /** Where it stands, for messages: `runs/a.json results.mmlu`. */
  readonly at: string;
}

/** Another name of a model, a benchmark or a developer. */
export interface EvidenceAlias {
  readonly kind: "model" | "benchmark" | "developer";
  readonly alias: string;
  readonly id: string;
  readonly source: string;
}
