import {FIGURES, isRestated} from "../../companies/revisions.js";
import type {Row} from "../../contract.js";
import {byCode} from "../../gate/byCode.js";
import {type HistoryDay, mergeHistory} from "../../percentile/history.js";

/** First and last day of each company, ISO, up to `until`. */
export function heldDays(history: readonly Row[], until: string): Map<string, {first: string; last: string}> {
  const held = new Map<string, {first: string; last: string}>();
  for (const {code, date} of history) {
    const day = String(date);
    if (day > until) continue;
    const days = held.get(String(code));
    if (!days) held.set(String(code), {first: day, last: day});
    else if (day < days.first) days.first = day;
    else if (day > days.last) days.last = day;
  }
  return held;
}

/** Days as they were fetched, by company. */
export type DaysOfCompanies = Map<string, HistoryDay[]>;

export function daysByCompany(days: Iterable<HistoryDay>): DaysOfCompanies {
  const companies: DaysOfCompanies = new Map();
  for (const day of days) addDay(companies, day);
  return companies;
}

export function addDay(companies: DaysOfCompanies, day: HistoryDay): void {
  const own = companies.get(day.code);
  if (own) own.push(day);
  else companies.set(day.code, [day]);
}

/**
 * What is published and what was fetched as one history, by company and day. Of a day that is in both the newest figure
 * is used where it restates the published one (`isRestated`), or where there was none; the rest of the day stands.
 * `fetched` is emptied on the way: a market's history is ten million days, for which there is room once.
 */
export function joinHistory(
  published: readonly Row[],
  fetched: DaysOfCompanies,
  {listed, as_of}: {readonly listed: ReadonlyMap<string, string>; readonly as_of: string}
): Row[] {
  const known = byCode(published);
  const joined: Row[] = [];
  for (const code of [...new Set([...known.keys(), ...fetched.keys()])].sort()) {
    const days = listed.has(code) ? (fetched.get(code) ?? []) : [];
    fetched.delete(code);
    const fresh = mergeHistory(days.filter(({date}) => date <= as_of));
    const before = (known.get(code) ?? []).filter(({date}) => String(date) <= as_of);
    for (const row of joinDays(before, fresh)) joined.push(row);
  }
  return joined;
}

/** The days of one company: both are by date. */
function joinDays(published: readonly Row[], fetched: readonly Row[]): readonly Row[] {
  if (fetched.length === 0) return published;
  const fresh = new Map(fetched.map((day) => [day.date, day]));
  const known = published.map((row) => {
    const day = fresh.get(row.date!);
    fresh.delete(row.date!);
    return day ? withNews(row, day) : row;
  });
  if (fresh.size === 0) return known;
  return [...known, ...fresh.values()].sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
}

/**
 * A day of one source with what another one says of it, as a file over a vendor: its figures, as in `joinHistory`. What
 * it has no column for, or no figure, stays, and so does a suspension, of which most sources say nothing.
 */
export function overlayDay(row: Row, day: Row): Row {
  const joined = withNews(row, day);
  return day.suspended === true && row.suspended !== true ? {...joined, suspended: true} : joined;
}

function withNews(row: Row, day: Row): Row {
  const news = FIGURES.filter(
    (column) =>
      isRestated(column, row[column], day[column]) ||
      ((row[column] ?? null) === null && (day[column] ?? null) !== null && row.suspended !== true)
  );
  if (news.length === 0) return row;
  return {...row, ...Object.fromEntries(news.map((column) => [column, day[column] ?? null]))};
}
