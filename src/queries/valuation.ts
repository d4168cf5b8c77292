import {and, column, type ExprNode, gte, literal, lte} from "@uwdata/mosaic-sql";
import {DEFAULT_CHOICE, type PercentileChoice} from "./percentile.js";
import type {ForwardPeState, HistoryStatus, SectorBasis, SnapshotDay} from "./rows.js";
import {among, type SqlText, sqlText, textLiteral, where} from "./sql.js";

/** A closed interval whose ends may be open. */
export type Interval = readonly [lo: number | null, hi: number | null];

/** What the valuation page can be asked for. `null` stands for all. */
export interface CompanyFilter {
  readonly sectors: readonly string[] | null;
  readonly exchanges: readonly string[] | null;
  readonly states: readonly ForwardPeState[] | null;
  readonly pe: Interval;
  readonly percentile: Interval;
  readonly growth: Interval;
}

/** Filters on companies. A company without a value lies in no interval; an interval open at both ends leaves all in. */
export function companyClauses({sectors, exchanges, states, pe, percentile, growth}: CompanyFilter) {
  return {
    sectors: among("sector_zh", sectors),
    exchanges: among("exchange", exchanges),
    states: among("forward_pe_state", states),
    pe: within("forward_pe", pe),
    percentile: within("percentile", percentile),
    growth: within("growth_pct", growth)
  };
}

/** The rectangle brushed on the scatter. */
export function brushClauses({brush}: {brush: {readonly growth: Interval; readonly pe: Interval}}) {
  return {brushGrowth: within("growth_pct", brush.growth), brushPe: within("forward_pe", brush.pe)};
}

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
FROM pe_percentiles
WHERE code IN (SELECT code FROM companies)
ORDER BY code, window_years, kind, losses`;

/** Which percentile is meant where one is: the report's, or the one that is computed from daily history. */
export const RANKINGS = ["published", "computed"] as const;
export type Ranking = (typeof RANKINGS)[number];

/** How companies are looked at. */
export interface CompanyView {
  readonly basis: SectorBasis;
  readonly ranking: Ranking;
  readonly definition: Pick<PercentileChoice, "window" | "kind" | "losses">;
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
function rankedCompanies({basis, ranking, definition, day}: CompanyView): SqlText {
  const isPrinted = basis === "printed";
  const chosen = (published: string, computed: string) =>
    ranking === "published" ? sqlText`f.${column(published)}` : sqlText`${column(computed)}`;
  return sqlText`SELECT
  f.* EXCLUDE (percentile, percentile_state, sector_zh, sector_en, sector_printed_zh, sector_printed_en),
  ${column(isPrinted ? "sector_printed_zh" : "sector_zh", "f")} AS sector_zh,
  ${column(isPrinted ? "sector_printed_en" : "sector_en", "f")} AS sector_en,
  f.percentile AS percentile_published, f.percentile_state AS percentile_published_state,
  p.percentile AS percentile_computed, coalesce(p.state, 'no_history') AS percentile_computed_state,
  p.percentile - f.percentile AS percentile_difference,
  ${chosen("percentile", "percentile_computed")} AS percentile,
  ${chosen("percentile_state", "percentile_computed_state")} AS percentile_state,
  p.pe_ttm, p.n AS n_ranked, p.n_loss, p.n_missing, p.n_suspended, p.as_of AS percentile_as_of
FROM ${column(tableOfDay("company_figures", day))} AS f
LEFT JOIN ${column(tableOfDay("company_percentiles", day))} AS p
  ON p.code = f.code AND p.window_years = ${literal(definition.window)}
  AND p.kind = ${textLiteral(definition.kind)} AND p.losses = ${textLiteral(definition.losses)}`;
}

/** The days that can be looked at, the published one last; none where the embedded report stands alone. */
export function snapshotDays(): SqlText {
  return sqlText`SELECT as_of FROM snapshots ORDER BY as_of`;
}

/** How many companies have a computed percentile, and as of when. */
export function historyStatus(): SqlText {
  return sqlText`SELECT
  CAST(count(DISTINCT code) AS INTEGER) AS n_companies, max(as_of) AS as_of,
  (SELECT CAST(count(*) AS INTEGER) FROM companies) AS n_all
FROM company_percentiles`;
}

/**
 * What became of the companies under the filter since an earlier day: who came under it, who left it, and how far the
 * percentile and the forward PE of each moved. The largest move of the percentile comes first.
 */
export function changeRows(filter: readonly ExprNode[], view: CompanyView, since: string): SqlText {
  return sqlText`WITH now_all AS (${rankedCompanies(view)}),
before_all AS (${rankedCompanies({...view, day: since})}),
now_in AS (SELECT code FROM now_all ${where(filter)}),
before_in AS (SELECT code FROM before_all ${where(filter)})
SELECT
  code,
  coalesce(n.name_zh, b.name_zh) AS name_zh, coalesce(n.name_en, b.name_en) AS name_en,
  coalesce(n.sector_zh, b.sector_zh) AS sector_zh, coalesce(n.sector_en, b.sector_en) AS sector_en,
  CASE
    WHEN code NOT IN (FROM before_in) THEN 'entered'
    WHEN code NOT IN (FROM now_in) THEN 'left'
    ELSE 'stayed' END AS change,
  b.percentile AS percentile_before, b.percentile_state AS percentile_before_state,
  n.percentile AS percentile_now, n.percentile_state AS percentile_now_state,
  n.percentile - b.percentile AS percentile_change,
  b.forward_pe AS forward_pe_before, b.forward_pe_state AS forward_pe_before_state,
  n.forward_pe AS forward_pe_now, n.forward_pe_state AS forward_pe_now_state,
  100 * (n.forward_pe / b.forward_pe - 1) AS forward_pe_change_pct,
  ${literal(since)} AS since,
  coalesce(n.percentile_as_of, n.as_of, b.percentile_as_of, b.as_of) AS as_of,
  coalesce(n.source, b.source) AS source
FROM now_all AS n
FULL JOIN before_all AS b USING (code)
WHERE code IN (FROM now_in) OR code IN (FROM before_in)
ORDER BY abs(percentile_change) DESC NULLS LAST, code`;
}

/** The answer where there is no earlier day. */
export function noChangeRows(): SqlText {
  return sqlText`SELECT code FROM companies WHERE false`;
}

/** The companies under the filter, by the sector's Chinese name, then by code. */
export function companyRows(filter: readonly ExprNode[], view: CompanyView): SqlText {
  return sqlText`WITH all_companies AS (${rankedCompanies(view)})
SELECT
  *,
  quantile_cont(percentile, 0.25) OVER sector AS sector_q1,
  quantile_cont(percentile, 0.5) OVER sector AS sector_median,
  quantile_cont(percentile, 0.75) OVER sector AS sector_q3,
  CAST(count(percentile) OVER sector AS INTEGER) AS sector_n
FROM all_companies
${where(filter)}
WINDOW sector AS (PARTITION BY sector_zh)
ORDER BY sector_zh, code`;
}

export function companyTotals(filter: readonly ExprNode[], view: CompanyView): SqlText {
  return sqlText`WITH all_companies AS (${rankedCompanies(view)})
SELECT
  CAST(count(*) AS INTEGER) AS n,
  (SELECT CAST(count(*) AS INTEGER) FROM ${column(tableOfDay("company_figures", view.day))}) AS n_all,
  median(forward_pe) AS pe_median,
  CAST(count(forward_pe) AS INTEGER) AS pe_n,
  CAST(count(*) FILTER (forward_pe_state = 'loss') AS INTEGER) AS pe_loss,
  CAST(count(*) FILTER (forward_pe_state = 'no_consensus') AS INTEGER) AS pe_no_consensus,
  median(growth_pct) AS growth_median,
  CAST(count(growth_pct) AS INTEGER) AS growth_n,
  median(percentile) AS percentile_median,
  CAST(count(percentile) AS INTEGER) AS percentile_n,
  CAST(count(*) FILTER (percentile > 80) AS INTEGER) AS percentile_above_80,
  CAST(count(*) FILTER (percentile < 20) AS INTEGER) AS percentile_below_20
FROM all_companies
${where(filter)}`;
}

function within(name: string, [lo, hi]: Interval): ExprNode | null {
  const ends = [
    lo === null ? null : gte(column(name), literal(lo)),
    hi === null ? null : lte(column(name), literal(hi))
  ];
  const closed = ends.filter((end) => end !== null);
  return closed.length === 0 ? null : and(...closed);
}

/** A sector that can be chosen. */
export interface SectorOption {
  readonly sector_zh: string;
  readonly sector_en: string;
  readonly n: number;
}

export function sectorOptions(): SqlText {
  return sqlText`SELECT sector_zh, sector_en, CAST(count(*) AS INTEGER) AS n
FROM companies
GROUP BY ALL
ORDER BY sector_zh`;
}

export function exchangeOptions(): SqlText {
  return sqlText`SELECT exchange, CAST(count(*) AS INTEGER) AS n FROM companies GROUP BY ALL ORDER BY exchange`;
}

/** What the page of valuations knows before it is drawn. */
export function valuationFacts(): SqlText[] {
  return [sectorOptions(), exchangeOptions(), snapshotDays(), historyStatus()];
}

/** What the page opens with, by these facts: what is computed where at least half of the companies have a history. */
export function openingOf(status: HistoryStatus | undefined, days: readonly SnapshotDay[]) {
  const hasHistory = status !== undefined && status.n_companies > 0;
  const ranking: Ranking = hasHistory && 2 * status.n_companies >= status.n_all ? "computed" : "published";
  return {ranking, hasHistory, before: days.at(-2)?.as_of ?? null};
}

/** What the page asks by default. */
export function valuationQueries(facts: Readonly<Record<string, readonly object[]>>): SqlText[] {
  const rows = <Row>(query: SqlText) => (facts[String(query)] ?? []) as readonly Row[];
  const {ranking, before} = openingOf(
    rows<HistoryStatus>(historyStatus())[0],
    rows<SnapshotDay>(snapshotDays())
  );
  const view = {...DEFAULT_VIEW, ranking};
  return [
    companyRows([], view),
    companyTotals([], view),
    before === null ? noChangeRows() : changeRows([], view, before)
  ];
}
