import {FIGURES, isRestated} from "../../companies/revisions.js";
import type {Row} from "../../contract.js";
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

/**
 * What is published and what was fetched as one history. Of a day that is in both the newest figure is used where it
 * restates the published one (`isRestated`), or where there was none; the rest of the day stands.
 */
export function joinHistory(
  published: readonly Row[],
  fetched: readonly HistoryDay[],
  {listed, as_of}: {readonly listed: ReadonlyMap<string, string>; readonly as_of: string}
): Row[] {
  const settled = mergeHistory(fetched.filter(({code, date}) => listed.has(code) && date <= as_of));
  const fresh = new Map(settled.map((day) => [rowKey(day), day]));
  const known = published.flatMap((row) => {
    if (String(row.date) > as_of) return [];
    const day = fresh.size > 0 ? fresh.get(rowKey(row)) : undefined;
    if (!day) return [row];
    fresh.delete(rowKey(row));
    const news = FIGURES.filter(
      (column) =>
        isRestated(column, row[column], day[column]) ||
        ((row[column] ?? null) === null && (day[column] ?? null) !== null && row.suspended !== true)
    );
    if (news.length === 0) return [row];
    return [{...row, ...Object.fromEntries(news.map((column) => [column, day[column] ?? null]))}];
  });
  if (fresh.size === 0) return known;
  return [...known, ...fresh.values()].sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1));
}

function rowKey({code, date}: Row): string {
  return `${code} ${date}`;
}
