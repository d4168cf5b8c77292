import * as Plot from "@observablehq/plot";
import {extent, type ScaleLogarithmic, type ScaleTime, scaleLog, scaleUtc, utcFormat, utcYear} from "d3";
import {formatExact} from "../../../lib/format.js";
import type {SeriesRow, StretchRow} from "../../../queries/rows/company.js";
import {apartTicks, gridAcross, gridDown, headLabel, logTicks} from "../plot/axes.js";
import {spreadLabels} from "../plot/labels/spread.js";
import {INK_2, PAPER} from "../plot/svgPlot.js";
import type {Area} from "./hatch.js";

/** Where a chart over time stands, in pixels. */
export interface TimeLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLogarithmic<number, number>;
}

export interface TimeLayoutOptions {
  readonly width: number;
  readonly height: number;
  /** Room for labels at the line ends. */
  readonly labels: number;
}

const TOP = 26;
const AXIS = 26;
const LEFT = 44;

/** An axis of days over a logarithmic one that has room for all of `values`, which are above zero. */
export function timeLayout(
  dates: readonly string[],
  values: readonly number[],
  {width, height, labels}: TimeLayoutOptions
): TimeLayout {
  const [left, right, top, bottom] = [LEFT, width - labels, TOP, height - AXIS];
  const [first = 0, last = 0] = extent(dates, (date) => Date.parse(date));
  const [lo = 1, hi = 10] = extent(values);
  return {
    width,
    height,
    left,
    right,
    top,
    bottom,
    x: scaleUtc([first, last], [left, right]),
    y: scaleLog([lo / 1.06, hi * 1.06], [bottom, top])
  };
}

/** Grid, years and values; `label` names the values. */
export function timeAxes(layout: TimeLayout, label: string): Plot.Markish[] {
  const {x, y, left, right, top, bottom, width} = layout;
  const years = utcYear.range(utcYear.ceil(x.domain()[0] ?? new Date(0)), x.domain()[1] ?? new Date(0));
  const days = years.length > 1 ? years : x.ticks(width < 560 ? 3 : 6);
  const format = years.length > 1 ? utcFormat("%Y") : utcFormat("%Y-%m");
  const ticks = logTicks(y);
  return [
    gridAcross(ticks, y, left, right),
    gridDown(days, x, top, bottom),
    Plot.text(ticks, {
      x: left - 8,
      y,
      textAnchor: "end",
      text: formatExact,
      fill: INK_2
    }),
    Plot.text(apartTicks(days, x, format), {
      x,
      y: bottom + 14,
      text: (day: Date) => format(day),
      fill: INK_2
    }),
    headLabel(label)
  ];
}

/** The parts of a line without what lies between them: days without a value, a stretch, or weeks without trading. */
export function segments(
  rows: readonly SeriesRow[],
  value: (row: SeriesRow) => number | null,
  stretches: readonly StretchRow[]
): (SeriesRow & {readonly segment: number; readonly value: number})[] {
  let segment = 0;
  let before: string | undefined;
  return rows.flatMap((row) => {
    const at = value(row);
    if (at === null || at <= 0) return [];
    const from = before;
    if (from !== undefined && stretches.some((s) => s.first_date > from && s.first_date < row.date))
      segment++;
    before = row.date;
    return [{...row, segment, value: at}];
  });
}

/** Where the stretches of a state lie, at least a pixel wide. */
export function stretchAreas(
  stretches: readonly StretchRow[],
  state: StretchRow["state"],
  {x, top, bottom}: TimeLayout
): Area[] {
  return stretches
    .filter((stretch) => stretch.state === state)
    .map(({first_date, last_date}) => {
      const [from, to] = [x(Date.parse(first_date)), x(Date.parse(last_date))];
      return {x1: from, x2: Math.max(to, from + 1), y1: top, y2: bottom};
    });
}

/** Days of all stretches of a state. */
export function daysOf(stretches: readonly StretchRow[], state: StretchRow["state"]): number {
  return stretches.reduce((sum, s) => sum + (s.state === state ? s.n : 0), 0);
}

/** A label at the right end of a line. */
export interface EndLabel {
  /** Of one line or more. */
  readonly text: string;
  /** Where the line ends, in pixels. */
  readonly y: number;
  readonly color?: string;
  readonly bold?: boolean;
}

const LINE = 15;

/** Labels beside the ends of lines, moved apart as far as they must be, each with a tick to its line. */
export function endLabels(
  labels: readonly EndLabel[],
  {x, top, bottom}: {readonly x: number; readonly top: number; readonly bottom: number}
): Plot.Markish[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  const targets = sorted.map(({y, text}) => ({x: y - top, width: LINE * text.split("\n").length}));
  const middles = spreadLabels(targets, bottom - top, 0);
  const placed = sorted.map((label, i) => ({...label, at: middles ? top + (middles[i] as number) : label.y}));
  return [
    Plot.link(placed, {x1: x + 1, x2: x + 7, y1: "y", y2: "at", stroke: INK_2, strokeOpacity: 0.6}),
    ...placed.map(({text, at, color, bold}) =>
      Plot.text([text], {
        x: x + 10,
        y: at,
        text: (d: string) => d,
        textAnchor: "start",
        fill: color ?? INK_2,
        fontWeight: bold ? 600 : 400,
        stroke: PAPER,
        strokeWidth: 3
      })
    )
  ];
}
