import * as Plot from "@observablehq/plot";
import {group, groups, max, min} from "d3";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import {cutTo, widestText} from "../plot/labels/text.js";
import {INK, INK_2} from "../plot/svgPlot.js";
import {shownMark} from "./marks.js";

/** One benchmark with the scores of the chosen models: a row of a chart. */
export interface BenchmarkRow {
  readonly id: string;
  readonly name: string;
  /** Name with the mark that the source puts on it. */
  readonly label: string;
  readonly category: string;
  readonly metric: string | null;
  /** Score of random guessing in percent. */
  readonly baseline: number;
  readonly scores: readonly ScoreRow[];
  readonly byModel: ReadonlyMap<string, ScoreRow>;
  readonly best: number;
  readonly worst: number;
}

const CATEGORIES = ["knowledge", "commonsense", "reading", "reasoning", "math", "code"];

/** The scores by benchmark, in the order of the categories; within one, benchmarks keep their order. */
export function benchmarkRows(rows: readonly ScoreRow[]): BenchmarkRow[] {
  const benchmarks = [...group(rows, (row) => row.benchmark_id).values()].map(toBenchmark);
  return benchmarks.sort((a, b) => categoryOrder(a) - categoryOrder(b));
}

/** Benchmarks on which there is something to win: at least two models have a score. */
export function contested(rows: readonly BenchmarkRow[]): BenchmarkRow[] {
  return rows.filter(({scores}) => scores.length > 1);
}

/** The score leads its row, alone or shared. A model without a rival leads nothing. */
export function isBest({place}: ScoreRow, {scores}: BenchmarkRow): boolean {
  return place === 1 && scores.length > 1;
}

function toBenchmark(scores: ScoreRow[]): BenchmarkRow {
  const [first] = scores as [ScoreRow];
  const values = scores.map(({score}) => score);
  return {
    id: first.benchmark_id,
    name: first.benchmark,
    label: first.benchmark + shownMark(scores),
    category: first.category,
    // Reports may have run a benchmark differently.
    metric: [...new Set(scores.flatMap(({metric}) => metric ?? []))].join(" / ") || null,
    baseline: first.random_baseline,
    scores,
    byModel: new Map(scores.map((score) => [score.model_id, score])),
    best: max(values) as number,
    worst: min(values) as number
  };
}

/** Where a category stands among those of the reports; others follow. */
export function categoryOrder({category}: {readonly category: string}): number {
  const at = CATEGORIES.indexOf(category);
  return at < 0 ? CATEGORIES.length : at;
}

interface RowPlace {
  readonly row: BenchmarkRow;
  /** Middle of the row in pixels. */
  readonly y: number;
}

interface HeadingPlace {
  readonly category: string;
  readonly y: number;
}

export interface RowLayout {
  readonly rows: readonly RowPlace[];
  readonly headings: readonly HeadingPlace[];
  /** Where the last row ends. */
  readonly bottom: number;
}

interface RowLayoutOptions {
  readonly top: number;
  readonly step: number;
  /** A heading above the benchmarks of each category. */
  readonly grouped: boolean;
}

const HEADING = 26;

/** Places benchmarks below each other, `step` pixels each, in the given order. */
export function rowLayout(benchmarks: readonly BenchmarkRow[], options: RowLayoutOptions): RowLayout {
  const {top, step, grouped} = options;
  const rows: RowPlace[] = [];
  const headings: HeadingPlace[] = [];
  let bottom = top;
  for (const [category, members] of grouped
    ? groups(benchmarks, (row) => row.category)
    : [["", benchmarks]]) {
    if (grouped) {
      headings.push({category: category as string, y: bottom + HEADING - 9});
      bottom += HEADING;
    }
    for (const row of members as readonly BenchmarkRow[]) {
      rows.push({row, y: bottom + step / 2});
      bottom += step;
    }
  }
  return {rows, headings, bottom};
}

interface LabelColumn {
  /** Where the protocol begins; null where there is no room for it. */
  readonly metricAt: number | null;
  /** Width of all labels in pixels, with the gap to the data. */
  readonly width: number;
  /** What a name and a protocol have room for. */
  readonly most: {readonly name: number; readonly metric: number};
}

const GAP = 12;
/** A benchmark's name and its protocol have room for so much at most. Pixels. */
const NAME = 240;
const METRIC = 160;
/** Narrower pictures leave the protocol to the tips. */
const METRIC_FROM = 560;

/** How much room the labels of the rows take in a picture `width` pixels wide. */
export function labelColumn(rows: readonly BenchmarkRow[], width: number): LabelColumn {
  const most = {name: Math.min(NAME, width * 0.4), metric: Math.min(METRIC, width * 0.25)};
  const names = Math.min(most.name, Math.ceil(widestText(rows.map(({label}) => label)))) + GAP;
  if (width < METRIC_FROM) return {metricAt: null, width: names, most};
  const metrics = Math.min(most.metric, Math.ceil(widestText(rows.map(({metric}) => metric ?? ""))));
  return {metricAt: names, width: names + metrics + GAP, most};
}

/** Category, name and protocol to the left of the rows. The plot's left margin is the column's width. */
export function rowLabels({rows, headings}: RowLayout, column: LabelColumn, m: BenchmarkMessages) {
  const left = {frameAnchor: "left", textAnchor: "start", y: "y"} as const;
  const marks: Plot.Markish[] = [
    Plot.text(headings, {
      ...left,
      text: ({category}) => m.categories[category] ?? category,
      dx: -column.width,
      fontWeight: 600,
      fill: INK
    }),
    Plot.text(rows, {
      ...left,
      ...cutTo(({row}: RowPlace) => row.label, column.most.name),
      dx: -column.width,
      fill: INK
    })
  ];
  if (column.metricAt !== null) {
    const dx = column.metricAt - column.width;
    const metric = cutTo(({row}: RowPlace) => row.metric ?? "", column.most.metric);
    marks.push(Plot.text(rows, {...left, ...metric, dx, fill: INK_2}));
  }
  return marks;
}
