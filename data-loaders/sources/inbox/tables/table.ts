import {BadInput} from "../../../badInput.js";
import type {DecimalSign} from "../cells/quantity.js";
import {halfWidth} from "../cells/text.js";
import type {Unit} from "../cells/unit.js";
import {type Grid, placeIn} from "../files/grid.js";
import type {Meaning} from "../header/aliases.js";
import type {FiscalYear} from "../header/parse.js";

/** A column of a table, and what it is taken for. */
export interface Column {
  /** From 0, as in the grid's rows. */
  readonly index: number;
  /** As printed, or `column C` where nothing is printed. */
  readonly header: string;
  /** Null where it is not known; the column is then ignored. */
  readonly meaning: Meaning | null;
  readonly unit: Unit | null;
  /** Whether mapping.json says the unit. */
  readonly isUnitGiven: boolean;
  /** The sign before decimals. */
  readonly decimal: DecimalSign;
  readonly year: FiscalYear | null;
  /** The company of a wide table's column. */
  readonly code: string | null;
  /** Why the column is ignored. */
  readonly note: string | null;
}

export interface BodyRow {
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A value that stands outside of the rows, and where: `row 2`, `the file's name`. */
export interface Found<T> {
  readonly value: T;
  readonly from: string;
}

/** What is said once for a whole table: above it, below it, or in the name of its file or sheet. */
export interface Context {
  readonly codes: readonly Found<string>[];
  /** Codes of indices, which are no stock codes. */
  readonly indexCodes: readonly Found<string>[];
  readonly dates: readonly Found<string>[];
  /** What the rows above call the company of the table. */
  readonly names: readonly Found<string>[];
  readonly units: readonly Found<Unit>[];
  /** Whom the table names as its source. */
  readonly source: string | null;
}

/** What is not taken over, how often, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** A table that was found in a grid. */
export interface Table {
  readonly grid: Grid;
  readonly layout: "long" | "wide";
  readonly headerRow: number;
  /** The row of a wide table that has the companies' names. */
  readonly nameRow: number | null;
  readonly columns: readonly Column[];
  readonly body: readonly BodyRow[];
  readonly context: Context;
  /** The day it is, ISO: a later one is an error. */
  readonly today: string;
  readonly leftOut: LeftOut[];
  /** Counts of what was read otherwise than one might think, filled while rows are read. */
  readonly tally: Map<string, number>;
}

/** The column of a meaning, in a long table. */
export function columnOf(table: Table, meaning: Meaning): Column | undefined {
  return table.columns.find((column) => column.meaning === meaning);
}

/** The text of a cell with full-width signs as half-width. */
export function textAt(row: BodyRow, column: Column): string {
  return halfWidth(row.cells[column.index] ?? "");
}

/** Throws BadInput that names file, row, column and the cell as it is printed. */
export function failAt(table: Table, row: BodyRow, column: Column, problem: string): never {
  const place = placeIn(table.grid, row.row, column.header);
  throw new BadInput(place, problem, (row.cells[column.index] ?? "").trim());
}

export function count(table: Table, what: string): void {
  table.tally.set(what, (table.tally.get(what) ?? 0) + 1);
}
