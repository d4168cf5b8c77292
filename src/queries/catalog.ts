import {type SqlText, sqlText} from "./sql.js";

/** One published table: how many rows, whom they come from, and their latest date. */
export interface CatalogRow {
  readonly name: string;
  readonly n: number;
  /** Null where the table names a source in each row, or is our own classification. */
  readonly source: string | null;
  readonly as_of: string | null;
}

/** Rows, source and latest date of every published table, as far as the table itself says. */
export function catalogRows(): SqlText {
  return sqlText`WITH tables AS (
  SELECT 'models' AS name, count(*) AS n, string_agg(DISTINCT source_url, ', ' ORDER BY source_url) AS source, max(release_date) AS as_of FROM models
  UNION ALL SELECT 'benchmarks', count(*), NULL, NULL FROM benchmarks
  UNION ALL SELECT 'scores', count(*), max(source), max(as_of) FROM scores
  UNION ALL SELECT 'average_printed', count(*), max(source), NULL FROM average_printed
  UNION ALL SELECT 'companies', count(*), NULL, NULL FROM companies
  UNION ALL SELECT 'financials', count(*), max(source), max(as_of) FROM financials
  UNION ALL SELECT 'valuations', count(*), max(source), max(as_of) FROM valuations
  UNION ALL SELECT 'watchlist', count(*), max(source), NULL FROM watchlist
  UNION ALL SELECT 'training', count(*), max(source), NULL FROM training
  UNION ALL SELECT 'printed_files', count(*), max(source), NULL FROM printed_files
  UNION ALL SELECT 'gguf_files', count(*), NULL, NULL FROM gguf_files
  UNION ALL SELECT 'reference_figures', count(*), string_agg(DISTINCT source, ', ' ORDER BY source), max(as_of) FROM reference_figures
)
SELECT name, CAST(n AS INTEGER) AS n, source, as_of
FROM tables
ORDER BY name`;
}
