import {BadInput, type Place} from "../badInput.js";
import type {Row} from "../contract.js";

/** A company's figures of one day as a source gives them. What a source says nothing about is left out. */
export interface HistoryDay {
  readonly code: string;
  /** ISO date. */
  readonly date: string;
  /** Null where the source says that there is none. */
  readonly pe_ttm?: number | null;
  readonly pe_static?: number | null;
  readonly market_cap_cny_100m?: number | null;
  readonly suspended?: boolean;
  /** Where the day was read; errors name it. */
  readonly place?: Place;
}

const NUMBERS = ["pe_ttm", "pe_static", "market_cap_cny_100m"] as const;
const MEASURES = [...NUMBERS, "suspended"] as const;

/**
 * One row a company and day for `pe_history`, by code and date, whatever the order of `days`.
 * Exports overlap: a day that stands twice and says the same twice is taken once, and two sources that each say
 * what the other leaves out make one day. Throws BadInput, with code, date and both values, for a day that is
 * repeated with another value (a missing one is another than any number), and for a number that is not finite.
 * What no source says is a missing figure, and a day that trades.
 */
export function mergeHistory(days: Iterable<HistoryDay>): Row[] {
  // By company first: a market has millions of days, and no key of its own for each.
  const companies = new Map<string, Map<string, HistoryDay>>();
  for (const day of days) {
    checkFinite(day);
    const settled = companies.get(day.code) ?? new Map<string, HistoryDay>();
    companies.set(day.code, settled);
    const before = settled.get(day.date);
    settled.set(day.date, before ? merge(before, day) : day);
  }
  return sorted(companies).flatMap((settled) => sorted(settled).map(toRow));
}

function sorted<T>(byKey: ReadonlyMap<string, T>): T[] {
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function checkFinite(day: HistoryDay): void {
  for (const field of NUMBERS)
    if (day[field] != null && !Number.isFinite(day[field]))
      throw new BadInput(placeOf(day, field), `${day.code} ${day.date}: not finite`, String(day[field]));
}

function merge(before: HistoryDay, day: HistoryDay): HistoryDay {
  for (const field of MEASURES)
    if (before[field] !== undefined && day[field] !== undefined && before[field] !== day[field])
      throw new BadInput(placeOf(day, field), `${day.code} ${day.date} is repeated with another value`, [
        before[field],
        day[field]
      ]);
  const said = Object.entries(day).filter(([, value]) => value !== undefined);
  return {...before, ...Object.fromEntries(said)};
}

function placeOf({place}: HistoryDay, field: string): Place {
  return {file: "pe_history", ...place, field: place?.field ?? field};
}

function toRow(day: HistoryDay): Row {
  const {code, date, pe_ttm = null, market_cap_cny_100m = null, suspended = false, pe_static = null} = day;
  return {code, date, pe_ttm, market_cap_cny_100m, suspended, pe_static};
}
