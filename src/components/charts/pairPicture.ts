import * as Plot from "@observablehq/plot";
import {max, ticks} from "d3";
import {formatDifference} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {PairRow} from "../../queries/rows/benchmarks.js";
import {barScale} from "./barScale.js";
import type {PairSide} from "./pairBars.js";
import {type Bar, barMarks, GAP, textMarks, tieMarks, tipText, toBar} from "./pairMarks.js";
import {sideHeads} from "./sideHeads.js";
import {INK, INK_2, svgPlot, TIP} from "./svgPlot.js";
import {widestText} from "./textWidth.js";

export interface PairPictureOptions {
  readonly m: BenchmarkMessages;
  readonly a: PairSide;
  readonly b: PairSide;
  readonly label: string;
}

const STEP = 24;
const AXIS = 20;
/** Bars longer than that are hard to compare. */
const WIDEST = 860;
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
    below: Math.max(0, max(rows, ({difference}) => -difference) ?? 0),
    above: Math.max(0, max(rows, ({difference}) => difference) ?? 0),
    labelsLeft: widestText(sized.filter(({side}) => side > 0).map((bar) => bar.label)) + GAP,
    labelsRight: widestText(sized.filter(({side}) => side < 0).map((bar) => bar.label)) + GAP,
    value: widestText(sized.map(({value}) => value)) + GAP
  };
  const {unit, zero} = barScale(extent, Math.min(width, WIDEST));
  const heads = sideHeads({a, b, m, zero, width});
  const top = heads.height + AXIS;
  const bars = rows.map((row, i) => toBar(row, top + (i + 0.5) * STEP, m, width >= METRIC_FROM));
  const height = top + rows.length * STEP + 6;
  const x = {domain: [-zero / unit, (width - zero) / unit], range: [0, width], axis: null} as const;
  const spread = ticks(-extent.below, extent.above, 6);
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
