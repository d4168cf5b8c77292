import {type SqlText, sqlText} from "./sql.js";

/**
 * The companies whose daily rows end before the newest day of the history: a row each, with its last day, and whether
 * that says that the share is suspended. It reads all of the history, and is made at build time alone.
 */
export const LAGGING_COMPANIES = sqlText`CREATE TABLE lagging_companies AS
SELECT code, max(date) AS last_date, arg_max(suspended, date) AS is_suspended
FROM pe_history
WHERE code IN (SELECT code FROM companies)
GROUP BY code
HAVING max(date) < (SELECT max(date) FROM pe_history)`;

/** The companies that lag, by code. */
export function laggingRows(): SqlText {
  return sqlText`SELECT code, last_date, is_suspended FROM lagging_companies ORDER BY code`;
}
