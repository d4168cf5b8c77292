import type {TableName, Tables} from "../contract.js";
import {formatCompany, type Violation} from "./violation.js";

const TABLES: readonly TableName[] = ["companies", "valuations", "pe_history"];

/** Companies that a table had and has no more. A delisting is accepted by hand. */
export function checkRemovedKeys(next: Tables, before: Tables | null): Violation[] {
  return TABLES.flatMap((table) => {
    const now = new Set(next[table].map((row) => row.code));
    const gone = new Set((before?.[table] ?? []).map((row) => row.code).filter((code) => !now.has(code)));
    return [...gone].map((code) => ({
      severity: "error" as const,
      check: "vanished",
      table,
      key: String(code),
      message: `${formatCompany(before, code)} was there before and is not any more`
    }));
  });
}
