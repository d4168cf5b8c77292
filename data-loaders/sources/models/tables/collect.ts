import type {
  EvidenceBenchmark,
  EvidenceModel,
  EvidenceScore,
  ModelEvidence
} from "../../../models/evidence.js";

/** What every score has, unless its table says otherwise. */
const UNSAID = {
  score_stderr: null,
  variant: null,
  thinking: null,
  n_shot: null,
  n_samples: null,
  protocol: null,
  evaluated_by: null,
  origin: "unknown",
  as_of: null,
  source_url: null
} as const satisfies Partial<EvidenceScore>;

type Given<T, K extends keyof T> = Pick<T, K> & Partial<T>;

/** Takes up what a table says, row by row. The first word on a model or a benchmark counts. */
export interface Collector {
  model(facts: Given<EvidenceModel, "name" | "source">): void;
  benchmark(facts: Given<EvidenceBenchmark, "name" | "category" | "unit" | "source">): void;
  score(facts: Given<EvidenceScore, "model" | "benchmark" | "score" | "retrieved" | "source" | "at">): void;
  evidence(): ModelEvidence;
}

/** A collector that holds nothing yet. Rows that are equal in all but their place are one. */
export function collect(): Collector {
  const models = new Map<string, EvidenceModel>();
  const benchmarks = new Map<string, EvidenceBenchmark>();
  const scores = new Map<string, EvidenceScore>();
  return {
    model({name, release_date = null, ...facts}) {
      if (models.has(name)) return;
      const unsaid = {developer: null, family: null, params_b: null, open_weights: null, licence: null};
      const release_precision = release_date === null ? "unknown" : "day";
      models.set(name, {...unsaid, source_url: null, release_precision, ...facts, name, release_date});
    },
    benchmark(facts) {
      const unsaid = {metric: null, random_baseline: null, n_items: null, released: null};
      if (!benchmarks.has(facts.name))
        benchmarks.set(facts.name, {...unsaid, higher_is_better: true, ...facts});
    },
    score(facts) {
      const score: EvidenceScore = {...UNSAID, ...facts};
      const {at: _, ...content} = score;
      const key = JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
      if (!scores.has(key)) scores.set(key, score);
    },
    evidence: () => ({
      models: [...models.values()],
      benchmarks: [...benchmarks.values()],
      scores: [...scores.values()],
      aliases: []
    })
  };
}

/** Several tables of one publisher as one: of a model or a benchmark that stands in more than one the first word counts. */
export function joinEvidence(all: readonly ModelEvidence[]): ModelEvidence {
  const firsts = <T extends {readonly name: string}>(items: readonly T[]) => {
    const byName = new Map<string, T>();
    for (const item of items) if (!byName.has(item.name)) byName.set(item.name, item);
    return [...byName.values()];
  };
  return {
    models: firsts(all.flatMap(({models}) => models)),
    benchmarks: firsts(all.flatMap(({benchmarks}) => benchmarks)),
    scores: all.flatMap(({scores}) => scores),
    aliases: all.flatMap(({aliases}) => aliases)
  };
}
