import {addDays} from "../../addDays.js";
import type {Row} from "../../contract.js";
import {formatOpenDays, type HistoryPlan, LATE_DAYS} from "../market/plan.js";
import type {Absence} from "../source.js";

/** Open days, ISO and sorted, on which a company has no row, by its code. */
export type Holes = ReadonlyMap<string, readonly string[]>;

/**
 * Days on which the exchange was open and a company neither traded nor was suspended, between its first day and its
 * last: what an answer that was cut short leaves. Days before the first count where it is as late as `planHistory` asks
 * for again; later ones are asked for anyway, and `lag` names them. One pass over the history.
 * @param froms the companies that are looked at, with the day from which on a history is wanted, ISO.
 * @param openDays ISO and sorted.
 */
export function findHoles(
  history: readonly Row[],
  {froms, openDays}: {readonly froms: ReadonlyMap<string, string>; readonly openDays: readonly string[]}
): Holes {
  const index = new Map(openDays.map((day, i) => [day, i]));
  // A byte a day and not a set of texts: a market has seven million days.
  const there = new Map<string, Uint8Array>();
  for (const {code, date} of history) {
    const [key, i] = [String(code), index.get(String(date))];
    if (i === undefined || !froms.has(key)) continue;
    const days = there.get(key) ?? new Uint8Array(openDays.length);
    there.set(key, days);
    days[i] = 1;
  }
  const holes = new Map<string, string[]>();
  for (const [code, days] of there) {
    const missing: string[] = [];
    const [first, last] = [days.indexOf(1), days.lastIndexOf(1)];
    const from = froms.get(code)!;
    const isLate = openDays[first]! > addDays(from, LATE_DAYS);
    for (let i = isLate ? openDays.findIndex((day) => day >= from) : first; i < last; i++)
      if (days[i] === 0) missing.push(openDays[i]!);
    if (missing.length > 0) holes.set(code, missing);
  }
  return holes;
}

/** The holes that `plan` does not fill by itself: by its days, or by a company that is asked for from before them. */
export function openHoles(holes: Holes, plan: HistoryPlan): Map<string, ReadonlySet<string>> {
  const froms = new Map(plan.companies.map(({code, from}) => [code, from]));
  const asked = new Set(plan.days);
  const open = new Map<string, ReadonlySet<string>>();
  for (const [code, days] of holes) {
    const from = froms.get(code) ?? "9999-12-31";
    const left = days.filter((day) => day < from && !asked.has(day));
    if (left.length > 0) open.set(code, new Set(left));
  }
  return open;
}

/** What is to be asked again, in as few calls as there can be: by company, or by day for the whole market. */
export function planHoles(open: ReadonlyMap<string, ReadonlySet<string>>): HistoryPlan {
  const days = new Set<string>();
  for (const missing of open.values()) for (const day of missing) days.add(day);
  if (days.size < open.size) return {companies: [], days: [...days].sort()};
  return {companies: [...open].map(([code, [from]]) => ({code, from: from!})), days: []};
}

/** The days that are missing still, for the gate to name. */
export function holeAbsences(holes: Holes): Absence[] {
  return [...holes].map(([code, days]) => {
    const message = `tushare daily_basic and suspend_d have no row of it on ${formatOpenDays(days)}; asked again next time`;
    return {table: "pe_history", code, message};
  });
}
