import {BadInput} from "../../badInput.js";
import type {Row, TableName, Tables} from "../../contract.js";
import {isBrokenOff} from "../../gate/rowCounts.js";
import {formatCount} from "../../gate/violation.js";
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
  /** Why it failed, for whoever runs the refresh. */
  readonly message: string | null;
  /** The same for a public page. */
  readonly public_message: string | null;
}

export interface MergeOptions {
  /** The tables that the feeds add to. */
  readonly base: Tables;
  /** Where the last good rows of a feed that failed are found. */
  readonly published: Tables;
  /** Feeds that may bring far fewer scores than before. */
  readonly fewer?: readonly FeedName[];
}

/** Tables with rows of feeds. */
const OF_FEEDS = ["models", "benchmarks", "scores", "unmatched_names"] as const;

/** Tables whose rows name a model or a benchmark. */
const NAMING = [
  ...(["scores", "average_printed", "training"] as const),
  ...(["printed_files", "gguf_files", "reference_figures"] as const)
] satisfies TableName[];

/** The tables, and what became of the feeds: one whose benchmark is of another unit here has failed, too. */
export interface Merged {
  readonly tables: Tables;
  readonly outcomes: readonly FeedOutcome[];
}

/**
 * `base` with what the feeds say now in the place of what they said before. A feed that failed keeps its last good
 * scores, with the models and benchmarks that they name: they stand before the others are added, whose names are
 * often told by it alone. Feeds that were not asked, and all other rows, stay as they are. Pure.
 */
export function mergeFeeds(asked: readonly FeedOutcome[], options: MergeOptions): Merged {
  const {base, published} = options;
  const isAsked = isOf(asked);
  const isKept = isOf(asked.filter(({answer}) => answer === null));
  const before = [base, published];
  const cleared = OF_FEEDS.map((name) => [name, base[name].filter((row) => !isAsked(row))] as const);
  const others: Tables = {...base, ...Object.fromEntries(cleared)};
  const withKept: Tables = {
    ...others,
    scores: [...others.scores, ...published.scores.filter(isKept)],
    unmatched_names: [...others.unmatched_names, ...published.unmatched_names.filter(isKept)]
  };
  // What a feed that did answer says of its own models is to be its word of now.
  const known = whole(withKept, before);
  const below: Tables = {
    ...withKept,
    models: known.models.filter((row) => !isAsked(row) || isKept(row)),
    benchmarks: known.benchmarks.filter((row) => !isAsked(row) || isKept(row))
  };
  const {tables: fresh, outcomes} = addAnswers(below, asked, options);
  // What the others know by a feed that turned out not to fit is known by its rows of before.
  if (outcomes.some(({answer}, i) => answer === null && asked[i]!.answer !== null))
    return mergeFeeds(outcomes, options);
  // Ids of scores once more, and which of several is shown.
  const tables = addEvidence(whole(fresh, before), []);
  return {tables: {...tables, model_feeds: feedRows(outcomes, tables, before)}, outcomes};
}

/** The tables with all models and benchmarks that they name. */
function whole(tables: Tables, before: readonly Tables[]): Tables {
  return {
    ...tables,
    models: withNamed("models", "model_id", tables, before),
    benchmarks: withNamed("benchmarks", "benchmark_id", tables, before)
  };
}

/** `base` with the rows of all feeds as they are published: what is read of files alone leaves feeds as they are. */
export function keepFeeds(feeds: readonly FeedOutcome[], {base, published}: MergeOptions): Tables {
  const {tables} = mergeFeeds(feeds, {base, published});
  return {...tables, model_feeds: published.model_feeds};
}

function isOf(outcomes: readonly FeedOutcome[]): (row: Row) => boolean {
  const sources = new Set(outcomes.map(({source}) => source));
  return (row) => sources.has(String(row.source));
}

/**
 * Adds what each feed says, one after the other, up to the first that does not fit: what it kept may be what the next
 * ones are known by. One of which nothing is left, where scores were published of it, has other names than before; one of
 * which more than a tenth is lost is taken for broken off.
 */
function addAnswers(
  below: Tables,
  asked: readonly FeedOutcome[],
  {published, fewer = []}: MergeOptions
): Merged {
  let tables = below;
  for (const [i, outcome] of asked.entries()) {
    const {feed, url, answer} = outcome;
    if (answer === null) continue;
    const count = ({scores}: Tables) => scores.filter(isOf([outcome])).length;
    try {
      tables = addEvidence(tables, [answer.evidence]);
      const [now, then] = [count(tables), count(published)];
      if (now === 0 && then > 0)
        throw new BadInput(
          {file: url},
          "no model of its scores is known by name",
          answer.evidence.scores.length
        );
      // The gate would keep the whole evening's snapshot back for it.
      if (isBrokenOff(now, then) && !fewer.includes(feed))
        throw new BadInput(
          {file: url},
          `taken for broken off: ${formatCount(then, "score")} before, now`,
          now
        );
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      const {message, publicMessage: public_message} = error;
      return {tables, outcomes: asked.with(i, {...outcome, answer: null, message, public_message})};
    }
  }
  return {tables, outcomes: asked};
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
  for (const {source, answer, public_message, feed, name, url, licence, attribution} of outcomes) {
    const count = tables.scores.filter((row) => row.source === source).length;
    rows.set(feed, {
      feed,
      name,
      url,
      licence,
      attribution,
      retrieved: answer?.retrieved ?? rows.get(feed)?.retrieved ?? null,
      status: answer ? "ok" : count > 0 ? "kept" : "failed",
      message: public_message,
      rows: count
    });
  }
  return [...rows.values()].sort((a, b) => (String(a.feed) < String(b.feed) ? -1 : 1));
}
