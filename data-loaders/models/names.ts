import type {Row} from "../contract.js";

/** The id of a name: `GPT-4o (2024-11-20)` is `gpt-4o-2024-11-20`. Empty where nothing of it is a letter or a digit. */
export function slugOf(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\+/g, "-plus-")
    .replace(/[^\p{Letter}\p{Decimal_Number}.]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .replace(/-{2,}/g, "-");
}

/** How many candidates are named for a name that nobody knows. */
const CANDIDATES = 3;
/** Below this share of common letter pairs two names have nothing to do with each other. */
const ALIKE = 0.4;

/**
 * The ids of the rows whose names are nearest to `name`, the nearest first, by the share of letter pairs that both have
 * (Dice's coefficient), each id once. For a reader to choose from: a name is never matched by it.
 */
export function nearest(
  name: string,
  known: readonly {readonly id: string; readonly name: string}[]
): string[] {
  const own = paired("", name);
  const ids = pairsOf(known)
    .map((other) => ({id: other.id, share: dice(own, other)}))
    .filter(({share}) => share >= ALIKE)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    .map(({id}) => id);
  // Several names may be of one id.
  return [...new Set(ids)].slice(0, CANDIDATES);
}

interface Paired {
  readonly id: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

function paired(id: string, name: string): Paired {
  const counts = pairs(name);
  return {id, counts, size: size(counts)};
}

/** The pairs of lists that were asked before: each of thousands of names is held against the same list. */
const PAIRED = new WeakMap<object, readonly Paired[]>();

function pairsOf(known: readonly {readonly id: string; readonly name: string}[]): readonly Paired[] {
  const before = PAIRED.get(known);
  if (before) return before;
  const all = known.map(({id, name}) => paired(id, name));
  PAIRED.set(known, all);
  return all;
}

function pairs(name: string): Map<string, number> {
  const text = name.toLowerCase().replace(/[^\p{Letter}\p{Decimal_Number}]/gu, "");
  const counts = new Map<string, number>();
  for (let i = 0; i < text.length - 1; i++) {
    const pair = text.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function dice(a: Paired, b: Paired): number {
  const total = a.size + b.size;
  if (total === 0) return 0;
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [pair, n] of few.counts) common += Math.min(n, many.counts.get(pair) ?? 0);
  return (2 * common) / total;
}

function size(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const n of counts.values()) sum += n;
  return sum;
}

/** Rows that are found by name while more of them come. */
export interface NameIndex {
  /** The id that a name stands for: by alias, by id, or by the very name; null where nobody knows it. */
  readonly find: (name: string) => string | null;
  /** The row of an id. */
  readonly row: (id: string) => Row | undefined;
  /** Puts a row in the place of the one with its id, else behind the others. */
  readonly put: (row: Row) => void;
  readonly rows: () => Row[];
}

export function nameIndex(
  before: readonly Row[],
  {id, aliases}: {readonly id: string; readonly aliases: ReadonlyMap<string, string>}
): NameIndex {
  const rows = new Map<string, Row>();
  const names = new Map<string, string>();
  const put = (row: Row) => {
    rows.set(String(row[id]), row);
    names.set(String(row.name), String(row[id]));
  };
  before.forEach(put);
  return {
    find: (name) => {
      const found = aliases.get(name) ?? names.get(name) ?? slugOf(name);
      return rows.has(found) ? found : null;
    },
    row: (key) => rows.get(key),
    put,
    rows: () => [...rows.values()]
  };
}
