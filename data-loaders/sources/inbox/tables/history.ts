import type {Location} from "../../../badInput.js";
import {currencyOfCode} from "../../../companies/money.js";
import type {HistoryDay} from "../../../percentile/history.js";
import {maybeMark} from "../cells/text.js";
import {suspendedAt} from "../cells/tradeStatus.js";
import {codeAt, currencyAt, dateAt, LOSS_WITHOUT_NUMBER, marketCapAt, peAt} from "../cells/values.js";
import {placeIn} from "../files/grid.js";
import {byKey} from "../merge.js";
import {dayOf, onlyValue} from "./context.js";
import {isDailyBasic} from "./dailyBasic.js";
import {maybeCapCheck} from "./knownFormats.js";
import {type BodyRow, type Column, columnOf, count, type Table, textAt} from "./table.js";

/** A day while it is read. Undefined is what its table has no column for. */
type Day = {-readonly [Field in keyof HistoryDay]: HistoryDay[Field]};

/** The days of a table, long or wide. Throws BadInput at the first cell that cannot be read. */
export function readHistory(table: Table): HistoryDay[] {
  return table.layout === "long" ? longDays(table) : wideDays(table);
}

/** A company's code and the day of a row: from its columns, else from what is said for the whole table. */
export function keysOf(table: Table): (row: BodyRow) => {code: string; key: string} {
  const [codes, dates] = [columnOf(table, "code"), columnOf(table, "date")];
  const code = codes ? null : onlyValue(table.grid, "stock code", table.context.codes)?.value;
  const date = dates ? null : dayOf(table);
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

function longDays(table: Table): Day[] {
  const keys = keysOf(table);
  const place = placeIn(table.grid);
  const figures = table.columns.filter(({meaning}) => meaning !== null && meaning in FIGURES);
  const emptyIsLoss = isDailyBasic(table.columns);
  const checkCap = maybeCapCheck(table);
  return table.body.map((row) => {
    const {code, key} = keys(row);
    const day = emptyDay(code, key, place, row.row);
    for (const column of figures) setFigure(day, table, row, column);
    if (day.market_cap_cny_100m) checkCap?.(row, day.market_cap_cny_100m);
    if (emptyIsLoss && day.market_cap_cny_100m) readLosses(day, table, row, figures);
    return day;
  });
}

// All of one shape: a market has millions of them.
function emptyDay(code: string, date: string, place: Location, row: number): Day {
  return {
    ...{code, date, place, row},
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

function setFigure(day: Day, table: Table, row: BodyRow, column: Column): void {
  if (column.meaning === "pe_ttm" || column.meaning === "pe_static")
    day[column.meaning] = peAt(table, row, column);
  else if (column.meaning === "market_cap_cny_100m") {
    const currency = currencyAt(table, row, column, day.code);
    if (currency !== currencyOfCode(day.code)) count(table, currency === null ? UNNAMED : OTHER);
    else
      day[currency === "CNY" ? "market_cap_cny_100m" : "market_cap_100m"] = marketCapAt(table, row, column);
  } else day.suspended = suspendedAt(table, row, column);
}

/** Why amounts of other markets are left out. */
export const UNNAMED =
  "amounts of shares in HKD or USD whose header does not name the currency (亿港元, 亿美元), left out";
const OTHER = "market capitalisations in another currency than the shares, left out";

// The vendor leaves the PE of a loss empty; without a market capitalisation the row says nothing of the company.
function readLosses(day: Day, table: Table, row: BodyRow, columns: readonly Column[]): void {
  for (const column of columns) {
    const {meaning} = column;
    if (meaning !== "pe_ttm" && meaning !== "pe_static") continue;
    if (maybeMark(textAt(row, column)) !== "missing") continue;
    day[meaning] = LOSS_WITHOUT_NUMBER;
    count(table, `${meaning}: empty beside a market capitalisation, read as a loss`);
  }
}

function wideDays(table: Table): Day[] {
  const readDate = cached(table, columnOf(table, "date"), dateAt);
  const days = table.body.map((row) => ({row, key: readDate(row)})).sort(byKey);
  const place = placeIn(table.grid);
  return table.columns
    .filter(({code}) => code !== null)
    .flatMap((column) => companyDays(table, column, days, place));
}

/**
 * A wide table has a cell for every day, whether or not the company was listed. What is missing before a company's
 * first value is therefore left out, and counted; what is missing after it stays, as missing.
 */
function companyDays(
  table: Table,
  column: Column,
  days: readonly {row: BodyRow; key: string}[],
  place: Location
): Day[] {
  const found: Day[] = [];
  for (const {row, key} of days) {
    const isMissing = maybeMark(textAt(row, column)) === "missing";
    const isFlag = column.meaning === "suspended" || column.meaning === "trade_status";
    if (isMissing && (isFlag || found.length === 0)) {
      count(
        table,
        isFlag ? "cells without a status" : `${column.meaning}: days before a company's first value`
      );
      continue;
    }
    const day = emptyDay(column.code!, key, place, row.row);
    setFigure(day, table, row, column);
    found.push(day);
  }
  return found;
}
