import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import {spreadLabels} from "../plot/labels/spread.js";
import {cutTo, textWidth} from "../plot/labels/text.js";
import {figuredPoint, type Pointed} from "../plot/pointTips.js";
import {INK, INK_2, JOIN, PAPER, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {sourceDay} from "../provenance.js";
import {inlineLegend, tickSpan} from "./inlineLegend.js";
import {
  isOtherFamily,
  legendOf,
  MANY_MODELS,
  type ModelFacts,
  type ModelPoint,
  type ModelStyle,
  modelMarks,
  modelStyles
} from "./modelStyle.js";
import type {BenchmarkRow} from "./rows.js";
import {labelColumn, type RowLayout, rowLabels, rowLayout} from "./rows.js";
import {isStarred} from "./words.js";

export interface DotsPictureOptions {
  readonly m: BenchmarkMessages;
  readonly models: readonly ModelFacts[];
  readonly grouped: boolean;
  readonly label: string;
  /** How the models look, where that is not by their family. */
  readonly styles?: ReadonlyMap<string, ModelStyle>;
  /** What stands below the rows, from `top` down. */
  readonly below?: {readonly height: number; readonly marks: (top: number) => readonly Plot.Markish[]};
}

const STEP = 26;
const AXIS = 22;
const RIGHT = 14;

/** A row a benchmark, a dot a model, all on one axis from 0 to 100. */
export function dotsPicture(
  benchmarks: readonly BenchmarkRow[],
  width: number,
  {m, models, grouped, label, styles = modelStyles(models), below}: DotsPictureOptions
): Pointed {
  const labels = labelColumn(benchmarks, width);
  const x = {domain: [0, 100], range: [labels.width, width - RIGHT]} as const;
  const isMany = models.length > MANY_MODELS;
  const hasBaseline = benchmarks.some(({baseline}) => baseline > 0);
  const tick = hasBaseline ? m.randomGuess : null;
  const place = (top: number) =>
    rowLayout(benchmarks, {top, step: rowStep(benchmarks, scaleLinear(x.domain, x.range)), grouped});
  const points = (layout: RowLayout) => scorePoints(layout, styles, scaleLinear(x.domain, x.range));

  // Names at the dots of the first row where there is room, else a key above.
  const shortKey = inlineLegend([], tick, width);
  const named = place(shortKey.height + AXIS + DOT_LABELS);
  const first = points(named).filter(({row}) => row.benchmark_id === benchmarks[0]?.id);
  const isNamed = !isMany && first.length === models.length;
  const names = isNamed
    ? dotLabels(first, {left: labels.width, right: width, top: shortKey.height + AXIS + 2})
    : null;
  const key = names
    ? shortKey
    : inlineLegend(legendOf(models, {others: m.otherFamilies, styles}), tick, width);
  const layout = names ? named : place(key.height + AXIS + 6);
  const placed = points(layout);

  const svg = svgPlot({
    width,
    height: layout.bottom + AXIS + (below?.height ?? 0),
    marginLeft: labels.width,
    marginRight: RIGHT,
    marginTop: key.height + AXIS,
    marginBottom: AXIS + (below?.height ?? 0),
    x: {...x, axis: null},
    label,
    marks: [
      Plot.gridX({stroke: "var(--bf-grid)", strokeOpacity: 1}),
      ["top", "bottom"].map((anchor) =>
        Plot.axisX({anchor: anchor as "top", label: null, tickSize: 0, fontSize: 12, fill: INK_2})
      ),
      key.marks as Plot.Markish[],
      rowLabels(layout, labels, m),
      Plot.ruleY(layout.rows, {y: "y", stroke: "var(--bf-grid)"}),
      Plot.ruleY(layout.rows, {
        x1: ({row}) => row.worst,
        x2: ({row}) => row.best,
        y: "y",
        stroke: JOIN,
        strokeWidth: 1.5
      }),
      Plot.ruleX(
        layout.rows.filter(({row}) => row.baseline > 0),
        {x: ({row}) => row.baseline, ...tickSpan(7)}
      ),
      names,
      pointMarks(placed, isMany),
      ...(below?.marks(layout.bottom + AXIS) ?? [])
    ]
  });
  return {
    svg,
    points: placed.map(({row, px, y}) => ({
      ...figuredPoint({x: px, y}, () => tipContent(row, benchmarks, m)),
      // Many lie on one pixel, where all are told: in a line each.
      ...(isMany && {text: () => m.labelled(row.model, formatNumber(row.score, 1))})
    }))
  };
}

/** The height of a row has room for the dots that stand above each other, whichever row has most of them. */
function rowStep(benchmarks: readonly BenchmarkRow[], px: (x: number) => number): number {
  const reaches = benchmarks.flatMap(({scores}) => offsetsOf(scores, px).map(Math.abs));
  return Math.max(STEP, 2 * Math.max(0, ...reaches) + LANE + 2);
}

/** One score, placed. */
interface ScorePoint extends NamedPoint {
  readonly row: ScoreRow;
}

/** Nearer than this, dots hide each other; lanes are that far apart. Pixels. */
const NEAR = 10;
const LANE = 8;
/** How far the dots of a row stand off its line, in pixels. Those of many models stay on it: where they lie is what they show. */
function offsetsOf(scores: readonly ScoreRow[], px: (x: number) => number): number[] {
  const positions = scores.map(({score}) => px(score));
  return scores.length > MANY_MODELS
    ? positions.map(() => 0)
    : stagger(positions, NEAR).map((lane) => lane * LANE);
}

/** The dots of all rows; where dots of a row would hide each other, they stand above and below its line. */
function scorePoints(
  {rows}: RowLayout,
  styles: ReadonlyMap<string, ModelStyle>,
  px: (x: number) => number
): ScorePoint[] {
  return rows.flatMap(({row: {scores}, y}) => {
    const offsets = offsetsOf(scores, px);
    return scores.map((row, i) => ({
      ...styles.get(row.model_id)!,
      row,
      name: row.model,
      x: row.score,
      px: px(row.score),
      y: y + offsets[i]!
    }));
  });
}

/** Draws the dots and the mark of what another than the developer ran; of many models only families. */
function pointMarks(points: readonly ScorePoint[], isMany: boolean): Plot.Markish[] {
  if (isMany) {
    const others = points.filter(({row}) => isOtherFamily(row.family));
    const known = points.filter(({row}) => !isOtherFamily(row.family));
    const small = {x: "x", y: "y", fill: "color", r: 2.5};
    return [Plot.dot(others, {...small, fillOpacity: 0.4}), Plot.dot(known, small)];
  }
  const starred = points.filter(({row}) => isStarred(row));
  return [
    ...modelMarks(points),
    Plot.text(starred, {
      x: "x",
      y: "y",
      text: ({row}) => row.score_mark,
      dx: 7,
      dy: -5,
      fontSize: 14,
      stroke: PAPER,
      strokeWidth: 2,
      fill: "color"
    })
  ];
}

function tipContent(
  {
    benchmark_id,
    model,
    benchmark,
    benchmark_mark,
    score,
    score_mark,
    metric,
    evaluated_by,
    place,
    ...row
  }: ScoreRow,
  benchmarks: readonly BenchmarkRow[],
  m: BenchmarkMessages
): TipContent {
  const {tip} = m.heat;
  const n = benchmarks.find(({id}) => id === benchmark_id)?.scores.length ?? 1;
  return {
    title: `${model} · ${benchmark}${benchmark_mark ?? ""}`,
    figures: [
      {label: tip.score, value: `${formatNumber(score, 1)}%${score_mark ?? ""}`},
      ...(n > 1 ? [{label: tip.rank, value: tip.of(place, n)}] : [])
    ],
    rest: [
      ...(metric ? [metric] : []),
      ...(evaluated_by ? [m.evaluatedBy(evaluated_by)] : []),
      sourceDay(row)
    ]
  };
}

/**
 * Offsets of points on one line, so that none hides another: points nearer than `gap` to each other are put
 * into lanes above and below the line, one lane apart is 1; a point that stands alone stays at 0. Points may
 * come in any order.
 */
export function stagger(positions: readonly number[], gap: number): number[] {
  const at = (i: number) => positions[i] as number;
  const offsets = positions.map(() => 0);
  const order = positions.map((_, i) => i).sort((a, b) => at(a) - at(b) || a - b);
  for (const run of runsOf(order, (a, b) => at(b) - at(a) < gap)) {
    const ends: number[] = [];
    const lanes = run.map((i) => {
      const free = ends.findIndex((end) => at(i) - end >= gap);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = at(i);
      return lane;
    });
    for (const [k, i] of run.entries()) offsets[i] = (lanes[k] as number) - (ends.length - 1) / 2;
  }
  return offsets;
}

/** Cuts a list where an item and the next do not touch. */
function runsOf(order: readonly number[], touches: (a: number, b: number) => boolean): number[][] {
  const runs: number[][] = [];
  for (const i of order) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && touches(last, i)) run.push(i);
    else runs.push([i]);
  }
  return runs;
}

interface NamedPoint extends ModelPoint {
  readonly name: string;
  /** Middle of the dot in pixels. */
  readonly px: number;
}

/** Height of the names and of the lines from them to their dots. */
const DOT_LABELS = 46;
/** A name has room for so much. Pixels. */
const NAME = 180;
/** How far a name may stand from its dot before the eye loses the line. */
const FARTHEST = 110;

/**
 * Names above the dots of the first row, each with a line to its dot; null where they do not fit between
 * `left` and `right`. `top` is where the names begin.
 */
function dotLabels(
  points: readonly NamedPoint[],
  {left, right, top}: {readonly left: number; readonly right: number; readonly top: number}
): Plot.Markish[] | null {
  const sorted = [...points].sort((a, b) => a.px - b.px || a.y - b.y);
  const targets = sorted.map(({name, px}) => ({x: px - left, width: Math.min(NAME, textWidth(name))}));
  const middles = spreadLabels(targets, right - left);
  if (!middles) return null;
  const labels = sorted.map((point, i) => ({...point, at: left + (middles[i] as number)}));
  if (labels.some(({at, px}) => Math.abs(at - px) > FARTHEST)) return null;
  return [
    Plot.link(labels, {
      x1: {value: "at", scale: null},
      x2: {value: "px", scale: null},
      y1: top + 16,
      y2: ({y}: NamedPoint) => y - 6,
      stroke: "color",
      strokeWidth: 1
    }),
    Plot.text(labels, {
      x: {value: "at", scale: null},
      y: top + 8,
      ...cutTo(({name}: NamedPoint) => name, NAME),
      fill: INK
    })
  ];
}
