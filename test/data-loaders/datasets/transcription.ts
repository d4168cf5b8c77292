import {parse} from "csv-parse/sync";
import {embedded} from "../patchedReport.js";

/** Figure 1 of the report as the file holds it, read without the loaders. */
export interface Printed {
  readonly benchmark: string;
  readonly metric: string;
  readonly model: string;
  readonly score: string;
  readonly score_mark: string;
  readonly benchmark_mark: string;
}

export function printedScores(): Printed[] {
  return parse(embedded("benchmarks"), {columns: true}) as Printed[];
}

/** Table 1 of the report by stock code, the cells in printed order as text: sector, name, then six figures. */
export function printedCompanies(): Map<string, string[]> {
  const [, ...rows] = embedded("valuation").trimEnd().split("\n");
  return new Map(
    rows.map((line) => {
      const [sector, code, ...rest] = line.split(",");
      return [code!, [sector!, ...rest]];
    })
  );
}
