import {html} from "htl";
import {type Board, boardFilters, switchedBy} from "../board.js";
import {allFilters, allViewControls} from "./allControls.js";
import {allFigures} from "./allFigures.js";
import {sharedOf} from "./shared.js";
import type {BenchmarkChoices, BenchmarkState} from "./state.js";

export type AllSet = ReturnType<typeof allSet>;

/** What the page shows of all models: loaded when its reader first asks for them. */
export function allSet(board: Board<BenchmarkState>, choices: BenchmarkChoices) {
  const {chips, controls} = allFilters(board, choices);
  const shared = sharedOf(board, choices);
  const figures = allFigures(board, {chips}, choices, shared);
  return {
    chips,
    shared,
    filters: () => boardFilters(board, controls(), chips),
    viewControls: () => allViewControls(board),
    // The pair is not among the views: a link that asks for it shows the table.
    view: () =>
      switchedBy(
        board,
        ["set", "view"],
        ({set, view}) => (set !== "all" ? "" : view === "dots" ? "dots" : "grid"),
        {grid: figures.grid, dots: figures.dots}
      ),
    summary: () => html<HTMLElement>`<div>${shared.note()}${figures.summary()}</div>`,
    summaryTable: figures.summaryTable,
    sizes: figures.sizes
  };
}
