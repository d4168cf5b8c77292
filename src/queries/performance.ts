import {type ExprNode, literal} from "@uwdata/mosaic-sql";
import {among, type SqlText, sqlText, where} from "./sql.js";

/** The index that returns are compared with: the CSI 300. */
const BENCHMARK = "000300.SH";
/** A scale of so many months is meant where returns are set on one. */
const SCALE_MONTHS = 6;

/** What the performance page can be asked for. `null` stands for all. */
export interface PerformanceFilter {
  readonly sectors: readonly string[] | null;
  readonly companies: readonly string[] | null;
}

/** Filters on companies. */
export function performanceClauses({sectors, companies}: PerformanceFilter) {
  return {sectors: among("sector_zh", sectors), companies: among("code", companies)};
}

/**
 * The chosen companies day by day, and what their capitalisation grew by since the day before; null on a company's
 * first day. Sums are taken in the order of codes, so that both engines have the same last digit.
 */
function chosen(filter: readonly ExprNode[]): SqlText {
  return sqlText`named AS (
  SELECT c.code, c.name_zh, c.name_en, c.sector_zh, c.sector_en
  FROM members AS c
), chosen AS (
  SELECT n.*, p.date, p.market_cap_cny_100m AS cap, p.traded
  FROM performance AS p
  JOIN (SELECT * FROM named ${where(filter)}) AS n USING (code)
), steps AS (
  SELECT code, date, cap, traded, lag(cap) OVER (PARTITION BY code ORDER BY date) AS before
  FROM chosen
), days AS (
  SELECT
    date,
    coalesce(avg(cap / before ORDER BY code), 1) AS equal_growth,
    coalesce(sum(cap ORDER BY code) FILTER (before IS NOT NULL) / sum(before ORDER BY code), 1) AS weighted_growth,
    CAST(count(*) AS INTEGER) AS n,
    CAST(count(*) FILTER (NOT traded) AS INTEGER) AS n_untraded
  FROM steps
  GROUP BY date
), indexed AS (
  -- The index's close of the day, or of the last day before; none that is older than a holiday.
  SELECT
    d.*, CASE WHEN d.date - i.date <= 12 THEN i.close END AS close, i.source AS index_source
  FROM days AS d
  ASOF LEFT JOIN (SELECT * FROM index_history WHERE index_code = ${literal(BENCHMARK)}) AS i ON d.date >= i.date
), lines AS (
  SELECT
    date, n, n_untraded, index_source,
    100 * product(equal_growth) OVER so_far AS equal_weighted,
    100 * product(weighted_growth) OVER so_far AS cap_weighted,
    100 * close / first_value(close) OVER so_far AS benchmark
  FROM indexed
  WINDOW so_far AS (ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)`;
}

/** The two lines of the chosen companies and the CSI 300's, rebased to 100 on the first day, by day. */
export function lineRows(filter: readonly ExprNode[]): SqlText {
  return sqlText`WITH ${chosen(filter)}
SELECT date, equal_weighted, cap_weighted, benchmark, n, n_untraded, index_source AS source
FROM lines
ORDER BY date`;
}

/**
 * What the chosen companies returned over 6 and 12 months, together (equally and by capitalisation weighted) and each
 * by itself, by how much that beats the CSI 300, and the report's rating of that. A horizon begins with the last day of
 * trading that is so many months before the latest; a company that was not there then has none.
 */
export function excessRows(filter: readonly ExprNode[]): SqlText {
  return sqlText`WITH ${chosen(filter)}, levels AS (
  SELECT 'equal_weighted' AS kind, NULL AS code, date, equal_weighted AS level FROM lines
  UNION ALL SELECT 'cap_weighted', NULL, date, cap_weighted FROM lines
  UNION ALL SELECT 'company', code, date, cap FROM chosen
), horizons AS (
  SELECT months, max(d.date) AS first, (SELECT max(date) FROM performance) AS last
  FROM (VALUES (6), (12)) AS h(months)
  JOIN (SELECT DISTINCT date FROM performance) AS d
    ON d.date <= (SELECT max(date) FROM performance) - to_months(h.months)
  GROUP BY months
), returns AS (
  SELECT
    l.kind, l.code, h.months, h.first, h.last,
    100 * (last(l.level ORDER BY l.date) / first(l.level ORDER BY l.date) - 1) AS return_pct,
    100 * (last(i.benchmark ORDER BY l.date) / first(i.benchmark ORDER BY l.date) - 1) AS benchmark_pct
  FROM levels AS l
  JOIN horizons AS h ON l.date IN (h.first, h.last)
  JOIN lines AS i USING (date)
  GROUP BY ALL
  HAVING count(*) = 2
), excess AS (
  -- Rounded to what is no rounding error: 210 over 200 is 5%, and in binary a little more.
  SELECT *, round(return_pct - benchmark_pct, 9) AS excess_pct
  FROM returns
), rated AS (
  SELECT e.*, s.rating
  FROM excess AS e
  LEFT JOIN (${SCALE}) AS s
    ON s.subject = 'stock'
    AND e.excess_pct IS NOT NULL
    -- What stands on a border of the scale belongs to the side of neutral.
    AND (s.excess_from_pct IS NULL OR e.excess_pct > s.excess_from_pct
      OR (e.excess_pct = s.excess_from_pct AND s.excess_from_pct < 0))
    AND (s.excess_to_pct IS NULL OR e.excess_pct < s.excess_to_pct
      OR (e.excess_pct = s.excess_to_pct AND s.excess_to_pct > 0))
), asked AS (
  SELECT DISTINCT kind, code FROM levels
)
SELECT
  k.kind, k.code, n.name_zh, n.name_en, n.sector_zh, n.sector_en,
  six.return_pct AS return_6m_pct, six.excess_pct AS excess_6m_pct, six.rating AS rating_6m,
  year.return_pct AS return_12m_pct, year.excess_pct AS excess_12m_pct, year.rating AS rating_12m,
  CAST((SELECT count(*) FROM chosen AS u WHERE u.code = k.code AND NOT u.traded) AS INTEGER) AS n_untraded,
  (SELECT max(date) FROM lines) AS as_of,
  (SELECT string_agg(DISTINCT index_source, '; ' ORDER BY index_source) FROM lines WHERE benchmark IS NOT NULL) AS source
FROM asked AS k
LEFT JOIN named AS n ON n.code = k.code
LEFT JOIN rated AS six ON six.kind = k.kind AND six.code IS NOT DISTINCT FROM k.code AND six.months = 6
LEFT JOIN rated AS year ON year.kind = k.kind AND year.code IS NOT DISTINCT FROM k.code AND year.months = 12
ORDER BY list_position(['equal_weighted', 'cap_weighted', 'company'], k.kind), n.sector_zh, k.code`;
}

/** The scale of the report that was published last, of those on returns over this index and so many months. */
const SCALE = sqlText`SELECT * FROM rating_scale
WHERE source = (
  SELECT source FROM rating_scale
  WHERE benchmark_code = ${literal(BENCHMARK)} AND months = ${literal(SCALE_MONTHS)}
  ORDER BY as_of DESC, source
  LIMIT 1
)`;

/** The rating scale, and whose it is: single companies from the best rating to the worst, then sectors. */
export function ratingRows(): SqlText {
  return sqlText`SELECT
  s.subject, s.rating, s.name_zh, s.name_en, s.excess_from_pct, s.excess_to_pct, s.months, s.as_of, s.source, r.report_id
FROM (${SCALE}) AS s
LEFT JOIN reports AS r ON r.source = s.source
ORDER BY s.subject DESC, list_position(['buy', 'outperform', 'neutral', 'in_line', 'underperform'], s.rating)`;
}

/** Of each company whether it has days in the year that is drawn, and whether its money is that of the index. */
export function performerRows(): SqlText {
  return sqlText`SELECT code, currency = 'CNY' AS in_cny, code IN (SELECT code FROM performance) AS has_days
FROM members
ORDER BY code`;
}

/** How many days the history of the companies has, and on how many of them somebody has a market capitalisation. Asked at build time alone. */
export function historyDays(): SqlText {
  return sqlText`SELECT
  CAST(count(DISTINCT date) AS INTEGER) AS n_days,
  CAST(count(DISTINCT date) FILTER (market_cap_cny_100m IS NOT NULL AND NOT suspended) AS INTEGER) AS n_cap_days
FROM pe_history
WHERE code IN (SELECT code FROM companies)`;
}

/** What there is to draw: one row, also where there is nothing. */
export function performanceStatus(): SqlText {
  return sqlText`SELECT
  CAST(count(DISTINCT code) AS INTEGER) AS n_companies,
  CAST(count(DISTINCT date) AS INTEGER) AS n_days,
  min(date) AS first_day,
  max(date) AS last_day,
  coalesce(min(date) <= max(date) - to_months(6), false) AS has_6m,
  coalesce(min(date) <= max(date) - to_months(12), false) AS has_12m,
  (SELECT CAST(count(*) AS INTEGER) FROM index_history WHERE index_code = ${literal(BENCHMARK)}
    AND date BETWEEN (SELECT min(date) FROM performance) AND (SELECT max(date) FROM performance)) AS n_index_days
FROM performance
WHERE code IN (SELECT code FROM members)`;
}
