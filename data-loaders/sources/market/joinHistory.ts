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
 * What is published and what was fetched as one history. A day that is published stands: a company that is asked for
 * as a whole again, because its history began late, brings days that are there, perhaps from another source.
 */
export function joinHistory(
  published: readonly Row[],
  fetched: readonly HistoryDay[],
  {listed, as_of}: {readonly listed: ReadonlyMap<string, string>; readonly as_of: string}
): Row[] {
  const known = published.filter((row) => String(row.date) <= as_of);
  const days = new Set(known.map(({code, date}) => `${code} ${date}`));
  const wanted = fetched.filter(
    ({code, date}) => listed.has(code) && date <= as_of && !days.has(`${code} ${date}`)
  );
  const settled = mergeHistory(wanted);
  if (settled.length === 0) return known;
  return [...known, ...settled].sort((a, b) => (rowKey(a) < rowKey(b) ? -1 : 1));
}

function rowKey({code, date}: Row): string {
  return `${code} ${date}`;
}
