import {BadInput} from "../../badInput.js";
import type {HistoryDay} from "../../percentile/history.js";
import {yearsBefore} from "../market/plan.js";
import type {FetchOptions} from "../source.js";
import type {TushareClient} from "./client.js";
import {fetchCalendar, fetchDay} from "./fetchMarket.js";

/** What percentiles are computed over. */
const HISTORY_YEARS = 5;

export interface TradingSpan {
  /** Days on which the exchange is open, ISO, beyond `as_of`. */
  readonly calendar: readonly string[];
  /** Where a history begins. */
  readonly start: string;
  /** Open days that are over. */
  readonly past: readonly string[];
  /** The last day of which there are figures. */
  readonly lastDay: string;
  /** The figures of today; null where there are none yet, or where none are asked for. */
  readonly latest: readonly HistoryDay[] | null;
  readonly as_of: string;
}

/** Which days there are. Figures of today come between 15:00 and 19:00; before, the day before is the latest. */
export async function tradingSpan(
  client: TushareClient,
  {as_of, today, say}: FetchOptions
): Promise<TradingSpan> {
  const asked = as_of ?? today;
  if (asked > today) throw new BadInput({file: "tushare"}, "nothing is known yet as of", asked);
  const start = yearsBefore(asked, HISTORY_YEARS);
  const calendar = await fetchCalendar(client, start, asked);
  const openDays = calendar.filter((day) => day <= asked);
  const isOpenToday = openDays.at(-1) === today;
  const latest = isOpenToday ? await fetchDay(client, today, false) : null;
  if (isOpenToday && latest === null) say(`tushare has no figures of ${today} yet; the day before is taken`);
  const past = openDays.filter((day) => day < today);
  const lastDay = latest ? today : past.at(-1);
  if (lastDay === undefined) throw new BadInput({file: "tushare trade_cal"}, "no open day up to", asked);
  return {calendar, start, past, lastDay, latest, as_of: as_of ?? lastDay};
}
