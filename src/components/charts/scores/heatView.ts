import {descending} from "d3";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {Sort} from "../../table/sortRows.js";
import {chosenModels, type ModelFacts, type ModelStyle, modelStyles} from "./modelStyle.js";
import {type BenchmarkRow, benchmarkRows} from "./rows.js";

/** What a heat table shows: benchmarks below each other, models beside each other. */
export interface HeatView {
  readonly benchmarks: readonly BenchmarkRow[];
  readonly models: readonly ModelFacts[];
  readonly styles: ReadonlyMap<string, ModelStyle>;
}

/** `order` are the models from left to right; those it does not name follow, by family and size. */
export function heatView(rows: readonly ScoreRow[], order: readonly string[] = []): HeatView {
  const places = new Map(order.map((id, i) => [id, i]));
  const place = ({model_id}: ModelFacts) => places.get(model_id) ?? order.length;
  return {
    benchmarks: benchmarkRows(rows),
    models: chosenModels(rows).sort((a, b) => place(a) - place(b)),
    styles: modelStyles(rows)
  };
}

/** The benchmarks by the score of the model `sort.key`, those without one last; by category without a sort. */
export function sortBenchmarks(
  benchmarks: readonly BenchmarkRow[],
  sort: Sort | null
): readonly BenchmarkRow[] {
  if (!sort) return benchmarks;
  const score = ({byModel}: BenchmarkRow) => byModel.get(sort.key)?.score;
  const sign = sort.descending ? 1 : -1;
  return [...benchmarks].sort((a, b) => {
    const [x, y] = [score(a), score(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return sign * descending(x, y);
  });
}

/** What a click on the header of a model leads to: best first, worst first, by category. */
export function nextScoreSort(current: Sort | null, key: string): Sort | null {
  if (current?.key !== key) return {key, descending: true};
  return current.descending ? {key, descending: false} : null;
}

/** Share of the heat hue at a score of 100. More would bring ink on it below a contrast of 4.5 in dark. */
const DEEPEST = 60;

/** Shade of a score in percent: the deeper, the nearer to 100, on the same scale in every row and view. */
export function heatColor(score: number): string {
  const share = (DEEPEST * Math.min(100, Math.max(0, score))) / 100;
  return `color-mix(in oklab, var(--bf-heat) ${share.toFixed(1)}%, var(--bf-paper))`;
}
