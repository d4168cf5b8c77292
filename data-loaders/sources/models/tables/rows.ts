import {parse} from "csv-parse/sync";
import {BadInput} from "../../../badInput.js";

/** Where a table came from: written into each of its scores. */
export interface Provenance {
  /** The publisher and its licence, as rows cite it. */
  readonly source: string;
  /** The day on which the bytes were fetched; null for a dropped file. */
  readonly retrieved: string | null;
}

/** A row of a publisher's table, whose columns are found by name, whatever their order. */
export interface NamedRow {
  /** As a spreadsheet counts it: the first line is row 1. */
  readonly row: number;
  /** `gpqa_diamond.csv row 3, stderr`. */
  at(column: string): string;
  fail(column: string, problem: string): never;
  /** The trimmed text of a cell, null where it is empty or the table has no such column. */
  text(column: string): string | null;
  /** A finite decimal number, or null where the cell is empty, NaN, or one of `missing`. */
  number(column: string, missing?: readonly string[]): number | null;
  /** An ISO day, of a text that may go on with a time, or null where the cell is empty. */
  day(column: string): string | null;
}

export interface NamedTable {
  readonly file: string;
  /** The names of the columns, trimmed. */
  readonly columns: readonly string[];
  /** Rows that hold anything. */
  readonly rows: readonly NamedRow[];
}

export interface TableOptions {
  /** Columns that must be there. */
  readonly required: readonly string[];
  /** Whether a row may end before the header does; what is left out is empty. */
  readonly mayBeShort?: boolean;
}

/**
 * Reads a publisher's CSV by the names of its columns. Rows without any text are passed over.
 * Throws BadInput for broken quotes, a missing column or one that stands twice, and a row of another length.
 */
export function readNamedTable(file: string, text: string, options: TableOptions): NamedTable {
  const all = parseCsv(file, text);
  const first = Math.max(
    0,
    all.findIndex((cells) => cells.some((cell) => cell.trim() !== ""))
  );
  const [header = [], ...rows] = all.slice(first);
  const columns = header.map((name) => name.trim());
  while (columns.at(-1) === "") columns.pop();
  for (const [i, name] of columns.entries())
    if (columns.indexOf(name) !== i) throw new BadInput({file, row: first + 1}, "column stands twice", name);
  for (const name of options.required)
    if (!columns.includes(name)) throw new BadInput({file, row: first + 1}, "missing column", name);
  const index = new Map(columns.map((name, i) => [name, i]));
  const filled = rows.flatMap((cells, i) => {
    if (cells.every((cell) => cell.trim() === "")) return [];
    checkLength({file, row: first + i + 2}, cells, columns.length, options.mayBeShort ?? false);
    return [namedRow(file, first + i + 2, (column) => (cells[index.get(column) ?? -1] ?? "").trim())];
  });
  return {file, columns, rows: filled};
}

function parseCsv(file: string, text: string): string[][] {
  try {
    return parse(text, {bom: true, relax_column_count: true}) as string[][];
  } catch (error) {
    throw new BadInput({file}, `not a CSV file (${(error as Error).message})`, undefined, {
      publicly: "not a CSV file"
    });
  }
}

function checkLength(
  place: {readonly file: string; readonly row: number},
  cells: readonly string[],
  expected: number,
  mayBeShort: boolean
): void {
  const isLong = cells.slice(expected).some((cell) => cell.trim() !== "");
  if (isLong || (cells.length < expected && !mayBeShort))
    throw new BadInput(place, `expected ${expected} cells, found`, cells.length);
}

/** The readers of a row whose cells are `cell`'s. `file` and `row` are what messages name. */
export function namedRow(file: string, row: number, cell: (column: string) => string): NamedRow {
  const fail = (field: string, problem: string): never => {
    throw new BadInput({file, row, field}, problem, cell(field));
  };
  return {
    row,
    fail,
    at: (column) => `${file} row ${row}, ${column}`,
    text: (column) => cell(column) || null,
    number(column, missing = []) {
      const text = cell(column);
      if (text === "" || /^nan$/i.test(text) || missing.includes(text)) return null;
      const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
      return isNumber && Number.isFinite(Number(text)) ? Number(text) : fail(column, "not a number");
    },
    day(column) {
      const text = cell(column);
      if (text === "") return null;
      const day = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text)?.[0] ?? fail(column, "not a day YYYY-MM-DD");
      return isDay(day) ? day : fail(column, "not a day of the calendar");
    }
  };
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(+date) && date.toISOString().startsWith(text);
}

/** A share as percent, without the tail that multiplication leaves: 0.57 is 57 and not 56.99999999999999. */
export function toPercent(share: number): number {
  return tidy(share * 100);
}

/** A number without what lies beyond the twelve digits that a product can be trusted for. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
