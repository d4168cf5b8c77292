import type {Row} from "../contract.js";
import {byCode} from "../gate/byCode.js";

/** Columns of `pe_history` that hold a figure of a day. */
export const FIGURES = [
  "pe_ttm",
  "pe_static",
  "market_cap_cny_100m",
  "pb",
  "ps_ttm",
  "market_cap_100m"
] as const;
type Figure = (typeof FIGURES)[number];

/** A figure of a published day that is another one now. */
export interface Revision {
  readonly code: string;
  readonly date: string;
  readonly column: Figure;
  readonly before: number;
  readonly after: number;
}

/** Digits beyond these are noise of a computation. */
const DIGITS = 12;

/**
 * Whether `after` restates `before`. A figure that is missing now or was missing before does not; nor does the same one
 * with fewer digits, as another source prints it; nor a loss beside a loss of 0, which is one whose size nobody said.
 */
export function isRestated(column: Figure, before: unknown, after: unknown): boolean {
  if (typeof before !== "number" || typeof after !== "number" || before === after) return false;
  if (column.startsWith("pe_") && before <= 0 && after <= 0 && (before === 0 || after === 0)) return false;
  return !isRounded(before, after) && !isRounded(after, before);
}

/** Whether `rounded` is `value` with fewer digits after the point. */
function isRounded(rounded: number, value: number): boolean {
  const text = String(rounded);
  if (/e/.test(text)) return false;
  const digits = text.split(".")[1]?.length ?? 0;
  const places = digits > DIGITS ? null : 10 ** digits;
  if (places === null) return Math.abs(rounded - value) <= Math.abs(value) * 10 ** -DIGITS;
  return Math.abs(value * places - rounded * places) <= 0.5 + 1e-6;
}

/** What `next` restates of `published`, two histories, by company, day and column. */
export function revisionsOf(next: readonly Row[], published: readonly Row[]): Revision[] {
  if (next === published || published.length === 0) return [];
  const found: Revision[] = [];
  const then = byCode(published);
  for (const [code, days] of byCode(next)) {
    const known = then.get(code);
    if (known) addRestated(found, days, known);
  }
  return found;
}

/** Both are by date: one walk along them. */
function addRestated(found: Revision[], days: readonly Row[], known: readonly Row[]): void {
  let i = 0;
  for (const day of days) {
    while (i < known.length && String(known[i]!.date) < String(day.date)) i++;
    const before = known[i];
    if (!before || before === day || before.date !== day.date) continue;
    for (const column of FIGURES)
      if (isRestated(column, before[column], day[column]))
        found.push({
          ...{code: String(day.code), date: String(day.date), column},
          ...{before: before[column] as number, after: day[column] as number}
        });
  }
}

/** The rows of `revisions`: those that are published, and what `run_id` restates of the published history. */
export function revisionRows(
  next: readonly Row[],
  published: {readonly pe_history: readonly Row[]; readonly revisions: readonly Row[]},
  run_id: string
): readonly Row[] {
  const fresh = revisionsOf(next, published.pe_history);
  if (fresh.length === 0) return published.revisions;
  return [...published.revisions, ...fresh.map((each) => ({...each, run_id}))];
}
