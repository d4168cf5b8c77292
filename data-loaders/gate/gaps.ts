import type {Row, Tables} from "../contract.js";
import {byCode} from "./byCode.js";
import {formatCompany, formatCount, numberIn, type Violation} from "./violation.js";

type Column = "pe_ttm" | "market_cap_cny_100m";

/** A day of fewer companies says nothing of the market: any of them may have no PE by right. */
const FEWEST = 4;
/** So many companies do not lose their PE in a day: the newest day came without it. */
const MANY = 10;

/** Companies that a finding names. */
const NAMED = 5;
/** In a first history, days before the newest within which a company lost its figure: what is long gone is no news. */
const RECENT = 12;

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
 * before; days on end are one finding. Days that were published are not looked at again. Of the newest day companies
 * are named that have no figure any more, however few they are: a loss that a source leaves empty, or a gap.
 */
export function checkGaps(next: Tables, before: Tables | null): Violation[] {
  const known = new Set((before?.pe_history ?? []).map(({date}) => String(date)));
  const history: History = {
    companies: byCode(next.pe_history),
    published: lastDays(before?.pe_history ?? [])
  };
  return (["pe_ttm", "market_cap_cny_100m"] as const).flatMap((column) => {
    const days = daysOf(next.pe_history, column);
    const newest = days.at(-1);
    const runs = thinRuns(days, column);
    const isThin = runs.some((thin) => thin.days.at(-1) === newest);
    return [
      ...runs
        .filter((thin) => thin.days.some(({date}) => !known.has(date)))
        .map((thin) => found(thin, column, newest!.date)),
      ...(newest === undefined || newest.n === 0 || isThin ? [] : checkLost(next, history, column, newest))
    ];
  });
}

interface History {
  readonly companies: ReadonlyMap<string, readonly Row[]>;
  /** The last day that is published of each company. */
  readonly published: ReadonlyMap<string, string>;
}

/** The companies whose row of the newest day lacks a figure that an earlier row has: since a day that is new. */
function checkLost(
  next: Tables,
  {companies, published}: History,
  column: Column,
  {date, n}: Day
): Violation[] {
  const recent = new Date(Date.parse(date) - RECENT * 86_400_000).toISOString().slice(0, 10);
  const lost = [...companies].filter(([code, rows]) => {
    const row = rows.at(-1)!;
    if (row.date !== date || row.suspended === true || numberIn(row, column) !== null) return false;
    const last = rows.findLastIndex((each) => numberIn(each, column) !== null);
    const since = rows.slice(last + 1).find(({suspended}) => suspended !== true);
    return last >= 0 && String(since!.date) > (published.get(code) ?? recent);
  });
  if (lost.length === 0) return [];
  const named = lost.slice(0, NAMED).map(([code]) => formatCompany(next, code));
  const more = lost.length > NAMED ? ` and ${lost.length - NAMED} more` : "";
  return [
    {
      severity: "warning",
      check: "gap",
      table: "pe_history",
      key: `${column}/${date}`,
      message: `${formatCount(lost.length, "company has", "companies have")} no ${column} on ${date} any more, ${formatCount(n, "other has", "others have")} one: ${named.join(", ")}${more}`
    }
  ];
}

function lastDays(history: readonly Row[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const {code, date} of history)
    if (String(date) > (days.get(String(code)) ?? "")) days.set(String(code), String(date));
  return days;
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
