import {isDeepStrictEqual} from "node:util";
import type {StoreChange} from "../../../data-loaders/changeStore.js";

/** A change of the stored days: a refresh of a day, or what `npm run store` does. */
export type Change = {readonly write: string} | StoreChange;

/** What a reader of the store finds. */
export interface StoredState {
  readonly published: string | null;
  readonly pinned: string | null;
  readonly days: readonly string[];
}

/** The change number `i`, from 1: a day is stored, then again and again a later one, with the one before it pinned, unpinned and dropped. */
export function changeOf(i: number): Change {
  const {round, turn} = turnOf(i);
  const before = dayOf(round - 1);
  const changes: readonly Change[] = [{write: dayOf(round)}, {use: before}, {use: null}, {drop: before}];
  return changes[turn]!;
}

/** What is stored after the first `i` changes. */
export function stateAfter(i: number): StoredState {
  const {round, turn} = turnOf(i);
  const [day, before] = [dayOf(round), dayOf(round - 1)];
  if (i === 0) return {published: null, pinned: null, days: []};
  if (i === 1) return {published: day, pinned: null, days: [day]};
  return {
    published: turn === 1 ? before : day,
    pinned: turn === 1 ? before : null,
    days: turn === 3 ? [day] : [before, day]
  };
}

/** The least number of changes that leaves `state`: where the next one goes on. */
export function changesUntil(state: StoredState): number {
  for (let i = 0; i < 10_000; i++) if (isDeepStrictEqual(stateAfter(i), state)) return i;
  throw new Error(`no number of changes leaves ${JSON.stringify(state)}`);
}

function turnOf(i: number): {round: number; turn: number} {
  return i < 2 ? {round: 0, turn: 0} : {round: 1 + Math.floor((i - 2) / 4), turn: (i - 2) % 4};
}

function dayOf(round: number): string {
  return new Date(Date.UTC(2024, 0, 1 + round)).toISOString().slice(0, 10);
}
