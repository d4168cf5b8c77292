import {formatNumber, MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {Column} from "../../table/column.js";

/** The columns of a table of scores, one row a score. */
export function scoreColumns({columns: c}: BenchmarkMessages): Column<ScoreRow>[] {
  return [
    {key: "benchmark_id", label: c.benchmarkId},
    {key: "benchmark", label: c.benchmark},
    {key: "category", label: c.category},
    {key: "metric", label: c.metric},
    {key: "benchmark_mark", label: c.benchmarkMark},
    {
      key: "random_baseline",
      label: c.baseline,
      unit: "%",
      numeric: true,
      format: (row) => formatNumber(row.random_baseline, 1)
    },
    {key: "model_id", label: c.modelId},
    {key: "model", label: c.model},
    {key: "family", label: c.family},
    {
      key: "params_b",
      label: c.params,
      unit: c.billion,
      numeric: true,
      format: ({params_b}) => (params_b === null ? MISSING : String(params_b))
    },
    {key: "score", label: c.score, unit: "%", numeric: true, format: ({score}) => formatNumber(score, 1)},
    {key: "score_mark", label: c.scoreMark},
    {key: "evaluated_by", label: c.evaluatedBy},
    {key: "place", label: c.place, numeric: true},
    {key: "tied", label: c.tied, numeric: true},
    {key: "as_of", label: c.asOf},
    {key: "source", label: c.source}
  ];
}
