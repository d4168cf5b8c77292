import {MISSING} from "../../lib/format.js";

/** Source and newest date of the rows, as an exhibit names them; a dash where there is no row. */
export function provenance(rows: readonly {readonly source: string; readonly as_of: string}[]): {
  source: string;
  asOf: string;
} {
  const sources = [...new Set(rows.map(({source}) => source))].sort();
  const dates = rows.map(({as_of}) => as_of).sort();
  return {source: sources.join("; ") || MISSING, asOf: dates.at(-1) ?? MISSING};
}
