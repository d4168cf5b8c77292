import type {Row} from "../contract.js";
import type {Report} from "../sources/report.js";
import type {TextRow} from "../textTable.js";
import {readReportFile} from "./reportFile.js";

const HEADER = [
  ...["subject", "rating", "name_zh", "name_en"],
  ...["excess_from_pct", "excess_to_pct", "months", "benchmark_code"]
];

/**
 * The report's rating scale: by how many percentage points a return of so many months beats the benchmark's.
 * An end that is open is null; the report names sectors' ratings without figures, so that both ends are.
 */
export async function readRatingScale(report: Report): Promise<Row[]> {
  const rows = await readReportFile(report, "rating-scale", HEADER, {
    field: "rating",
    of: (r) => `${r.text("subject")} × ${r.text("rating")}`
  });
  return rows.map((r) => ({
    subject: r.oneOf("subject", ["stock", "sector"]),
    rating: r.text("rating"),
    name_zh: r.text("name_zh"),
    name_en: r.text("name_en"),
    ...bandOf(r),
    months: r.integer("months"),
    benchmark_code: r.text("benchmark_code"),
    as_of: report.facts.published,
    source: report.facts.source
  }));
}

function bandOf(r: TextRow) {
  const [from, to] = [r.maybeNumber("excess_from_pct"), r.maybeNumber("excess_to_pct")];
  if (from !== null && to !== null && from >= to)
    r.fail("excess_to_pct", `not above excess_from_pct ${from}`);
  return {excess_from_pct: from, excess_to_pct: to};
}
