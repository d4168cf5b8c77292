import {addDays} from "../../addDays.js";
import type {Row} from "../../contract.js";
import type {Absence} from "../source.js";
import {formatOpenDays, LATE_DAYS} from "./plan.js";

/** The CSI 300. */
export const BENCHMARK = "000300.SH";

/** An index's close of a day, in points. */
export interface IndexClose {
  readonly index_code: string;
  readonly date: string;
  readonly close: number;
}

/** Closes of an index, and who gave them. */
export interface Closes {
  readonly closes: readonly IndexClose[];
  readonly source: string;
}

interface Span {
  readonly start: string;
  readonly end: string;
}

/** The days of which closes are wanted. */
export interface Wanted extends Span {
  /** Days on which the exchange is open, ISO and sorted, as far as they are known. */
  readonly openDays: readonly string[];
}

/**
 * What is published of indices up to `end`, and what `fetchCloses` knows of the days of the CSI 300 that it lacks: since
 * its last day, from the first open day between its own that an answer left out, or all since `start`. `fetchCloses`
 * says who gave them.
 */
export async function indexHistory(
  published: readonly Row[],
  wanted: Wanted,
  fetchCloses: (span: Span) => Promise<Closes>
): Promise<Row[]> {
  const {start, end} = wanted;
  const days = closeDays(published, end);
  const isWhole = days[0] !== undefined && days[0] <= addDays(start, LATE_DAYS);
  const [hole] = missingDays(days, wanted);
  const from = isWhole ? (hole ?? addDays(days.at(-1)!, 1)) : start;
  if (from > end) return [...published];
  const {closes, source} = await fetchCloses({start: from, end});
  const known = new Set(days);
  const fresh = closes.filter(({date}) => !known.has(date)).map((close) => ({...close, source}));
  const rows: Row[] = [...published.filter(({date}) => String(date) <= end), ...fresh];
  const key = ({index_code, date}: Row) => `${index_code} ${date}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The days of the CSI 300 that did not come, for the gate to name. `asked` is who was asked. */
export function indexAbsences(index_history: readonly Row[], wanted: Wanted, asked: string): Absence[] {
  const days = closeDays(index_history, wanted.end);
  const missing = missingDays(days, wanted);
  const when = days.length === 0 ? "" : ` on ${formatOpenDays(missing)}`;
  if (days.length > 0 && missing.length === 0) return [];
  const again = days.length === 0 ? "" : "; asked again next time";
  return [{table: "index_history", code: BENCHMARK, message: `${asked} has no close of it${when}${again}`}];
}

function closeDays(index_history: readonly Row[], end: string): string[] {
  return index_history
    .filter(({index_code, date}) => index_code === BENCHMARK && String(date) <= end)
    .map(({date}) => String(date))
    .sort();
}

/** Open days without a close, since the first that there is: an index trades on each. */
function missingDays(days: readonly string[], {end, openDays}: Wanted): string[] {
  const there = new Set(days);
  const [first] = days;
  return first === undefined ? [] : openDays.filter((day) => day >= first && day <= end && !there.has(day));
}
