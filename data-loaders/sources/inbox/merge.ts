import {BadInput, formatLocation, type Location} from "../../badInput.js";

/** What one row of one file says of a company on a key, such as a day. A field that the file does not have is undefined. */
export interface Part {
  readonly code: string;
  /** What tells the rows of a company apart, and sorts them. */
  readonly key: string;
  /** The ISO date of the row, where the key is more than that. */
  readonly as_of?: string;
  readonly origin: Location;
  readonly row: number;
  /** The company's name: the first one that a row gives. */
  name?: string;
  /** Where the figures come from: every source that had a part in them. */
  source?: string;
  /** The same of each group of figures, by its name. */
  sources?: Readonly<Record<string, string>>;
}

/**
 * Joins what several rows say of the same company and key, and makes a row of each, sorted by both; null leaves it
 * out. Fields of which only one row speaks are taken over; the same value twice is one; two values throw BadInput
 * that names both rows and both values.
 */
export function mergeParts<T extends Part, R>(
  parts: readonly T[],
  fields: readonly (keyof T & string)[],
  toRow: (part: T) => R | null
): R[] {
  const byCode = new Map<string, T[]>();
  for (const part of parts) {
    const known = byCode.get(part.code);
    if (known) known.push(part);
    else byCode.set(part.code, [part]);
  }
  const rows: R[] = [];
  for (const code of [...byCode.keys()].sort())
    for (const part of mergeSorted(byCode.get(code)!.sort(byKey), fields)) {
      const row = toRow(part);
      if (row !== null) rows.push(row);
    }
  return rows;
}

export function byKey(a: {readonly key: string}, b: {readonly key: string}): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function mergeSorted<T extends Part>(parts: readonly T[], fields: readonly (keyof T & string)[]): T[] {
  const merged: T[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (before?.key === part.key) merged[merged.length - 1] = joined(before, part, fields);
    else merged.push(part);
  }
  return merged;
}

function joined<T extends Part>(a: T, b: T, fields: readonly (keyof T & string)[]): T {
  const both = {...a};
  for (const field of fields) {
    if (a[field] === undefined) both[field] = b[field];
    else if (b[field] !== undefined && !Object.is(a[field], b[field])) conflict(a, b, field);
  }
  both.name = a.name ?? b.name;
  both.source = bothOf(a.source, b.source);
  const groups = new Set([...Object.keys(a.sources ?? {}), ...Object.keys(b.sources ?? {})]);
  both.sources = Object.fromEntries(
    [...groups].map((group) => [group, bothOf(a.sources?.[group], b.sources?.[group])!])
  );
  return both;
}

function bothOf(a: string | undefined, b: string | undefined): string | undefined {
  return a && b && a !== b ? `${a}; ${b}` : (a ?? b);
}

function conflict<T extends Part>(a: T, b: T, field: keyof T & string): never {
  const there = formatLocation({...a.origin, row: a.row});
  throw new BadInput(
    {...b.origin, row: b.row, field},
    `${b.code} ${b.key}: ${there} says ${JSON.stringify(a[field])}, this row`,
    b[field],
    {publicly: `${b.code} ${b.key}: ${there} says something else`}
  );
}
