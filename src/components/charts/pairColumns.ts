import {formatDifference, formatNumber} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {PairRow} from "../../queries/rows/benchmarks.js";
import type {Column} from "../table/column.js";

/** The columns of a table of two models, one row a benchmark. */
export function pairColumns(
  {columns: c}: BenchmarkMessages,
  {a, b}: {readonly a: string; readonly b: string}
): Column<PairRow>[] {
  const score = {unit: "%", numeric: true} as const;
  return [
    {key: "benchmark_id", label: c.benchmarkId},
    {key: "benchmark", label: c.benchmark},
    {key: "category", label: c.category},
    {key: "metric", label: c.metric},
    {key: "benchmark_mark", label: c.benchmarkMark},
    {key: "score_a", label: a, ...score, format: (row) => formatNumber(row.score_a, 1)},
    {key: "mark_a", label: c.markOf(a)},
    {key: "score_b", label: b, ...score, format: (row) => formatNumber(row.score_b, 1)},
    {key: "mark_b", label: c.markOf(b)},
    {
      key: "difference",
      label: c.difference,
      unit: c.points,
      numeric: true,
      format: ({difference}) => formatDifference(difference, 1)
    },
    {key: "as_of", label: c.asOf},
    {key: "source", label: c.source}
  ];
}
