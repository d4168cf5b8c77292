import type {Row, Tables} from "../data-loaders/contract.js";

export const MARKET_DAY = "2024-02-23";

/**
 * The report's tables with a synthetic market: capitalisations and PEs of each company that wander without jumps, and
 * an index of the CSI 300's code, every weekday of `years` years up to `MARKET_DAY`. One company is suspended for a
 * while, one is listed within the last year.
 */
export function marketOf(report: Tables, years = 1.2): Tables {
  const days = weekdays(years);
  const pe_history = report.companies.flatMap(({code}, i) =>
    days.flatMap((date, d) => (i === 4 && d < days.length - 90 ? [] : [dayOf(String(code), date, i, d)]))
  );
  const index_history = days.map((date, d) => ({
    index_code: "000300.SH",
    date,
    close: round(3500 * wander(d, 99, 0.6), 2),
    source: "synthetic"
  }));
  return {...report, pe_history, index_history};
}

function dayOf(code: string, date: string, i: number, d: number): Row {
  const cap = (200 + 40 * i) * wander(d, i, 1 + (i % 5) / 4) * Math.exp(((i % 7) - 3) * d * 0.0003);
  if (i === 7 && d % 250 > 150 && d % 250 < 170)
    return {code, date, pe_ttm: null, market_cap_cny_100m: null, suspended: true};
  return {code, date, pe_ttm: cap / (5 + i), market_cap_cny_100m: round(cap, 4), suspended: false};
}

/** Around 1: a sum of waves, the same for the same day and phase. */
function wander(d: number, phase: number, size: number): number {
  const wave = (length: number, height: number) => height * Math.sin((d + 31 * phase) / length);
  return 1 + size * (wave(61, 0.09) + wave(17, 0.03) + wave(3.7, 0.008));
}

function weekdays(years: number): string[] {
  const days: string[] = [];
  const last = Date.parse(MARKET_DAY);
  for (let day = last - Math.round(years * 365) * 86_400_000; day <= last; day += 86_400_000)
    if (new Date(day).getUTCDay() % 6 !== 0) days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
