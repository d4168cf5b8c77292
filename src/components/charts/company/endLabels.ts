import * as Plot from "@observablehq/plot";
import {spreadLabels} from "../spreadLabels.js";
import {INK_2, PAPER} from "../svgPlot.js";

/** A label at the right end of a line. */
export interface EndLabel {
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
  const targets = sorted.map(({y}) => ({x: y - top, width: LINE}));
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
