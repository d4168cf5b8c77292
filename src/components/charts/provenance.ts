import {MISSING} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows/valuation.js";
import type {PercentileLabels} from "./valuation/percentileLabels.js";

/** Source and newest date of the rows, as a figure names them; a dash where there is no row. */
export function provenance(rows: readonly {readonly source: string; readonly as_of: string}[]): {
  source: string;
  asOf: string;
} {
  const sources = [...new Set(rows.map(({source}) => source))].sort();
  const dates = rows.map(({as_of}) => as_of).sort();
  return {source: sources.join("; ") || MISSING, asOf: dates.at(-1) ?? MISSING};
}

/** As `provenance`, of the percentile that is chosen. */
export function rankingProvenance(
  rows: readonly CompanyRow[],
  {isComputed}: PercentileLabels,
  m: ValuationMessages
): {source: string; asOf: string} {
  if (!isComputed) return provenance(rows);
  const computed = rows.flatMap((row) =>
    row.percentile_as_of === null ? [] : [{source: m.ranking.source, as_of: row.percentile_as_of}]
  );
  return computed.length > 0 ? provenance(computed) : provenance(rows);
}
