import type {TableName, Tables} from "../contract.js";
import {isPublished, isStub} from "../valuations/forwardPe.js";
import type {Violation} from "./violation.js";

/** Tables that follow the market, and the columns that say to which day: a part of a row may have one of its own. */
const FOLLOWING: readonly (readonly [TableName, ...string[]])[] = [
  ["pe_history", "date"],
  ["valuations", "as_of", "pe_percentile_as_of"]
];

/** Estimates and reports, which come when they come: new ones make a snapshot young, and old ones are noted nowhere. */
const AT_TIMES: readonly (readonly [TableName, ...string[]])[] = [["financials", "as_of", "revenue_as_of"]];

/** Tables beside them, which are noted and say nothing of the snapshot's own age. */
const BESIDE: readonly (readonly [TableName, ...string[]])[] = [["index_history", "date"]];

/** Trading days that the newest figure may be behind: vendors publish in the evening. */
const ALLOWED = 1;
/** Without a calendar weekdays are counted, and the longest holiday of the exchanges takes seven of them. */
const ALLOWED_WEEKDAYS = 8;

/**
 * How far the newest figures are behind the day of the snapshot, in trading days. The newest of all tables counts
 * for the snapshot; a table that is behind by itself is noted.
 * @param calendar days on which the exchange is open, ISO. Where it ends before `as_of`, weekdays are counted on.
 */
export function checkStaleness(next: Tables, as_of: string, calendar: readonly string[] = []): Violation[] {
  const isCovered = calendar.some((day) => day >= as_of);
  const allowed = isCovered ? ALLOWED : ALLOWED_WEEKDAYS;
  const kind = isCovered ? "trading days" : "weekdays";
  const behindOf = ([table, ...columns]: readonly [TableName, ...string[]]) => {
    const latest = latestOf(next, table, columns);
    return latest === null ? [] : [{table, latest, days: openDaysBetween(latest, as_of, calendar)}];
  };
  const following = FOLLOWING.flatMap(behindOf);
  const atTimes = AT_TIMES.flatMap(behindOf);
  const counted = [...following, ...atTimes];
  const best = Math.min(...counted.map(({days}) => days));
  const isOld = (each: (typeof counted)[number]) =>
    counted.includes(each) && each.days > allowed && each.days === best;
  // Where nothing that follows the market is as new as they are, they are what is old.
  const newest = following.some(({days}) => days === best) ? [] : atTimes.filter(isOld);
  return [...following, ...newest, ...BESIDE.flatMap(behindOf)]
    .filter(({days}) => days > ALLOWED)
    .map((each) => ({...each, isOld: isOld(each)}))
    .map(({table, latest, days, isOld}) => ({
      severity: isOld ? ("error" as const) : ("warning" as const),
      check: "stale",
      table,
      key: "*",
      message: `latest day is ${latest}, ${days} ${kind} behind ${as_of}`
    }));
}

/** Days on which the exchange is open after `from`, up to and with `to`: weekdays where `calendar` has ended. */
export function openDaysBetween(from: string, to: string, calendar: readonly string[] = []): number {
  const listed = calendar.filter((day) => day > from && day <= to).length;
  const end = [from, ...calendar].sort().at(-1)!;
  let weekdays = 0;
  for (let day = Date.parse(end) + DAY; day <= Date.parse(to); day += DAY)
    if (new Date(day).getUTCDay() % 6 !== 0) weekdays++;
  return listed + weekdays;
}

const DAY = 86_400_000;

function latestOf(next: Tables, table: TableName, columns: readonly string[]): string | null {
  let latest: string | null = null;
  let isComputed = false;
  for (const row of next[table]) {
    // That nothing is known is dated by the day of the snapshot, and is no news of it.
    if (table === "valuations" && isStub(row)) continue;
    if (table === "valuations" && !isPublished(row)) {
      isComputed = true;
      continue;
    }
    for (const column of columns) {
      const day = row[column];
      if (typeof day === "string" && (latest === null || day > latest)) latest = day;
    }
  }
  // What is computed is dated by the day that it is computed for, and is as old as the prices that it is of.
  const priced = isComputed ? latestOf(next, "pe_history", ["date"]) : null;
  return latest === null || (priced !== null && priced > latest) ? priced : latest;
}
