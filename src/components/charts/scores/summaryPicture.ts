import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {SummaryRow} from "../../../queries/rows/benchmarks.js";
import {cutTo, textWidth, widestText} from "../plot/labels/text.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {hollowFill, type ModelStyle, modelStyles} from "./modelStyle.js";

/** A summary row with what stands in the file beside the columns of the query. */
export interface SummaryView extends SummaryRow {
  readonly average_difference: number | null;
}

export interface SummaryPictureOptions {
  readonly m: BenchmarkMessages;
  readonly label: string;
}

interface MeanBar extends ModelStyle {
  readonly row: SummaryView;
  /** Middle of the bar in pixels. */
  readonly y: number;
  /** Where its labels stand: beside the bar, or above it. */
  readonly labelY: number;
  readonly text: string;
}

const AXIS = 22;
const RIGHT = 14;
const GAP = 10;
/** A model's name has room for so much. Pixels. */
const NAME = 220;
const BESIDE = {step: 34, bar: 17, label: 17};
const ABOVE = {step: 50, bar: 34, label: 14};
/** The value on a line below the name. */
const BELOW = {step: 66, bar: 50, label: 14};
const LINE = 16;

/** A bar a model from zero to its mean, with an open tick at the average that the report prints. */
export function summaryPicture(
  rows: readonly SummaryView[],
  width: number,
  options: SummaryPictureOptions
): SVGSVGElement {
  const styles = modelStyles(rows);
  const most = Math.min(NAME, width * 0.35);
  const wholes = rows.map(({model}) => model);
  const names = Math.min(most, widestText(wholes, {bold: true})) + GAP;
  const texts = rows.map((row) => meanText(row, options.m));
  const beside = scaleLinear([0, 100], [names, width - RIGHT]);
  const isBeside = rows.every((row, i) => beside(reach(row)) + GAP + textWidth(texts[i] as string) <= width);
  const isBelow = !isBeside && rows.some((_, i) => names + textWidth(texts[i] as string) > width);
  const {step, bar, label} = isBeside ? BESIDE : isBelow ? BELOW : ABOVE;
  const left = isBeside ? names : 4;
  const bars = rows.map(
    (row, i): MeanBar => ({
      ...(styles.get(row.model_id) as ModelStyle),
      row,
      y: i * step + bar,
      labelY: i * step + label,
      text: texts[i] as string
    })
  );
  return svgPlot({
    width,
    height: rows.length * step + AXIS + 4,
    marginLeft: left,
    marginRight: RIGHT,
    marginBottom: AXIS,
    x: {domain: [0, 100], range: [left, width - RIGHT], axis: null},
    label: options.label,
    marks: [
      Plot.gridX({stroke: "var(--bf-grid)", strokeOpacity: 1}),
      Plot.axisX({anchor: "bottom", label: null, tickSize: 0, fontSize: 12, fill: INK_2}),
      barMarks(bars),
      Plot.ruleX([0], {stroke: INK}),
      textMarks(bars, {
        isBeside,
        left,
        width,
        isBelow,
        most: isBeside ? most : isBelow ? width : width * 0.45
      })
    ]
  });
}

function meanText(row: SummaryView, {summary}: BenchmarkMessages): string {
  const {mean, average_printed, average_difference} = row;
  if (mean === null) return summary.noMean;
  if (average_difference === null) return formatNumber(mean, 2);
  const printed = formatNumber(average_printed, 1);
  return summary.computed(formatNumber(mean, 2), printed, formatDifference(average_difference, 2));
}

/** How far a row's bar and tick reach on the axis. */
function reach({mean, average_printed, average_difference}: SummaryView): number {
  return Math.max(mean ?? 0, average_difference === null ? 0 : (average_printed ?? 0));
}

function barMarks(bars: readonly MeanBar[]): Plot.Markish[] {
  const box = {
    x1: 0,
    x2: ({row}: MeanBar) => row.mean ?? 0,
    y1: ({y}: MeanBar) => y - 7,
    y2: ({y}: MeanBar) => y + 7
  };
  const printed = bars.filter(({row}) => row.average_difference !== null);
  const drawn = bars.filter(({row}) => row.mean !== null);
  const tick = {
    x: ({row}: MeanBar) => row.average_printed,
    y1: ({y}: MeanBar) => y - 11,
    y2: ({y}: MeanBar) => y + 11
  };
  return [
    Plot.rect(
      drawn.filter(({shape}) => shape === "dot"),
      {...box, fill: "color"}
    ),
    Plot.rect(
      drawn.filter(({shape}) => shape !== "dot"),
      {
        ...box,
        fill: ({color}: MeanBar) => hollowFill(color),
        stroke: "color",
        strokeWidth: 1.5,
        inset: 0.75
      }
    ),
    // A tick of paper within one of ink: open, and visible on the bar as beside it.
    Plot.ruleX(printed, {...tick, stroke: INK, strokeWidth: 5}),
    Plot.ruleX(printed, {...tick, stroke: PAPER, strokeWidth: 2, insetTop: 1.5, insetBottom: 1.5})
  ];
}

function textMarks(
  bars: readonly MeanBar[],
  {
    isBeside,
    isBelow,
    left,
    width,
    most
  }: {isBeside: boolean; isBelow: boolean; left: number; width: number; most: number}
): Plot.Markish[] {
  const name = {
    y: "labelY",
    ...cutTo(({row}: MeanBar) => row.model, most, {bold: true}),
    frameAnchor: "left",
    dx: -left,
    textAnchor: "start",
    fontWeight: 600
  } as const;
  const value = isBeside
    ? ({x: ({row}: MeanBar) => reach(row), dx: GAP, textAnchor: "start"} as const)
    : isBelow
      ? ({frameAnchor: "left", dx: -left, dy: LINE, textAnchor: "start"} as const)
      : ({x: {value: () => width - 1, scale: null}, textAnchor: "end"} as const);
  return [
    Plot.text(bars, name),
    Plot.text(bars, {y: "labelY", text: "text", stroke: PAPER, strokeWidth: 4, fill: INK, ...value})
  ];
}
