import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../lib/format.js";
import {INK_2} from "./svgPlot.js";

/** A percentile's axis is 0 to 100 on every chart; 20, 50 and 80 are the lines that readers know. */
export const PERCENTILE_TICKS = [0, 20, 50, 80, 100];

/** Lines at the ticks from `top` to `bottom`, and their numbers `drop` pixels below. `x` places a percentile. */
export function percentileAxis(
  x: (percentile: number) => number,
  {top, bottom, drop}: {readonly top: number; readonly bottom: number; readonly drop: number}
): Plot.Markish[] {
  return [
    Plot.link(PERCENTILE_TICKS, {x1: x, x2: x, y1: top, y2: bottom, stroke: "var(--bf-grid)"}),
    Plot.text(PERCENTILE_TICKS, {
      x,
      y: bottom + drop,
      text: (tick: number) => formatNumber(tick),
      fill: INK_2
    })
  ];
}
