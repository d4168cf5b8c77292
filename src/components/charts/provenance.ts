import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows/valuation.js";
import type {PercentileLabels} from "./valuation/percentileLabels.js";

export interface Sourced {
  readonly source: string;
  readonly as_of: string;
}

/**
 * Whose the rows are and of when, as a figure names them: each source once, and the day, or the first and the last. A
 * row may name several sources. Empty where there is no row.
 */
export function provenance(rows: readonly Sourced[]): {source: string; asOf: string} {
  const sources = [...new Set(rows.flatMap(({source}) => source.split("; ")))].sort();
  return {source: sources.join("; "), asOf: daySpan(rows.map(({as_of}) => as_of))};
}

/** `2024-02-23`, or `2024-02-23 – 2025-04-07`; empty without a day. */
export function daySpan(days: readonly string[]): string {
  const sorted = [...days].sort();
  return [...new Set([sorted[0], sorted.at(-1)])].filter((day) => day !== undefined).join(" – ");
}

type CompanySources = Pick<
  CompanyRow,
  | "forward_pe_state"
  | "as_of"
  | "source"
  | "growth_as_of"
  | "growth_source"
  | "percentile_published_state"
  | "percentile_published_as_of"
  | "percentile_published_source"
>;

/** The figures of a company that charts draw, each with its own source and day: a forward PE, growth, and the published percentile. */
export function figuresOf(row: CompanySources): Sourced[] {
  return [
    ...(row.forward_pe_state === "missing" ? [] : [{source: row.source, as_of: row.as_of}]),
    ...(row.growth_source === null || row.growth_as_of === null
      ? []
      : [{source: row.growth_source, as_of: row.growth_as_of}]),
    ...publishedOf(row)
  ];
}

function publishedOf(row: CompanySources): Sourced[] {
  if (row.percentile_published_state === "not_given") return [];
  return [{source: row.percentile_published_source, as_of: row.percentile_published_as_of}];
}

/** As `provenance`, of the percentile that is chosen. */
export function rankingProvenance(
  rows: readonly CompanyRow[],
  {isComputed}: PercentileLabels,
  m: ValuationMessages
): {source: string; asOf: string} {
  const published = rows.flatMap(publishedOf);
  if (!isComputed) return provenance(published);
  const computed = rows.flatMap((row) =>
    row.percentile_as_of === null ? [] : [{source: m.ranking.source, as_of: row.percentile_as_of}]
  );
  return provenance(computed.length > 0 ? computed : published);
}
