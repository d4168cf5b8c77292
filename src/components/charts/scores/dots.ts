import {descending} from "d3";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {withTips} from "../plot/pointTips.js";
import {provenance} from "../provenance.js";
import {scoreColumns} from "./columns.js";
import {dotsPicture} from "./dotsPicture.js";
import {chosenModels} from "./modelStyle.js";
import {type BenchmarkRow, benchmarkRows} from "./rows.js";
import {gapNotes, markNotes, spread, spreadFinding} from "./words.js";
/** By category; or widest spread of the models first; or highest best score first. */
export type DotsSort = "category" | "spread" | "best";

export interface ScoreDotsOptions {
  readonly m: BenchmarkMessages;
  readonly sort: DotsSort;
}

/** A dot plot of all chosen scores on one axis from 0 to 100: how far apart the models are. */
export function scoreDots(rows: readonly ScoreRow[], {m, sort}: ScoreDotsOptions): Rendered<ScoreRow> {
  const shared = {...provenance(rows), rows, columns: scoreColumns(m)};
  if (rows.length === 0) return {...shared, ...emptyFigure(m.empty)};
  const benchmarks = orderBenchmarks(benchmarkRows(rows), sort);
  const models = chosenModels(rows);
  const title = spreadFinding(benchmarks, m);
  const draw = (width: number) =>
    dotsPicture(benchmarks, width, {m, models, grouped: sort === "category", label: title});
  return {
    ...shared,
    title,
    subtitle: m.dots.subtitle(shared.asOf),
    render: (width) => draw(width).svg,
    renderInteractive: (width) => withTips(draw(width)),
    notes: [...markNotes(rows, m), ...gapNotes(benchmarks, models.length, m)]
  };
}

function orderBenchmarks(benchmarks: readonly BenchmarkRow[], sort: DotsSort): readonly BenchmarkRow[] {
  if (sort === "category") return benchmarks;
  const value = sort === "spread" ? spread : ({best}: BenchmarkRow) => best;
  return [...benchmarks].sort((a, b) => descending(value(a), value(b)));
}
