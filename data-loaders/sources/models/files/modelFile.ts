import type {
  EvidenceAlias,
  EvidenceBenchmark,
  EvidenceModel,
  EvidenceScore,
  ModelEvidence
} from "../../../models/evidence.js";

/** What came of one file, or one sheet of it. */
export interface ModelFile {
  readonly file: string;
  /** What it is: `lm-evaluation-harness results`. */
  readonly what: string;
  readonly evidence: ModelEvidence;
  /** Rows, or results, that were read. */
  readonly rowsIn: number;
  readonly leftOut: readonly {readonly what: string; readonly why: string}[];
  readonly notes: readonly string[];
  /** Of a run: when it was made, as far as it says (ISO, to the second or finer); null where it does not. */
  readonly madeAt?: string | null;
  /** Of a run: how it was made, where that makes its scores other ones: `limit 10`. */
  readonly settings?: string;
  /** Whether it is a run of the reader's, of which the newest counts. */
  readonly isRun?: boolean;
}

export const NO_EVIDENCE: ModelEvidence = {models: [], benchmarks: [], scores: [], aliases: []};

/** A model of which nothing but the name is known, and what is. */
export function evidenceModel(
  fields: Partial<EvidenceModel> & Pick<EvidenceModel, "name" | "source">
): EvidenceModel {
  return {
    ...{developer: null, family: null, params_b: null, open_weights: null, release_date: null},
    ...{release_precision: "unknown", licence: null, source_url: null},
    ...fields
  };
}

/** A benchmark in percent of which nothing but the name is known, and what is. */
export function evidenceBenchmark(
  fields: Partial<EvidenceBenchmark> & Pick<EvidenceBenchmark, "name" | "source">
): EvidenceBenchmark {
  return {
    ...{category: "other", metric: null, random_baseline: null, unit: "percent", higher_is_better: true},
    ...{n_items: null, released: null},
    ...fields
  };
}

/** A score of which nothing but the number is known, and what is. */
export function evidenceScore(
  fields: Partial<EvidenceScore> & Pick<EvidenceScore, "model" | "benchmark" | "score" | "source" | "at">
): EvidenceScore {
  return {
    ...{score_stderr: null, variant: null, thinking: null, n_shot: null, n_samples: null, protocol: null},
    ...{evaluated_by: null, origin: "unknown", as_of: null, retrieved: null, source_url: null},
    ...fields
  };
}

/**
 * The evidence of several files as one, in their order, every row of it: a file may say of a model what another leaves
 * out, and two units of one benchmark must meet.
 */
export function allEvidence(parts: readonly ModelEvidence[]): ModelEvidence {
  const models: EvidenceModel[] = [];
  const benchmarks: EvidenceBenchmark[] = [];
  const scores: EvidenceScore[] = [];
  const aliases: EvidenceAlias[] = [];
  for (const part of parts) {
    for (const row of part.models) models.push(row);
    for (const row of part.benchmarks) benchmarks.push(row);
    for (const row of part.scores) scores.push(row);
    for (const row of part.aliases) aliases.push(row);
  }
  return {models, benchmarks, scores, aliases};
}

/** The first of the rows of a name: what a file says of a model in each of its rows is said once. */
export function firstByName<T extends {readonly name: string}>(rows: Iterable<T>): T[] {
  const seen = new Map<string, T>();
  for (const row of rows) if (!seen.has(row.name)) seen.set(row.name, row);
  return [...seen.values()];
}
