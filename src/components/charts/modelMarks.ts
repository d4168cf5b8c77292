import * as Plot from "@observablehq/plot";
import type {ModelStyle} from "./family.js";
import {PAPER} from "./svgPlot.js";

export interface ModelPoint extends ModelStyle {
  /** On the plot's x scale, or in pixels where `inPixels` says so. */
  readonly x: number;
  /** Pixels */
  readonly y: number;
}

/** Draws points with the symbols of their models, each with a hairline of paper around it. */
export function modelMarks(
  points: readonly ModelPoint[],
  {r = 5, inPixels = false}: {readonly r?: number; readonly inPixels?: boolean} = {}
): Plot.Markish[] {
  const x = inPixels ? {value: "x", scale: null} : "x";
  const of = (shape: ModelStyle["shape"]) => points.filter((point) => point.shape === shape);
  const hollow = {x, y: "y", fill: PAPER, stroke: "color", strokeWidth: 2} as const;
  return [
    Plot.dot(of("dot"), {x, y: "y", fill: "color", stroke: PAPER, strokeWidth: 1, r: r + 0.5}),
    Plot.dot(of("ring"), {...hollow, r: r - 0.75}),
    Plot.dot(of("diamond"), {...hollow, symbol: "diamond", r: r - 0.5})
  ];
}
