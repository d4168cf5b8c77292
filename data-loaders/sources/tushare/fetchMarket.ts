import {addDays} from "../../addDays.js";
import {BadInput} from "../../badInput.js";
import {askedCode} from "../../companies/codes.js";
import type {HistoryDay} from "../../percentile/history.js";
import type {Each} from "../market/counting.js";
import type {IndexClose} from "../market/indexHistory.js";
import {compactDate, type HistoryPlan} from "../market/plan.js";
import {type Ask, nameOf} from "./ask.js";
import type {TushareClient} from "./client.js";
import {
  type Listing,
  readCalendar,
  readDailyBasic,
  readIndex,
  readListings,
  readSuspensions
} from "./endpoints.js";

/** Days that are over do not change: their answers are kept for a week, longer than a backfill goes on. */
const KEEP_PAST = 7 * 86_400_000;
/** What may change within a day is kept for as long as a run that was killed is started again. */
export const KEEP_TODAY = 6 * 3_600_000;
/** How far the calendar is asked ahead: so that it covers a day on which the exchange is closed. */
const AHEAD = 21;

/** Days, ISO and sorted, on which the Shanghai exchange is open from `start` to three weeks after `end`. Shenzhen and Beijing keep the same. */
export async function fetchCalendar(client: TushareClient, start: string, end: string): Promise<string[]> {
  const days: string[] = [];
  // A call may answer 2,000 days, and a history of five years has 1,900.
  for (let from = start, last = addDays(end, AHEAD); from <= last; from = addDays(from, 1000)) {
    const to = [addDays(from, 999), last].sort()[0]!;
    const ask: Ask = {
      api: "trade_cal",
      params: {exchange: "SSE", start_date: compactDate(from), end_date: compactDate(to)}
    };
    const read = (data: unknown) => readCalendar(ask, data, end);
    days.push(...(await client.ask(ask, KEEP_TODAY, read)));
  }
  return days;
}

/** The listed companies, by code. */
export async function fetchListings(client: TushareClient): Promise<Map<string, Listing>> {
  const ask: Ask = {api: "stock_basic", params: {list_status: "L"}};
  return client.ask(ask, KEEP_TODAY, (data) => readListings(ask, data));
}

/** The whole market's figures of one day; null where there are none yet. `isOver`: the day can no longer change. */
export async function fetchDay(
  client: TushareClient,
  day: string,
  isOver: boolean
): Promise<HistoryDay[] | null> {
  const keep = isOver ? KEEP_PAST : 0;
  const params = {trade_date: compactDate(day)};
  const basic: Ask = {api: "daily_basic", params};
  const days = await client.ask(basic, keep, (data) => readDailyBasic(basic, data));
  if (days.length === 0 && isOver) throw new BadInput({file: nameOf(basic)}, "no rows of a day of trading");
  if (days.length === 0) return null;
  const suspended: Ask = {api: "suspend_d", params};
  return [...days, ...(await client.ask(suspended, keep, (data) => readSuspensions(suspended, data)))];
}

/**
 * The days that a plan names, up to `end`, which is over. `isAgain`: of days that did not come before, so that no kept
 * answer is taken, and a day that is missing still ends nothing.
 */
export async function fetchHistory(
  client: TushareClient,
  plan: HistoryPlan,
  end: string,
  {each, isAgain = false}: {readonly each: Each; readonly isAgain?: boolean}
): Promise<HistoryDay[]> {
  const keep = isAgain ? 0 : KEEP_PAST;
  const found: HistoryDay[] = [];
  // Not spread: a market's days are more than a call takes arguments.
  const add = (days: readonly HistoryDay[]) => days.forEach((day) => void found.push(day));
  await each(plan.companies, async ({code, from}) => {
    const params = {ts_code: askedCode(code), start_date: compactDate(from), end_date: compactDate(end)};
    const basic: Ask = {api: "daily_basic", params};
    add(await client.ask(basic, keep, (data) => readDailyBasic(basic, data)));
    const suspended: Ask = {api: "suspend_d", params};
    add(await client.ask(suspended, keep, (data) => readSuspensions(suspended, data)));
  });
  await each(plan.days, async (day) => add((await fetchDay(client, day, !isAgain)) ?? []));
  return found;
}

/** Closes of an index from `start` to `end`. `keepFor` as in `TushareClient.ask`. */
export async function fetchIndex(
  client: TushareClient,
  code: string,
  {start, end, keepFor}: {readonly start: string; readonly end: string; readonly keepFor: number}
): Promise<IndexClose[]> {
  const params = {ts_code: code, start_date: compactDate(start), end_date: compactDate(end)};
  const ask: Ask = {api: "index_daily", params};
  return client.ask(ask, keepFor, (data) => readIndex(ask, data));
}
