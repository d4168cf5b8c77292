import {column, literal} from "@uwdata/mosaic-sql";
import {DEFAULT_CHOICE, type PercentileChoice} from "./percentile.js";
import type {SectorBasis} from "./rows/valuation.js";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** A company a row, before any filter, with both of its sectors. */
export const COMPANY_FIGURES = sqlText`CREATE TABLE company_figures AS SELECT
  c.code, c.name_zh, c.name_en, c.exchange,
  c.sector_zh, c.sector_en, c.sector_printed_zh, d.sector_en AS sector_printed_en,
  c.sector_zh <> c.sector_printed_zh AS sector_moved,
  a.revenue_cny_100m AS revenue_2022, e.revenue_cny_100m AS revenue_2024e,
  a.net_profit_cny_100m AS net_profit_2022, e.net_profit_cny_100m AS net_profit_2024e,
  100 * e.net_profit_cny_100m / e.revenue_cny_100m AS margin_2024e_pct,
  CASE WHEN a.net_profit_cny_100m > 0 AND e.net_profit_cny_100m > 0
    THEN 100 * (sqrt(e.net_profit_cny_100m / a.net_profit_cny_100m) - 1) END AS growth_pct,
  CASE
    WHEN e.net_profit_cny_100m IS NULL THEN 'no_consensus'
    WHEN e.net_profit_cny_100m <= 0 THEN 'loss_expected'
    WHEN a.net_profit_cny_100m <= 0 THEN 'loss_before'
    ELSE 'ok' END AS growth_state,
  v.forward_pe, v.forward_pe_state,
  CASE WHEN growth_pct > 0 THEN v.forward_pe / growth_pct END AS peg,
  -- PE is printed to 1, profit to 0.01: the true product lies between these two.
  (v.forward_pe - 0.5) * (e.net_profit_cny_100m - 0.005) AS cap_lo,
  (v.forward_pe + 0.5) * (e.net_profit_cny_100m + 0.005) AS cap_hi,
  v.pe_percentile_published AS percentile, v.pe_percentile_state AS percentile_state,
  v.as_of, v.source
FROM companies AS c
JOIN valuations AS v USING (code)
LEFT JOIN financials AS a ON a.code = c.code AND a.kind = 'actual' AND a.fiscal_year = v.forward_year - 2
LEFT JOIN financials AS e ON e.code = c.code AND e.kind = 'consensus' AND e.fiscal_year = v.forward_year
LEFT JOIN (SELECT DISTINCT sector_zh, sector_en FROM companies) AS d ON d.sector_zh = c.sector_printed_zh`;

/** The companies with their corrected sectors, and the percentile that is published. */
export function companies(): SqlText {
  return sqlText`SELECT * EXCLUDE (sector_printed_zh, sector_printed_en) FROM company_figures`;
}

/** Every company's percentiles, under every definition: the named part of what may be a whole market. */
export const COMPANY_PERCENTILES = sqlText`CREATE TABLE company_percentiles AS SELECT *
FROM (
  SELECT 'ttm' AS basis, * EXCLUDE (pe_ttm), pe_ttm AS pe FROM pe_percentiles
  UNION ALL
  SELECT 'static' AS basis, * EXCLUDE (pe_static), pe_static AS pe FROM pe_static_percentiles
)
WHERE code IN (SELECT code FROM companies)
ORDER BY code, basis, window_years, kind, losses`;

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
  p.basis AS pe_basis, p.pe AS pe_ranked, p.n AS n_ranked, p.n_loss, p.n_missing, p.n_suspended, p.as_of AS percentile_as_of
FROM ${column(tableOfDay("company_figures", view.day))} AS f
${percentilesJoin(view)}`;
}

/** What filters and totals read of the companies, as `rankedCompanies` has it; the percentiles are joined only where they are meant. */
export function filteredFigures(view: CompanyView): SqlText {
  const isComputed = view.ranking === "computed";
  return sqlText`SELECT
  f.code, f.exchange, ${sector(view, "zh")} AS sector_zh,
  f.forward_pe, f.forward_pe_state, f.growth_pct, ${column("percentile", isComputed ? "p" : "f")} AS percentile
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
