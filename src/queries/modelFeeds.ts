import {type SqlText, sqlText} from "./sql.js";

/** The live feeds of scores by name: terms, when and how they were last read. None where no refresh asked one. */
export function feedRows(): SqlText {
  return sqlText`SELECT
  feed, name, licence, attribution, strftime(retrieved, '%Y-%m-%d') AS retrieved, status, message,
  CAST(rows AS INTEGER) AS rows
FROM model_feeds
ORDER BY feed`;
}
