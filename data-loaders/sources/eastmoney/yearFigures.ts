import {askedCode, idOf} from "../../companies/codes.js";
import type {Row} from "../../contract.js";
import {afterToday} from "../../today.js";
import {fromOnes} from "../market/units.js";
import {columnsOf, FORECASTS, YEARS} from "./documented.js";
import type {ReportRow} from "./reportRow.js";
import type {Reports} from "./reports.js";

const YEARS_PAGE = 200;
/** The last years whose reported figures are taken: growth is from the latest of them. */
const YEARS_BACK = 3;
const CNY = new Set(["CNY", "人民币", "人民币元"]);

/** Of which days figures are, ISO. */
export interface Days {
  /** The day whose prices they go with. */
  readonly as_of: string;
  /** The last day of which anything was known: that of the fetch, or `as_of` where that is past. */
  readonly known: string;
}

/**
 * What a company reported of the last years, as it was known: announced up to `as_of`, and of several rows of a year the
 * one that was updated last up to `known`. A row that was updated later is left out, also where it is the only one of
 * its year: nobody says what its figures were before. Figures in another currency than CNY are left out.
 */
export async function fetchActuals(reports: Reports, code: string, days: Days): Promise<Row[]> {
  const rows = await reports.rows({
    report: YEARS.report,
    columns: columnsOf(YEARS),
    filter: YEARS.filter(code),
    key: YEARS.key,
    isDescending: true,
    pageSize: YEARS_PAGE,
    kept: "today"
  });
  const firstYear = Number(days.as_of.slice(0, 4)) - YEARS_BACK;
  const latest = new Map<number, ReportRow>();
  for (const row of rows) {
    const year = actualYear(row, code);
    if (year < firstYear || !isKnown(row, days)) continue;
    if (!CNY.has(row.maybeText("CURRENCY") ?? "CNY")) continue;
    const before = latest.get(year);
    if (!before || updated(row) > updated(before)) latest.set(year, row);
  }
  return [...latest]
    .sort(([a], [b]) => a - b)
    .map(([fiscal_year, row]) => ({
      code,
      fiscal_year,
      kind: "actual",
      revenue_cny_100m: fromOnes(row.maybeNumber("TOTALOPERATEREVE")),
      net_profit_cny_100m: fromOnes(row.maybeNumber("PARENTNETPROFIT")),
      brokers: null,
      as_of: row.date("NOTICE_DATE"),
      source: "Eastmoney, RPT_F10_FINANCE_MAINFINADATA"
    }))
    .filter(
      ({revenue_cny_100m: revenue, net_profit_cny_100m: profit}) => revenue !== null || profit !== null
    );
}

// A year before a listing has no day of its announcement, and one of this evening bears tomorrow's: neither is known.
function isKnown(row: ReportRow, {as_of, known}: Days): boolean {
  const announced = maybeDate(row, "NOTICE_DATE");
  return announced !== null && announced <= as_of && updated(row) <= known;
}

/** Throws BadInput where a row of reported figures is another company's, of no year, or of a day to come. */
export function checkActual(row: ReportRow, code: string, today: string): void {
  actualYear(row, code);
  if (row.date("NOTICE_DATE") > today) row.fail("NOTICE_DATE", afterToday(today));
}

/** The year of a row of reported figures. Throws BadInput where it is another company's, or of no year. */
function actualYear(row: ReportRow, code: string): number {
  if (idOf(row.text("SECUCODE")) !== idOf(code)) row.fail("SECUCODE", `another company than ${code}`);
  if (row.text("REPORT_TYPE") !== "年报") row.fail("REPORT_TYPE", "not 年报, an annual report");
  if (!row.date("REPORT_DATE").endsWith("-12-31")) row.fail("REPORT_DATE", "not the end of a year");
  return Number(row.date("REPORT_DATE").slice(0, 4));
}

function updated(row: ReportRow): string {
  return maybeDate(row, "UPDATE_DATE") ?? "";
}

function maybeDate(row: ReportRow, field: string): string | null {
  return row.maybeText(field) === null ? null : row.date(field);
}

/**
 * What brokers expect of the year of `as_of` and of later ones, as it is known on `known`, the day on which it is asked.
 * The vendor says neither of how many brokers nor of which day; it knows the present alone.
 */
export async function fetchConsensus(reports: Reports, code: string, {as_of, known}: Days): Promise<Row[]> {
  const rows = await reports.rows({
    report: FORECASTS.report,
    columns: columnsOf(FORECASTS),
    filter: FORECASTS.filter(code),
    key: FORECASTS.key,
    pageSize: YEARS_PAGE,
    kept: "today"
  });
  return rows.flatMap((row) => {
    const fiscal_year = forecastYear(row, code);
    const [profit, revenue] = [row.maybeNumber("PARENT_NETPROFIT"), row.maybeNumber("TOTAL_OPERATE_INCOME")];
    if (profit === null || fiscal_year < Number(as_of.slice(0, 4))) return [];
    return [
      {
        code,
        fiscal_year,
        kind: "consensus",
        revenue_cny_100m: fromOnes(revenue),
        net_profit_cny_100m: fromOnes(profit),
        brokers: null,
        as_of: known,
        source: "Eastmoney, RPT_RES_PROFITPREDICT: number of brokers and day of their forecasts not given"
      }
    ];
  });
}

/** The year of a forecast. Throws BadInput where the row is another company's, of no year, or not in yuan. */
export function forecastYear(row: ReportRow, code: string): number {
  if (![code, askedCode(code)].some((each) => each.slice(0, 6) === row.text("SECURITY_CODE")))
    row.fail("SECURITY_CODE", `another company than ${code}`);
  const year = Number(row.text("PREDICT_YEAR"));
  if (!Number.isInteger(year) || year < 2000 || year > 2100) row.fail("PREDICT_YEAR", "not a year");
  checkShares(row, row.maybeNumber("PARENT_NETPROFIT"));
  return year;
}

/** Profit over EPS is a number of shares. Where it is less than any company has, the amount is in another unit. */
function checkShares(row: ReportRow, profit: number | null): void {
  const eps = row.maybeNumeric("EPS");
  if (profit === null || eps === null || Math.abs(eps) < 0.01) return;
  if (Math.abs(profit / eps) < FEWEST_SHARES)
    row.fail(
      "PARENT_NETPROFIT",
      `with EPS ${eps} not of a company with ${FEWEST_SHARES} shares: not in yuan?`
    );
}

const FEWEST_SHARES = 1e6;
