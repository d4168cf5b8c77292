import {capOf as maybeCap} from "../companies/money.js";
import type {Row, Tables} from "../contract.js";
import {byCode} from "./byCode.js";
import {formatValue, numberIn, type Violation} from "./violation.js";

/** A move of the market capitalisation that no exchange allows a price within a day. */
const LARGEST_MOVE = 0.35;
/** Days between two figures that are still a day apart: a long holiday, not a suspension. */
const LONGEST_BREAK = 12;
/** A slip of the decimal point: a power of ten, and a day's own move. */
const POWER_OFF = 0.02;
/** Within so many days of trading a slip that somebody mended is gone. */
const REVERTS_WITHIN = 5;
/** How near to where it was it is then. */
const REVERTED = 0.15;
/** New shares trade without limits for so many days. */
const FREE_DAYS = 5;
/** A history that begins so many days after the first of all begins with a listing. */
const LISTED_LATER = 31;
/** From so many companies on, more than half of them that move on one day are a slip of the source. */
const FEWEST_OF_MARKET = 3;

/** A day whose capitalisation is far from that of the day of trading before. */
interface Move {
  readonly code: string;
  readonly last: Row;
  readonly day: Row;
  readonly from: number;
  readonly to: number;
  readonly isNewest: boolean;
  readonly isListing: boolean;
  readonly hasReverted: boolean;
}

/**
 * Market capitalisation that moves by more than 35% between days of trading at most twelve days apart. Where the PE does
 * not follow, it is an error on a company's newest day; whatever the PE does, where the ratio is a power of ten, where it
 * reverts within five days of trading, or where more than half of the companies do it on one day. Else it is a warning:
 * shares are issued, companies merge; and so are the first five days of a listing. Of days that were published already
 * nothing is said but that a capitalisation is another one now. In a first history all days are new.
 */
export function checkCaps(next: Tables, before: Tables | null): Violation[] {
  const then = byCode(before?.pe_history ?? []);
  const companies = byCode(next.pe_history);
  const first = firstDate(companies);
  const found: Move[] = [];
  const revised: Violation[] = [];
  /** How many companies have a capitalisation on a day and on the one before. */
  const alive = new Map<string, number>();
  for (const [code, days] of companies) {
    const known = then.get(code) ?? [];
    const since = String(known.at(-1)?.date ?? "");
    revised.push(...revisions(code, days, known));
    const traded = days.filter((day) => day.suspended !== true && maybeCap(day) !== null);
    const isListing = gapDays(first, String(traded[0]?.date ?? first)) > LISTED_LATER;
    for (let i = 1; i < traded.length; i++) {
      const [last, day] = [traded[i - 1]!, traded[i]!];
      const date = String(day.date);
      if (date <= since || gapDays(String(last.date), date) > LONGEST_BREAK) continue;
      alive.set(date, (alive.get(date) ?? 0) + 1);
      const [from, to] = [capOf(last), capOf(day)];
      if (Math.abs(to / from - 1) <= LARGEST_MOVE) continue;
      const later = traded.slice(i + 1, i + 1 + REVERTS_WITHIN);
      found.push({
        ...{code, last, day, from, to},
        isNewest: i === traded.length - 1,
        isListing: isListing && i < FREE_DAYS,
        hasReverted: later.some((each) => Math.abs(capOf(each) / from - 1) <= REVERTED)
      });
    }
  }
  const moved = countBy(found, ({day}) => String(day.date));
  const isOfMarket = ({day}: Move) => {
    const n = moved.get(String(day.date))!;
    return n >= FEWEST_OF_MARKET && n > alive.get(String(day.date))! / 2;
  };
  return [...found.flatMap((move) => finding(move, isOfMarket(move))), ...revised];
}

function finding(move: Move, isOfMarket: boolean): Violation[] {
  const {code, last, day, from, to} = move;
  const doesFollow = peFollows(move);
  const reason = isPowerOfTen(to / from)
    ? "a power of ten"
    : move.isListing
      ? null
      : move.hasReverted
        ? `back within ${REVERTS_WITHIN} days of trading`
        : isOfMarket
          ? "as that of more than half of the companies"
          : move.isNewest && !doesFollow
            ? "on its newest day"
            : null;
  if (reason === null && doesFollow) return [];
  const pe = doesFollow ? "" : " while pe_ttm does not follow";
  return [
    {
      severity: reason === null ? "warning" : "error",
      check: "cap",
      table: "pe_history",
      key: `${code}/${day.date}`,
      message: `${capColumn(day)} ${formatValue(from)} → ${formatValue(to)} since ${last.date}${pe}${reason === null ? "" : `: ${reason}`}`
    }
  ];
}

/** Whether the PE moves with the capitalisation, at least half as far: then it is the price. */
function peFollows({last, day, from, to}: Move): boolean {
  const [peFrom, peTo] = [numberIn(last, "pe_ttm"), numberIn(day, "pe_ttm")];
  if (peFrom === null || peTo === null || peFrom <= 0 || peTo <= 0) return false;
  const [change, capChange] = [peTo / peFrom - 1, to / from - 1];
  return Math.sign(change) === Math.sign(capChange) && Math.abs(change) >= Math.abs(capChange) / 2;
}

function isPowerOfTen(ratio: number): boolean {
  const power = Math.round(Math.log10(ratio));
  return power !== 0 && Math.abs(ratio / 10 ** power - 1) <= POWER_OFF;
}

/** Days on record whose capitalisation is another one now: an error where it is far from what it was. */
function revisions(code: string, days: readonly Row[], known: readonly Row[]): Violation[] {
  const now = new Map(days.map((day) => [day.date, day]));
  return known.flatMap((day) => {
    const [from, to] = [maybeCap(day), maybeCap(now.get(day.date ?? null))];
    if (from === null || to === null || Math.abs(to / from - 1) <= LARGEST_MOVE) return [];
    return [
      {
        severity: "error",
        check: "revised",
        table: "pe_history",
        key: `${code}/${day.date}/market_cap`,
        message: `${capColumn(day)} was ${formatValue(from)} and is ${formatValue(to)} now`
      } as const
    ];
  });
}

function capOf(day: Row): number {
  return maybeCap(day)!;
}

/** The column that holds it. */
export function capColumn(day: Row): "market_cap_cny_100m" | "market_cap_100m" {
  return numberIn(day, "market_cap_cny_100m") === null ? "market_cap_100m" : "market_cap_cny_100m";
}

function firstDate(companies: ReadonlyMap<string, readonly Row[]>): string {
  let first = "9999-12-31";
  for (const [day] of companies.values()) if (day && String(day.date) < first) first = String(day.date);
  return first;
}

function gapDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
