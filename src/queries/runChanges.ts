import {literal} from "@uwdata/mosaic-sql";
import {LEVELS} from "./company.js";
import {DEFAULT_CHOICE} from "./percentile.js";
import {IS_LISTED} from "./scope.js";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** An expected net profit has moved where it differs by at least so much of what it was. Percent. */
export const CONSENSUS_MOVE_PCT = 5;

/** The percentiles below and above which a company is cheap or dear by its own history. */
export const [CHEAP, , DEAR] = LEVELS;

/** The source of a company that nobody names. */
const UNNAMED = "files of the inbox";

/** Net profits in the currency of their row; from before there were currencies, in CNY. */
function profits(table: SqlText): SqlText {
  return sqlText`SELECT code, fiscal_year, kind, source, coalesce(currency, 'CNY') AS currency,
    coalesce(net_profit_cny_100m, net_profit_100m) AS net_profit
    FROM ${table}`;
}

/**
 * The table `changes`: what became of each company from the stored day before the published one, whose tables are in
 * the schema `before_run`, to the published day. Made at build time; pages have it as a file.
 */
export const RUN_CHANGES = sqlText`CREATE TABLE changes AS WITH days AS (
  SELECT max(as_of) AS as_of, max(as_of) FILTER (as_of < (SELECT max(as_of) FROM snapshots)) AS since FROM snapshots
), before_members AS (
  SELECT list_id, code, sector_zh, sector_en FROM before_run.list_members
  -- A day from before there were lists: who was known stood where the lists of now have it.
  UNION ALL
  SELECT list_id, code, sector_zh, sector_en FROM list_members
  WHERE NOT EXISTS (SELECT 1 FROM before_run.list_members) AND code IN (SELECT code FROM before_run.companies)
), now_in AS (
  SELECT code, coalesce(m.list_id, '') AS list_id, m.sector_zh, m.sector_en
  FROM companies LEFT JOIN list_members AS m USING (code)
), before_in AS (
  SELECT code, coalesce(m.list_id, '') AS list_id, m.sector_zh, m.sector_en
  FROM before_run.companies LEFT JOIN before_members AS m USING (code)
), known AS (
  SELECT
    code, n.code IS NOT NULL AS is_known_now, b.code IS NOT NULL AS is_known_before,
    coalesce(n.name_zh, b.name_zh) AS name_zh, coalesce(n.name_en, b.name_en) AS name_en,
    coalesce(n.sector_zh, b.sector_zh, n.industry_zh, b.industry_zh) AS sector_zh,
    coalesce(n.sector_en, b.sector_en, n.industry_zh, b.industry_zh) AS sector_en,
    -- Nobody names a company that came with figures alone.
    coalesce(n.source, b.source, ${textLiteral(UNNAMED)}) AS source
  FROM companies AS n
  FULL JOIN before_run.companies AS b USING (code)
), list_names AS (
  SELECT list_id, coalesce(n.name_zh, b.name_zh) AS list_name_zh, coalesce(n.name_en, b.name_en) AS list_name_en
  FROM lists AS n
  FULL JOIN before_run.lists AS b USING (list_id)
), named AS (
  -- A row a company and list that it is or was in; '' where none has it now, nor any had it.
  SELECT
    nullif(list_id, '') AS list_id, l.list_name_zh, l.list_name_en, code,
    -- Into no list one comes by being known, and leaves it by not being so any more.
    CASE WHEN list_id = '' THEN is_known_now ELSE n.code IS NOT NULL END AS is_now,
    CASE WHEN list_id = '' THEN is_known_before ELSE b.code IS NOT NULL END AS is_before,
    CASE WHEN is_known_now THEN ${IS_LISTED} END AS is_listed,
    coalesce(k.name_zh, k.name_en, code) AS name_zh, coalesce(k.name_en, k.name_zh, code) AS name_en,
    coalesce(n.sector_zh, b.sector_zh, k.sector_zh) AS sector_zh, coalesce(n.sector_en, b.sector_en, k.sector_en) AS sector_en,
    k.source
  FROM now_in AS n
  FULL JOIN before_in AS b USING (code, list_id)
  JOIN known AS k USING (code)
  LEFT JOIN list_names AS l USING (list_id)
  WHERE list_id <> '' OR (code NOT IN (SELECT code FROM list_members) AND (is_known_now OR code NOT IN (SELECT code FROM before_members)))
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
    b.net_profit AS value_before, n.net_profit AS value_now, currency,
    -- Rounded: a move of exactly the threshold is none of a digit less.
    round(100 * (n.net_profit - b.net_profit) / abs(nullif(b.net_profit, 0)), 9) AS pct
  FROM (${profits(sqlText`financials`)}) AS n
  -- What is in another currency now has not moved.
  JOIN (${profits(sqlText`before_run.financials`)}) AS b USING (code, fiscal_year, kind, currency)
  WHERE kind = 'consensus' AND n.net_profit <> b.net_profit
), values_found AS (
  SELECT 'crossed' AS change, code, percentile_line, CAST(NULL AS INTEGER) AS fiscal_year, value_before, value_now,
    'percentile' AS unit, CAST(NULL AS DOUBLE) AS value_change_pct, 'computed from pe_history' AS source
  FROM crossed
  UNION ALL
  SELECT 'consensus_moved', code, NULL, fiscal_year, value_before, value_now, currency || ' 100m',
    -- Of a loss, or of nothing, there is no percentage.
    CASE WHEN value_before > 0 THEN pct END, source
  FROM moved
  WHERE pct IS NULL OR abs(pct) >= ${literal(CONSENSUS_MOVE_PCT)}
), found AS (
  SELECT CASE WHEN is_now THEN 'entered' ELSE 'left' END AS change, named.*
  FROM named WHERE is_now <> is_before
  UNION ALL BY NAME
  SELECT v.change, named.* EXCLUDE (source), v.* EXCLUDE (change, code)
  FROM named JOIN values_found AS v USING (code)
  WHERE is_now AND is_before
)
SELECT
  list_id, list_name_zh, list_name_en, change, code, name_zh, name_en, is_listed, sector_zh, sector_en,
  percentile_line, fiscal_year, value_before, value_now, unit, value_change_pct, days.since, days.as_of, source
FROM found CROSS JOIN days`;

/** Every change since the stored day before, list by list: who entered and left, who crossed a line, whose consensus moved. */
export function runChangeRows(): SqlText {
  return sqlText`SELECT * FROM changes
ORDER BY list_id IS NULL, list_id, list_position(['entered', 'left', 'crossed', 'consensus_moved'], change), code, percentile_line, fiscal_year`;
}

/** How many companies changed: of all, then of each list and of those in none, then of their sectors. */
export function runChangeCounts(): SqlText {
  return sqlText`SELECT
  CASE WHEN grouping(list_id) = 1 THEN 'all' WHEN grouping(sector_zh) = 1 THEN 'list' ELSE 'sector' END AS scope,
  list_id, list_name_zh, list_name_en, sector_zh, sector_en,
  CAST(count(DISTINCT code) AS INTEGER) AS n_companies,
  CAST(count(DISTINCT code) FILTER (change = 'entered') AS INTEGER) AS n_entered,
  CAST(count(DISTINCT code) FILTER (change = 'left') AS INTEGER) AS n_left,
  CAST(count(DISTINCT code) FILTER (percentile_line = ${literal(CHEAP)}) AS INTEGER) AS n_crossed_20,
  CAST(count(DISTINCT code) FILTER (percentile_line = ${literal(DEAR)}) AS INTEGER) AS n_crossed_80,
  CAST(count(DISTINCT code) FILTER (change = 'crossed') AS INTEGER) AS n_crossed,
  CAST(count(DISTINCT code) FILTER (change = 'consensus_moved') AS INTEGER) AS n_consensus_moved
FROM changes
GROUP BY GROUPING SETS ((), (list_id, list_name_zh, list_name_en), (list_id, list_name_zh, list_name_en, sector_zh, sector_en))
ORDER BY grouping(list_id) DESC, list_id IS NULL, list_id, grouping(sector_zh) DESC, sector_zh IS NULL, sector_zh, sector_en`;
}
