import {BadInput, formatLocation, type Location} from "../badInput.js";

/** A company's figures of one day as a source gives them. What a source says nothing about is left out, or undefined. */
export interface HistoryDay {
  readonly code: string;
  /** ISO date. */
  readonly date: string;
  /** Null where the source says that there is none. */
  readonly pe_ttm?: number | null | undefined;
  readonly pe_static?: number | null | undefined;
  readonly market_cap_cny_100m?: number | null | undefined;
  /** Of a company whose shares are priced in another currency. */
  readonly market_cap_100m?: number | null | undefined;
  readonly pb?: number | null | undefined;
  readonly ps_ttm?: number | null | undefined;
  readonly suspended?: boolean | undefined;
  /** Where the day was read, and in which row of it; errors name both. */
  readonly place?: Location;
  readonly row?: number;
}

/** A row of `pe_history`. */
export type HistoryRow = {
  readonly code: string;
  /** ISO date. */
  readonly date: string;
  /**
   * Null where no source gives one. A loss is at or below 0: the source's negative number, or exactly 0 where it
   * only says that there is a loss. No profit can lead to 0, and a printed 0 is read as missing.
   */
  readonly pe_ttm: number | null;
  readonly market_cap_cny_100m: number | null;
  readonly suspended: boolean;
  /** As `pe_ttm`, over the profit of the last reported year. */
  readonly pe_static: number | null;
  /** Over the book value of the last quarter; null where no source gives it. */
  readonly pb: number | null;
  /** Over the sales of the last twelve months; null where no source gives it. */
  readonly ps_ttm: number | null;
  /** Of a company whose shares are priced in another currency, in that one. */
  readonly market_cap_100m?: number | null;
};

const NUMBERS = ["pe_ttm", "pe_static", "market_cap_cny_100m", "market_cap_100m", "pb", "ps_ttm"] as const;
const MEASURES = [...NUMBERS, "suspended"] as const;

/**
 * One row a company and day for `pe_history`, by code and date, whatever the order of `days`.
 * Exports overlap: a day that stands twice and says the same twice is taken once, and two sources that each say
 * what the other leaves out make one day. Throws BadInput, with code, date, both places and both values, for a day that
 * is repeated with another value (a missing one is another than any number), and for a number that is not finite.
 * What no source says is a missing figure, and a day that trades; a day of which nothing is said but that it trades is
 * none: such lists go back to before a company's listing.
 */
export function mergeHistory(days: Iterable<HistoryDay>): HistoryRow[] {
  // By company first: a market has millions of days, and no key of its own for each.
  const companies = new Map<string, Map<string, HistoryDay>>();
  for (const day of days) {
    checkFinite(day);
    const settled = companies.get(day.code) ?? new Map<string, HistoryDay>();
    companies.set(day.code, settled);
    const before = settled.get(day.date);
    settled.set(day.date, before ? merge(before, day) : day);
  }
  return sorted(companies).flatMap((settled) => sorted(settled).filter(saysMore).map(toRow));
}

function sorted<T>(byKey: ReadonlyMap<string, T>): T[] {
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function checkFinite(day: HistoryDay): void {
  for (const field of NUMBERS)
    if (day[field] != null && !Number.isFinite(day[field]))
      throw new BadInput(placeOf(day, field), `${day.code} ${day.date}: not finite`, String(day[field]));
}

/** A day of several sources, and which of them said a figure that the first did not. */
interface MergedDay extends HistoryDay {
  readonly saidBy?: Readonly<Partial<Record<(typeof MEASURES)[number], HistoryDay>>>;
}

function merge(before: MergedDay, day: HistoryDay): MergedDay {
  for (const field of MEASURES)
    if (before[field] !== undefined && day[field] !== undefined && before[field] !== day[field])
      throw new BadInput(
        placeOf(day, field),
        `${day.code} ${day.date}: ${formatLocation(placeOf(before.saidBy?.[field] ?? before))} says ${JSON.stringify(before[field])}, this row`,
        day[field],
        {
          publicly: `${day.code} ${day.date}: ${formatLocation(placeOf(before.saidBy?.[field] ?? before))} says another figure`
        }
      );
  const added = MEASURES.filter((field) => before[field] === undefined && day[field] !== undefined);
  if (added.length === 0) return before;
  return {
    ...before,
    ...Object.fromEntries(added.map((field) => [field, day[field]])),
    saidBy: {...before.saidBy, ...Object.fromEntries(added.map((field) => [field, day]))}
  };
}

function placeOf({place, row}: HistoryDay, field?: string): Location {
  const at = {file: "pe_history", ...place, ...(row !== undefined && {row})};
  return field === undefined ? at : {...at, field: at.field ?? field};
}

function saysMore(day: HistoryDay): boolean {
  return day.suspended === true || NUMBERS.some((field) => day[field] !== undefined);
}

function toRow(day: HistoryDay): HistoryRow {
  const {code, date, pe_ttm = null, market_cap_cny_100m = null, suspended = false, pe_static = null} = day;
  const {pb = null, ps_ttm = null, market_cap_100m} = day;
  const row = {code, date, pe_ttm, market_cap_cny_100m, suspended, pe_static, pb, ps_ttm};
  return market_cap_100m === undefined ? row : {...row, market_cap_100m};
}
