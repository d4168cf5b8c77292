import type {Row} from "../../contract.js";
import type {TushareClient} from "./client.js";
import {fetchIndex, KEEP_TODAY} from "./fetchMarket.js";
import {addDays} from "./plan.js";

/** The CSI 300. */
export const BENCHMARK = "000300.SH";

/** What is published of indices up to `end`, and the closes of the CSI 300 that it lacks: since its last day, or all since `start`. */
export async function indexHistory(
  client: TushareClient,
  published: readonly Row[],
  {start, end, today}: {readonly start: string; readonly end: string; readonly today: string}
): Promise<Row[]> {
  const own = published.filter(({index_code, date}) => index_code === BENCHMARK && String(date) <= end);
  const days = own.map(({date}) => String(date)).sort();
  const isWhole = days[0] !== undefined && days[0] <= addDays(start, 31);
  const from = isWhole ? addDays(days.at(-1)!, 1) : start;
  if (from > end) return [...published];
  const keepFor = end < today ? KEEP_TODAY : 0;
  const closes = await fetchIndex(client, BENCHMARK, {start: from, end, keepFor});
  const known = new Set(days);
  const fresh = closes
    .filter(({date}) => !known.has(date))
    .map((close) => ({...close, source: "Tushare Pro, index_daily"}));
  const rows: Row[] = [...published.filter(({date}) => String(date) <= end), ...fresh];
  const key = ({index_code, date}: Row) => `${index_code} ${date}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
