import type {Row, Tables} from "../contract.js";
import {formatCompany, formatCount, type Violation} from "./violation.js";

/** Companies whose daily rows stop before the newest day that others have: a share that is suspended has rows that say so. */
export function checkLag(next: Tables): Violation[] {
  const last = lastRows(next.pe_history);
  const days = [...new Set(next.pe_history.map((row) => String(row.date)))].sort();
  const newest = days.at(-1);
  if (newest === undefined) return [];
  const named = new Set(next.companies.map((row) => row.code));
  const behind = [...last.values()]
    .filter(({date}) => date !== newest)
    .sort((a, b) => Number(named.has(b.code!)) - Number(named.has(a.code!)) || (a.code! < b.code! ? -1 : 1));
  return behind.map((row) => stopped(next, row, days));
}

function lastRows(history: readonly Row[]): Map<string, Row> {
  const last = new Map<string, Row>();
  for (const row of history) {
    const before = last.get(String(row.code));
    if (!before || String(before.date) < String(row.date)) last.set(String(row.code), row);
  }
  return last;
}

function stopped(next: Tables, {code, date, suspended}: Row, days: readonly string[]): Violation {
  const later = days.filter((day) => day > String(date)).length;
  const state = suspended === true ? ", when it was suspended" : "";
  return {
    severity: "warning",
    check: "lag",
    table: "pe_history",
    key: String(code),
    message: `${formatCompany(next, code)} has no row after ${date}${state}; others have ${formatCount(later, "later day")}, up to ${days.at(-1)}`
  };
}
