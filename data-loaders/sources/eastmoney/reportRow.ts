import {BadInput} from "../../badInput.js";
import {isDate} from "../../validateTables.js";

/** One row of a report: readers that name report, row and column of a bad value. */
export interface ReportRow {
  /** As it came. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly row: number;
  fail(field: string, problem: string): never;
  text(field: string): string;
  maybeText(field: string): string | null;
  /** An ISO date, of `2026-09-24 00:00:00`. */
  date(field: string): string;
  number(field: string): number;
  /** Null, an empty text and a dash are no number, and never 0. */
  maybeNumber(field: string): number | null;
  /** As `maybeNumber`, of a column that comes as text too. */
  maybeNumeric(field: string): number | null;
}

/** A row cannot be read, while the answer that it is in can. */
export class BadRow extends BadInput {}

export function reportRow(file: string, row: number, record: Readonly<Record<string, unknown>>): ReportRow {
  const fail = (field: string, problem: string): never => {
    throw new BadRow({file, row, field}, problem, record[field]);
  };
  const isMissing = (field: string) => {
    const value = record[field];
    return value === null || value === "" || value === "-";
  };
  const text = (field: string) => {
    const value = record[field];
    if (typeof value === "number") return String(value);
    return typeof value === "string" && value.trim() ? value : fail(field, "not a text");
  };
  const number = (field: string) => {
    const value = record[field];
    return typeof value === "number" && Number.isFinite(value) ? value : fail(field, "not a number");
  };
  const numeric = (field: string) => {
    const value = record[field];
    return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : number(field);
  };
  return {
    record,
    row,
    fail,
    text,
    number,
    maybeText: (field) => (isMissing(field) ? null : text(field)),
    maybeNumber: (field) => (isMissing(field) ? null : number(field)),
    maybeNumeric: (field) => (isMissing(field) ? null : numeric(field)),
    date(field) {
      const [, day] = /^(\d{4}-\d\d-\d\d)( 00:00:00)?$/.exec(text(field)) ?? [];
      return day !== undefined && isDate(day) ? day : fail(field, "not a day YYYY-MM-DD 00:00:00");
    }
  };
}
