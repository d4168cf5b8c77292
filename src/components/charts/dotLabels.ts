import * as Plot from "@observablehq/plot";
import type {ModelPoint} from "./modelMarks.js";
import {spreadLabels} from "./spreadLabels.js";
import {INK} from "./svgPlot.js";
import {textWidth} from "./textWidth.js";

export interface NamedPoint extends ModelPoint {
  readonly name: string;
  /** Middle of the dot in pixels. */
  readonly px: number;
}

/** Height of the names and of the lines from them to their dots. */
export const DOT_LABELS = 46;

/** How far a name may stand from its dot before the eye loses the line. */
const FARTHEST = 110;

/**
 * Names above the dots of the first row, each with a line to its dot; null where they do not fit between
 * `left` and `right`. `top` is where the names begin.
 */
export function dotLabels(
  points: readonly NamedPoint[],
  {left, right, top}: {readonly left: number; readonly right: number; readonly top: number}
): Plot.Markish[] | null {
  const sorted = [...points].sort((a, b) => a.px - b.px || a.y - b.y);
  const targets = sorted.map(({name, px}) => ({x: px - left, width: textWidth(name)}));
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
    Plot.text(labels, {x: {value: "at", scale: null}, y: top + 8, text: "name", fill: INK})
  ];
}
