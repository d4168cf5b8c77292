import type {Location} from "../../../badInput.js";
import type {SheetFacts} from "./checkSheet.js";
import {broken} from "./checkXlsx.js";
import {columnLetters} from "./grid.js";
import {type CellCount, cellCount, checkLimit, type Limits} from "./limits.js";
import {LONGEST_FORMAT, numberFormat} from "./numberFormats.js";
import type {CellValue, SheetCells} from "./sheetProcess.js";
import {shownNumber} from "./shownNumber.js";

/** The cells as rows of text, each as wide as the sheet. Throws BadInput where they are over the limits. */
export function rowsOf(
  place: Location,
  cells: SheetCells,
  limits: Limits,
  areas: CellCount = cellCount(place.file, limits)
): string[][] {
  const long = cells.formats.find((code) => code.length > LONGEST_FORMAT);
  if (long !== undefined) broken(place, `a number format of ${long.length} characters`);
  const formats = cells.formats.map(numberFormat);
  const height = cells.rows.reduce((last, row) => Math.max(last, row), 0);
  const width = cells.columns.reduce((last, column) => Math.max(last, column), 0);
  checkLimit(place, limits, "rows", "rows", height);
  checkLimit(place, limits, "columns", "columns", width);
  areas(height * width);
  const rows = Array.from({length: height}, () => Array<string>(width).fill(""));
  for (const [i, value] of cells.values.entries()) {
    const [row, column] = [cells.rows[i]!, cells.columns[i]!];
    const text =
      typeof value === "number" ? shownNumber(digits(value), formats[cells.shownBy[i]!]!) : textOf(value);
    checkText(place, row, column, text, limits);
    rows[row - 1]![column - 1] = text;
  }
  fillMerged(rows, cells, height * width);
  return rows;
}

/**
 * Repeats a text that is merged with the cells below it: a code of many days, a header of two rows. A number is not
 * repeated, for a figure is of one day. `most` bounds what overlapping areas of a damaged file can ask for.
 */
function fillMerged(rows: string[][], {rows: at, columns, values, merges}: SheetCells, most: number): void {
  if (merges.length === 0) return;
  const texts = new Map(
    values.flatMap((value, i) =>
      typeof value === "string" ? [[`${at[i]} ${columns[i]}`, value.trim()] as const] : []
    )
  );
  let left = most;
  for (let i = 0; i < merges.length; i += 3) {
    const [column, first, last] = [merges[i]!, merges[i + 1]!, Math.min(merges[i + 2]!, rows.length)];
    const text = texts.get(`${first} ${column}`);
    if (text === undefined) continue;
    left -= last - first;
    if (left < 0) return;
    for (let row = first + 1; row <= last; row++) rows[row - 1]![column - 1] ||= text;
  }
}

function checkText(place: Location, row: number, column: number, {length}: string, limits: Limits): void {
  if (length <= limits.cellText) return;
  const cell = {...place, row, field: columnLetters(column - 1)};
  checkLimit(cell, limits, "cellText", "characters", length);
}

// "NaN" would be a mark for what is missing.
function digits(value: number): string {
  return Number.isFinite(value) ? String(value) : "a number out of range";
}

function textOf(value: CellValue): string {
  return typeof value === "object" ? value.error : String(value).trim();
}

/** Puts what the reader lost in its place. */
export function withTexts(
  place: Location,
  rows: string[][],
  {cells}: SheetFacts,
  limits: Limits
): string[][] {
  for (const {row, column, text} of cells) {
    checkText(place, row, column, text, limits);
    while (rows.length < row) rows.push([]);
    const line = rows[row - 1]!;
    while (line.length < column) line.push("");
    line[column - 1] = text;
  }
  return rows;
}
