import type {Place} from "../../badInput.js";
import {maybeMark} from "./cellText.js";
import {codeAt, dateAt, marketCapAt, peAt} from "./cellValues.js";
import {placeIn} from "./grid.js";
import {byKey, type Part} from "./mergeParts.js";
import {agreed} from "./readContext.js";
import {type BodyRow, type Column, columnOf, count, type Table, textAt} from "./table.js";
import {suspendedAt} from "./tradeStatus.js";

/** What one row says of a company's day. Undefined is what its table has no column for; `key` is the ISO date. */
export interface DayPart extends Part {
  pe_ttm: number | null | undefined;
  pe_static: number | null | undefined;
  market_cap_cny_100m: number | null | undefined;
  suspended: boolean | undefined;
}

/** The days of a table, long or wide. Throws BadInput at the first cell that cannot be read. */
export function readHistory(table: Table): DayPart[] {
  return table.layout === "long" ? longDays(table) : wideDays(table);
}

/** A company's code and the day of a row: from its columns, else from what is said for the whole table. */
export function keysOf(table: Table): (row: BodyRow) => {code: string; key: string} {
  const [codes, dates] = [columnOf(table, "code"), columnOf(table, "date")];
  const code = codes ? null : agreed(table.grid, "stock code", table.context.codes)?.value;
  const date = dates ? null : agreed(table.grid, "day", table.context.dates)?.value;
  const [readCode, readDate] = [cached(table, codes, codeAt), cached(table, dates, dateAt)];
  return (row) => ({code: code ?? readCode(row), key: date ?? readDate(row)});
}

// A market has millions of rows, but a few thousand codes and days.
function cached(
  table: Table,
  column: Column | undefined,
  read: (table: Table, row: BodyRow, column: Column) => string
): (row: BodyRow) => string {
  const known = new Map<string, string>();
  return (row) => {
    const text = row.cells[column!.index] ?? "";
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(table, row, column!);
    known.set(text, value);
    return value;
  };
}

function longDays(table: Table): DayPart[] {
  const keys = keysOf(table);
  const origin = placeIn(table.grid);
  const figures = table.columns.filter(({meaning}) => meaning !== null && meaning in FIGURES);
  return table.body.map((row) => {
    const {code, key} = keys(row);
    const part = emptyDay(code, key, origin, row.row);
    for (const column of figures) setFigure(part, table, row, column);
    return part;
  });
}

// All of one shape: a market has millions of them.
function emptyDay(code: string, key: string, origin: Place, row: number): DayPart {
  return {
    ...{code, key, origin, row},
    ...{pe_ttm: undefined, pe_static: undefined, market_cap_cny_100m: undefined, suspended: undefined}
  };
}

const FIGURES = {
  pe_ttm: true,
  pe_static: true,
  market_cap_cny_100m: true,
  suspended: true,
  trade_status: true
};

function setFigure(part: DayPart, table: Table, row: BodyRow, column: Column): void {
  if (column.meaning === "pe_ttm" || column.meaning === "pe_static")
    part[column.meaning] = peAt(table, row, column);
  else if (column.meaning === "market_cap_cny_100m")
    part.market_cap_cny_100m = marketCapAt(table, row, column);
  else part.suspended = suspendedAt(table, row, column);
}

function wideDays(table: Table): DayPart[] {
  const readDate = cached(table, columnOf(table, "date"), dateAt);
  const days = table.body.map((row) => ({row, key: readDate(row)})).sort(byKey);
  const origin = placeIn(table.grid);
  return table.columns
    .filter(({code}) => code !== null)
    .flatMap((column) => companyDays(table, column, days, origin));
}

/**
 * A wide table has a cell for every day, whether or not the company was listed. What is missing before a company's
 * first value is therefore left out, and counted; what is missing after it stays, as missing.
 */
function companyDays(
  table: Table,
  column: Column,
  days: readonly {row: BodyRow; key: string}[],
  origin: Place
): DayPart[] {
  const parts: DayPart[] = [];
  for (const {row, key} of days) {
    const isMissing = maybeMark(textAt(row, column)) === "missing";
    const isFlag = column.meaning === "suspended" || column.meaning === "trade_status";
    if (isMissing && (isFlag || parts.length === 0)) {
      count(
        table,
        isFlag ? "cells without a status" : `${column.meaning}: days before a company's first value`
      );
      continue;
    }
    const part = emptyDay(column.code!, key, origin, row.row);
    setFigure(part, table, row, column);
    parts.push(part);
  }
  return parts;
}
