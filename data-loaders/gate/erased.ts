import type {Row, TableName, Tables} from "../contract.js";
import {type FieldGroup, GROUPED, type GroupedTable, keyOfRow} from "../sources/fieldGroups.js";
import {isPublished} from "../valuations/forwardPe.js";
import {byCode} from "./byCode.js";
import {formatCompany, formatCount, numberIn, type Violation} from "./violation.js";

/** Reports print amounts rounded. */
const ROUNDING = 0.01;

/**
 * Figures that were published and are not any more, or of an earlier day than they were: a folder of files is read as a
 * whole, so that a file that took another one's place erases what that one said. Days of a history that were published
 * and lie between those that there are, or behind them, are counted; those before the first one leave with time.
 */
export function checkErased(next: Tables, before: Tables | null): Violation[] {
  if (before === null) return [];
  return [
    ...(Object.keys(GROUPED) as GroupedTable[]).flatMap((table) => checkFields(table, next, before)),
    ...checkDays("pe_history", "code", next, before),
    ...checkDays("index_history", "index_code", next, before)
  ];
}

function checkFields(table: GroupedTable, next: Tables, before: Tables): Violation[] {
  const {groups} = GROUPED[table];
  // A company's computed valuations stand beside its published one, under the same key.
  const spoken = table === "valuations" ? next[table].filter(isPublished) : next[table];
  const now = new Map(spoken.map((row) => [keyOfRow(table, row), row]));
  const companies = new Set(next[table].map(({code}) => code));
  return before[table].flatMap((row) => {
    // What is computed goes with the figures that it is computed from, which are named.
    if (table === "valuations" && !isPublished(row)) return [];
    // What is gone as a whole company is an error by itself.
    if (table === "valuations" && !companies.has(row.code ?? null)) return [];
    const found = now.get(keyOfRow(table, row));
    return (groups as readonly FieldGroup[]).flatMap((group) => {
      const said = saidOf(group, row, found);
      if (said === null) return [];
      const year = table === "financials" ? ` of ${row.fiscal_year} (${row.kind})` : "";
      const key = table === "financials" ? `${row.code}/${row.fiscal_year}/${row.kind}` : String(row.code);
      const message = `${formatCompany(next, row.code)}: ${group.columns[0]}${year} ${said}`;
      return [warning(table, `${key}/${group.columns[0]}`, message)];
    });
  });
}

/** What happened to a part of a row; null where it is there, and of no earlier day. */
function saidOf(group: FieldGroup, before: Row, now: Row | undefined): string | null {
  if (!group.speaks(before)) return null;
  const was = `of ${dayOf(group, before)} (${sourceOf(group, before)})`;
  if (!now || !group.speaks(now)) return `${was} is erased: nothing speaks of it any more`;
  if (dayOf(group, now) >= dayOf(group, before) || isReportedAlike(group, before, now)) return null;
  return `${was} is one of ${dayOf(group, now)} (${sourceOf(group, now)}) now`;
}

/** One source dates what was reported by its announcement, and another by the day of its list. */
function isReportedAlike({columns}: FieldGroup, before: Row, now: Row): boolean {
  const column = columns.find((each) => numberIn(before, each) !== null && numberIn(now, each) !== null);
  if (column === undefined) return false;
  const [from, to] = [before, now].map((row) => numberIn(row, column));
  return now.kind === "actual" && Math.abs(to! - from!) <= ROUNDING * Math.abs(from!);
}

function dayOf({as_of}: FieldGroup, row: Row): string {
  return String(row[as_of] ?? row.as_of);
}

function sourceOf({source}: FieldGroup, row: Row): string {
  return String(row[source] ?? row.source);
}

/** One finding of a table: of how many companies or indices how many days are gone. */
function checkDays(table: TableName, key: "code" | "index_code", next: Tables, before: Tables): Violation[] {
  const now = byCode(next[table], key);
  const gone: Row[] = [];
  for (const [code, rows] of byCode(before[table], key)) {
    const found = now.get(code);
    if (!found) continue;
    const days = new Set(found.map(({date}) => date));
    for (const row of rows)
      if (!days.has(row.date!) && String(row.date) > String(found[0]!.date)) gone.push(row);
  }
  if (gone.length === 0) return [];
  const codes = new Set(gone.map((row) => row[key]));
  const days = gone.map(({date}) => String(date)).sort();
  const span = days[0] === days.at(-1) ? days[0] : `${days[0]} to ${days.at(-1)}`;
  const [first] = codes;
  const whose =
    codes.size === 1
      ? formatCompany(next, first)
      : `${codes.size} ${key === "code" ? "companies" : "indices"}`;
  const message = `${formatCount(gone.length, "published row")} of ${whose} ${gone.length === 1 ? "is" : "are"} erased, ${span}`;
  return [warning(table, "*", message)];
}

function warning(table: TableName, key: string, message: string): Violation {
  return {severity: "warning", check: "erased", table, key, message};
}
