import type {TableName, Tables} from "../contract.js";
import {isDemoCode} from "../demo/demoTables.js";
import {formatCount, type Violation} from "./violation.js";

const TABLES = ["companies", "pe_history", "list_members"] as const satisfies TableName[];

/** Synthetic companies where the data are to be real, and others in the demo: a finding a table. */
export function checkDemo(next: Tables, isDemo = false): Violation[] {
  return TABLES.flatMap((table): Violation[] => {
    const codes = [...new Set(next[table].map(({code}) => String(code)))];
    const wrong = codes.filter((code) => isDemoCode(code) !== isDemo);
    if (wrong.length === 0) return [];
    const message = isDemo
      ? `${formatCount(wrong.length, "code")} not of the demo, such as ${wrong[0]}: its companies are all synthetic`
      : `${formatCount(wrong.length, "synthetic code")}, such as ${wrong[0]}: npm run demo alone has a store for them`;
    return [{severity: "error", check: "demo", table, key: "*", message}];
  });
}
