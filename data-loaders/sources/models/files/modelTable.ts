import {parse} from "csv-parse/sync";
import {BadInput, type Location} from "../../../badInput.js";
import {afterToday} from "../../../today.js";
import {parseDate} from "../../inbox/cells/date.js";
import {halfWidth, maybeMark} from "../../inbox/cells/text.js";
import {type ScoreUnit, toBenchmarkUnit, toErrorUnit} from "./scoreUnit.js";

/** A table of a model file: its header, and its rows by the columns' names. */
export interface ModelTable {
  readonly place: Location;
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly rows: readonly ModelRow[];
}

/** How a table's rows may be. */
export interface TableOptions {
  /** Whether cells may be missing at the end of a row. */
  readonly isRagged?: boolean;
}

/**
 * The table of some rows of cells: the first that is not empty is the header. Empty rows are passed over.
 * Throws BadInput where a column has no name or another's, and for a row with too few or too many cells.
 */
export function modelTable(
  place: Location,
  rows: readonly (readonly string[])[],
  {isRagged = false}: TableOptions = {}
): ModelTable {
  const index = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ""));
  if (index < 0) throw new BadInput(place, "empty");
  const header = headerOf(place, index + 1, rows[index]!);
  const body: ModelRow[] = [];
  for (let i = index + 1; i < rows.length; i++) {
    const cells = rows[i]!;
    if (cells.every((cell) => cell.trim() === "")) continue;
    const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
    if (filled > header.length || (!isRagged && cells.length < header.length))
      throw new BadInput(
        {...place, row: i + 1},
        `expected ${header.length} cells, found ${Math.max(filled, cells.length)}`,
        cells.join(",").slice(0, 200)
      );
    body.push(new ModelRow({...place, row: i + 1}, header, cells));
  }
  return {place, headerRow: index + 1, header, rows: body};
}

/** The same of a CSV text. Throws BadInput for broken quotes. */
export function csvTable(file: string, text: string, options: TableOptions = {}): ModelTable {
  try {
    const rows = parse(text, {bom: true, relax_column_count: true, skip_empty_lines: false}) as string[][];
    return modelTable({file}, rows, options);
  } catch (cause) {
    if (cause instanceof BadInput) throw cause;
    throw new BadInput({file}, `broken CSV (${(cause as Error).message})`, undefined, {
      cause,
      publicly: "broken CSV"
    });
  }
}

/** The names in a header as they are compared: half-width, without spaces around them. */
export function columnName(cell: string): string {
  return halfWidth(cell).trim().replace(/\s+/g, " ");
}

function headerOf(place: Location, row: number, cells: readonly string[]): string[] {
  const names = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1).map(columnName);
  const seen = new Set<string>();
  for (const [i, name] of names.entries()) {
    if (name === "") throw new BadInput({...place, row}, `column ${i + 1} has no name`);
    if (seen.has(name)) throw new BadInput({...place, row}, "two columns of one name", name);
    seen.add(name);
  }
  return names;
}

/** Throws BadInput at the first of `needed` that the header lacks, and at the first of its columns that is not `known`. */
export function checkColumns(
  {place, headerRow, header}: ModelTable,
  needed: readonly string[],
  isKnown: (name: string) => boolean
): void {
  for (const name of needed)
    if (!header.includes(name)) throw new BadInput({...place, row: headerRow}, "missing column", name);
  for (const name of header)
    if (!isKnown(name))
      throw new BadInput({...place, row: headerRow}, "unknown column (mapping.json can ignore it)", name);
}

/** A row, whose cells are found by the names of their columns. */
export class ModelRow {
  readonly #cells: ReadonlyMap<string, string>;

  constructor(
    readonly place: Location,
    header: readonly string[],
    cells: readonly string[]
  ) {
    this.#cells = new Map(header.map((name, i) => [name, halfWidth(cells[i] ?? "").trim()]));
  }

  /** Where it stands, for messages: `a.csv row 3`. */
  get at(): string {
    const {file, sheet, row} = this.place;
    return `${file}${sheet === undefined ? "" : ` [${sheet}]`} row ${row}`;
  }

  placeOf(field: string): Location {
    return {...this.place, field};
  }

  cell(field: string): string {
    return this.#cells.get(field) ?? "";
  }

  fail(field: string, problem: string): never {
    throw new BadInput(this.placeOf(field), problem, this.cell(field).slice(0, 200));
  }

  text(field: string): string {
    return this.cell(field) || this.fail(field, "empty");
  }

  /** The text of a cell, null where it is empty or says that nothing is known. */
  maybeText(field: string): string | null {
    return maybeMark(this.cell(field)) === "missing" ? null : this.cell(field);
  }

  /** A decimal number, null where the cell says that there is none. */
  maybeNumber(field: string): number | null {
    const text = this.maybeText(field);
    if (text === null) return null;
    const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
    return isNumber && Number.isFinite(Number(text)) ? Number(text) : this.fail(field, "not a number");
  }

  maybeCount(field: string): number | null {
    const number = this.maybeNumber(field);
    return number === null || (Number.isSafeInteger(number) && number >= 0)
      ? number
      : this.fail(field, "not a whole number");
  }

  /** A score in the unit of its benchmark, null where there is none. `77.0%` is percent whatever the column's unit. */
  maybeScore(field: string, unit: ScoreUnit): number | null {
    const text = this.maybeText(field);
    if (text === null) return null;
    const percent = this.#percent(text, unit);
    if (percent === null) return toBenchmarkUnit(this.placeOf(field), this.maybeNumber(field)!, unit, text);
    return toBenchmarkUnit(this.placeOf(field), percent, "percent", text);
  }

  /** A standard error in the unit of its benchmark, null where there is none. */
  maybeError(field: string, unit: ScoreUnit): number | null {
    const text = this.maybeText(field);
    if (text === null) return null;
    const percent = this.#percent(text, unit);
    if (percent === null) return toErrorUnit(this.placeOf(field), this.maybeNumber(field)!, unit, text);
    return toErrorUnit(this.placeOf(field), percent, "percent", text);
  }

  /** The number before a sign of percent; a cell of a workbook that is shown so reads as `0.643e2%`. */
  #percent(text: string, unit: ScoreUnit): number | null {
    if (unit !== "fraction" && unit !== "percent") return null;
    const found = /^((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?) ?%$/i.exec(text);
    return found ? Number(found[1]) : null;
  }

  /** An ISO date that is not after `today`, null where there is none. */
  maybeDate(field: string, today: string): string | null {
    const text = this.maybeText(field);
    if (text === null) return null;
    const day = parseDate(text) ?? this.fail(field, "not a date");
    return day > today ? this.fail(field, afterToday(today)) : day;
  }

  /** Whether weights are open: yes, no, true, false, open, closed, 是, 否. */
  maybeOpen(field: string): boolean | null {
    const text = this.maybeText(field);
    if (text === null) return null;
    const word = text.toLowerCase();
    if (["yes", "true", "open", "1", "是"].includes(word)) return true;
    if (["no", "false", "closed", "0", "否"].includes(word)) return false;
    return this.fail(field, "neither yes nor no");
  }

  /** One of `allowed`, null where the cell is empty. */
  maybeOneOf<T extends string>(field: string, allowed: readonly T[]): T | null {
    const text = this.maybeText(field);
    if (text === null) return null;
    return (
      allowed.find((value) => value === text.toLowerCase()) ??
      this.fail(field, `none of ${allowed.join(", ")}`)
    );
  }
}
