import {literal} from "@uwdata/mosaic-sql";
import {LEVELS} from "./company.js";
import {DEFAULT_CHOICE} from "./percentile.js";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** An expected net profit has moved where it differs by at least so much of what it was. Percent. */
export const CONSENSUS_MOVE_PCT = 5;

/** The percentiles below and above which a company is cheap or dear by its own history. */
export const [CHEAP, , DEAR] = LEVELS;

const NOTHING = sqlText`NULL`;

/**
 * The table `changes`: what became of each company from the stored day before the published one, whose tables are in
 * the schema `before_run`, to the published day. Made at build time; pages have it as a file.
 */
export const RUN_CHANGES = sqlText`CREATE TABLE changes AS WITH days AS (
  SELECT max(as_of) AS as_of, max(as_of) FILTER (as_of < (SELECT max(as_of) FROM snapshots)) AS since FROM snapshots
), named AS (
  -- By list: one row a company and list here, with the list's id beside the sector.
  SELECT
    code, n.code IS NOT NULL AS is_now, b.code IS NOT NULL AS is_before,
    coalesce(n.name_zh, b.name_zh) AS name_zh, coalesce(n.name_en, b.name_en) AS name_en,
    coalesce(n.sector_zh, b.sector_zh) AS sector_zh, coalesce(n.sector_en, b.sector_en) AS sector_en,
    coalesce(n.source, b.source) AS source
  FROM companies AS n
  FULL JOIN before_run.companies AS b USING (code)
), crossed AS (
  SELECT
    code, line AS percentile_line, b.percentile AS value_before, n.percentile AS value_now
  FROM pe_percentiles AS n
  JOIN before_run.pe_percentiles AS b USING (code, window_years, kind, losses)
  CROSS JOIN (VALUES (${literal(CHEAP)}), (${literal(DEAR)})) AS lines (line)
  WHERE window_years = ${literal(DEFAULT_CHOICE.window)} AND kind = ${textLiteral(DEFAULT_CHOICE.kind)}
    AND losses = ${textLiteral(DEFAULT_CHOICE.losses)}
    -- On the line is between the lines. Without a percentile on both days nothing was crossed.
    AND CASE WHEN line = ${literal(CHEAP)} THEN (b.percentile < line) <> (n.percentile < line)
      ELSE (b.percentile > line) <> (n.percentile > line) END
), moved AS (
  SELECT
    code, fiscal_year, n.source,
    b.net_profit_cny_100m AS value_before, n.net_profit_cny_100m AS value_now,
    -- Rounded: a move of exactly the threshold is none of a digit less.
    round(100 * (n.net_profit_cny_100m - b.net_profit_cny_100m) / abs(nullif(b.net_profit_cny_100m, 0)), 9) AS pct
  FROM financials AS n
  JOIN before_run.financials AS b USING (code, fiscal_year, kind)
  WHERE kind = 'consensus' AND n.net_profit_cny_100m <> b.net_profit_cny_100m
), found AS (
  SELECT 'entered' AS change, code, CAST(NULL AS INTEGER) AS percentile_line, CAST(NULL AS INTEGER) AS fiscal_year,
    CAST(NULL AS DOUBLE) AS value_before, CAST(NULL AS DOUBLE) AS value_now, CAST(NULL AS VARCHAR) AS unit,
    CAST(NULL AS DOUBLE) AS value_change_pct, source
  FROM named WHERE NOT is_before
  UNION ALL
  SELECT 'left', code, ${NOTHING}, ${NOTHING}, ${NOTHING}, ${NOTHING}, ${NOTHING}, ${NOTHING}, source
  FROM named WHERE NOT is_now
  UNION ALL
  SELECT 'crossed', code, percentile_line, ${NOTHING}, value_before, value_now, 'percentile', ${NOTHING}, 'computed from pe_history'
  FROM crossed WHERE code IN (SELECT code FROM named WHERE is_now AND is_before)
  UNION ALL
  SELECT 'consensus_moved', code, ${NOTHING}, fiscal_year, value_before, value_now, 'CNY 100m',
    -- Of a loss, or of nothing, there is no percentage.
    CASE WHEN value_before > 0 THEN pct END, source
  FROM moved
  WHERE (pct IS NULL OR abs(pct) >= ${literal(CONSENSUS_MOVE_PCT)}) AND code IN (SELECT code FROM named WHERE is_now AND is_before)
)
SELECT
  change, code, name_zh, name_en, sector_zh, sector_en,
  percentile_line, fiscal_year, value_before, value_now, unit, value_change_pct,
  days.since, days.as_of, found.source
FROM found JOIN named USING (code) CROSS JOIN days`;

/** Every change since the stored day before: who entered and left, who crossed a line, whose consensus moved. */
export function runChangeRows(): SqlText {
  return sqlText`SELECT * FROM changes
ORDER BY list_position(['entered', 'left', 'crossed', 'consensus_moved'], change), code, percentile_line, fiscal_year`;
}

/** How many companies changed, of all, then of each sector that has one, by its Chinese name. */
export function runChangeCounts(): SqlText {
  return sqlText`SELECT
  grouping(sector_zh) = 1 AS is_all, sector_zh, sector_en,
  CAST(count(DISTINCT code) AS INTEGER) AS n_companies,
  CAST(count(DISTINCT code) FILTER (change = 'entered') AS INTEGER) AS n_entered,
  CAST(count(DISTINCT code) FILTER (change = 'left') AS INTEGER) AS n_left,
  CAST(count(DISTINCT code) FILTER (percentile_line = ${literal(CHEAP)}) AS INTEGER) AS n_crossed_20,
  CAST(count(DISTINCT code) FILTER (percentile_line = ${literal(DEAR)}) AS INTEGER) AS n_crossed_80,
  CAST(count(DISTINCT code) FILTER (change = 'crossed') AS INTEGER) AS n_crossed,
  CAST(count(DISTINCT code) FILTER (change = 'consensus_moved') AS INTEGER) AS n_consensus_moved
FROM changes
GROUP BY GROUPING SETS ((), (sector_zh, sector_en))
ORDER BY is_all DESC, sector_zh`;
}
