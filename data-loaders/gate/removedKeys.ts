import type {Row, TableName, Tables} from "../contract.js";
import {isStub} from "../valuations/forwardPe.js";
import {formatCompany, type Violation} from "./violation.js";

const TABLES: readonly TableName[] = ["companies", "valuations", "pe_history"];
const OF_FIGURES: readonly TableName[] = ["pe_history", "financials", "valuations", "watchlist"];

/**
 * Companies that a table had and has no more. A delisting is accepted by hand; who was in a list of the inbox alone,
 * without any figure, was taken out by the list's author.
 */
export function checkRemovedKeys(next: Tables, before: Tables | null): Violation[] {
  if (before === null) return [];
  const missed = codesToMiss(before);
  return TABLES.flatMap((table) => {
    const now = new Set(next[table].map((row) => row.code));
    const gone = new Set(before[table].map((row) => row.code).filter((code) => !now.has(code)));
    return [...gone].map((code) => ({
      severity: missed.has(code) ? ("error" as const) : ("warning" as const),
      check: "vanished",
      table,
      key: String(code),
      message: `${formatCompany(before, code)} was there before and is not any more`
    }));
  });
}

/** The companies of which something was known, or that a report names. */
function codesToMiss(before: Tables): Set<Row[string] | undefined> {
  const codes = new Set<Row[string] | undefined>();
  for (const table of OF_FIGURES) for (const row of before[table]) if (!isStub(row)) codes.add(row.code);
  const reports = new Set(before.lists.filter(({kind}) => kind === "report").map(({list_id}) => list_id));
  for (const row of before.list_members) if (reports.has(row.list_id)) codes.add(row.code);
  return codes;
}
