import {SCORE_FIGURES} from "./benchmarks.js";
import {COMPANY_FIGURES, COMPANY_PERCENTILES} from "./companyFigures.js";
import {LAGGING_COMPANIES} from "./lagging.js";
import type {SqlText} from "./sql.js";

/** Joins that no filter changes, as tables of the engine: what they are made of, and how. */
const DERIVED: readonly {readonly from: readonly string[]; readonly create: SqlText}[] = [
  {from: ["scores", "benchmarks", "models", "reference_figures"], create: SCORE_FIGURES},
  {from: ["companies", "valuations", "financials"], create: COMPANY_FIGURES},
  {from: ["companies", "pe_percentiles", "pe_static_percentiles"], create: COMPANY_PERCENTILES},
  {from: ["companies", "pe_history"], create: LAGGING_COMPANIES}
];

/** Those that are published of every earlier snapshot, too, at `data/snapshots/<as_of>/<table>.parquet`. */
export const DAY_TABLES = ["company_figures", "company_percentiles"] as const;

/**
 * Statements to run once over the published tables that are open, before any query of a page. A filter then costs
 * one scan: the joins of the valuation page took three quarters of each of its answers.
 */
export function materializedTables(open: readonly string[]): string[] {
  return DERIVED.filter(({from}) => from.every((name) => open.includes(name))).map(({create}) =>
    String(create)
  );
}
