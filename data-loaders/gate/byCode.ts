import type {Row} from "../contract.js";

/** The rows of each company (or of what else `key` names), by date. */
export function byCode(rows: readonly Row[], key: "code" | "index_code" = "code"): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const code = String(row[key]);
    const group = groups.get(code);
    if (group) group.push(row);
    else groups.set(code, [row]);
  }
  for (const group of groups.values()) group.sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  return groups;
}
