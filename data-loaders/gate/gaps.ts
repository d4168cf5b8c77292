import type {Row, Tables} from "../contract.js";
import {formatCount, numberIn, type Violation} from "./violation.js";

type Column = "pe_ttm" | "market_cap_cny_100m";

/** A day of fewer companies says nothing of the market: any of them may have no PE by right. */
const FEWEST = 4;
/** So many companies do not lose their PE in a day: the newest day came without it. */
const MANY = 10;

/** One day over all companies. */
interface Day {
  readonly date: string;
  readonly rows: number;
  readonly suspended: number;
  /** Companies with the figure. */
  readonly n: number;
}

/**
 * Days on which no company has a PE, or at most half as many have one, or a market capitalisation, as on the day
 * before; days on end are one finding. Days that were published are not looked at again.
 */
export function checkGaps(next: Tables, before: Tables | null): Violation[] {
  const known = new Set((before?.pe_history ?? []).map(({date}) => String(date)));
  return (["pe_ttm", "market_cap_cny_100m"] as const).flatMap((column) => {
    const days = daysOf(next.pe_history, column);
    return thinRuns(days, column)
      .filter((thin) => thin.days.some(({date}) => !known.has(date)))
      .map((thin) => found(thin, column, days.at(-1)!.date));
  });
}

function daysOf(history: readonly Row[], column: Column): Day[] {
  const days = new Map<string, {-readonly [Field in keyof Day]: Day[Field]}>();
  for (const row of history) {
    const date = String(row.date);
    const day = days.get(date) ?? {date, rows: 0, suspended: 0, n: 0};
    days.set(date, day);
    day.rows++;
    if (numberIn(row, column) !== null) day.n++;
    else if (row.suspended === true) day.suspended++;
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Days on end that lack the figure. */
interface ThinRun {
  readonly days: Day[];
  /** The day before them; undefined where the history begins with them. */
  readonly last: Day | undefined;
}

function thinRuns(days: readonly Day[], column: Column): ThinRun[] {
  const runs: ThinRun[] = [];
  let last: Day | undefined;
  let run: ThinRun | undefined;
  for (const day of days) {
    if (!isThin(day, last, column)) {
      last = day;
      run = undefined;
      continue;
    }
    if (!run) {
      run = {days: [], last};
      runs.push(run);
    }
    run.days.push(day);
  }
  return runs;
}

function isThin(day: Day, last: Day | undefined, column: Column): boolean {
  // A market capitalisation may have begun late, and few sources bring it at all.
  if (column === "pe_ttm" && day.n === 0 && day.rows - day.suspended >= FEWEST) return true;
  return last !== undefined && last.n >= FEWEST && (day.n + day.suspended) * 2 <= last.n + last.suspended;
}

function found({days, last}: ThinRun, column: Column, newest: string): Violation {
  const [first, end] = [days[0]!, days.at(-1)!];
  const most = Math.max(...days.map(({n}) => n));
  const rows = Math.max(...days.map((day) => day.rows));
  const who =
    most === 0 ? `no company of ${rows} has` : `${formatCount(most, "company has", "companies have")}`;
  const when =
    days.length === 1 ? first.date : `${formatCount(days.length, "day")}, ${first.date} to ${end.date}`;
  const isLost = most === 0 && end.date === newest && last !== undefined && last.n >= MANY;
  const was = last ? `; ${last.n} had one on ${last.date}` : "";
  return {
    severity: isLost ? "error" : "warning",
    check: "gap",
    table: "pe_history",
    key: `${column}/${first.date}`,
    message: `${days.length > 1 && most > 0 ? "at most " : ""}${who} a ${column} on ${when}${was}`
  };
}
