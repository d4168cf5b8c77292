import type {Chip} from "../../components/filters/filterBar.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {boards} from "../../lib/messages/boards.js";
import {valuation} from "../../lib/messages/valuation.js";
import {brushClauses, figureClauses} from "../../queries/valuation.js";
import type {Board} from "../board.js";
import {rangeChip} from "../chips.js";
import {companyFilters, type FilterOptions} from "../companyFilters.js";
import {unitOptions} from "../unitOptions.js";
import {figureFilters} from "./figureFilters.js";
import {type RankingFacts, rankingChips, yearControl} from "./ranking.js";
import type {ValuationState} from "./state.js";
import {asOfControl} from "./storedDays.js";

/** The filters of the page: their controls, the chips that name what is active, and the clauses of its queries. */
export function valuationFilters(board: Board<ValuationState>, facts: RankingFacts, options: FilterOptions) {
  const {state, lang, m} = board;
  const t = boards[lang];
  const filters = companyFilters(board, options);
  const figures = figureFilters(board, facts);
  const chips = (): Chip[] => [
    ...filters.chips(),
    ...figures.chips(),
    ...rankingChips(lang, state.value, facts)
  ];
  return {
    controls: (): HTMLElement[] => [
      ...asOfControl(board, facts),
      ...yearControl(board, facts),
      ...filters.controls(),
      figures.control(),
      state.bind(
        "unit",
        segmentedControl({
          label: m.unit,
          options: unitOptions(m, valuation[lang].money, facts.currency),
          value: state.value.unit
        })
      )
    ],
    /** All but the rectangle. */
    chips,
    allChips: (): Chip[] => [
      ...chips(),
      ...rangeChip(t, "brushgrowth", m.labelled(t.brushChip, t.growth), state.value.brushgrowth, t.percent),
      ...rangeChip(t, "brushpe", m.labelled(t.brushChip, t.pe), state.value.brushpe)
    ],
    /** Which companies, the rectangle left aside. */
    ofFilters: (value: ValuationState) => ({...filters.clauses(value), ...figureClauses(value)}),
    /** As `ofFilters`, whatever sectors are chosen. */
    ofOthers: (value: ValuationState) => ({
      ...filters.clauses(value),
      ...figureClauses(value),
      sectors: null
    }),
    /** Which are in the rectangle. */
    ofBrush: ({brushgrowth, brushpe}: ValuationState) =>
      brushClauses({brush: {growth: brushgrowth, pe: brushpe}})
  };
}
