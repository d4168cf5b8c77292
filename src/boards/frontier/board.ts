import {emptyRoom} from "../../components/emptyRoom.js";
import {frontier} from "../../lib/messages/frontier.js";
import {type BoardFiles, boardFilters, ignoredNote, openBoard} from "../board.js";
import {frontierFilters} from "./controls.js";
import {frontierFigures} from "./figures.js";
import {frontierChoices, frontierParams} from "./state.js";

/** The page of the frontier: best open and best closed models over time, the gap and the lag between them. */
export function frontierBoard(files: BoardFiles) {
  const choices = frontierChoices(files.answers);
  if (!choices) return nothingYet(files);
  const board = openBoard(files, frontierParams(choices));
  const filters = frontierFilters(board, choices);
  return {
    note: ignoredNote(board),
    filters: boardFilters(board, filters.controls(), filters.chips),
    ...frontierFigures(board, filters, choices)
  };
}

/** What is missing, and why, in the place of the figures. */
function nothingYet(files: BoardFiles) {
  const board = openBoard(files, {});
  const {missing} = frontier[board.lang];
  const nothing = () => document.createDocumentFragment();
  return {
    note: ignoredNote(board),
    answer: emptyRoom(missing.title, missing.text),
    filters: nothing(),
    frontier: nothing(),
    gap: nothing(),
    gapChoices: nothing(),
    lag: nothing(),
    sizes: nothing(),
    points: nothing()
  };
}
