import type {Row, Tables} from "../contract.js";
import {formatValue, numberIn, type Violation} from "./violation.js";

/** An index of A shares moves no further in a day: its companies may move by 10%, a few of them by 20% or 30%. */
const LARGEST_MOVE = 0.21;
/** Days between two closes that are still a day apart: a long holiday. */
const LONGEST_BREAK = 12;

/**
 * Index levels that stand out of order (readers take the first and last row of an index for its first and last day),
 * that move further than the exchange lets them, and closes on record that are others now.
 */
export function checkIndices(next: Tables, before: Tables | null): Violation[] {
  const known = new Map((before?.index_history ?? []).map((row) => [keyOf(row), numberIn(row, "close")]));
  return next.index_history.flatMap((row, i) => {
    const last = next.index_history[i - 1];
    return [...order(row, last), ...move(row, last), ...revision(row, known)];
  });
}

function order(row: Row, last: Row | undefined): Violation[] {
  if (!last || [last, row].map(keyOf).sort()[0] === keyOf(last)) return [];
  return [found("error", "order", row, `stands after ${keyOf(last)}`)];
}

function move(row: Row, last: Row | undefined): Violation[] {
  if (last?.index_code !== row.index_code) return [];
  const [from, to] = [numberIn(last, "close"), numberIn(row, "close")];
  const days = (Date.parse(String(row.date)) - Date.parse(String(last?.date))) / 86_400_000;
  if (from === null || to === null || from <= 0 || days > LONGEST_BREAK) return [];
  if (Math.abs(to / from - 1) <= LARGEST_MOVE) return [];
  return [found("error", "jump", row, `close ${formatValue(from)} → ${formatValue(to)} since ${last?.date}`)];
}

// Closes are final: another one is another index, or another unit.
function revision(row: Row, known: ReadonlyMap<string, number | null>): Violation[] {
  const [from, to] = [known.get(keyOf(row)) ?? null, numberIn(row, "close")];
  if (from === null || from === to) return [];
  const isLarge = to === null || Math.abs(to / from - 1) > 0.001;
  const now = to === null ? "missing" : formatValue(to);
  return [
    found(isLarge ? "error" : "warning", "revised", row, `close was ${formatValue(from)} and is ${now} now`)
  ];
}

function found(severity: Violation["severity"], check: string, row: Row, message: string): Violation {
  return {severity, check, table: "index_history", key: keyOf(row), message};
}

function keyOf(row: Row): string {
  return `${row.index_code}/${row.date}`;
}
