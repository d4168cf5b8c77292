import * as Plot from "@observablehq/plot";
import {extent, type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc, utcFormat, utcYear} from "d3";
import {apartTicks, gridAcross, gridDown, headLabel} from "../plot/axes.js";
import {widestText} from "../plot/labels/text.js";
import {INK_2, PAPER} from "../plot/svgPlot.js";
import type {FrontierView} from "./words.js";

/** Where a chart over time stands, in pixels. */
export interface TimeFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
}

const TOP = 56;
const AXIS = 26;
const RIGHT = 14;

/** An axis of days, from the first release to the last, over a linear one with room for all of `values`. */
export function timeFrame(
  view: FrontierView,
  values: readonly number[],
  {width, height, format}: {readonly width: number; readonly height: number; format(value: number): string}
): TimeFrame {
  const [first, last] = extent([...view.span, view.day, view.reportDay], (day) => Date.parse(day)) as [
    number,
    number
  ];
  const [lo = 0, hi = 1] = extent(values);
  const pad = Math.max(hi - lo, Math.abs(hi) * 0.02, 1e-6) * 0.06;
  const [top, bottom] = [TOP, height - AXIS];
  const y = scaleLinear([lo - pad, hi + pad], [bottom, top]);
  const left = Math.ceil(widestText(y.ticks(6).map(format))) + 12;
  const right = width - RIGHT;
  // One day alone has no length.
  const x = scaleUtc(first === last ? [first - 3e9, last + 3e9] : [first, last], [left, right]);
  return {left, right, top, bottom, width, x, y};
}

/** Grid, dates and values; `label` names the values. */
export function timeAxes(
  {x, y, left, right, top, bottom}: TimeFrame,
  {label, format}: {readonly label: string; format(value: number): string}
): Plot.Markish[] {
  const [from, to] = x.domain() as [Date, Date];
  const years = utcYear.range(utcYear.ceil(from), to);
  const isLong = years.length > 2;
  // What stands at the very end would be cut off.
  const days = (isLong ? years : x.ticks(right - left < 500 ? 3 : 6)).filter((day) => x(day) < right - 10);
  const ticks = y.ticks(6);
  const formatDay = utcFormat(isLong ? "%Y" : "%Y-%m");
  return [
    gridAcross(ticks, y, left, right),
    gridDown(days, x, top, bottom),
    Plot.text(ticks, {x: left - 8, y, textAnchor: "end", text: format, fill: INK_2}),
    Plot.text(apartTicks(days, x, formatDay), {x, y: bottom + 14, text: formatDay, fill: INK_2}),
    headLabel(label)
  ];
}

/** The day of the report and the one that the reader looks at, each a line with its name above. */
export function dayRules({x, left, right, top, bottom}: TimeFrame, view: FrontierView): Plot.Markish[] {
  const {m, day, reportDay} = view;
  const rules = [
    {
      at: x(Date.parse(reportDay)),
      text: day === reportDay ? m.reportDayOf(day) : m.reportDay,
      isDay: false
    },
    ...(day === reportDay ? [] : [{at: x(Date.parse(day)), text: day, isDay: true}])
  ];
  return rules.flatMap(({at, text, isDay}) => [
    Plot.link([at], {
      x1: Number,
      x2: Number,
      y1: top - 6,
      y2: bottom,
      stroke: isDay ? "var(--bf-accent)" : INK_2,
      strokeDasharray: isDay ? "none" : "4 3"
    }),
    Plot.text([text], {
      x: at,
      // The two names may lie one above the other.
      y: isDay ? top - 12 : top - 24,
      textAnchor: at > (left + right) / 2 ? "end" : "start",
      dx: at > (left + right) / 2 ? 4 : -4,
      fill: isDay ? "var(--bf-accent)" : INK_2,
      fontWeight: 600,
      stroke: PAPER,
      strokeWidth: 3
    })
  ]);
}
