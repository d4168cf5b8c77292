import {rankingRows} from "../../queries/ranking.js";
import {type BoardFiles, boardFilters, ignoredNote, openBoard} from "../board.js";
import {benchmarkFilters, viewControls} from "./controls.js";
import {scoreFigures, summaryFigures} from "./figures.js";
import {rankingFigures} from "./ranking.js";
import {benchmarkChoices, benchmarkParams} from "./state.js";

/** The benchmarks page: its filters, and its figures under them. */
export function benchmarkBoard(files: BoardFiles) {
  const choices = benchmarkChoices(files.answers);
  const board = openBoard(files, benchmarkParams(choices));
  const filters = benchmarkFilters(board, choices);
  return {
    note: ignoredNote(board),
    notebook: board.notebook,
    filters: boardFilters(board, filters.controls(), filters.chips),
    viewControls: viewControls(board, choices),
    view: scoreFigures(board, filters, choices),
    ...summaryFigures(board, filters, choices),
    ...rankingFigures(board, {
      chips: filters.chips,
      scores: {query: rankingRows, clauses: [filters.ofRows, filters.ofModels]},
      categories: choices.categories
    })
  };
}
