import type {ModelMapping} from "./modelMapping.js";
import type {ScoreUnit} from "./scoreUnit.js";

/** A metric of a harness, as its documentation has it. */
export interface Metric {
  readonly unit: ScoreUnit;
  readonly higher_is_better: boolean;
}

const share = {unit: "fraction", higher_is_better: true} as const;
const percent = {unit: "percent", higher_is_better: true} as const;
const loss = {unit: "loss", higher_is_better: false} as const;

/**
 * Metrics whose unit is known, in the order in which one of several is a benchmark's score: the accuracy over answers
 * weighted by their length before the plain one, as the Open LLM Leaderboard of both versions has it; then exact
 * matches; then what only some tasks have.
 */
const METRICS: ReadonlyMap<string, Metric> = new Map<string, Metric>([
  ...["acc_norm", "acc", "accuracy", "exact_match", "em", "quasi_exact_match", "qem", "extractive_match"].map(
    (name) => [name, share] as const
  ),
  ...[
    "pass@1",
    "pass_at_1",
    "pass@1:1_samples",
    "pass@k:k=1",
    "prompt_level_strict_acc",
    "inst_level_strict_acc"
  ].map((name) => [name, share] as const),
  ...["prompt_level_loose_acc", "inst_level_loose_acc", "math_verify", "mc2", "mc1", "f1"].map(
    (name) => [name, share] as const
  ),
  ...["truthfulqa_mc2", "truthfulqa_mc1", "acc_mutual_info", "acc_norm_nospace", "acc_bytes", "acc_all"].map(
    (name) => [name, share] as const
  ),
  // sacreBLEU counts from 0 to 100.
  ...["bleu", "chrf", "bleu_acc"].map((name) => [name, name === "bleu_acc" ? share : percent] as const),
  ...["word_perplexity", "byte_perplexity", "perplexity", "bits_per_byte", "brier_score"].map(
    (name) => [name, loss] as const
  )
]);

const ORDER = [...METRICS.keys()];

/** Filters in the order in which one of several counts: the answer as asked for before what can be found in the text. */
const FILTERS = ["none", "strict-match", "flexible-extract"];

/** The metric of that name: as `mapping.json` says, else as its harness documents it; null where nobody does. */
export function maybeMetric(name: string, mapping: ModelMapping): Metric | null {
  const known = METRICS.get(name) ?? null;
  const unit = mapping(name)?.unit ?? null;
  return unit === null ? known : {unit, higher_is_better: known?.higher_is_better ?? unit !== "loss"};
}

/** Sorts metrics so that the first is the benchmark's score. */
export function byPreference(
  a: {readonly metric: string; readonly filter: string},
  b: {readonly metric: string; readonly filter: string}
): number {
  return (
    rank(ORDER, a.metric) - rank(ORDER, b.metric) ||
    compare(a.metric, b.metric) ||
    rank(FILTERS, a.filter) - rank(FILTERS, b.filter) ||
    compare(a.filter, b.filter)
  );
}

function rank(list: readonly string[], name: string): number {
  const index = list.indexOf(name);
  return index < 0 ? list.length : index;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
