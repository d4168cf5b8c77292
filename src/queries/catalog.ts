import {column} from "@uwdata/mosaic-sql";
import {type SqlText, sqlText} from "./sql.js";

/**
 * Rows, source and latest date of every published table, as far as the table itself says. `pe_history` is counted
 * through the percentiles that were computed from it, because no page loads it whole.
 */
export function catalogRows(): SqlText {
  return sqlText`WITH tables AS (
  SELECT 'models' AS name, count(*) AS n, string_agg(DISTINCT source_url, '; ' ORDER BY source_url) AS source, max(release_date) AS as_of FROM models
  UNION ALL SELECT 'benchmarks', count(*), NULL, NULL FROM benchmarks
  UNION ALL SELECT 'scores', count(*), max(source), max(as_of) FROM scores
  UNION ALL SELECT 'average_printed', count(*), max(source), NULL FROM average_printed
  UNION ALL SELECT 'companies', count(*), NULL, NULL FROM companies
  UNION ALL SELECT 'financials', count(*), max(source), max(as_of) FROM financials
  UNION ALL SELECT 'valuations', count(*), max(source), max(as_of) FROM valuations
  -- Over the whole history, and with losses left out, what is ranked and what is not are all days of a company.
  UNION ALL SELECT 'pe_history', coalesce(sum(n + n_loss + n_missing + n_suspended), 0), NULL, max(as_of) FROM pe_percentiles
    WHERE window_years = 0 AND kind = 'inc' AND losses = 'exclude'
  UNION ALL SELECT 'pe_percentiles', count(*), NULL, max(as_of) FROM pe_percentiles
  UNION ALL SELECT 'pe_static_percentiles', count(*), NULL, max(as_of) FROM pe_static_percentiles
  UNION ALL SELECT 'index_history', count(*), string_agg(DISTINCT source, '; ' ORDER BY source), max(date) FROM index_history
  UNION ALL SELECT 'performance', count(*), NULL, max(date) FROM performance
  UNION ALL SELECT 'rating_scale', count(*), max(source), max(as_of) FROM rating_scale
  UNION ALL SELECT 'snapshots', count(*), string_agg(DISTINCT source, '; ' ORDER BY source), max(as_of) FROM snapshots
  UNION ALL SELECT 'refresh_runs', count(*), NULL, max(CAST(finished_at AS DATE)) FROM refresh_runs
  UNION ALL SELECT 'watchlist', count(*), max(source), NULL FROM watchlist
  UNION ALL SELECT 'training', count(*), max(source), NULL FROM training
  UNION ALL SELECT 'printed_files', count(*), max(source), NULL FROM printed_files
  UNION ALL SELECT 'gguf_files', count(*), NULL, NULL FROM gguf_files
  UNION ALL SELECT 'reference_figures', count(*), string_agg(DISTINCT source, '; ' ORDER BY source), max(as_of) FROM reference_figures
)
SELECT
  name, CAST(n AS INTEGER) AS n, source,
  -- The report's own tables without a date are as of the day it was published.
  coalesce(as_of, CASE WHEN source = (SELECT max(source) FROM scores) THEN (SELECT max(as_of) FROM scores) END) AS as_of
FROM tables
ORDER BY name`;
}

/**
 * The published tables that a page can hold, by the names that they have in the engine and in the address of
 * their files. Not `pe_history`: it may be the whole market's, and a page reads one company's days at most.
 */
export const TABLES = [
  "average_printed",
  "benchmarks",
  "companies",
  "financials",
  "gguf_files",
  "index_history",
  "models",
  "pe_percentiles",
  "pe_static_percentiles",
  "performance",
  "printed_files",
  "rating_scale",
  "reference_figures",
  "refresh_runs",
  "scores",
  "snapshots",
  "training",
  "valuations",
  "watchlist"
] as const;

/** Every row of a published table, ordered by all its columns. `name` is one of `TABLES`. */
export function tableRows(name: (typeof TABLES)[number]): SqlText {
  if (!TABLES.includes(name)) throw new Error(`no such table: ${name}`);
  return sqlText`SELECT * FROM ${column(name)} ORDER BY ALL`;
}
