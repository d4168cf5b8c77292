import type {Row} from "../contract.js";
import type {ReportFiles} from "../sources/report.js";
import {checkUnique, readTable} from "../textTable.js";

const HEADER = ["finding", "subject_id", "measure", "value", "as_of", "source", "source_url"];

/** Figures from outside the report, each with its source, that the findings are held against. */
export async function readReferenceFigures(read: ReportFiles): Promise<Row[]> {
  const file = "reference-figures.csv";
  const rows = readTable(file, await read("reference-figures"), HEADER);
  checkUnique(file, rows, "measure", (r) => `${r.text("measure")} × ${r.text("subject_id")}`);
  return rows.map((r) => ({
    finding: r.text("finding"),
    subject_id: r.text("subject_id"),
    measure: r.text("measure"),
    value: r.number("value"),
    as_of: r.maybeText("as_of") === null ? null : r.date("as_of"),
    source: r.text("source"),
    source_url: r.maybeText("source_url")
  }));
}
