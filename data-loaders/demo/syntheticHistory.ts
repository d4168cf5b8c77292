import type {Row} from "../contract.js";
import {gaussian, seededNumbers} from "./randomNumbers.js";

export interface SyntheticCompany {
  readonly code: string;
  readonly seed: number;
  /** Weekdays, the last of which is `lastDay`. */
  readonly days: number;
  /** ISO. */
  readonly lastDay: string;
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
 * A made-up history, for the demo and for tests: a random walk of the capitalisation over a profit that is reported
 * once a quarter, and once a year for the static PE, both to four decimals as vendors give them. The same seed gives the
 * same days.
 */
export function syntheticHistory({
  code,
  seed,
  days,
  lastDay,
  pe = 45,
  cap = 400,
  isStatic = true,
  ...gaps
}: SyntheticCompany): Row[] {
  const random = seededNumbers(seed);
  const rows: Row[] = [];
  let value = cap;
  let profit = cap / pe;
  let reported = profit;
  for (const [i, date] of weekdaysTo(lastDay, days).entries()) {
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

/** So many weekdays up to `lastDay`, ISO, oldest first. */
export function weekdaysTo(lastDay: string, days: number): string[] {
  const dates: string[] = [];
  for (let time = Date.parse(lastDay); dates.length < days; time -= 86_400_000) {
    const date = new Date(time);
    if (date.getUTCDay() % 6 !== 0) dates.push(date.toISOString().slice(0, 10));
  }
  return dates.reverse();
}

function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
