import {column, type ExprNode, literal} from "@uwdata/mosaic-sql";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** Where a table says whose it is and of when. */
interface Facts {
  /** The column that names the source of a row. */
  readonly source?: string;
  /** The column of its day. */
  readonly day?: string;
}

/** What every table of the report says of itself: whose it is, for the whole table was published on one day. */
const PRINTED: Facts = {source: "source"};

/**
 * The published tables that a page can hold, by the names that they have in the engine and in the address of
 * their files. Not `pe_history`: it may be the whole market's, and a page reads one company's days at most.
 */
const FACTS = {
  aliases: {source: "source"},
  architectures: {source: "source", day: "as_of"},
  average_printed: PRINTED,
  benchmarks: {},
  companies: PRINTED,
  company_codes: {source: "source", day: "since"},
  company_names: {source: "source", day: "from"},
  devices: {source: "source", day: "as_of"},
  financials: {source: "source", day: "as_of"},
  gguf_files: {},
  index_history: {source: "source", day: "date"},
  list_members: {},
  lists: {source: "source", day: "as_of"},
  memory_observed: {source: "source", day: "as_of"},
  model_feeds: {source: "attribution", day: "retrieved"},
  models: {source: "source", day: "release_date"},
  pe_percentiles: {day: "as_of"},
  pe_static_percentiles: {day: "as_of"},
  performance: {day: "date"},
  printed_files: PRINTED,
  quantizations: {source: "source", day: "as_of"},
  rating_scale: {source: "source", day: "as_of"},
  reference_figures: {source: "source", day: "as_of"},
  refresh_runs: {day: "finished_at"},
  report_texts: {},
  reports: {source: "source", day: "published"},
  revisions: {day: "date"},
  score_flags: {},
  scores: {source: "source", day: "as_of"},
  sector_days: {day: "date"},
  snapshots: {source: "source", day: "as_of"},
  training: PRINTED,
  unmatched_names: {source: "source"},
  valuations: {source: "source", day: "as_of"},
  watchlist: PRINTED
} as const satisfies Record<string, Facts>;

/** Sources that are named of a table; of more each row names its own. */
export const MOST_SOURCES = 6;

export const TABLES = Object.keys(FACTS) as (keyof typeof FACTS)[];

/**
 * Rows, sources and latest day of every published table, as far as the table itself says. `pe_history` is counted
 * through the percentiles that were computed from it, because no page loads it whole.
 */
export function catalogRows(): SqlText {
  const tables = TABLES.map((name) => factsOf(name, FACTS[name])).reduce(
    (all, each) => sqlText`${all}\n  UNION ALL ${each}`
  );
  return sqlText`WITH tables AS (
  ${tables}
  -- Over the whole history, and with losses left out, what is ranked and what is not are all days of a company.
  UNION ALL SELECT 'pe_history', coalesce(sum(n + n_loss + n_missing + n_suspended), 0), NULL, max(as_of) FROM pe_percentiles
    WHERE window_years = 0 AND kind = 'inc' AND losses = 'exclude'
)
SELECT
  name, CAST(n AS INTEGER) AS n, source,
  -- A report's own tables without a date are as of the day it was published.
  coalesce(as_of, (SELECT max(published) FROM reports AS r WHERE list_contains(string_split(tables.source, '; '), r.source))) AS as_of
FROM tables
ORDER BY name`;
}

function factsOf(name: string, {source, day}: Facts): SqlText {
  const missing = sqlText`NULL`;
  // A list of dozens tells nobody anything: each row names its own.
  const of = (expr: ExprNode) =>
    sqlText`CASE WHEN count(DISTINCT ${expr}) <= ${literal(MOST_SOURCES)} THEN string_agg(DISTINCT ${expr}, '; ' ORDER BY ${expr}) END`;
  return sqlText`SELECT ${textLiteral(name)} AS name, count(*) AS n, ${source ? of(column(source)) : missing} AS source, ${day ? sqlText`max(CAST(${column(day)} AS DATE))` : missing} AS as_of FROM ${column(name)}`;
}

/** Every row of a published table, ordered by all its columns. `name` is one of `TABLES`. */
export function tableRows(name: (typeof TABLES)[number]): SqlText {
  if (!TABLES.includes(name)) throw new Error(`no such table: ${name}`);
  return sqlText`SELECT * FROM ${column(name)} ORDER BY ALL`;
}
