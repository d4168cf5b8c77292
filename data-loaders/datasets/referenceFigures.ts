import type {Row} from "../contract.js";
import type {Report} from "../sources/report.js";
import {marketToday} from "../today.js";
import {readReportFile} from "./reportFile.js";

const HEADER = [
  ...["finding", "subject_id", "benchmark_id", "measure", "value"],
  ...["as_of", "source", "source_zh", "source_url"]
];

/** Figures from outside the report, each with its source, that the findings are held against. */
export async function readReferenceFigures(report: Report): Promise<Row[]> {
  const rows = await readReportFile(report, "reference-figures", HEADER, {
    field: "measure",
    of: (r) => `${r.text("measure")} × ${r.text("subject_id")} × ${r.maybeText("benchmark_id") ?? ""}`
  });
  return rows.map((r) => ({
    finding: r.text("finding"),
    subject_id: r.text("subject_id"),
    measure: r.text("measure"),
    value: r.number("value"),
    as_of: r.maybeText("as_of") === null ? null : r.date("as_of", marketToday()),
    source: r.text("source"),
    source_url: r.maybeText("source_url"),
    benchmark_id: r.maybeText("benchmark_id"),
    source_zh: r.text("source_zh")
  }));
}
