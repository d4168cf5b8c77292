import type {Row, TableName, Tables} from "../../contract.js";
import {addEvidence} from "../../models/addEvidence.js";
import type {ModelEvidence} from "../../models/evidence.js";
import type {FeedName} from "./settings.js";

/** What became of a feed that was asked. */
export interface FeedOutcome {
  readonly feed: FeedName;
  readonly name: string;
  readonly url: string;
  readonly licence: string;
  readonly attribution: string;
  /** How its rows cite it, which no other rows do. */
  readonly source: string;
  /** What it said; null: it failed. */
  readonly answer: {readonly evidence: ModelEvidence; readonly retrieved: string} | null;
  /** Why it failed. */
  readonly message: string | null;
}

export interface MergeOptions {
  /** The tables that the feeds add to. */
  readonly base: Tables;
  /** Where the last good rows of a feed that failed are found. */
  readonly published: Tables;
}

/** Tables with rows of feeds. */
const OF_FEEDS = ["models", "benchmarks", "scores", "unmatched_names"] as const;

/** Tables whose rows name a model or a benchmark. */
const NAMING = [
  ...(["scores", "average_printed", "training"] as const),
  ...(["printed_files", "gguf_files", "reference_figures"] as const)
] satisfies TableName[];

/**
 * `base` with what the feeds say now in the place of what they said before. A feed that failed keeps its last good
 * scores, with the models and benchmarks that they name. Feeds that were not asked, and all other rows, stay as they are. Pure.
 */
export function mergeFeeds(outcomes: readonly FeedOutcome[], {base, published}: MergeOptions): Tables {
  const asked = new Set(outcomes.map(({source}) => source));
  const failed = new Set(outcomes.flatMap(({source, answer}) => (answer === null ? source : [])));
  const isOf = (sources: ReadonlySet<string>) => (row: Row) => sources.has(String(row.source));
  const cleared: Tables = {
    ...base,
    ...Object.fromEntries(OF_FEEDS.map((name) => [name, base[name].filter((row) => !isOf(asked)(row))]))
  };
  const fresh = addEvidence(
    cleared,
    outcomes.flatMap(({answer}) => answer?.evidence ?? [])
  );
  const kept = (name: "scores" | "unmatched_names") => published[name].filter(isOf(failed));
  const withKept: Tables = {
    ...fresh,
    scores: [...fresh.scores, ...kept("scores")],
    unmatched_names: [...fresh.unmatched_names, ...kept("unmatched_names")]
  };
  const before = [base, published];
  const whole: Tables = {
    ...withKept,
    models: withNamed("models", "model_id", withKept, before),
    benchmarks: withNamed("benchmarks", "benchmark_id", withKept, before)
  };
  // Ids of scores once more, and which of several is shown.
  const tables = addEvidence(whole, []);
  return {...tables, model_feeds: feedRows(outcomes, tables, [base, published])};
}

/** The rows of a table, and those from before that other tables still name. */
function withNamed(
  table: "models" | "benchmarks",
  id: string,
  tables: Tables,
  before: readonly Tables[]
): readonly Row[] {
  const missing = new Set<unknown>(NAMING.flatMap((name) => tables[name].map((row) => row[id] ?? null)));
  for (const row of tables[table]) missing.delete(row[id]);
  const lost: Row[] = [];
  for (const row of before.flatMap((each) => each[table])) if (missing.delete(row[id])) lost.push(row);
  return [...tables[table], ...lost];
}

function feedRows(outcomes: readonly FeedOutcome[], tables: Tables, before: readonly Tables[]): Row[] {
  const rows = new Map(
    before.toReversed().flatMap(({model_feeds}) => model_feeds.map((row) => [row.feed, row]))
  );
  for (const {source, answer, message, feed, name, url, licence, attribution} of outcomes) {
    const count = tables.scores.filter((row) => row.source === source).length;
    rows.set(feed, {
      feed,
      name,
      url,
      licence,
      attribution,
      retrieved: answer?.retrieved ?? rows.get(feed)?.retrieved ?? null,
      status: answer ? "ok" : count > 0 ? "kept" : "failed",
      message,
      rows: count
    });
  }
  return [...rows.values()].sort((a, b) => (String(a.feed) < String(b.feed) ? -1 : 1));
}
