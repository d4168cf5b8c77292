import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows/valuation.js";
import type {PercentileLabels} from "./valuation/percentileLabels.js";

export interface Sourced {
  readonly source: string;
  readonly as_of: string;
}

/** As `Sourced`; `as_of` is null where the source names no day. */
export type MaybeDated = Pick<Sourced, "source"> & {readonly as_of: string | null};

/** Between two sources; not within brackets, as in `model card (copy; stored file)`. */
const BETWEEN = /; (?![^()]*\))/;

/**
 * Whose the rows are and of when, as a figure names them: each source once, and the day, or the first and the last. A
 * row may name several sources. Empty where there is no row.
 */
export function provenance(rows: readonly MaybeDated[]): {source: string; asOf: string} {
  return {
    source: sourcesIn(rows.map(({source}) => source)).join("; "),
    asOf: daySpan(rows.map(({as_of}) => as_of))
  };
}

/** The sources that texts name, each of which may name several: each once, in order. */
export function sourcesIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.split(BETWEEN)))].sort();
}

/** Whose a figure is and of when, as a tip tells it. */
export function sourceDay({source, as_of}: MaybeDated): string {
  return as_of === null ? source : `${source} · ${as_of}`;
}

/** `2024-02-23`, or `2024-02-23 – 2025-04-07`; empty without a day. Who has none is passed over. */
export function daySpan(days: readonly (string | null)[]): string {
  const sorted = days.filter((day) => Boolean(day)).sort();
  return [...new Set([sorted[0], sorted.at(-1)])].filter(Boolean).join(" – ");
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

type PublishedKey = Extract<keyof CompanySources, `percentile_published_${string}`>;

/** The forward PE and the growth of a company, each with its own source and day. */
export function expectedOf(row: Omit<CompanySources, PublishedKey>): Sourced[] {
  return [
    ...(row.forward_pe_state === "missing" ? [] : [{source: row.source, as_of: row.as_of}]),
    ...(row.growth_source === null || row.growth_as_of === null
      ? []
      : [{source: row.growth_source, as_of: row.growth_as_of}])
  ];
}

/** The figures of a company that tables show, each with its own source and day: a forward PE, growth, and the published percentile. */
export function figuresOf(row: CompanySources): Sourced[] {
  return [...expectedOf(row), ...publishedOf(row)];
}

/** The percentile that is chosen: whose it is, and of when. */
export function percentileOf(
  row: CompanyRow,
  {isComputed}: PercentileLabels,
  m: ValuationMessages
): Sourced[] {
  return isComputed ? computedOf(row, m) : publishedOf(row);
}

/** The percentile that is computed is of the last day that there is of the company; nothing without a history. */
export function computedOf(
  {percentile_as_of, last_date}: Pick<CompanyRow, "percentile_as_of" | "last_date">,
  m: ValuationMessages
): Sourced[] {
  return percentile_as_of === null ? [] : [{source: m.ranking.source, as_of: last_date ?? percentile_as_of}];
}

function publishedOf(row: Pick<CompanySources, PublishedKey>): Sourced[] {
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
  const computed = rows.flatMap((row) => computedOf(row, m));
  return provenance(computed.length > 0 ? computed : published);
}
