import * as Plot from "@observablehq/plot";
import {INK_2} from "../plot/svgPlot.js";

/** A rectangle in pixels. */
export interface Area {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

interface Line extends Area {}

const GAP = 6;

/** The diagonals of a hatched rectangle, clipped to it: lines instead of an SVG pattern, which would need an id. */
export function hatchLines({x1, x2, y1, y2}: Area): Line[] {
  const height = y2 - y1;
  const lines: Line[] = [];
  // On one grid for the whole picture, so that neighbours join.
  for (let start = Math.ceil((x1 - height) / GAP) * GAP; start < x2; start += GAP) {
    const from = Math.max(x1, start);
    const to = Math.min(x2, start + height);
    if (to > from) lines.push({x1: from, x2: to, y1: y2 - (from - start), y2: y2 - (to - start)});
  }
  return lines;
}

/** Hatched areas: a loss, which is no point on the scale. */
export function hatched(areas: readonly Area[]): Plot.Markish[] {
  return [
    Plot.link(areas.flatMap(hatchLines), {
      x1: "x1",
      x2: "x2",
      y1: "y1",
      y2: "y2",
      stroke: INK_2,
      strokeOpacity: 0.45
    })
  ];
}
