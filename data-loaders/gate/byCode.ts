import type {Row} from "../contract.js";

type Key = "code" | "index_code";
type Groups = ReadonlyMap<string, readonly Row[]>;

/** What was grouped before: several rules ask the same of one table, which may have millions of rows. */
const KNOWN: Readonly<Record<Key, WeakMap<readonly Row[], Groups>>> = {
  code: new WeakMap(),
  index_code: new WeakMap()
};

/** The rows of each company (or of what else `key` names), by date. */
export function byCode(rows: readonly Row[], key: Key = "code"): Groups {
  const known = KNOWN[key].get(rows);
  if (known) return known;
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const code = String(row[key]);
    const group = groups.get(code);
    if (group) group.push(row);
    else groups.set(code, [row]);
  }
  for (const group of groups.values()) group.sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  KNOWN[key].set(rows, groups);
  return groups;
}
