import {descending} from "d3";
import {MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {MeanRow, ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {Sort} from "../../table/sortRows.js";
import {chosenModels, type ModelFacts, type ModelStyle, modelStyles} from "./modelStyle.js";
import {type BenchmarkRow, benchmarkRows, contested} from "./rows.js";

/** What a heat table shows: benchmarks below each other, models beside each other. */
export interface HeatView {
  readonly benchmarks: readonly BenchmarkRow[];
  readonly models: readonly ModelFacts[];
  readonly styles: ReadonlyMap<string, ModelStyle>;
  /** Of each model over the benchmarks on which all have a score; null where there is none. */
  readonly means: HeatMeans | null;
  /** Somewhere there is something to win, so that it is told who leads and by how much. */
  readonly hasLeads: boolean;
}

/** The last row of a heat table. */
export interface HeatMeans {
  readonly byModel: ReadonlyMap<string, number>;
  /** Benchmarks that they are over. */
  readonly n: number;
  readonly lead: Lead | null;
}

/** Who leads a row, and by how much. */
export interface Lead {
  readonly leaders: readonly ModelValue[];
  /** Best minus second, in percentage points to the precision of the values; 0 where the lead is shared. */
  readonly gap: number;
}

interface ModelValue {
  readonly model_id: string;
  readonly model: string;
  readonly value: number;
}

/** `order` are the models from left to right; those it does not name follow, by family and size. */
export function heatView(
  rows: readonly ScoreRow[],
  order: readonly string[] = [],
  means: readonly MeanRow[] = []
): HeatView {
  const benchmarks = benchmarkRows(rows);
  const places = new Map(order.map((id, i) => [id, i]));
  const place = ({model_id}: ModelFacts) => places.get(model_id) ?? order.length;
  return {
    benchmarks,
    models: chosenModels(rows).sort((a, b) => place(a) - place(b)),
    styles: modelStyles(rows),
    means: meansOf(means),
    hasLeads: contested(benchmarks).length > 0
  };
}

/** Means are told as the summary tells them. */
export const MEAN_DIGITS = 2;

/** Who leads a benchmark; nobody where only one model has a score. */
export function scoreLead({scores}: Pick<BenchmarkRow, "scores">): Lead | null {
  return leadOf(scores.map(({model_id, model, score}) => ({model_id, model, value: score})));
}

/** The model that leads, or how many share the lead. */
export function leadWord(lead: Lead | null, {heat}: BenchmarkMessages): string {
  if (!lead) return MISSING;
  const [first, ...others] = lead.leaders;
  return others.length === 0 ? first!.model : heat.tied(lead.leaders.length);
}

/** What reads alike in so many digits is shared. */
function leadOf(values: readonly ModelValue[], digits = 6): Lead | null {
  const [first, second] = [...values].sort((a, b) => descending(a.value, b.value));
  if (!first || !second) return null;
  return {
    leaders: values.filter(({value}) => value.toFixed(digits) === first.value.toFixed(digits)),
    gap: +(first.value - second.value).toFixed(6)
  };
}

function meansOf(rows: readonly MeanRow[]): HeatMeans | null {
  const values = rows.flatMap(({model_id, model, mean}) =>
    mean === null ? [] : [{model_id, model, value: mean}]
  );
  if (values.length === 0) return null;
  return {
    byModel: new Map(values.map(({model_id, value}) => [model_id, value])),
    n: rows[0]!.n,
    lead: leadOf(values, MEAN_DIGITS)
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
