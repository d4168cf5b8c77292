import {BadInput} from "../../badInput.js";
import {idOf} from "../../companies/codes.js";
import {isDate} from "../../validateTables.js";

/** One row of an answer: readers that name endpoint, row and field of a bad value. Row 1 is the first of `items`. */
export interface AnswerRow {
  readonly row: number;
  fail(field: string, problem: string): never;
  text(field: string): string;
  maybeText(field: string): string | null;
  /** A stock's or index's code, `688041.SH`; a company's further code is its id. */
  code(field: string): string;
  /** An ISO date, of a text such as `20240223`. */
  date(field: string): string;
  maybeDate(field: string): string | null;
  number(field: string): number;
  maybeNumber(field: string): number | null;
  /** One of `words`; a number counts as its digits, because the vendor writes flags both ways. */
  oneOf<T extends string>(field: string, words: readonly T[]): T;
}

/**
 * The rows of an answer's `data`. Columns are found by name, whatever their order; those nobody asked for are passed
 * over. Throws BadInput for a shape that is not the documented one: a field that is missing or stands twice, a row
 * with too few or too many cells, or rows that were cut off at the end.
 */
export function answerRows(
  name: string,
  data: unknown,
  {fields, mostRows}: {readonly fields: readonly string[]; readonly mostRows: number}
): AnswerRow[] {
  const file = name;
  const given = isRecord(data) ? data : fail(file, "its data are no object");
  const names = given.fields;
  if (!Array.isArray(names) || !names.every((field) => typeof field === "string"))
    throw new BadInput({file}, "its fields are no list of names");
  const items = given.items;
  if (!Array.isArray(items)) throw new BadInput({file}, "its items are no list");
  for (const field of fields) {
    const columns = names.filter((each) => each === field).length;
    if (columns !== 1)
      throw new BadInput({file, field}, columns === 0 ? "missing field" : "field stands twice");
  }
  if (given.has_more === true || items.length >= mostRows)
    throw new BadInput({file}, "as many rows as a call can have: others may be cut off", items.length);
  const index = new Map(names.map((field, i) => [field as string, i]));
  return items.map((cells, i) => {
    const row = i + 1;
    if (!Array.isArray(cells)) throw new BadInput({file, row}, "not a list of cells", cells);
    if (cells.length !== names.length)
      throw new BadInput({file, row}, `expected ${names.length} cells, found`, cells.length);
    return answerRow(file, row, (field) => cells[index.get(field)!]);
  });
}

function answerRow(file: string, row: number, cell: (field: string) => unknown): AnswerRow {
  const fail = (field: string, problem: string): never => {
    throw new BadInput({file, row, field}, problem, cell(field));
  };
  const isMissing = (field: string) => cell(field) === null || cell(field) === "";
  const text = (field: string) => {
    const value = cell(field);
    return typeof value === "string" && value.trim() ? value : fail(field, "not a text");
  };
  const date = (field: string) => {
    const iso = /^\d{8}$/.test(text(field)) ? text(field).replace(/^(....)(..)(..)$/, "$1-$2-$3") : "";
    return isDate(iso) ? iso : fail(field, "not a day YYYYMMDD");
  };
  const number = (field: string) => {
    const value = cell(field);
    return typeof value === "number" && Number.isFinite(value) ? value : fail(field, "not a number");
  };
  return {
    row,
    fail,
    text,
    date,
    number,
    maybeText: (field) => (isMissing(field) ? null : text(field)),
    maybeDate: (field) => (isMissing(field) ? null : date(field)),
    // An empty text is no missing number: the vendor writes null.
    maybeNumber: (field) => (cell(field) === null ? null : number(field)),
    code: (field) =>
      /^\d{6}\.(SH|SZ|BJ)$/.test(text(field)) ? idOf(text(field)) : fail(field, "not a code"),
    oneOf(field, words) {
      const value = cell(field);
      const word = words.find((each) => each === (typeof value === "number" ? String(value) : value));
      return word ?? fail(field, `not one of ${words.join(", ")}`);
    }
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fail(file: string, problem: string): never {
  throw new BadInput({file}, problem);
}
