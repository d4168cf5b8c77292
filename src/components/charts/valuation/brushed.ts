import type {Range} from "../../../lib/permalink.js";
import type {ScatterLayout} from "./scatterLayout.js";

/** A rectangle in the data's own units: growth in percent, forward PE. */
export interface BrushedRectangle {
  readonly growth: Range;
  readonly pe: Range;
}

/** What places a rectangle in a picture. */
export type Scales = Pick<ScatterLayout, "x" | "y" | "left" | "right" | "top" | "bottom">;

/** Pixels to data, to 0.1. */
export function toData(
  [[x0, y0], [x1, y1]]: [[number, number], [number, number]],
  {x, y}: Scales
): BrushedRectangle {
  return {
    growth: [round(x.invert(x0)), round(x.invert(x1))],
    pe: [round(y.invert(y1)), round(y.invert(y0))]
  };
}

/** Data to pixels, cut at the picture's edge; null where nothing is brushed. An open end reaches to the edge. */
export function toPixels(
  {growth, pe}: BrushedRectangle,
  scales: Scales
): [[number, number], [number, number]] | null {
  const {x, y, left, right, top, bottom} = scales;
  if ([...growth, ...pe].every((end) => end === null)) return null;
  const within = (value: number, lo: number, hi: number) => Math.min(hi, Math.max(lo, value));
  const x0 = growth[0] === null ? left : within(x(growth[0]), left, right);
  const x1 = growth[1] === null ? right : within(x(growth[1]), left, right);
  const y0 = pe[1] === null ? top : within(y(pe[1]), top, bottom);
  const y1 = pe[0] === null ? bottom : within(y(pe[0]), top, bottom);
  return [
    [x0, y0],
    [x1, y1]
  ];
}

function round(value: number): number {
  // No minus zero.
  return Math.round(value * 10) / 10 + 0;
}
