import type {TableName, Tables} from "../contract.js";
import type {Violation} from "./violation.js";

/** Tables whose rows are of days of trading. */
const DAILY: readonly TableName[] = ["pe_history", "index_history"];

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/**
 * A snapshot's day, and days of rows, on which the exchange is closed: weekends, and holidays where the calendar
 * covers the day. They come of typing errors, and of `--as-of`.
 * @param calendar days on which the exchange is open, ISO.
 */
export function checkOpenDays(next: Tables, as_of: string, calendar: readonly string[] = []): Violation[] {
  const open = new Set(calendar);
  const days = [...open].sort();
  const isCovered = days.length > 0 && days[0]! <= as_of && as_of <= days.at(-1)!;
  const isClosed = (day: string) =>
    days.length > 0 && days[0]! <= day && day <= days.at(-1)! ? !open.has(day) : isWeekend(day);
  const found = (severity: Violation["severity"], table: TableName, day: string, message: string) => ({
    ...{severity, check: "closed", table, key: day, message}
  });
  const ofRows = DAILY.flatMap((table) =>
    [...new Set(next[table].map(({date}) => String(date)))]
      .sort()
      .filter(isClosed)
      .map((day) => found("warning", table, day, `rows of a ${weekday(day)} without trading`))
  );
  if (!isClosed(as_of)) return ofRows;
  const before = days.findLast((day) => day < as_of);
  const message =
    `the snapshot's day is a ${weekday(as_of)} without trading` +
    (before ? `; the last day with trading before it is ${before}` : "");
  return [found(isCovered ? "error" : "warning", "snapshots", as_of, message), ...ofRows];
}

function weekday(day: string): string {
  return WEEKDAYS[new Date(day).getUTCDay()]!;
}

function isWeekend(day: string): boolean {
  return new Date(day).getUTCDay() % 6 === 0;
}
