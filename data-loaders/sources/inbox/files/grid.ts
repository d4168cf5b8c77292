import type {Location} from "../../../badInput.js";

export type GridFormat = "csv" | "ods" | "xls" | "xlsb" | "xlsx";

/** Whether a sheet is shown; one that is very hidden is shown by no menu, only by a program. */
export type Visibility = "visible" | "hidden" | "very hidden";

/** A CSV file or one sheet of a workbook as text. Row 1 of the file is `rows[0]`, empty rows included. */
export interface Grid {
  readonly file: string;
  /** The sheet's name; none for a CSV file. */
  readonly sheet?: string;
  /** Whether the workbook has other sheets. Only then do errors and summaries name this one. */
  readonly hasSiblings: boolean;
  readonly format: GridFormat;
  /** What sets the cells of a text apart; none for a workbook. */
  readonly delimiter?: string;
  /** How the text was decoded; none for a workbook. */
  readonly encoding?: string;
  readonly rows: readonly (readonly string[])[];
  /** What the reading of the file itself had to say. */
  readonly notes: readonly string[];
}

/** The place of a cell, of a row, or of the whole grid. `row` counts from 1. */
export function placeIn(grid: Grid, row?: number, field?: string): Location {
  return {
    file: grid.file,
    ...(grid.hasSiblings ? {sheet: grid.sheet!} : {}),
    ...(row === undefined ? {} : {row}),
    ...(field === undefined ? {} : {field})
  };
}

/** The letters of a column as a spreadsheet counts them: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
