import type {Tables} from "../contract.js";
import type {Absence} from "../sources/source.js";
import {formatCompany, type Violation} from "./violation.js";

/** What was asked for and did not come, by name. What is published of it stays. */
export function checkAbsent(next: Tables, absent: readonly Absence[] = []): Violation[] {
  return absent.map(({table, code, message}) => ({
    severity: "warning",
    check: "absent",
    table,
    key: code,
    message: `${formatCompany(next, code)}: ${message}`
  }));
}
