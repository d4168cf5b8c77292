import type {Row, Tables} from "../data-loaders/contract.js";
import {reportTables} from "../data-loaders/datasets/reportTables.js";
import {computePercentiles} from "../data-loaders/percentile/computePercentiles.js";

/** The last day of the synthetic market: that of the report's prices. */
export const LAST_DAY = "2024-02-23";

export interface SyntheticCompany {
  readonly code: string;
  readonly seed: number;
  /** Trading days up to the last one. */
  readonly days: number;
  /** PE on the first day, and market capitalisation on it in CNY 100 million. */
  readonly pe?: number;
  readonly cap?: number;
  /** From and up to which day, counted back from the last, the company makes a loss, has no PE, is suspended. */
  readonly loss?: readonly [from: number, to: number];
  readonly missing?: readonly [from: number, to: number];
  readonly suspended?: readonly [from: number, to: number];
  /** Without it, there is no static PE. */
  readonly isStatic?: boolean;
}

/**
 * A made-up history for tests and benches, never for a page: a random walk of the capitalisation over a profit that
 * is reported once a quarter, and once a year for the static PE, both to four decimals as vendors give them. The same seed gives the same days.
 */
export function syntheticHistory({
  code,
  seed,
  days,
  pe = 45,
  cap = 400,
  isStatic = true,
  ...gaps
}: SyntheticCompany): Row[] {
  const random = mulberry32(seed);
  const rows: Row[] = [];
  let value = cap;
  let profit = cap / pe;
  let reported = profit;
  for (const [i, date] of weekdays(days).entries()) {
    const back = days - 1 - i;
    if (i % 61 === 60) profit *= 1 + 0.16 * (random() - 0.42);
    if (i % 244 === 82) reported = profit;
    value *= Math.exp(0.024 * gaussian(random) - 0.015 * Math.log(value / (profit * pe)));
    const within = (span?: readonly [number, number]) => span && back <= span[0] && back >= span[1];
    const earned = within(gaps.loss) ? -profit / 3 : profit;
    rows.push({
      code,
      date,
      pe_ttm: within(gaps.missing) ? null : round4(value / earned),
      market_cap_cny_100m: round4(value),
      suspended: within(gaps.suspended) ?? false,
      pe_static: isStatic ? round4(value / reported) : null
    });
  }
  return rows;
}

/** The place of the company that has no static PE. */
const WITHOUT_STATIC = 7;

export async function codeWithoutStatic(): Promise<string> {
  return String((await reportTables()).companies[WITHOUT_STATIC]!.code);
}

/**
 * The report's tables with a synthetic history up to `day`: six years a company, some with a stretch of losses,
 * without PE or suspended; one without a static PE, one that makes a loss to this day, one listed two years ago, and the last without any
 * history.
 */
export async function syntheticTables(day = LAST_DAY): Promise<Tables> {
  const tables = await reportTables();
  const pe_history = tables.companies.slice(0, -1).flatMap(({code}, i) =>
    syntheticHistory({
      code: String(code),
      seed: i + 1,
      days: i === 5 ? 480 : 1490,
      pe: 25 + 7 * (i % 9),
      cap: 90 + 55 * i,
      ...(i === 3 && {loss: [700, 0]}),
      ...(i % 3 === 1 && {loss: [640, 520]}),
      ...(i % 4 === 1 && {missing: [900, 870]}),
      ...(i % 5 === 1 && {suspended: [300, 275]}),
      isStatic: i !== WITHOUT_STATIC
    })
  );
  const known = pe_history.filter(({date}) => String(date) <= day);
  return computePercentiles({...tables, pe_history: known}, day);
}

function weekdays(days: number): string[] {
  const dates: string[] = [];
  for (let time = Date.parse(LAST_DAY); dates.length < days; time -= 86_400_000) {
    const date = new Date(time);
    if (date.getUTCDay() % 6 !== 0) dates.push(date.toISOString().slice(0, 10));
  }
  return dates.reverse();
}

function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
