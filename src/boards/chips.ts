import type {Chip} from "../components/filters/filterBar.js";
import {formatExact} from "../lib/format.js";
import type {BoardMessages} from "../lib/messages/boards.js";
import {excludedEnds, type Range} from "../lib/permalink.js";

/** The chip of a list filter: what is chosen, or all but what is left out, whichever is shorter; none where all is. */
export function listChip(
  t: BoardMessages,
  key: string,
  label: string,
  chosen: readonly string[],
  names: ReadonlyMap<string, string>
): Chip[] {
  if (chosen.length === names.size) return [];
  const isChosen = new Set(chosen);
  const namesOf = (values: readonly string[]) => values.map((value) => names.get(value) ?? value);
  const few = t.few(label, namesOf(chosen));
  const allBut = t.allBut(label, namesOf([...names.keys()].filter((value) => !isChosen.has(value))));
  return [{key, text: chosen.length === 0 || few.length <= allBut.length ? few : allBut}];
}

/** The chip of an interval; none where both ends are open. `format` writes an end. */
export function rangeChip(
  t: BoardMessages,
  key: string,
  label: string,
  range: Range,
  unit = "",
  // With all digits: 20.15 to the tenth would let a company of 20.17 in by its words, and not by its rows.
  format: (value: number) => string = formatExact
): Chip[] {
  const [lo, hi] = range;
  if (lo === null && hi === null) return [];
  const end = (value: number | null) => (value === null ? null : format(value));
  return [{key, text: t.interval(label, end(lo), end(hi), unit, excludedEnds(range))}];
}

/** The chosen values, or null where all are chosen: an unfiltered query then reads the same however many there are. */
export function chosenOrAll<T extends string>(
  chosen: readonly T[],
  all: {readonly size: number}
): readonly T[] | null {
  return chosen.length === all.size ? null : chosen;
}
