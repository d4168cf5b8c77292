import {and, column, type ExprNode, gte, literal, lte} from "@uwdata/mosaic-sql";
import type {ForwardPeState, SectorBasis} from "./rows.js";
import {among, type SqlText, sqlText, where} from "./sql.js";

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

/** The companies with the sector that `basis` chooses under the name by which they are filtered and grouped. */
export function companies(basis: SectorBasis): SqlText {
  if (basis === "corrected")
    return sqlText`SELECT * EXCLUDE (sector_printed_zh, sector_printed_en) FROM company_figures`;
  return sqlText`SELECT
  * EXCLUDE (sector_zh, sector_en, sector_printed_zh, sector_printed_en),
  sector_printed_zh AS sector_zh, sector_printed_en AS sector_en
FROM company_figures`;
}

/** The companies under the filter, by the sector's Chinese name, then by code. */
export function companyRows(filter: readonly ExprNode[], {basis}: {basis: SectorBasis}): SqlText {
  return sqlText`WITH all_companies AS (${companies(basis)})
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

export function companyTotals(filter: readonly ExprNode[], {basis}: {basis: SectorBasis}): SqlText {
  return sqlText`WITH all_companies AS (${companies(basis)})
SELECT
  CAST(count(*) AS INTEGER) AS n,
  (SELECT CAST(count(*) AS INTEGER) FROM company_figures) AS n_all,
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
