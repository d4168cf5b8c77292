import {publishedRanking} from "../../components/charts/valuation/percentileLabels.js";
import {companyColumns} from "../../components/charts/valuation/table.js";
import type {Sort} from "../../components/table/sortRows.js";
import {yearWords} from "../../lib/fiscalYears.js";
import {valuation} from "../../lib/messages/valuation.js";
import {freeText, oneOf, type Params, type Range, range, sortBy} from "../../lib/permalink.js";
import {type CompanyFilterState, companyFilterParams, type FilterOptions} from "../companyFilters.js";
import {type RankingFacts, type RankingState, rankingParams} from "./ranking.js";

export const UNITS = ["100m", "bn"] as const;

export interface ValuationState extends RankingState, CompanyFilterState {
  readonly brushgrowth: Range;
  readonly brushpe: Range;
  readonly unit: (typeof UNITS)[number];
  /** The column by which the table is ordered. */
  readonly order: Sort | null;
  /** What is looked for in the table. */
  readonly find: string;
}

export function valuationParams(facts: RankingFacts, options: FilterOptions): Params<ValuationState> {
  return {
    ...rankingParams(facts),
    ...companyFilterParams(options),
    brushgrowth: range(),
    brushpe: range(),
    unit: oneOf(UNITS, document.documentElement.lang === "zh" ? "100m" : "bn"),
    order: sortBy(orderable(facts), FORMERLY),
    find: freeText()
  };
}

/** Keys of the time when they named the years of one report, or a currency: links of then are read as before. */
const FORMERLY = {
  revenue_2022: "revenue_actual_100m",
  revenue_2024e: "revenue_forward_100m",
  net_profit_2022: "net_profit_actual_100m",
  net_profit_2024e: "net_profit_forward_100m",
  margin_2024e_pct: "net_margin_forward_pct",
  revenue_actual_cny_100m: "revenue_actual_100m",
  revenue_forward_cny_100m: "revenue_forward_100m",
  net_profit_actual_cny_100m: "net_profit_actual_100m",
  net_profit_forward_cny_100m: "net_profit_forward_100m"
};

/** Every column that the table can have. */
function orderable({hasHistory}: RankingFacts): string[] {
  const m = valuation.en;
  const shared = {m, lang: "en", unit: "100m", years: yearWords([])} as const;
  const columns = companyColumns({...shared, ...(hasHistory && {computed: publishedRanking(m)})});
  // The column of the years stands there only while companies of several are shown.
  return [...columns.map(({key}) => key), "forward_year"];
}
