import {
  ALL_PERCENTILES,
  COMPANY_FIGURES,
  COMPANY_PERCENTILES,
  FIGURES_BY_YEAR,
  OTHER_PERCENTILES
} from "./companyTables.js";
import {shownSectors} from "./compare.js";
import {LAGGING_COMPANIES} from "./lagging.js";
import {DEFAULT_SCOPE, members, type Scope} from "./scope.js";
import {SCORE_FIGURES} from "./scoreFigures.js";
import type {SqlText} from "./sql.js";

interface Derived {
  readonly from: readonly string[];
  readonly create: SqlText;
}

/** What tells which companies a page shows. */
const LISTED = ["companies", "lists", "list_members"] as const;
const PERCENTILES = [...LISTED, "pe_percentiles", "pe_static_percentiles"] as const;

/** Joins that no filter changes, as tables of the engine: what they are made of, and how. */
const derived = (scope: Scope): readonly Derived[] => [
  {from: ["scores", "benchmarks", "models", "reference_figures"], create: SCORE_FIGURES},
  {from: LISTED, create: members(scope)},
  {from: [...LISTED, "valuations", "financials"], create: FIGURES_BY_YEAR},
  {from: [...LISTED, "valuations", "financials"], create: COMPANY_FIGURES},
  {from: PERCENTILES, create: COMPANY_PERCENTILES},
  {from: PERCENTILES, create: OTHER_PERCENTILES},
  {from: ["company_percentiles", "other_percentiles"], create: ALL_PERCENTILES},
  {from: ["companies", "pe_history"], create: LAGGING_COMPANIES},
  {from: [...LISTED, "sector_days"], create: shownSectors(scope)}
];

/**
 * Statements to run once over the published tables that are open, before any query of a page, for the companies of a
 * scope. Nothing but the engine needs them: a page loads this module with it. A filter then costs one scan: the joins of the valuation page took three quarters of each of its answers.
 */
export function materializedTables(open: readonly string[], scope: Scope = DEFAULT_SCOPE): string[] {
  return derived(scope)
    .filter(({from}) => from.every((name) => open.includes(name)))
    .map(({create}) => String(create));
}
