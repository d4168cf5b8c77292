import type {Row, TableName} from "../../contract.js";
import type {Absence} from "../source.js";

/** Those of `codes`, companies or indices, of which `rows` have none: what was asked for `table`, and did not come. */
export function lacking(
  table: TableName,
  codes: Iterable<string>,
  rows: readonly Row[],
  message: string
): Absence[] {
  const there = new Set(rows.map(({code, index_code}) => code ?? index_code));
  return [...codes].filter((code) => !there.has(code)).map((code) => ({table, code, message}));
}
