import {addDays} from "../../addDays.js";
import {BadInput} from "../../badInput.js";
import {idOf} from "../../companies/codes.js";
import {currencyOfCode} from "../../companies/money.js";
import type {HistoryDay} from "../../percentile/history.js";
import {afterToday} from "../../today.js";
import type {IndexClose} from "../market/indexHistory.js";
import {compactDate} from "../market/plan.js";
import {fromOnes, fromTenThousands} from "../market/units.js";
import {type AnswerRow, answerRows} from "./answerRows.js";
import {type Ask, nameOf} from "./ask.js";
import {CALLS, type Endpoint} from "./calls.js";

/** The `data` of an answer as rows. Throws BadInput as `answerRows` does, and for a row of another code or day than asked. */
export function rowsOf(ask: Ask, data: unknown): AnswerRow[] {
  const rows = answerRows(nameOf(ask), data, CALLS[ask.api]);
  for (const row of rows) checkAsked(ask, row);
  return rows;
}

/** The day of a row, where a call asks for a range of them. */
const DAYS: Partial<Record<Endpoint, string>> = {
  trade_cal: "cal_date",
  daily_basic: "trade_date",
  suspend_d: "trade_date",
  index_daily: "trade_date",
  report_rc: "report_date"
};

function checkAsked({api, params}: Ask, row: AnswerRow): void {
  const {ts_code, trade_date, start_date = trade_date, end_date = trade_date} = params;
  if (ts_code !== undefined && row.code("ts_code") !== idOf(ts_code))
    row.fail("ts_code", `another company than ${ts_code}`);
  const day = DAYS[api];
  if (day === undefined || start_date === undefined || end_date === undefined) return;
  const date = compactDate(row.date(day));
  if (date < start_date || date > end_date) row.fail(day, `outside ${start_date} to ${end_date}`);
}

/**
 * The days, ISO and sorted, on which the exchange is open. An answer has a row of every day, open or closed: one that
 * lacks a day up to `until` is refused, for what is held against the calendar would lack it too.
 */
export function readCalendar(ask: Ask, data: unknown, until: string): string[] {
  const open = new Map<string, boolean>();
  for (const row of rowsOf(ask, data)) {
    const [day, isOpen] = [row.date("cal_date"), row.oneOf("is_open", ["0", "1"]) === "1"];
    if (open.has(day) && open.get(day) !== isOpen)
      row.fail("is_open", `${day} is repeated with another value`);
    open.set(day, isOpen);
  }
  const end = [isoDate(ask.params.end_date!), until].sort()[0]!;
  for (let day = isoDate(ask.params.start_date!); day <= end; day = addDays(day, 1))
    if (!open.has(day)) throw new BadInput({file: nameOf(ask), field: "cal_date"}, "no row of a day", day);
  return [...open].flatMap(([day, isOpen]) => (isOpen ? [day] : [])).sort();
}

/** A listed company. */
export interface Listing {
  /** The day on which it was listed, ISO. */
  readonly since: string;
  readonly name: string | null;
}

/** The listed companies, by code. */
export function readListings(ask: Ask, data: unknown): Map<string, Listing> {
  const listings = new Map<string, Listing>();
  for (const row of rowsOf(ask, data)) {
    const [code, listing] = [
      row.code("ts_code"),
      {since: row.date("list_date"), name: row.maybeText("name")}
    ];
    if ((listings.get(code)?.since ?? listing.since) !== listing.since)
      row.fail("list_date", `${code} is repeated with another value`);
    listings.set(code, listing);
  }
  return listings;
}

/**
 * PE TTM, static PE and market capitalisation of days on which companies traded. The vendor leaves the PE of a loss empty; it is
 * stored as 0, which no profit can lead to, so that a loss is never taken for a gap. Without a market capitalisation
 * the row says nothing of the company, and its PEs are missing.
 */
export function readDailyBasic(ask: Ask, data: unknown): HistoryDay[] {
  return rowsOf(ask, data).map((row) => {
    const [code, date] = [row.code("ts_code"), row.date("trade_date")];
    if (row.number("close") <= 0) row.fail("close", "not above 0");
    const total = row.maybeNumber("total_mv");
    if (total !== null && total <= 0) row.fail("total_mv", "not above 0");
    const peIn = (field: "pe" | "pe_ttm") => {
      const pe = row.maybeNumber(field);
      if (pe !== null && pe <= 0) row.fail(field, "not above 0, and not empty as a loss is");
      return pe ?? (total === null ? null : 0);
    };
    const [pe_ttm, pe_static] = [peIn("pe_ttm"), peIn("pe")];
    // Of a B share the vendor does not say in which money it is.
    const market_cap_cny_100m = currencyOfCode(code) === "CNY" ? fromTenThousands(total) : null;
    return {code, date, pe_ttm, pe_static, market_cap_cny_100m, place: placeOf(ask, row)};
  });
}

/** Days on which companies did not trade at all. A halt for part of a day is a day of trading. */
export function readSuspensions(ask: Ask, data: unknown): HistoryDay[] {
  return rowsOf(ask, data).flatMap((row) => {
    const [code, date] = [row.code("ts_code"), row.date("trade_date")];
    const isSuspended = row.oneOf("suspend_type", ["S", "R"]) === "S";
    const timing = row.maybeText("suspend_timing");
    return isSuspended && timing === null ? [{code, date, suspended: true, place: placeOf(ask, row)}] : [];
  });
}

/** Closes of an index, by day. */
export function readIndex(ask: Ask, data: unknown): IndexClose[] {
  const seen = new Map<string, number>();
  for (const row of rowsOf(ask, data)) {
    const [date, close] = [row.date("trade_date"), row.number("close")];
    if (close <= 0) row.fail("close", "not above 0");
    if (seen.has(date) && seen.get(date) !== close)
      row.fail("close", `${date} is repeated with another value`);
    seen.set(date, close);
  }
  const days = [...seen].sort(([a], [b]) => (a < b ? -1 : 1));
  return days.map(([date, close]) => ({index_code: ask.params.ts_code!, date, close}));
}

/** A year's figures as a company reported them. Amounts in CNY 100 million. */
export interface Statement {
  readonly code: string;
  readonly fiscal_year: number;
  /** The day on which the figures were first known, ISO. */
  readonly announced: string;
  readonly isUpdated: boolean;
  readonly revenue_cny_100m: number | null;
  readonly net_profit_cny_100m: number | null;
  readonly row: number;
}

/** Consolidated annual statements, none announced after `today`; quarters, and other kinds of report, are passed over. */
export function readStatements(ask: Ask, data: unknown, today: string): Statement[] {
  return rowsOf(ask, data).flatMap((row) => {
    const announced = row.maybeDate("f_ann_date") === null ? "ann_date" : "f_ann_date";
    for (const field of [announced, "end_date"])
      if (row.date(field) > today) row.fail(field, afterToday(today));
    const statement: Statement = {
      code: row.code("ts_code"),
      fiscal_year: Number(row.date("end_date").slice(0, 4)),
      announced: row.date(announced),
      isUpdated: row.oneOf("update_flag", ["0", "1"]) === "1",
      revenue_cny_100m: fromOnes(row.maybeNumber("revenue")),
      net_profit_cny_100m: fromOnes(row.maybeNumber("n_income_attr_p")),
      row: row.row
    };
    const isAnnual = row.date("end_date").endsWith("-12-31");
    return row.oneOf("report_type", REPORT_TYPES) === "1" && isAnnual ? [statement] : [];
  });
}

const REPORT_TYPES = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] as const;

/** What one broker expects of a fiscal year. Amounts in CNY 100 million. */
export interface Forecast {
  readonly code: string;
  readonly broker: string;
  /** ISO. */
  readonly reported: string;
  /** When the vendor took it in; sorts after what came before. */
  readonly created: string;
  readonly fiscal_year: number;
  readonly revenue_cny_100m: number | null;
  readonly net_profit_cny_100m: number | null;
  readonly row: number;
}

/** Brokers' forecasts of whole years; those of single quarters are passed over. */
export function readForecasts(ask: Ask, data: unknown): Forecast[] {
  return rowsOf(ask, data).flatMap((row) => {
    const [, year, quarter] =
      /^(20\d\d)Q([1-4])$/.exec(row.text("quarter")) ?? row.fail("quarter", "not YYYYQn");
    const forecast: Forecast = {
      code: row.code("ts_code"),
      broker: row.text("org_name").trim(),
      reported: row.date("report_date"),
      created: row.maybeText("create_time") ?? "",
      fiscal_year: Number(year),
      revenue_cny_100m: fromTenThousands(row.maybeNumber("op_rt")),
      net_profit_cny_100m: fromTenThousands(row.maybeNumber("np")),
      row: row.row
    };
    return quarter === "4" ? [forecast] : [];
  });
}

function placeOf(ask: Ask, {row}: AnswerRow) {
  return {file: nameOf(ask), row};
}

function isoDate(compact: string): string {
  return compact.replace(/^(....)(..)(..)$/, "$1-$2-$3");
}
