import type {Location} from "../../badInput.js";
import {BadInput} from "../../badInput.js";
import {idOf} from "../../companies/codes.js";
import {currencyOfCode} from "../../companies/money.js";
import type {HistoryDay} from "../../percentile/history.js";
import {fromOnes} from "../market/units.js";
import {columnsOf, VALUATIONS} from "./documented.js";
import type {ReportRow} from "./reportRow.js";
import {nameOf, type Query, type Reports} from "./reports.js";

/** A company's day, and what it is called on it. */
export interface ValuationDay extends HistoryDay {
  readonly name: string | null;
  /** Its industry in the vendor's scheme of the day it was asked. */
  readonly industry: string | null;
}

const {report, filter: ofCompany} = VALUATIONS;
const columns = columnsOf(VALUATIONS);
/** The table begins here, whenever a company was listed. */
export const FIRST_DAY = "2018-01-02";
/** So many rows are answered for a company where they are asked for; 500 for others. */
export const COMPANY_PAGE = 5_000;
const DAY_PAGE = 500;
/** A capitalisation is shares times price; another unit, or another figure under its name, is far from it. */
const MOST_OFF = 0.01;

/** The last day of which there are figures up to `until`, ISO; null where there is none. */
export async function lastDayOf(reports: Reports, until: string): Promise<string | null> {
  const {rows} = await reports.firstRows({
    ...{report, columns, filter: `(TRADE_DATE<='${until}')`, key: ["TRADE_DATE"]},
    ...{isDescending: true, pageSize: 1, kept: "none"}
  });
  return rows[0]?.date("TRADE_DATE") ?? null;
}

/** The first day of a company's figures, ISO; null where the vendor knows none. It does not change. */
export async function firstDayOf(reports: Reports, code: string): Promise<string | null> {
  const {rows} = await reports.firstRows({
    ...{report, columns, filter: ofCompany(code), key: ["TRADE_DATE"]},
    ...{pageSize: 1, kept: "any"}
  });
  return rows[0]?.date("TRADE_DATE") ?? null;
}

/** A company's days from `from` to `until`, ISO; none where the vendor knows none. `code` is its id, `688041.SH`. */
export async function companyDays(
  reports: Reports,
  code: string,
  {from, until}: {readonly from: string; readonly until: string}
): Promise<ValuationDay[]> {
  const query: Query = {
    report,
    columns,
    filter: `${ofCompany(code)}(TRADE_DATE>='${from}')(TRADE_DATE<='${until}')`,
    key: ["TRADE_DATE"],
    pageSize: COMPANY_PAGE,
    kept: "today"
  };
  const place = {file: nameOf(query)};
  return (await reports.rows(query)).map((row) => companyDay(place, row, code));
}

/** A row of the answer for a company. Throws BadInput where it is another one's, or its units do not go together. */
export function companyDay(place: Location, row: ReportRow, code: string): ValuationDay {
  if (idOf(row.text("SECUCODE")) !== idOf(code)) row.fail("SECUCODE", `another company than ${code}`);
  return dayOf(place, row);
}

/** Every company of the market on `day`, ISO. */
export async function marketDay(reports: Reports, day: string): Promise<ValuationDay[]> {
  const query: Query = {
    report,
    columns,
    filter: `(TRADE_DATE='${day}')`,
    key: ["SECURITY_CODE"],
    pageSize: DAY_PAGE,
    kept: "today"
  };
  const place = {file: nameOf(query)};
  return (await reports.rows(query)).map((row) => {
    if (row.date("TRADE_DATE") !== day) row.fail("TRADE_DATE", `another day than ${day}`);
    return dayOf(place, row);
  });
}

/** `place` is one for all rows of an answer: a market has ten million. */
function dayOf(place: Location, row: ReportRow): ValuationDay {
  const code = idOf(row.text("SECUCODE"));
  if (!/^\d{6}\.(SH|SZ|BJ)$/.test(code)) row.fail("SECUCODE", "not a code");
  return {
    code,
    date: row.date("TRADE_DATE"),
    name: row.maybeText("SECURITY_NAME_ABBR"),
    industry: row.maybeText("BOARD_NAME"),
    pe_ttm: peIn(row, "PE_TTM"),
    pe_static: peIn(row, "PE_LAR"),
    // Of a B share nobody says in which money it is.
    market_cap_cny_100m: currencyOfCode(code) === "CNY" ? capOf(place.file, row) : null,
    pb: row.maybeNumber("PB_MRQ"),
    ps_ttm: row.maybeNumber("PS_TTM"),
    ...{place, row: row.row}
  };
}

// A loss is negative here. What is not there is missing, and a 0, which no profit leads to, is no figure.
function peIn(row: ReportRow, field: "PE_TTM" | "PE_LAR"): number | null {
  return row.maybeNumber(field) || null;
}

function capOf(file: string, row: ReportRow): number | null {
  const cap = row.maybeNumber("TOTAL_MARKET_CAP");
  if (cap === null) return null;
  if (cap <= 0) row.fail("TOTAL_MARKET_CAP", "not above 0");
  const [shares, close] = [row.maybeNumber("TOTAL_SHARES"), row.maybeNumber("CLOSE_PRICE")];
  if (shares !== null && close !== null && Math.abs(cap / (shares * close) - 1) > MOST_OFF)
    throw new BadInput(
      {file, row: row.row, field: "TOTAL_MARKET_CAP"},
      `not TOTAL_SHARES × CLOSE_PRICE (${shares * close}): a unit may have changed`,
      cap
    );
  return fromOnes(cap);
}
