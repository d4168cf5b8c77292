import {descending} from "d3";
import {formatNumber} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {SummaryRow} from "../../queries/rows/benchmarks.js";

/** The finding of the summary: which model has the highest mean, and how far ahead it is. */
export function summaryFinding(rows: readonly SummaryRow[], {summary, list}: BenchmarkMessages): string {
  const ranked = rows.filter(({mean}) => mean !== null).sort((a, b) => descending(a.mean ?? 0, b.mean ?? 0));
  const [first] = ranked;
  if (!first) return summary.noneCommon;
  const mean = formatNumber(first.mean, 2);
  if (ranked.length === 1) return summary.one(first.model, mean, first.n);
  const leaders = ranked.filter((row) => row.mean === first.mean);
  if (leaders.length > 1) return summary.leadTied(list(leaders.map(({model}) => model)), mean, first.n);
  const second = ranked[1] as SummaryRow;
  const gap = formatNumber((first.mean ?? 0) - (second.mean ?? 0), 2);
  return summary.leads(first.model, mean, first.n) + summary.ahead(gap, second.model);
}

/** What the means rest on, and why the printed averages are others. `isCompared`: they stand beside each other. */
export function summaryNotes(
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
