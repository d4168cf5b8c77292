import {column, literal} from "@uwdata/mosaic-sql";
import {DEFAULT_CHOICE, type PercentileChoice} from "./percentile.js";
import type {SectorBasis} from "./rows/valuation.js";
import {IS_LISTED} from "./scope.js";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** Half of the last digit to which a figure is given, as far as two digits after the point; beyond, none is lost. */
function halfUnit(figure: string, digits: readonly number[]): SqlText {
  const value = column(figure);
  const cases = digits.map(
    (n) => sqlText`WHEN ${value} = round(${value}, ${literal(n)}) THEN ${literal(0.5 / 10 ** n)}`
  );
  return sqlText`CASE ${cases.reduce((all, each) => sqlText`${all} ${each}`)} ELSE 0 END`;
}

/**
 * A company a row, before any filter, with both of its sectors. Its years are data: the one that its forward PE is of
 * (where the source names none, the first expected one), and the last reported one up to it; growth is per year between.
 */
export const COMPANY_FIGURES = sqlText`CREATE TABLE company_figures AS WITH forward AS (
  SELECT v.code, coalesce(any_value(v.forward_year), min(f.fiscal_year)) AS forward_year
  FROM valuations AS v
  LEFT JOIN financials AS f ON f.code = v.code AND f.kind = 'consensus' AND f.fiscal_year >= year(v.as_of)
  GROUP BY v.code
), years AS (
  SELECT y.code, y.forward_year, max(f.fiscal_year) AS actual_year
  FROM forward AS y
  LEFT JOIN financials AS f ON f.code = y.code AND f.kind = 'actual' AND f.net_profit_cny_100m IS NOT NULL
    AND (y.forward_year IS NULL OR f.fiscal_year <= y.forward_year)
  GROUP BY y.code, y.forward_year
), figures AS (
  SELECT
    c.code, c.name_zh, c.name_en, c.exchange, c.is_listed,
    c.sector_zh, c.sector_en, c.sector_printed_zh,
    CASE WHEN c.sector_printed_zh = c.sector_zh THEN c.sector_en ELSE d.sector_en END AS sector_printed_en,
    c.sector_zh <> c.sector_printed_zh AS sector_moved,
    y.actual_year, y.forward_year,
    a.revenue_cny_100m AS revenue_actual_cny_100m, e.revenue_cny_100m AS revenue_forward_cny_100m,
    a.net_profit_cny_100m AS net_profit_actual_cny_100m, e.net_profit_cny_100m AS net_profit_forward_cny_100m,
    100 * e.net_profit_cny_100m / nullif(e.revenue_cny_100m, 0) AS net_margin_forward_pct,
    -- Rounded: a power differs in its last digit between the engines.
    CASE WHEN a.net_profit_cny_100m > 0 AND e.net_profit_cny_100m > 0 AND y.forward_year > y.actual_year
      THEN round(100 * (power(e.net_profit_cny_100m / a.net_profit_cny_100m, 1.0 / (y.forward_year - y.actual_year)) - 1), 9)
    END AS growth_pct,
    CASE
      WHEN e.net_profit_cny_100m IS NULL AND (e.code IS NOT NULL OR v.forward_pe_state = 'no_consensus') THEN 'no_consensus'
      WHEN e.net_profit_cny_100m IS NULL OR a.net_profit_cny_100m IS NULL THEN 'missing'
      WHEN e.net_profit_cny_100m <= 0 THEN 'loss_expected'
      WHEN a.net_profit_cny_100m <= 0 THEN 'loss_before'
      WHEN y.forward_year = y.actual_year THEN 'same_year'
      ELSE 'ok' END AS growth_state,
    greatest(a.as_of, e.as_of) AS growth_as_of,
    CASE WHEN a.source = e.source THEN e.source ELSE concat_ws('; ', a.source, e.source) END AS growth_source,
    CASE WHEN e.net_profit_cny_100m IS NOT NULL THEN e.as_of END AS net_profit_forward_as_of,
    v.forward_pe, v.forward_pe_state,
    v.pe_percentile_published AS percentile,
    CASE v.pe_percentile_state WHEN 'missing' THEN 'not_given' ELSE v.pe_percentile_state END AS percentile_state,
    coalesce(v.pe_percentile_as_of, v.as_of) AS percentile_published_as_of,
    coalesce(v.pe_percentile_source, v.source) AS percentile_published_source,
    v.as_of, v.source
  FROM members AS c
  JOIN valuations AS v USING (code)
  JOIN years AS y USING (code)
  LEFT JOIN financials AS a ON a.code = c.code AND a.kind = 'actual' AND a.fiscal_year = y.actual_year
  LEFT JOIN financials AS e ON e.code = c.code AND e.kind = 'consensus' AND e.fiscal_year = y.forward_year
  -- Two reports may translate one sector in two ways: a company stands once.
  LEFT JOIN (
    SELECT sector_zh, min(sector_en) AS sector_en FROM members GROUP BY sector_zh
  ) AS d ON d.sector_zh = c.sector_printed_zh
)
SELECT
  *,
  CASE WHEN growth_pct > 0 THEN forward_pe / growth_pct END AS peg,
  -- Both are given rounded: the true product lies between these two.
  (forward_pe - ${halfUnit("forward_pe", [0, 1, 2])}) * (net_profit_forward_cny_100m - ${halfUnit("net_profit_forward_cny_100m", [2])}) AS cap_lo,
  (forward_pe + ${halfUnit("forward_pe", [0, 1, 2])}) * (net_profit_forward_cny_100m + ${halfUnit("net_profit_forward_cny_100m", [2])}) AS cap_hi
FROM figures`;

/** The companies with their corrected sectors, and the percentile that is published. */
export function companies(): SqlText {
  return sqlText`SELECT * EXCLUDE (sector_printed_zh, sector_printed_en) FROM company_figures`;
}

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

/** Which percentile is meant where one is: the report's, or the one that is computed from daily history. */
export const RANKINGS = ["published", "computed"] as const;
export type Ranking = (typeof RANKINGS)[number];

/** How companies are looked at. */
export interface CompanyView {
  readonly basis: SectorBasis;
  readonly ranking: Ranking;
  readonly definition: Omit<PercentileChoice, "asOf">;
  /** ISO date of an earlier snapshot, whose tables are open; null is the published one. */
  readonly day: string | null;
}

/** What every page shows before its reader chooses. */
export const DEFAULT_VIEW: CompanyView = {
  basis: "corrected",
  ranking: "published",
  definition: DEFAULT_CHOICE,
  day: null
};

/** The table that `name` is for an earlier snapshot's day. */
export function tableOfDay(name: "company_figures" | "company_percentiles", day: string | null): string {
  if (day !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`not a day: ${day}`);
  return day === null ? name : `${name}_${day.replaceAll("-", "")}`;
}

/**
 * The companies with both percentiles, `percentile` being the chosen one, and the sector that `basis` chooses. Without
 * a daily history, or without days of the kind, the computed one is missing with its state.
 */
export function rankedCompanies(view: CompanyView): SqlText {
  const {ranking, definition} = view;
  const chosen = (published: string, computed: string) =>
    ranking === "published" ? sqlText`f.${column(published)}` : sqlText`${column(computed)}`;
  const noneYet = basisOf(definition) === "ttm" ? "no_history" : "no_static";
  return sqlText`SELECT
  f.* EXCLUDE (percentile, percentile_state, sector_zh, sector_en, sector_printed_zh, sector_printed_en),
  ${sector(view, "zh")} AS sector_zh,
  ${sector(view, "en")} AS sector_en,
  f.percentile AS percentile_published, f.percentile_state AS percentile_published_state,
  p.percentile AS percentile_computed, coalesce(p.state, ${textLiteral(noneYet)}) AS percentile_computed_state,
  p.percentile - f.percentile AS percentile_difference,
  ${chosen("percentile", "percentile_computed")} AS percentile,
  ${chosen("percentile_state", "percentile_computed_state")} AS percentile_state,
  p.basis AS pe_basis, p.pe AS pe_ranked, p.n AS n_ranked, p.n_loss, p.n_missing, p.n_suspended, p.as_of AS percentile_as_of, p.last_date
FROM ${column(tableOfDay("company_figures", view.day))} AS f
${percentilesJoin(view)}`;
}

/** What filters and totals read of the companies, as `rankedCompanies` has it; the percentiles are joined only where they are meant. */
export function filteredFigures(view: CompanyView): SqlText {
  const isComputed = view.ranking === "computed";
  return sqlText`SELECT
  f.code, f.exchange, ${sector(view, "zh")} AS sector_zh, ${sector(view, "en")} AS sector_en,
  f.forward_pe, f.forward_pe_state, f.growth_pct, f.forward_year, f.actual_year, f.peg, f.cap_lo, f.cap_hi,
  f.net_margin_forward_pct, f.revenue_actual_cny_100m, f.revenue_forward_cny_100m,
  f.net_profit_actual_cny_100m, f.net_profit_forward_cny_100m, ${column("percentile", isComputed ? "p" : "f")} AS percentile
FROM ${column(tableOfDay("company_figures", view.day))} AS f${isComputed ? sqlText`\n${percentilesJoin(view)}` : sqlText``}`;
}

function sector({basis}: CompanyView, lang: "zh" | "en") {
  return column(basis === "printed" ? `sector_printed_${lang}` : `sector_${lang}`, "f");
}

function basisOf({basis = "ttm"}: CompanyView["definition"]) {
  return basis;
}

/** The percentiles `p` of the companies `f`, by the view's definition. */
function percentilesJoin({definition, day}: CompanyView): SqlText {
  return sqlText`LEFT JOIN ${column(tableOfDay("company_percentiles", day))} AS p
  ON p.code = f.code AND p.basis = ${textLiteral(basisOf(definition))} AND p.window_years = ${literal(definition.window)}
  AND p.kind = ${textLiteral(definition.kind)} AND p.losses = ${textLiteral(definition.losses)}`;
}
