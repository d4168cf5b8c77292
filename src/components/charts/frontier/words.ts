import {formatNumber} from "../../../lib/format.js";
import type {FrontierMessages} from "../../../lib/messages/frontier.js";
import type {FrontierPoint, GapRow} from "../../../queries/rows/frontier.js";
import type {TipFigure} from "../plot/tipPicture.js";
import {daySpan, type MaybeDated} from "../provenance.js";

/** What the figures of the frontier are told besides their rows. */
export interface FrontierView {
  readonly m: FrontierMessages;
  readonly benchmark: string;
  /** Over which scores the figures are, in words. */
  readonly scope: string;
  /** ISO day on which the reader looks. */
  readonly day: string;
  /** ISO day of the report. */
  readonly reportDay: string;
  /** ISO days of the first and the last release of a model with a score, over all scores. */
  readonly span: readonly [first: string, last: string];
}

export const OPEN = "var(--bf-open)";
export const CLOSED = "var(--bf-closed)";

/** Figures of the same unit have the same digits behind the point. */
export function scoreDigits(unit: string): number {
  return unit === "loss" ? 3 : unit === "rating" ? 0 : 1;
}

export function formatScore(value: number | null, unit: string): string {
  return formatNumber(value, scoreDigits(unit));
}

export function unitWords(unit: string, {units}: FrontierMessages): string {
  return units[unit] ?? unit;
}

export function scoreWords(unit: string, {scoreUnits}: FrontierMessages): string {
  return scoreUnits[unit] ?? unit;
}

/** A gap without its sign, with its margin and unit. */
export function gapWords(
  {gap, gap_margin, unit}: Pick<GapRow, "gap" | "gap_margin" | "unit">,
  m: FrontierMessages,
  isSigned = false
): string {
  const value = formatScore(isSigned ? gap : Math.abs(gap), unit);
  return m.amount(value, gap_margin === null ? null : formatScore(gap_margin, unit), unitWords(unit, m));
}

/** The same with its sign, in large. */
export function gapFigure(
  {gap, gap_margin, unit}: Pick<GapRow, "gap" | "gap_margin" | "unit">,
  m: FrontierMessages
): TipFigure {
  const value = formatScore(gap, unit);
  return {
    label: m.gap.inUnit(unitWords(unit, m)),
    value: gap_margin === null ? value : `${value} ± ${formatScore(gap_margin, unit)}`
  };
}

/** A release as precisely as it is known: a day, or a month. */
export function releaseDay(date: string, precision: FrontierPoint["release_precision"]): string {
  return precision === "month" ? date.slice(0, 7) : date;
}

/** The row that holds on a day: the last one from it or before. Rows come by date. */
export function rowOn<Row extends {readonly date: string}>(
  rows: readonly Row[],
  day: string
): Row | undefined {
  return rows.findLast(({date}) => date <= day);
}

/** A few sources by name; of more how many they are, since each stands beside its score. */
export function sourcesOf(rows: readonly MaybeDated[], m: FrontierMessages): {source: string; asOf: string} {
  const sources = [...new Set(rows.flatMap(({source}) => source.split("; ")))].sort();
  return {
    source: sources.length > 3 ? m.sources(sources.length) : sources.join("; "),
    asOf: daySpan(rows.map(({as_of}) => as_of))
  };
}
