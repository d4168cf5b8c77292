import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../../lib/format.js";
import {gridDown} from "./axes.js";
import {INK_2} from "./svgPlot.js";

/**
 * Colour of a percentile, 0 to 100, on the diverging scale cheap – middle – dear with its middle at 50.
 * A missing percentile is grey, and drawn hollow: never a point on the scale.
 */
export function percentileColor(percentile: number | null): string {
  if (percentile === null) return INK_2;
  const share = Math.round(Math.min(50, Math.abs(percentile - 50)) * 2);
  const end = percentile < 50 ? "var(--bf-cheap)" : "var(--bf-dear)";
  return `color-mix(in oklab, ${end} ${share}%, var(--bf-middle))`;
}

/** A percentile's axis is 0 to 100 on every chart; 20, 50 and 80 are the lines that readers know. */
const TICKS = [0, 20, 50, 80, 100];

/** Lines at the ticks from `top` to `bottom`. `x` places a percentile. */
export function percentileGrid(
  x: (percentile: number) => number,
  {top, bottom}: {readonly top: number; readonly bottom: number}
): Plot.Markish {
  return gridDown(TICKS, x, top, bottom);
}

/** The numbers of the ticks at `y`. */
export function percentileLabels(x: (percentile: number) => number, y: number): Plot.Markish {
  return Plot.text(TICKS, {x, y, text: (tick: number) => formatNumber(tick), fill: INK_2});
}
