import {html} from "htl";
import {comparedScores} from "../../queries/allScores.js";
import {rankingOf, rankingRows} from "../../queries/ranking.js";
import {type BoardFiles, boardFilters, ignoredNote, openBoard} from "../board.js";
import {allFilters, allViewControls, setControl} from "./allControls.js";
import {allFigures} from "./allFigures.js";
import {ALL_NAMES, filterOf} from "./allState.js";
import {inSet, ofSet} from "./bySet.js";
import {benchmarkFilters, viewControls} from "./controls.js";
import {scoreFigures, summaryFigures} from "./figures.js";
import {rankingFigures} from "./ranking.js";
import {sharedOf} from "./shared.js";
import {benchmarkChoices, benchmarkParams} from "./state.js";

/** The benchmarks page: which set of scores, its filters, and its figures under them. */
export function benchmarkBoard(files: BoardFiles) {
  const choices = benchmarkChoices(files.answers);
  const board = openBoard(files, benchmarkParams(choices));
  const filters = benchmarkFilters(board, choices);
  const all = allFilters(board, choices);
  const shared = sharedOf(board, choices);
  const figures = allFigures(board, all, choices, shared);
  const {summary, summaryTable} = summaryFigures(board, filters, choices);
  return {
    note: ignoredNote(board),
    notebook: board.notebook,
    sets: html`<div class="view-controls">${setControl(board)}</div>`,
    // What a set needs is made when it is first shown: a thousand models are long lists.
    filters: ofSet(board, {
      report: () => boardFilters(board, filters.controls(), filters.chips),
      all: () => boardFilters(board, all.controls(), all.chips)
    }),
    viewControls: [
      ...viewControls(board, choices).map((control) => inSet(board, "report", control)),
      ...allViewControls(board).map((control) => inSet(board, "all", control))
    ],
    view: scoreFigures(board, filters, choices, figures),
    summary: ofSet(board, {
      report: summary,
      all: () => html`<div>${shared.note()}${figures.summary()}</div>`
    }),
    summaryTable: ofSet(board, {report: summaryTable, all: figures.summaryTable}),
    ...rankingFigures(board, {
      chips: () => (board.state.value.set === "report" ? filters : all).chips(),
      scores: {
        clauses: [filters.ofRows, filters.ofModels],
        depends: ["set", ...ALL_NAMES],
        query: (filter, value) =>
          value.set === "report" ? rankingRows(filter) : rankingOf(comparedScores(filterOf(value, choices)))
      },
      categories: choices.categories,
      wayOut: (figure, isEmpty) => shared.withWayOut(figure, isEmpty && board.state.value.set === "all")
    }),
    sizes: ofSet(board, {report: () => document.createElement("div"), all: figures.sizes})
  };
}
