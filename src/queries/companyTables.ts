import {column, literal} from "@uwdata/mosaic-sql";
import {AMOUNTS} from "./companyFigures.js";
import {IS_LISTED} from "./scope.js";
import {type SqlText, sqlText} from "./sql.js";

/** Half of the last digit to which a figure is given, as far as two digits after the point; beyond, none is lost. */
function halfUnit(figure: string, digits: readonly number[]): SqlText {
  const value = column(figure);
  const cases = digits.map(
    (n) => sqlText`WHEN ${value} = round(${value}, ${literal(n)}) THEN ${literal(0.5 / 10 ** n)}`
  );
  return sqlText`CASE ${cases.reduce((all, each) => sqlText`${all} ${each}`)} ELSE 0 END`;
}

/** In a store from before there was a basis every forward PE is taken for a published one. */
const BASIS = sqlText`coalesce(v.forward_pe_basis, 'published')`;

/**
 * A company a row, before any filter, with both of its sectors; of each year `chosen_year` that any forward PE of the
 * companies is of, and of none (NULL): what is shown where the reader chooses no year.
 *
 * Which forward PE of a company stands there is decided here alone: the published one, unless a computed one rests on a
 * consensus (or a vendor's word that there is none) of a later day, or the published row has none; of several the
 * earliest year; a row that knows nothing after all others. Its years are data: the one that the forward PE is of (where the source names none, the
 * first expected one), and the last reported one up to it; growth is per year between. The published percentile stands
 * on published rows alone.
 */
export const FIGURES_BY_YEAR = sqlText`CREATE TABLE figures_by_year AS WITH amounts AS (
  ${AMOUNTS}
), dated AS (
  SELECT
    v.*, ${BASIS} AS basis,
    coalesce(v.forward_year, (
      SELECT min(f.fiscal_year) FROM financials AS f
      WHERE f.code = v.code AND f.kind = 'consensus' AND f.fiscal_year >= year(v.as_of)
    )) AS year
  FROM valuations AS v
  WHERE v.code IN (SELECT code FROM members)
), choices AS (
  SELECT CAST(NULL AS INTEGER) AS chosen_year
  UNION ALL
  SELECT DISTINCT year FROM dated WHERE year IS NOT NULL AND forward_pe_state <> 'missing'
), candidates AS (
  SELECT
    d.*, c.chosen_year,
    basis = 'published' AND as_of < max(coalesce(consensus_as_of, as_of)) FILTER (basis = 'computed')
      OVER (PARTITION BY code, chosen_year) AS is_outdated
  FROM dated AS d
  JOIN choices AS c ON c.chosen_year IS NULL OR c.chosen_year = d.year
), picked AS (
  FROM candidates
  QUALIFY row_number() OVER (
    PARTITION BY code, chosen_year
    ORDER BY forward_pe_state = 'missing', coalesce(is_outdated, false), forward_pe_state = 'no_consensus',
      basis <> 'published', year, as_of DESC
  ) = 1
), ranked AS (
  SELECT v.code, v.as_of, v.source, v.pe_percentile_published, v.pe_percentile_state, v.pe_percentile_as_of, v.pe_percentile_source
  FROM valuations AS v
  WHERE ${BASIS} = 'published'
  QUALIFY row_number() OVER (
    PARTITION BY v.code ORDER BY v.pe_percentile_state = 'missing', coalesce(v.pe_percentile_as_of, v.as_of) DESC, v.forward_year
  ) = 1
), forward AS (
  SELECT
    r.*, c.chosen_year, coalesce(c.chosen_year, v.year) AS forward_year,
    v.forward_pe, coalesce(v.forward_pe_state, 'missing') AS forward_pe_state, v.forward_pe_basis, v.consensus_as_of, v.brokers,
    coalesce(v.as_of, r.as_of) AS forward_as_of, CASE WHEN v.code IS NULL THEN r.source ELSE v.source END AS forward_source
  FROM ranked AS r
  CROSS JOIN choices AS c
  LEFT JOIN picked AS v ON v.code = r.code AND v.chosen_year IS NOT DISTINCT FROM c.chosen_year
), years AS (
  SELECT y.code, y.chosen_year, max(f.fiscal_year) AS actual_year
  FROM forward AS y
  LEFT JOIN amounts AS f ON f.code = y.code AND f.kind = 'actual' AND f.net_profit_100m IS NOT NULL
    AND (y.forward_year IS NULL OR f.fiscal_year <= y.forward_year)
  GROUP BY y.code, y.chosen_year
), figures AS (
  SELECT
    c.code, c.name_zh, c.name_en, c.exchange, c.is_listed,
    c.sector_zh, c.sector_en, c.sector_printed_zh,
    CASE WHEN c.sector_printed_zh = c.sector_zh THEN c.sector_en ELSE d.sector_en END AS sector_printed_en,
    c.sector_zh <> c.sector_printed_zh AS sector_moved,
    y.actual_year, v.forward_year,
    a.revenue_100m AS revenue_actual_100m, e.revenue_100m AS revenue_forward_100m,
    a.net_profit_100m AS net_profit_actual_100m, e.net_profit_100m AS net_profit_forward_100m,
    100 * e.net_profit_100m / nullif(e.revenue_100m, 0) AS net_margin_forward_pct,
    -- Rounded: a power differs in its last digit between the engines.
    CASE WHEN a.net_profit_100m > 0 AND e.net_profit_100m > 0 AND v.forward_year > y.actual_year
      THEN round(100 * (power(e.net_profit_100m / a.net_profit_100m, 1.0 / (v.forward_year - y.actual_year)) - 1), 9)
    END AS growth_pct,
    CASE
      WHEN e.net_profit_100m IS NULL AND (e.code IS NOT NULL OR v.forward_pe_state = 'no_consensus') THEN 'no_consensus'
      WHEN e.net_profit_100m IS NULL OR a.net_profit_100m IS NULL THEN 'missing'
      WHEN e.net_profit_100m <= 0 THEN 'loss_expected'
      WHEN a.net_profit_100m <= 0 THEN 'loss_before'
      WHEN v.forward_year = y.actual_year THEN 'same_year'
      ELSE 'ok' END AS growth_state,
    greatest(a.as_of, e.as_of) AS growth_as_of,
    CASE WHEN a.source = e.source THEN e.source ELSE concat_ws('; ', a.source, e.source) END AS growth_source,
    CASE WHEN e.net_profit_100m IS NOT NULL THEN e.as_of END AS net_profit_forward_as_of,
    v.forward_pe, v.forward_pe_state,
    v.pe_percentile_published AS percentile,
    CASE v.pe_percentile_state WHEN 'missing' THEN 'not_given' ELSE v.pe_percentile_state END AS percentile_state,
    coalesce(v.pe_percentile_as_of, v.as_of) AS percentile_published_as_of,
    coalesce(v.pe_percentile_source, v.source) AS percentile_published_source,
    v.forward_as_of AS as_of, v.forward_source AS source,
    v.forward_pe_basis, v.consensus_as_of, v.brokers, v.chosen_year,
    c.currency, coalesce(e.currency, a.currency, c.currency) AS financial_currency
  FROM members AS c
  JOIN forward AS v USING (code)
  JOIN years AS y ON y.code = v.code AND y.chosen_year IS NOT DISTINCT FROM v.chosen_year
  LEFT JOIN amounts AS e ON e.code = c.code AND e.kind = 'consensus' AND e.fiscal_year = v.forward_year
  LEFT JOIN amounts AS a ON a.code = c.code AND a.kind = 'actual' AND a.fiscal_year = y.actual_year
    AND (e.code IS NULL OR a.currency = e.currency)
  -- Two reports may translate one sector in two ways: a company stands once.
  LEFT JOIN (
    SELECT sector_zh, min(sector_en) AS sector_en FROM members GROUP BY sector_zh
  ) AS d ON d.sector_zh = c.sector_printed_zh
)
SELECT
  *,
  CASE WHEN growth_pct > 0 THEN forward_pe / growth_pct END AS peg,
  -- Both are given rounded: the true product lies between these two.
  (forward_pe - ${halfUnit("forward_pe", [0, 1, 2])}) * (net_profit_forward_100m - ${halfUnit("net_profit_forward_100m", [2])}) AS cap_lo,
  (forward_pe + ${halfUnit("forward_pe", [0, 1, 2])}) * (net_profit_forward_100m + ${halfUnit("net_profit_forward_100m", [2])}) AS cap_hi
FROM figures`;

/** What is shown where the reader chooses no year. */
export const COMPANY_FIGURES = sqlText`CREATE TABLE company_figures AS
SELECT * EXCLUDE (chosen_year) FROM figures_by_year WHERE chosen_year IS NULL`;

function percentilesOf(name: "company_percentiles" | "other_percentiles", which: SqlText): SqlText {
  return sqlText`CREATE TABLE ${column(name)} AS SELECT *
FROM (
  SELECT 'ttm' AS basis, * EXCLUDE (pe_ttm), pe_ttm AS pe FROM pe_percentiles
  UNION ALL
  SELECT 'static' AS basis, * EXCLUDE (pe_static), pe_static AS pe FROM pe_static_percentiles
)
WHERE code IN (SELECT code FROM companies) AND ${which}
ORDER BY code, basis, window_years, kind, losses`;
}

/** The percentiles of every company of a list, under every definition. */
export const COMPANY_PERCENTILES = percentilesOf("company_percentiles", sqlText`(${IS_LISTED})`);

/** Those of all others, which may be a whole market: only a reader's own list asks for them. */
export const OTHER_PERCENTILES = percentilesOf("other_percentiles", sqlText`NOT (${IS_LISTED})`);

/** Where a page has both, it has all in one. */
export const ALL_PERCENTILES = sqlText`INSERT INTO company_percentiles FROM other_percentiles`;
