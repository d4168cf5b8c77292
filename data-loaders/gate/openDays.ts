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
  const found = (
    severity: Violation["severity"],
    table: TableName,
    day: string,
    what: string
  ): Violation[] => [
    {severity, check: "closed", table, key: day, message: `${what} a ${weekday(day)} without trading`}
  ];
  const ofRows = DAILY.flatMap((table) =>
    [...new Set(next[table].map(({date}) => String(date)))]
      .sort()
      .filter(isClosed)
      .flatMap((day) => found("warning", table, day, "rows of"))
  );
  if (!isClosed(as_of)) return ofRows;
  const before = days.findLast((day) => day < as_of);
  const what = `${before ? `the last day of trading before is ${before}; ` : ""}the snapshot's day is`;
  return [...found(isCovered ? "error" : "warning", "snapshots", as_of, what), ...ofRows];
}

function weekday(day: string): string {
  return WEEKDAYS[new Date(day).getUTCDay()]!;
}

function isWeekend(day: string): boolean {
  return new Date(day).getUTCDay() % 6 === 0;
}
