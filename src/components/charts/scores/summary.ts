import {descending} from "d3";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {SummaryRow} from "../../../queries/rows/benchmarks.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {modelLink} from "../../models/modelLink.js";
import type {Column} from "../../table/column.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {type SummaryView, summaryPicture} from "./summaryPicture.js";

export interface SummaryOptions {
  readonly m: BenchmarkMessages;
  /** No benchmark and no score is filtered out, so that a mean may be compared with the printed average. */
  readonly complete: boolean;
}

export interface SummaryFigureOptions extends SummaryOptions {
  /** Whom the figures come from, and their ISO date; rows of means no longer know. */
  readonly source: string;
  readonly asOf: string;
}

/** Means, ranks and wins of the chosen models beside the averages that the report prints. */
export function summaryFigure(
  rows: readonly SummaryRow[],
  options: SummaryFigureOptions
): Rendered<SummaryRow> {
  const {m, complete, source, asOf} = options;
  const views = rows.map(
    (row): SummaryView => ({...row, average_difference: averageDifference(row, complete)})
  );
  const columns = summaryColumns(options);
  const fileColumns = keyed<SummaryRow>(["model_id", ...columns.map(({key}) => key), "as_of", "source"]);
  const shared = {source, asOf, rows: views, columns, fileColumns};
  if (rows.length === 0) return {...shared, ...emptyFigure(m.empty)};
  const title = summaryFinding(rows, m);
  const isPrinted = views.some((row) => row.average_difference !== null);
  return {
    ...shared,
    title,
    subtitle: isPrinted ? m.summary.subtitlePrinted(asOf) : m.summary.subtitle(asOf),
    render: (width) => summaryPicture(views, width, {m, label: title}),
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
    {key: "model", ...c.model, format: modelLink},
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

/** The finding of the summary: which model has the highest mean, and how far ahead it is. */
function summaryFinding(rows: readonly SummaryRow[], {summary, list}: BenchmarkMessages): string {
  const ranked = rows.filter(({mean}) => mean !== null).sort((a, b) => descending(a.mean ?? 0, b.mean ?? 0));
  const [first] = ranked;
  if (!first) return summary.noneCommon;
  const mean = formatNumber(first.mean, 2);
  if (ranked.length === 1) return summary.one(first.model, mean, first.n);
  // As it is told: the last digits of a mean depend on the order of its sum.
  const leaders = ranked.filter((row) => formatNumber(row.mean, 2) === mean);
  if (leaders.length > 1) return summary.leadTied(list(leaders.map(({model}) => model)), mean, first.n);
  const second = ranked[1] as SummaryRow;
  const gap = formatNumber((first.mean ?? 0) - (second.mean ?? 0), 2);
  return summary.leads(first.model, mean, first.n) + summary.ahead(gap, second.model);
}

/** What the means rest on, and why the printed averages are others. `isCompared`: they stand beside each other. */
function summaryNotes(
  rows: readonly SummaryRow[],
  isCompared: boolean,
  {summary}: BenchmarkMessages
): string[] {
  const [{n, n_any}] = rows as readonly [SummaryRow];
  const isPrinted = rows.some((row) => row.average_printed !== null);
  return [
    ...(n > 0 ? [summary.over(n)] : []),
    ...(n < n_any ? [summary.leftOut(n_any - n)] : []),
    ...(isPrinted ? [isCompared ? summary.notTheMean : summary.notComparable] : [])
  ];
}
