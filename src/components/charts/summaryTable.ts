import {formatDifference, formatNumber} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {SummaryRow} from "../../queries/rows/benchmarks.js";
import type {Pictured} from "../exhibit.js";
import type {Column} from "../table/column.js";
import {emptyExhibit} from "./emptyExhibit.js";
import {summaryFinding, summaryNotes} from "./summaryFinding.js";
import {summaryPicture} from "./summaryPicture.js";

export interface SummaryOptions {
  readonly m: BenchmarkMessages;
  /** No benchmark and no score is filtered out, so that a mean may be compared with the printed average. */
  readonly complete: boolean;
}

export interface SummaryExhibitOptions extends SummaryOptions {
  /** Whom the figures come from, and their ISO date; rows of means no longer know. */
  readonly source: string;
  readonly asOf: string;
}

/** A summary row with what stands in the file beside the columns of the query. */
export interface SummaryView extends SummaryRow {
  readonly average_difference: number | null;
}

/** Means, ranks and wins of the chosen models beside the averages that the report prints. */
export function summaryExhibit(
  rows: readonly SummaryRow[],
  options: SummaryExhibitOptions
): Pictured<SummaryRow> {
  const {m, complete, source, asOf} = options;
  const views = rows.map(
    (row): SummaryView => ({...row, average_difference: averageDifference(row, complete)})
  );
  const shared = {source, asOf, rows: views, columns: summaryColumns(options)};
  if (rows.length === 0) return {...shared, ...emptyExhibit(m.empty)};
  const title = summaryFinding(rows, m);
  const isPrinted = views.some((row) => row.average_difference !== null);
  return {
    ...shared,
    title,
    subtitle: isPrinted ? m.summary.subtitlePrinted(asOf) : m.summary.subtitle(asOf),
    picture: (width) => summaryPicture(views, width, {m, label: title}),
    notes: summaryNotes(rows, isPrinted, m)
  };
}

/** Mean minus printed average in percentage points; null where the mean does not rest on all printed rows. */
export function averageDifference(row: SummaryRow, complete: boolean): number | null {
  const {mean, average_printed, n, n_any} = row;
  if (!complete || n < n_any || mean === null || average_printed === null) return null;
  return +(mean - average_printed).toFixed(9);
}

/** The columns of a table of summary rows. */
export function summaryColumns({m, complete}: SummaryOptions): Column<SummaryRow>[] {
  const {columns: c} = m.summary;
  const percent = {unit: "%", numeric: true} as const;
  return [
    {key: "model", ...c.model},
    {key: "mean", ...c.mean, ...percent, format: ({mean}) => formatNumber(mean, 2)},
    {
      key: "normalized_mean",
      ...c.normalized,
      ...percent,
      format: (row) => formatNumber(row.normalized_mean, 2)
    },
    {key: "win_rate", ...c.winRate, ...percent, format: (row) => formatNumber(row.win_rate, 1)},
    {key: "mean_rank", ...c.meanRank, numeric: true, format: (row) => formatNumber(row.mean_rank, 2)},
    {key: "best_alone", ...c.bestAlone, numeric: true},
    {key: "best_or_tied", ...c.bestOrTied, numeric: true},
    {key: "n", ...c.n, numeric: true},
    {key: "average_printed", ...c.printed, ...percent, format: (row) => formatNumber(row.average_printed, 1)},
    {
      // Not a column of the query: only the page knows whether the two may be compared.
      key: "average_difference" as keyof SummaryRow,
      ...c.difference,
      unit: m.columns.points,
      numeric: true,
      format: (row) => formatDifference(averageDifference(row, complete), 2),
      order: (row) => averageDifference(row, complete)
    }
  ];
}
