import {and, collectColumns, column, type ExprNode} from "@uwdata/mosaic-sql";
import {changeRows, noChangeRows, snapshotDays} from "./changes.js";
import {
  type CompanyView,
  DEFAULT_VIEW,
  filteredFigures,
  type Ranking,
  rankedCompanies,
  tableOfDay
} from "./companyFigures.js";
import type {SnapshotDay} from "./rows/changes.js";
import type {ForwardPeState, HistoryStatus} from "./rows/valuation.js";

export type {Interval} from "./sql.js";

import {among, type Interval, inInterval, type SqlText, sqlText, where} from "./sql.js";

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

/** Further figures of a company that can be asked to lie in an interval, by the names of the address. */
export const FIGURES = {
  peg: "peg",
  margin: "net_margin_forward_pct",
  cap: "cap_lo",
  revenue: "revenue_actual_100m",
  revenueforward: "revenue_forward_100m",
  netprofit: "net_profit_actual_100m",
  netprofitforward: "net_profit_forward_100m",
  published: "percentile_published",
  computed: "percentile_computed",
  difference: "percentile_difference"
} as const;
export type FigureName = keyof typeof FIGURES;

/** What totals read of a company only where a filter asks for it: a join more. */
const BOTH_PERCENTILES = ["percentile_published", "percentile_computed", "percentile_difference"];

/** Filters on further figures; a market capitalisation, which is known as a range, lies in an interval as a whole. */
export function figureClauses(
  asked: Readonly<Partial<Record<FigureName, Interval>>>
): Record<FigureName, ExprNode | null> {
  const clauses = Object.entries(FIGURES).map(([name, key]) => [
    name,
    within(key, asked[name as FigureName] ?? [null, null], name === "cap" ? "cap_hi" : key)
  ]);
  return Object.fromEntries(clauses);
}

/** Filters on the totals of sectors: where the medians of its companies lie. */
export function sectorClauses({
  percentile,
  growth
}: {
  readonly percentile: Interval;
  readonly growth: Interval;
}) {
  return {percentile: within("percentile_median", percentile), growth: within("growth_median", growth)};
}

/** The rectangle brushed on the scatter. */
export function brushClauses({brush}: {brush: {readonly growth: Interval; readonly pe: Interval}}) {
  return {brushGrowth: within("growth_pct", brush.growth), brushPe: within("forward_pe", brush.pe)};
}

/** The companies under the filter, by the sector's Chinese name, then by code. */
export function companyRows(filter: readonly ExprNode[], view: CompanyView): SqlText {
  return sqlText`WITH all_companies AS (${rankedCompanies(view)})
FROM all_companies
${where(filter)}
ORDER BY sector_zh, code`;
}

/** Figures over the companies under the filter: of all, whose sector is null, then of each sector. */
export function companyTotals(filter: readonly ExprNode[], view: CompanyView): SqlText {
  const asked = new Set(filter.flatMap((clause) => collectColumns(clause).map((read) => read.column)));
  const figures = BOTH_PERCENTILES.some((name) => asked.has(name))
    ? rankedCompanies(view)
    : filteredFigures(view);
  return sqlText`WITH all_companies AS (${figures})
SELECT
  sector_zh, min(sector_en) AS sector_en,
  CAST(count(*) AS INTEGER) AS n,
  (SELECT CAST(count(*) AS INTEGER) FROM ${column(tableOfDay("company_figures", view.day))}) AS n_all,
  median(forward_pe) AS pe_median,
  CAST(count(forward_pe) AS INTEGER) AS pe_n,
  CAST(count(*) FILTER (forward_pe_state = 'loss') AS INTEGER) AS pe_loss,
  CAST(count(*) FILTER (forward_pe_state = 'no_consensus') AS INTEGER) AS pe_no_consensus,
  CAST(count(*) FILTER (forward_pe_state = 'missing') AS INTEGER) AS pe_missing,
  min(forward_year) FILTER (forward_pe IS NOT NULL) AS forward_year_first,
  max(forward_year) FILTER (forward_pe IS NOT NULL) AS forward_year_last,
  CAST(count(forward_year) FILTER (forward_pe IS NOT NULL) AS INTEGER) AS forward_year_n,
  CAST(count(DISTINCT 10000 * actual_year + forward_year) FILTER (growth_pct IS NOT NULL) AS INTEGER) AS growth_spans,
  median(growth_pct) AS growth_median,
  CAST(count(growth_pct) AS INTEGER) AS growth_n,
  median(peg) AS peg_median,
  CAST(count(peg) AS INTEGER) AS peg_n,
  quantile_cont(percentile, 0.25) AS percentile_q1,
  median(percentile) AS percentile_median,
  quantile_cont(percentile, 0.75) AS percentile_q3,
  CAST(count(percentile) AS INTEGER) AS percentile_n,
  CAST(count(*) FILTER (percentile > 80) AS INTEGER) AS percentile_above_80,
  CAST(count(*) FILTER (percentile < 20) AS INTEGER) AS percentile_below_20
FROM all_companies
${where(filter)}
GROUP BY GROUPING SETS ((), (sector_zh))
ORDER BY sector_zh NULLS FIRST`;
}

/** Whether a figure lies in an interval; one that is a range of its own (`highest` is its upper end) as a whole. */
function within(name: string, interval: Interval, highest = name): ExprNode | null {
  const closed = inInterval(column(name), interval, column(highest));
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
FROM members
GROUP BY ALL
ORDER BY sector_zh`;
}

export function exchangeOptions(): SqlText {
  return sqlText`SELECT exchange, CAST(count(*) AS INTEGER) AS n FROM members GROUP BY ALL ORDER BY exchange`;
}

/** Whether there is a forward PE, and why not: what is said of any company. */
export function stateOptions(): SqlText {
  return sqlText`SELECT DISTINCT forward_pe_state AS state FROM company_figures ORDER BY state`;
}

/** The currencies of the companies' money. */
export function moneyCurrencies(): SqlText {
  return sqlText`SELECT DISTINCT financial_currency AS currency FROM company_figures ORDER BY currency`;
}

/** The fiscal years that any forward PE of the companies is of, and how many there are of each. */
export function forwardYears(): SqlText {
  return sqlText`SELECT chosen_year AS year, CAST(count(*) FILTER (forward_pe_state <> 'missing') AS INTEGER) AS n
FROM figures_by_year
WHERE chosen_year IS NOT NULL
GROUP BY chosen_year
ORDER BY chosen_year`;
}

/** How many companies have a computed percentile, and how many one of the static PE. */
export function historyStatus(): SqlText {
  return sqlText`SELECT
  CAST(count(DISTINCT code) FILTER (basis = 'ttm') AS INTEGER) AS n_companies,
  CAST(count(DISTINCT code) FILTER (basis = 'static') AS INTEGER) AS n_static,
  (SELECT CAST(count(*) AS INTEGER) FROM members) AS n_all
FROM company_percentiles
WHERE code IN (SELECT code FROM members)`;
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
