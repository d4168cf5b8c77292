import * as Plot from "@observablehq/plot";
import {max, ticks} from "d3";
import {formatDifference, formatNumber} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {PairRow} from "../../queries/rows.js";
import {barScale} from "./barScale.js";
import {lighter} from "./lighter.js";
import type {PairSide} from "./pairBars.js";
import {sideHeads} from "./sideHeads.js";
import {INK, INK_2, PAPER, svgPlot, TIP} from "./svgPlot.js";
import {widestText} from "./textWidth.js";

export interface PairPictureOptions {
  readonly m: BenchmarkMessages;
  readonly a: PairSide;
  readonly b: PairSide;
  readonly label: string;
}

interface Bar {
  readonly row: PairRow;
  readonly y: number;
  readonly label: string;
  readonly value: string;
  /** 1 where the bar is to the right of zero, −1 to the left; a tie has no bar. */
  readonly side: 1 | -1;
}

const STEP = 24;
const AXIS = 20;
const GAP = 10;
/** Wider pictures show the protocol behind the benchmark's name. */
const METRIC_FROM = 560;

/** Bars from zero, to the right where `a` is ahead, to the left where `b` is; names across from their bars. */
export function pairPicture(
  rows: readonly PairRow[],
  width: number,
  options: PairPictureOptions
): SVGSVGElement {
  const {m, a, b, label} = options;
  const sized = rows.map((row) => toBar(row, 0, m, width >= METRIC_FROM));
  const extent = {
    below: max(rows, ({difference}) => -difference) ?? 0,
    above: max(rows, ({difference}) => difference) ?? 0,
    labelsLeft: widestText(sized.filter(({side}) => side > 0).map((bar) => bar.label)) + GAP,
    labelsRight: widestText(sized.filter(({side}) => side < 0).map((bar) => bar.label)) + GAP,
    value: widestText(sized.map(({value}) => value)) + GAP
  };
  const clamped = {...extent, below: Math.max(0, extent.below), above: Math.max(0, extent.above)};
  const {unit, zero} = barScale(clamped, Math.min(width, 860));
  const heads = sideHeads({a, b, m, zero, width});
  const top = heads.height + AXIS;
  const bars = rows.map((row, i) => toBar(row, top + (i + 0.5) * STEP, m, width >= METRIC_FROM));
  const height = top + rows.length * STEP + 6;
  const x = {domain: [-zero / unit, (width - zero) / unit], range: [0, width], axis: null} as const;
  const spread = ticks(-clamped.below, clamped.above, 6);
  return svgPlot({
    width,
    height,
    marginTop: top,
    marginBottom: 6,
    x,
    label,
    marks: [
      Plot.ruleX(spread, {stroke: "var(--bf-grid)"}),
      Plot.text(spread, {
        x: (d: number) => d,
        y: top - 9,
        text: (d: number) => formatDifference(d),
        fill: INK_2
      }),
      heads.marks,
      barMarks(bars, options),
      Plot.ruleX([0], {stroke: INK, strokeWidth: 1}),
      tieMarks(bars),
      textMarks(bars),
      Plot.tip(
        bars,
        Plot.pointerY({
          x: ({row}) => row.difference,
          y: "y",
          title: (bar: Bar) => tipText(bar, options),
          ...TIP
        })
      )
    ]
  });
}

function toBar(row: PairRow, y: number, m: BenchmarkMessages, withMetric: boolean): Bar {
  const {benchmark, benchmark_mark, metric, mark_a, mark_b, difference} = row;
  const star = mark_a === "*" || mark_b === "*" ? "*" : "";
  const name = `${benchmark}${benchmark_mark ?? ""}${star}`;
  const value = formatDifference(difference, 1);
  return {
    row,
    y,
    label: withMetric && metric ? `${name} · ${metric}` : name,
    value: difference === 0 ? `${value} ${m.pair.tie}` : value,
    side: difference < 0 ? -1 : 1
  };
}

function barMarks(bars: readonly Bar[], {a, b}: PairPictureOptions): Plot.Markish[] {
  const box = {
    x1: 0,
    x2: ({row}: Bar) => row.difference,
    y1: ({y}: Bar) => y - 8,
    y2: ({y}: Bar) => y + 8
  };
  const hollow = a.color !== b.color ? null : a.shape !== "dot" && b.shape === "dot" ? a : b;
  const won = (side: 1 | -1) => bars.filter((bar) => bar.side === side && bar.row.difference !== 0);
  const paint = (model: PairSide) =>
    model === hollow
      ? {fill: lighter(model.color), stroke: model.color, strokeWidth: 1.5, inset: 0.75}
      : {fill: model.color};
  return [Plot.rect(won(1), {...box, ...paint(a)}), Plot.rect(won(-1), {...box, ...paint(b)})];
}

function tieMarks(bars: readonly Bar[]): Plot.Markish {
  const ties = bars.filter(({row}) => row.difference === 0);
  return Plot.dot(ties, {x: 0, y: "y", r: 4, symbol: "diamond", fill: PAPER, stroke: INK, strokeWidth: 1.5});
}

function textMarks(bars: readonly Bar[]): Plot.Markish[] {
  return ([1, -1] as const).flatMap((side) => {
    const own = bars.filter((bar) => bar.side === side);
    const [inner, outer] = side > 0 ? (["end", "start"] as const) : (["start", "end"] as const);
    const halo = {y: "y", stroke: PAPER, strokeWidth: 4, fill: INK} as const;
    return [
      Plot.text(own, {...halo, x: 0, dx: -side * GAP, text: "label", textAnchor: inner}),
      Plot.text(own, {
        ...halo,
        x: ({row}: Bar) => row.difference,
        dx: side * GAP,
        text: "value",
        textAnchor: outer
      })
    ];
  });
}

function tipText({row, label}: Bar, {a, b}: PairPictureOptions): string {
  const line = (name: string, score: number, mark: string | null) =>
    `${name}: ${formatNumber(score, 1)}${mark ?? ""} %`;
  return [label, line(a.name, row.score_a, row.mark_a), line(b.name, row.score_b, row.mark_b)].join("\n");
}
