import {capOf} from "../companies/money.js";
import type {Row, Tables} from "../contract.js";
import {byCode} from "./byCode.js";
import {capColumn} from "./caps.js";
import {formatValue, numberIn, type Violation} from "./violation.js";

/** A move of the PE from one day to the next that only earnings could explain. */
const LARGEST_MOVE = 0.5;
/** Days between two figures that are still a day apart: a long holiday, not a suspension. */
const LONGEST_BREAK = 12;

/**
 * PE that moves by more than half in a day while the market capitalisation does not, and days on record whose
 * figure is another one now. Days that were published are compared with what was published; of the days that
 * are new, the first with the last that was published. In a company's first history a jump is only noted:
 * five years of quarterly reports hold many, and nothing published changes.
 */
export function checkJumps(next: Tables, before: Tables | null): Violation[] {
  const then = byCode(before?.pe_history ?? []);
  return [...byCode(next.pe_history)].flatMap(([code, days]) => {
    const known = then.get(code);
    return known ? [...revisions(days, known), ...moves(days, lastDate(known))] : noted(moves(days, ""));
  });
}

/** Moves between consecutive days of trading, the later of which is after `since`. */
function moves(days: readonly Row[], since: string): Violation[] {
  const traded = days.filter((day) => day.suspended !== true && numberIn(day, "pe_ttm") !== null);
  return traded.flatMap((day, i) => {
    const last = traded[i - 1];
    return last && String(day.date) > since ? move(last, day) : [];
  });
}

function move(last: Row, day: Row): Violation[] {
  const [from, to] = [numberIn(last, "pe_ttm")!, numberIn(day, "pe_ttm")!];
  const at = {check: "jump", table: "pe_history", key: `${day.code}/${day.date}`} as const;
  // Losses have no dearness to compare: the percentile leaves them out.
  if (from <= 0 && to <= 0) return [];
  if (from <= 0 || to <= 0)
    return [
      {severity: "warning", ...at, message: `pe_ttm turned from ${formatValue(from)} to ${formatValue(to)}`}
    ];
  const change = to / from - 1;
  if (Math.abs(change) <= LARGEST_MOVE) return [];
  const [capFrom, capTo] = [capOf(last), capOf(day)];
  const moved = `pe_ttm ${formatValue(from)} → ${formatValue(to)} (${percent(change)}) since ${last.date}`;
  if (capFrom === null || capTo === null)
    return [{severity: "warning", ...at, message: `${moved}, no market capitalisation to compare`}];
  const capChange = capTo / capFrom - 1;
  if (Math.sign(capChange) === Math.sign(change) && Math.abs(capChange) >= Math.abs(change) / 2) return [];
  const caps = `${capColumn(day)} ${formatValue(capFrom)} → ${formatValue(capTo)} (${percent(capChange)})`;
  const isDay = Date.parse(String(day.date)) - Date.parse(String(last.date)) <= LONGEST_BREAK * 86_400_000;
  return [{severity: isDay ? "error" : "warning", ...at, message: `${moved} while ${caps}`}];
}

function revisions(days: readonly Row[], known: readonly Row[]): Violation[] {
  const now = new Map(days.map((day) => [day.date, day]));
  return known.flatMap((day) => {
    const found = now.get(day.date ?? null);
    const [from, to] = [numberIn(day, "pe_ttm"), numberIn(found, "pe_ttm")];
    if (found === undefined || from === to || from === null) return [];
    const isLarge = to === null || (!isLoss(from, to) && Math.abs(to / from - 1) > LARGEST_MOVE);
    return [
      {
        severity: isLarge ? "error" : "warning",
        check: "revised",
        table: "pe_history",
        key: `${day.code}/${day.date}`,
        message: `pe_ttm was ${formatValue(from)} and is ${to === null ? "missing" : formatValue(to)} now`
      } as const
    ];
  });
}

// Of a loss one source says the size, and another only that there is one, which is 0.
function isLoss(from: number, to: number): boolean {
  return from <= 0 && to <= 0;
}

function noted(findings: readonly Violation[]): Violation[] {
  return findings.map((finding) => ({...finding, severity: "warning"}));
}

function lastDate(days: readonly Row[]): string {
  return String(days.at(-1)?.date ?? "");
}

function percent(change: number): string {
  return `${change > 0 ? "+" : ""}${(change * 100).toFixed(0)}%`;
}
