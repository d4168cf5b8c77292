import type {Row, Tables} from "../contract.js";
import {byCode} from "./byCode.js";
import {formatCount, numberIn, type Violation} from "./violation.js";

const COLUMNS = ["pe_ttm", "pe_static"] as const;
type Column = (typeof COLUMNS)[number];

/** So many companies turn to a loss by themselves, on an evening of annual reports. */
const FEW = 4;
/** And this share of all, in percent: seven of 33, a thousand of 5,000. */
const LARGEST_LEAP = 20;
/** So many companies are not all at a loss: a smaller choice of them may be. */
const MANY = 10;
/** Days over which a company's last PE still says what the next is to be: a long holiday. */
const LONGEST_BREAK = 12;

/** The companies with a new PE on a day. A loss is a PE at or below 0: also exactly 0, which is one without its size. */
interface Day {
  readonly date: string;
  n: number;
  n_loss: number;
  /** Of them, those that had a PE shortly before, and how many were and are at a loss. */
  compared: number;
  was: number;
  is: number;
}

/**
 * Days on which the share of losses leaps: a vendor writes a loss as an empty PE, so that a day without PEs reads as one
 * on which nobody earned anything. A leap down is noted: losses may have lost their sign, or a wrong day ends. Days that
 * were published of a company are not looked at again, so that a leap that was accepted is no finding a day later.
 */
export function checkLosses(next: Tables, before: Tables | null): Violation[] {
  const known = publishedSpans(before?.pe_history ?? []);
  const companies = byCode(next.pe_history);
  return COLUMNS.flatMap((column) => {
    const days = daysOf(companies, known, column);
    return days.flatMap((day, i) => [...leap(day, column), ...whole(day, days[i - 1], column)]);
  });
}

/** First and last day that is published of each company. */
type Spans = ReadonlyMap<string, {readonly first: string; readonly last: string}>;

function publishedSpans(history: readonly Row[]): Spans {
  const spans = new Map<string, {first: string; last: string}>();
  for (const {code, date} of history) {
    const [key, day] = [String(code), String(date)];
    const span = spans.get(key);
    if (!span) spans.set(key, {first: day, last: day});
    else if (day < span.first) span.first = day;
    else if (day > span.last) span.last = day;
  }
  return spans;
}

function daysOf(companies: ReadonlyMap<string, readonly Row[]>, known: Spans, column: Column): Day[] {
  const days = new Map<string, Day>();
  for (const [code, rows] of companies) {
    const span = known.get(code);
    let last: {readonly time: number; readonly isLoss: boolean} | undefined;
    for (const row of rows) {
      const pe = row.suspended === true ? null : numberIn(row, column);
      if (pe === null) continue;
      const date = String(row.date);
      const [time, isLoss] = [Date.parse(date), pe <= 0];
      const before = last;
      last = {time, isLoss};
      if (span && span.first <= date && date <= span.last) continue;
      const day = days.get(date) ?? {date, n: 0, n_loss: 0, compared: 0, was: 0, is: 0};
      days.set(date, day);
      day.n++;
      if (isLoss) day.n_loss++;
      if (!before || time - before.time > LONGEST_BREAK * 86_400_000) continue;
      day.compared++;
      if (before.isLoss) day.was++;
      if (isLoss) day.is++;
    }
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function leap({date, compared, was, is}: Day, column: Column): Violation[] {
  const change = is - was;
  if (Math.abs(change) < FEW || (100 * Math.abs(change)) / compared <= LARGEST_LEAP) return [];
  const message = `${is} of ${formatCount(compared, "company", "companies")} at a loss on ${date}, by ${column}, and ${was} of them before`;
  return [found(change > 0 ? "error" : "warning", column, date, message)];
}

/** All at a loss with nothing to compare with, on the first of such days. */
function whole(day: Day, last: Day | undefined, column: Column): Violation[] {
  const isWhole = ({n, n_loss}: Day) => n >= FEW && n_loss === n;
  if (!isWhole(day) || day.compared * 2 > day.n || (last && isWhole(last))) return [];
  const message = `each of ${day.n} companies with a ${column} is at a loss on ${day.date}`;
  return [found(day.n >= MANY ? "error" : "warning", column, day.date, message)];
}

function found(severity: Violation["severity"], column: Column, date: string, message: string): Violation {
  return {severity, check: "losses", table: "pe_history", key: `${column}/${date}`, message};
}
