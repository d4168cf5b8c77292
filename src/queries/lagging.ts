import {type SqlText, sqlText} from "./sql.js";

/**
 * The companies whose daily rows end before the newest day of the history: a row each, with its last day, whether
 * that says that the share is suspended, and how many trading days of others came after it. It reads all of the
 * history, and is made at build time alone.
 */
export const LAGGING_COMPANIES = sqlText`CREATE TABLE lagging_companies AS WITH ends AS (
  SELECT code, max(date) AS last_date, arg_max(suspended, date) AS is_suspended
  FROM pe_history
  WHERE code IN (SELECT code FROM companies)
  GROUP BY code
), days AS (
  SELECT DISTINCT date FROM pe_history
)
SELECT e.code, e.last_date, e.is_suspended, CAST(count(*) AS INTEGER) AS n_later
FROM ends AS e
JOIN days AS d ON d.date > e.last_date
GROUP BY ALL`;

/** The companies that lag, by code. */
export function laggingRows(): SqlText {
  return sqlText`SELECT code, last_date, is_suspended, n_later FROM lagging_companies ORDER BY code`;
}
