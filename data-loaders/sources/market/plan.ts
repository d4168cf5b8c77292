import {addDays} from "../../addDays.js";
import {formatCount} from "../../gate/violation.js";

/** Which days of which companies are to be fetched, in as few calls as there can be. */
export interface HistoryPlan {
  /** One call a company, for days from `from` on. */
  readonly companies: readonly {readonly code: string; readonly from: string}[];
  /** The whole market, a day at a time. */
  readonly days: readonly string[];
}

export interface HistoryNeed {
  /** When a company was listed, ISO, by its code. */
  readonly listed: ReadonlyMap<string, string>;
  /** First and last day that is held already, ISO. */
  readonly held: ReadonlyMap<string, {readonly first: string; readonly last: string}>;
  /** The first day that is wanted. */
  readonly start: string;
  /** Open days up to the last that is wanted, ISO and sorted. */
  readonly openDays: readonly string[];
  /** Calls that the whole market's day takes; missing: one. */
  readonly callsPerDay?: number;
  /** How many calendar days before its last one a company is looked at again, where it is asked for by itself. */
  readonly lookBack?: number;
  /**
   * Companies, by codes of six digits and a market, that take turns where the market is asked for by day: each is asked
   * for by itself, too, once in `lookBack` days, so that each of its days is looked at again.
   */
  readonly inTurn?: ReadonlySet<string>;
}

/** A history that begins so many days late is whole: companies do not trade on the first day after a long suspension. */
export const LATE_DAYS = 31;

/**
 * A company without a history, or with one that begins too late, is asked for by itself. Of the others only the days
 * since the last one are wanted: by day where that takes fewer calls, and by company where the last run is long ago.
 */
export function planHistory({
  listed,
  held,
  start,
  openDays,
  callsPerDay = 1,
  lookBack = 0,
  inTurn = new Set()
}: HistoryNeed): HistoryPlan {
  const whole: {code: string; from: string}[] = [];
  const behind: {code: string; from: string}[] = [];
  const lastDay = openDays.at(-1) ?? "";
  for (const [code, date] of listed) {
    const from = date > start ? date : start;
    const days = held.get(code);
    if (from > lastDay) continue;
    if (!days || days.first > addDays(from, LATE_DAYS)) whole.push({code, from});
    else if (days.last < lastDay) behind.push({code, from: addDays(days.last, 1)});
  }
  const since = behind.map(({from}) => from).sort()[0];
  const days = since === undefined ? [] : openDays.filter((day) => day >= since);
  const isByDay = days.length * callsPerDay <= behind.length;
  const again = behind
    .filter(
      ({code, from}) =>
        !isByDay || (inTurn.has(code) && hasTurn(code, {from, until: lastDay, every: lookBack}))
    )
    .map(({code, from}) => ({code, from: addDays(from, -lookBack)}));
  return {companies: [...whole, ...again], days: isByDay ? days : []};
}

/**
 * Whether a company's turn is within the days from `from` to `until`, ISO: one in `every` days, told by its digits, so
 * that it does not move with the list, nor with days on which nothing was asked.
 */
function hasTurn(
  code: string,
  {from, until, every}: {readonly from: string; readonly until: string; readonly every: number}
): boolean {
  const [first, last] = [from, until].map((day) => Date.parse(day) / 86_400_000) as [number, number];
  const ahead = (Number.parseInt(code, 10) - first) % every;
  return (ahead + every) % every <= last - first;
}

/** `2024-02-19`, or `12 open days, 2024-01-04 to 2024-02-19`. */
export function formatOpenDays(days: readonly string[]): string {
  return days.length === 1
    ? days[0]!
    : `${formatCount(days.length, "open day")}, ${days[0]} to ${days.at(-1)}`;
}

/** The same day `years` years before; 1 March where that year has no 29 February. */
export function yearsBefore(iso: string, years: number): string {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(Date.UTC(year! - years, month! - 1, day)).toISOString().slice(0, 10);
}

/** `2024-02-23` as vendors write it: `20240223`. */
export function compactDate(iso: string): string {
  return iso.replaceAll("-", "");
}
