import {column, literal} from "@uwdata/mosaic-sql";
import {DEFAULT_CHOICE, type PercentileChoice} from "./percentile.js";
import type {SectorBasis} from "./rows/valuation.js";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/**
 * The fiscal years with every amount in the currency of its row. In a store from before there were currencies all
 * amounts are in CNY.
 */
export const AMOUNTS = sqlText`SELECT
    * EXCLUDE (currency, revenue_100m, net_profit_100m), coalesce(currency, 'CNY') AS currency,
    coalesce(revenue_cny_100m, revenue_100m) AS revenue_100m, coalesce(net_profit_cny_100m, net_profit_100m) AS net_profit_100m
  FROM financials`;

/** The companies with their corrected sectors, and the percentile that is published. */
export function companies(): SqlText {
  return sqlText`SELECT * EXCLUDE (sector_printed_zh, sector_printed_en) FROM company_figures`;
}

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
  /** The fiscal year that every forward PE shall be of; null is each company's own. An earlier day has that alone. */
  readonly year?: number | null;
}

/** What every page shows before its reader chooses. */
export const DEFAULT_VIEW: CompanyView = {
  basis: "corrected",
  ranking: "published",
  definition: DEFAULT_CHOICE,
  day: null
};

/** Tables that are published of every earlier snapshot, too, at `data/snapshots/<as_of>/<table>.parquet`. */
export const DAY_TABLES = ["company_figures", "company_percentiles"] as const;

/** The table that `name` is for an earlier snapshot's day. */
export function tableOfDay(name: (typeof DAY_TABLES)[number], day: string | null): string {
  if (day !== null && !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`not a day: ${day}`);
  return day === null ? name : `${name}_${day.replaceAll("-", "")}`;
}

/** The companies of the view, a row each. */
function figuresOf({day, year = null}: CompanyView): SqlText {
  return day === null && year !== null
    ? sqlText`(SELECT * EXCLUDE (chosen_year) FROM figures_by_year WHERE chosen_year = ${literal(year)})`
    : sqlText`${column(tableOfDay("company_figures", day))}`;
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
FROM ${figuresOf(view)} AS f
${percentilesJoin(view)}`;
}

/** What filters and totals read of the companies, as `rankedCompanies` has it; the percentiles are joined only where they are meant. */
export function filteredFigures(view: CompanyView): SqlText {
  const isComputed = view.ranking === "computed";
  return sqlText`SELECT
  f.code, f.exchange, ${sector(view, "zh")} AS sector_zh, ${sector(view, "en")} AS sector_en,
  f.forward_pe, f.forward_pe_state, f.growth_pct, f.forward_year, f.actual_year, f.peg, f.cap_lo, f.cap_hi,
  f.net_margin_forward_pct, f.revenue_actual_100m, f.revenue_forward_100m,
  f.net_profit_actual_100m, f.net_profit_forward_100m, ${column("percentile", isComputed ? "p" : "f")} AS percentile
FROM ${figuresOf(view)} AS f${isComputed ? sqlText`\n${percentilesJoin(view)}` : sqlText``}`;
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
