import {parse} from "csv-parse/sync";
import {BadInput} from "./badInput.js";
import {afterToday} from "./today.js";

/** One row of a text table: its cells by column name, and readers that name the place of a bad value. */
export interface TextRow {
  readonly row: number;
  fail(field: string, problem: string): never;
  /** The text of a cell, which must not be empty. */
  text(field: string): string;
  /** The text of a cell, or null where it is empty. */
  maybeText(field: string): string | null;
  /** A finite decimal number. */
  number(field: string): number;
  /** A whole number: an INTEGER column would round any other in silence. */
  integer(field: string): number;
  /** A number, or null where the cell holds one of `missing` (default: the empty cell). */
  maybeNumber(field: string, missing?: readonly string[]): number | null;
  /** One of `allowed`. */
  oneOf<T extends string>(field: string, allowed: readonly T[], problem?: string): T;
  /** An ISO date that exists in the calendar, and is not after `today`. */
  date(field: string, today?: string): string;
}

/**
 * Reads a CSV text whose header must be exactly `header`, in order.
 * Throws BadInput at a missing, extra or misplaced column, and at a row with too few or too many cells.
 */
export function readTable(file: string, text: string, header: readonly string[]): TextRow[] {
  const [found = [], ...rows] = parseCsv(file, text);
  checkHeader(file, found, header);
  return rows.map((cells, i) => {
    const row = i + 2;
    if (cells.length !== header.length)
      throw new BadInput(
        {file, row},
        `expected ${header.length} cells, found ${cells.length}`,
        cells.join(",")
      );
    return textRow(file, row, new Map(header.map((name, k) => [name, cells[k]!.trim()])));
  });
}

/** Throws BadInput where two rows have the same key. */
export function checkUnique(
  file: string,
  rows: readonly TextRow[],
  field: string,
  key: (row: TextRow) => string
): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const before = seen.get(key(row));
    if (before !== undefined)
      throw new BadInput({file, row: row.row, field}, `duplicate of row ${before}`, key(row));
    seen.set(key(row), row.row);
  }
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

function checkHeader(file: string, found: readonly string[], header: readonly string[]): void {
  const names = found.map((name) => name.trim());
  for (const name of header)
    if (!names.includes(name)) throw new BadInput({file, row: 1}, "missing column", name);
  for (const name of names)
    if (!header.includes(name)) throw new BadInput({file, row: 1}, "unknown column", name);
  if (names.join() !== header.join())
    throw new BadInput({file, row: 1}, "columns in another order", names.join());
}

function textRow(file: string, row: number, cells: ReadonlyMap<string, string>): TextRow {
  const cell = (field: string) => cells.get(field) ?? "";
  const fail = (field: string, problem: string): never => {
    throw new BadInput({file, row, field}, problem, cell(field));
  };
  const number = (field: string) => {
    const isDecimal = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(cell(field));
    return isDecimal && Number.isFinite(Number(cell(field)))
      ? Number(cell(field))
      : fail(field, "invalid number");
  };
  const integer = (field: string) =>
    Number.isSafeInteger(number(field)) ? number(field) : fail(field, "invalid whole number");
  return {
    row,
    fail,
    number,
    integer,
    text: (field) => cell(field) || fail(field, "empty"),
    maybeText: (field) => cell(field) || null,
    maybeNumber: (field, missing = [""]) => (missing.includes(cell(field)) ? null : number(field)),
    oneOf: (field, allowed, problem = "unknown value") =>
      allowed.find((value) => value === cell(field)) ?? fail(field, problem),
    date: (field, today) => {
      const day = isDate(cell(field)) ? cell(field) : fail(field, "invalid date");
      return today !== undefined && day > today ? fail(field, afterToday(today)) : day;
    }
  };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(+date) && date.toISOString().startsWith(text);
}
