import {publishedRanking} from "../../components/charts/valuation/percentileLabels.js";
import {sectorColumns} from "../../components/charts/valuation/sectorTable.js";
import {companyColumns} from "../../components/charts/valuation/table.js";
import type {Sort} from "../../components/table/sortRows.js";
import {yearWords} from "../../lib/fiscalYears.js";
import {sectorTableMessages} from "../../lib/messages/sectorTable.js";
import {valuation} from "../../lib/messages/valuation.js";
import {type MoneyUnit, openingUnit, UNITS} from "../../lib/moneyUnit.js";
import {
  freeText,
  maybeSome,
  oneOf,
  type Params,
  type Range,
  range,
  sortBy,
  wholeNumber
} from "../../lib/permalink.js";
import {SCENARIO_RANGE} from "../../lib/scenario.js";
import {type CompanyFilterState, companyFilterParams, type FilterOptions} from "../companyFilters.js";
import {type FigureFilterState, figureFilterParams} from "./figureFilters.js";
import {type RankingFacts, type RankingState, rankingParams} from "./ranking.js";

/** Which sectors the table of sectors has. */
export const SECTOR_VIEWS = ["all", "cheapGrowing"] as const;

export interface ValuationState extends RankingState, CompanyFilterState, FigureFilterState {
  readonly brushgrowth: Range;
  readonly brushpe: Range;
  readonly sectorview: (typeof SECTOR_VIEWS)[number];
  readonly sectororder: Sort | null;
  readonly unit: MoneyUnit;
  /** The column by which the table is ordered. */
  readonly order: Sort | null;
  /** The columns of the table besides the first; null is as many as fit. */
  readonly columns: readonly string[] | null;
  /** What the table supposes, in percent of today. */
  readonly price: number;
  readonly profit: number;
  /** What is looked for in the table. */
  readonly find: string;
}

export function valuationParams(facts: RankingFacts, options: FilterOptions): Params<ValuationState> {
  return {
    ...rankingParams(facts),
    ...companyFilterParams(options),
    ...figureFilterParams(facts),
    brushgrowth: range(),
    brushpe: range(),
    sectorview: oneOf(SECTOR_VIEWS, "all"),
    sectororder: sortBy(SECTOR_KEYS),
    unit: oneOf(UNITS, openingUnit(document.documentElement.lang)),
    order: sortBy(tableKeys(facts), FORMERLY),
    columns: maybeSome(tableKeys(facts).slice(1)),
    price: wholeNumber(SCENARIO_RANGE.lo, SCENARIO_RANGE.hi, 0),
    profit: wholeNumber(SCENARIO_RANGE.lo, SCENARIO_RANGE.hi, 0),
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

const SECTOR_KEYS = sectorColumns({m: sectorTableMessages.en, lang: "en", onPress: () => {}}).map(
  ({key}) => key
);

/** Every column that the table can have. */
function tableKeys({hasHistory}: RankingFacts): string[] {
  const m = valuation.en;
  const shared = {m, lang: "en", unit: "100m", years: yearWords([])} as const;
  const columns = companyColumns({...shared, ...(hasHistory && {computed: publishedRanking(m)})});
  // The column of the years stands there only while companies of several are shown.
  return [...columns.map(({key}) => key), "forward_year"];
}
