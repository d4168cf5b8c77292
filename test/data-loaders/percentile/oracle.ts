import type {Day, KINDS, LOSSES} from "./syntheticHistory.js";

export interface Asked {
  readonly asOf: string;
  readonly years: number;
  readonly kind: (typeof KINDS)[number];
  readonly losses: (typeof LOSSES)[number];
  /** A PE to rank in the place of the company's own. */
  readonly value?: number;
}

/** The definition of docs/percentile.md again, by sorting lists and walking through them. */
export function expected(days: readonly Day[], asked: Asked) {
  const known = days.filter(({date}) => date <= asked.asOf).sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = known.findLast(({suspended}) => !suspended);
  const pe = asked.value ?? last?.pe ?? null;
  const start = asked.years === 0 ? null : yearsBefore(asked.asOf, asked.years);
  const inside = known.filter(({date}) => start === null || date > start);
  const traded = inside.flatMap((day) => (day.suspended ? [] : [day.pe]));
  const priced = traded.filter((x) => x !== null);
  const ranked = priced.filter((x) => asked.losses !== "exclude" || x > 0);
  const isRanked = pe !== null && (asked.losses !== "exclude" || pe > 0);
  const dearness = (x: number) => (asked.losses === "dearest" ? dearnessOfYield(x) : x);
  const sorted = ranked.map(dearness).sort((a, b) => a - b);
  const at = isRanked ? dearness(pe) : Number.NaN;
  const isBelow = at < sorted[0]!;
  const isAbove = at > sorted.at(-1)!;
  const share = isRanked && sorted.length > 0 ? shareOf(sorted, at, pe, asked) : null;
  const isOld = asked.value === undefined && last !== undefined && daysBetween(last.date, asked.asOf) > 14;
  const hasEnded = asked.value === undefined && daysBetween(known.at(-1)!.date, asked.asOf) > 14;
  const isShort = sorted.length < 250 || (start !== null && daysBetween(start, known[0]!.date) > 14);
  return {
    pe,
    percentile: share === null ? null : 100 * share,
    state: firstOf({
      missing: pe === null,
      loss: !isRanked,
      no_days: sorted.length === 0,
      one_day: sorted.length === 1 && asked.kind === "inc",
      below_range: isBelow,
      above_range: isAbove,
      no_data: hasEnded,
      stale: isOld,
      short_window: isShort,
      ok: true
    }),
    n: sorted.length,
    n_loss: priced.filter((x) => x <= 0).length,
    n_missing: traded.length - priced.length,
    n_suspended: inside.filter(({suspended}) => suspended).length,
    window_start: start,
    pe_date: last?.date ?? null,
    first_date: known[0]?.date,
    last_date: known.at(-1)?.date
  };
}

/** A number that grows as E/P falls. PE 0 stands for a loss without bound. */
function dearnessOfYield(pe: number): number {
  return pe === 0 ? Number.POSITIVE_INFINITY : -1 / pe;
}

function shareOf(sorted: readonly number[], at: number, pe: number, {kind, losses}: Asked): number | null {
  const n = sorted.length;
  const less = sorted.filter((x) => x < at).length;
  const lessOrEqual = sorted.filter((x) => x <= at).length;
  switch (kind) {
    case "weak":
      return lessOrEqual / n;
    case "strict":
      return less / n;
    case "mean":
      return (lessOrEqual / n + less / n) / 2;
    case "inc":
      if (n === 1) return null;
      return at > sorted[n - 1]! ? 1 : at < sorted[0]! ? 0 : ranksBeside(sorted, at, pe, losses) / (n - 1);
    case "exc":
      if (at > sorted[n - 1]! || at < sorted[0]!) return null;
      return (ranksBeside(sorted, at, pe, losses) + 1) / (n + 1);
  }
}

/** The rank from 0 of `at`, between the first ranks of the values on both sides where it is none of them. */
function ranksBeside(sorted: readonly number[], at: number, pe: number, losses: Asked["losses"]): number {
  if (sorted.includes(at)) return sorted.indexOf(at);
  const upper = sorted.find((x) => x > at)!;
  const lower = sorted.findLast((x) => x < at)!;
  const [from, to] = [sorted.indexOf(lower), sorted.indexOf(upper)];
  const isOneSided = losses !== "dearest" || lower > 0 || upper < 0;
  const peOf = (x: number) => (losses === "dearest" ? -1 / x : x);
  const way = isOneSided ? (pe - peOf(lower)) / (peOf(upper) - peOf(lower)) : (at - lower) / (upper - lower);
  return from + way * (to - from);
}

function yearsBefore(date: string, years: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year - years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - years, month - 1, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function firstOf<Name extends string>(holds: Readonly<Record<Name, boolean>>): Name {
  return (Object.keys(holds) as Name[]).find((name) => holds[name])!;
}
