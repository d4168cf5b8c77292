import {parseDate} from "../cells/date.js";
import {halfWidth, maybeMark} from "../cells/text.js";
import type {Grid} from "../files/grid.js";
import {headerKey} from "./aliases.js";

/** What makes a table lixinger's valuation of a company, as `headerKey` leaves it. */
export const LIXINGER = ["日期", "pettm", "pettm分位点", "pettm80%分位点值"] as const;

const LITERAL = /^=-?\d+(?:\.\d+)?$/;

/**
 * A table of lixinger's with its numbers, each of which is written as a formula, `=4.5`. Where one is not, they all stay
 * formulas, which are refused: elsewhere an equals sign before a number is a bit away from a minus.
 */
export function withNumbers(grid: Grid): Grid {
  const keys = new Set(grid.rows[0]?.map((cell) => headerKey(halfWidth(cell))));
  if (!LIXINGER.every((key) => keys.has(key))) return grid;
  const isDay = ([day = ""]: readonly string[]) => parseDate(halfWidth(day)) !== null;
  const isWritten = (cell: string) => LITERAL.test(cell) || maybeMark(halfWidth(cell)) === "missing";
  const days = grid.rows.filter(isDay);
  if (!days.every(([, ...cells]) => cells.every(isWritten))) return grid;
  const rows = grid.rows.map((cells) =>
    isDay(cells) ? cells.map((cell) => (LITERAL.test(cell) ? cell.slice(1) : cell)) : cells
  );
  return {...grid, rows};
}
