import type {Row} from "../../contract.js";
import {addDays} from "./plan.js";

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

/**
 * What is published of indices up to `end`, and what `fetchCloses` knows of the days of the CSI 300 that it lacks:
 * since its last day, or all since `start`. `fetchCloses` says who gave them.
 */
export async function indexHistory(
  published: readonly Row[],
  {start, end}: Span,
  fetchCloses: (span: Span) => Promise<Closes>
): Promise<Row[]> {
  const own = published.filter(({index_code, date}) => index_code === BENCHMARK && String(date) <= end);
  const days = own.map(({date}) => String(date)).sort();
  const isWhole = days[0] !== undefined && days[0] <= addDays(start, 31);
  const from = isWhole ? addDays(days.at(-1)!, 1) : start;
  if (from > end) return [...published];
  const {closes, source} = await fetchCloses({start: from, end});
  const known = new Set(days);
  const fresh = closes.filter(({date}) => !known.has(date)).map((close) => ({...close, source}));
  const rows: Row[] = [...published.filter(({date}) => String(date) <= end), ...fresh];
  const key = ({index_code, date}: Row) => `${index_code} ${date}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
