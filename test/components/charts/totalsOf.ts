import {group, max, median, min, quantile} from "d3";
import type {CompanyRow, CompanyTotals} from "../../../src/queries/rows/valuation.js";

/** What `companyTotals` answers for these rows, worked out by d3: of all, then of each sector. */
export function totalsOf(rows: readonly CompanyRow[]): CompanyTotals[] {
  return [[null, rows] as const, ...group(rows, ({sector_zh}) => sector_zh)].map(([sector_zh, members]) => {
    const percentiles = members.flatMap(({percentile}) => percentile ?? []);
    const pes = members.flatMap(({forward_pe}) => forward_pe ?? []);
    const growths = members.flatMap(({growth_pct}) => growth_pct ?? []);
    const pegs = members.flatMap(({peg}) => peg ?? []);
    return {
      sector_zh,
      sector_en: min(members, (row) => row.sector_en) ?? null,
      n: members.length,
      n_all: rows.length,
      pe_median: median(pes) ?? null,
      pe_n: pes.length,
      pe_loss: members.filter(({forward_pe_state}) => forward_pe_state === "loss").length,
      pe_no_consensus: members.filter(({forward_pe_state}) => forward_pe_state === "no_consensus").length,
      pe_missing: members.filter(({forward_pe_state}) => forward_pe_state === "missing").length,
      forward_year_first: min(members, (row) => (row.forward_pe === null ? null : row.forward_year)) ?? null,
      forward_year_last: max(members, (row) => (row.forward_pe === null ? null : row.forward_year)) ?? null,
      forward_year_n: members.filter((row) => row.forward_pe !== null && row.forward_year !== null).length,
      growth_spans: new Set(
        members.flatMap((row) => (row.growth_pct === null ? [] : [`${row.actual_year} ${row.forward_year}`]))
      ).size,
      growth_median: median(growths) ?? null,
      growth_n: growths.length,
      peg_median: median(pegs) ?? null,
      peg_n: pegs.length,
      percentile_q1: quantile(percentiles, 0.25) ?? null,
      percentile_median: median(percentiles) ?? null,
      percentile_q3: quantile(percentiles, 0.75) ?? null,
      percentile_n: percentiles.length,
      percentile_above_80: percentiles.filter((value) => value > 80).length,
      percentile_below_20: percentiles.filter((value) => value < 20).length
    };
  });
}
