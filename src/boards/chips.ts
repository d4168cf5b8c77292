import type {Chip} from "../components/filters/filterBar.js";
import {formatNumber} from "../lib/format.js";
import type {BoardMessages} from "../lib/messages/boards.js";
import type {Range} from "../lib/permalink.js";

/** The chip of a list filter; none where all is chosen. */
export function listChip(
  t: BoardMessages,
  key: string,
  label: string,
  chosen: readonly string[],
  names: ReadonlyMap<string, string>
): Chip[] {
  if (chosen.length === names.size) return [];
  return [
    {
      key,
      text: t.few(
        label,
        chosen.map((value) => names.get(value) ?? value),
        names.size
      )
    }
  ];
}

/** The chip of an interval; none where both ends are open. */
export function rangeChip(t: BoardMessages, key: string, label: string, [lo, hi]: Range, unit = ""): Chip[] {
  if (lo === null && hi === null) return [];
  const end = (value: number | null) =>
    value === null ? null : formatNumber(value, Number.isInteger(value) ? 0 : 1);
  return [{key, text: t.interval(label, end(lo), end(hi), unit)}];
}

/** The chosen values, or null where all are chosen: an unfiltered query then reads the same however many there are. */
export function chosenOrAll<T extends string>(
  chosen: readonly T[],
  all: {readonly size: number}
): readonly T[] | null {
  return chosen.length === all.size ? null : chosen;
}
