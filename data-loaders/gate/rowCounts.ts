import {TABLE_NAMES, type TableName, type Tables} from "../contract.js";
import {formatCount, type Violation} from "./violation.js";

/** Tables without which a page has nothing to show. */
const NEVER_EMPTY: readonly TableName[] = [
  "models",
  "benchmarks",
  "scores",
  "companies",
  "financials",
  "valuations"
];

/** Of these fewer are no loss: what was to be looked at was put right. */
const MAY_SHRINK: readonly TableName[] = ["score_flags"];

/** A table that loses a larger share of its rows than this is taken for broken off. */
const LARGEST_LOSS = 0.1;

/** Tables that are empty, or shorter than they were. */
export function checkRowCounts(next: Tables, before: Tables | null): Violation[] {
  return TABLE_NAMES.filter((table) => !MAY_SHRINK.includes(table)).flatMap((table) => {
    const now = next[table].length;
    const then = before?.[table].length ?? 0;
    const found = (severity: Violation["severity"], message: string): Violation[] => [
      {severity, check: "rows", table, key: "*", message}
    ];
    if (now === 0 && (then > 0 || NEVER_EMPTY.includes(table)))
      return found("error", `no rows, ${then} before`);
    if (now < then * (1 - LARGEST_LOSS)) return found("error", `${formatCount(now, "row")}, ${then} before`);
    return now < then ? found("warning", `${formatCount(now, "row")}, ${then} before`) : [];
  });
}
