import {type SqlText, sqlText} from "./sql.js";

/** ISO 8601 in UTC, as text: the same in both engines. */
const ISO = sqlText`'%Y-%m-%dT%H:%M:%SZ'`;

/** The source of runs that asked none: a stored day was pinned or dropped by hand. */
const BY_HAND = sqlText`'store'`;

/**
 * Each source that was ever asked: the day of its last figures, when it last worked, how many runs it had. A run
 * that asked several (`report+inbox`) counts for each. The day is in the message of a run that worked.
 */
export function sourceRows(): SqlText {
  return sqlText`WITH asked AS (
  SELECT
    unnest(string_split(source, '+')) AS source, status, started_at, finished_at,
    nullif(regexp_extract(message, 'snapshot of ([0-9]{4}-[0-9]{2}-[0-9]{2})', 1), '') AS as_of
  FROM refresh_runs
  WHERE source <> ${BY_HAND}
)
SELECT
  source,
  arg_max(as_of, started_at) FILTER (WHERE status = 'ok') AS as_of,
  strftime(max(finished_at) FILTER (WHERE status = 'ok'), ${ISO}) AS last_success,
  CAST(count(*) AS INTEGER) AS n_runs,
  CAST(count(*) FILTER (WHERE status <> 'ok') AS INTEGER) AS n_failed
FROM asked
GROUP BY source
ORDER BY source`;
}

/** The last 20 runs, newest first, and the last that worked and that did not, of refreshes and by hand, however long ago. */
export function runRows(): SqlText {
  return sqlText`SELECT
  run_id,
  strftime(started_at, ${ISO}) AS started_at,
  CAST(epoch_ms(finished_at) - epoch_ms(started_at) AS DOUBLE) / 1000 AS duration_s,
  source, status, rows_in, rows_out, message
FROM refresh_runs
QUALIFY row_number() OVER (ORDER BY refresh_runs.started_at DESC, run_id DESC) <= 20
  OR row_number() OVER (PARTITION BY status = 'ok', source = ${BY_HAND} ORDER BY refresh_runs.started_at DESC, run_id DESC) = 1
ORDER BY refresh_runs.started_at DESC, run_id DESC`;
}
