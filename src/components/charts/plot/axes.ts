import * as Plot from "@observablehq/plot";
import {textWidth} from "./labels/text.js";
import {INK_2} from "./svgPlot.js";

const STEPS = [
  [1, 2, 5],
  [1, 1.5, 2, 3, 4, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 8, 9]
];

/** Round values of a logarithmic axis: at least `least` where the axis is long enough for them, by the coarsest steps. */
export function logTicks(scale: {domain(): number[]}, least = 4): number[] {
  const [lo = 1, hi = 1] = scale.domain();
  const decades = [-2, -1, 0, 1, 2, 3, 4, 5];
  const within = (steps: readonly number[]) =>
    decades
      .flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)))
      .filter((value) => value >= lo && value <= hi);
  return within(STEPS.find((steps) => within(steps).length >= least) ?? STEPS[2]!);
}

/** Lines across at the values of a vertical axis, from `left` to `right`, in pixels. */
export function gridAcross<T>(
  values: readonly T[],
  y: (value: T) => number,
  left: number,
  right: number
): Plot.Markish {
  const at = values.map((value) => y(value));
  return Plot.link(at, {x1: left, x2: right, y1: Number, y2: Number, stroke: "var(--bf-grid)"});
}

/** Lines down at the values of a horizontal axis, from `top` to `bottom`, in pixels. */
export function gridDown<T>(
  values: readonly T[],
  x: (value: T) => number,
  top: number,
  bottom: number
): Plot.Markish {
  const at = values.map((value) => x(value));
  return Plot.link(at, {x1: Number, x2: Number, y1: top, y2: bottom, stroke: "var(--bf-grid)"});
}

/** The name of a vertical axis, at the head of the chart. */
export function headLabel(text: string, y = 10): Plot.Markish {
  return Plot.text([text], {x: 0, y, textAnchor: "start", fill: INK_2, fontWeight: 600});
}

/** The name of a horizontal axis, at its end. */
export function footLabel(text: string, x: number, y: number): Plot.Markish {
  return Plot.text([text], {x, y, textAnchor: "end", fill: INK_2, fontWeight: 600});
}

/** As `footLabel`, in a picture whose scales are Plot's, with its margins there. */
export function axisName(text: string, {right, bottom}: {right: number; bottom: number}): Plot.Markish {
  const place = {frameAnchor: "bottom-right", dx: right - 2, dy: bottom - 6} as const;
  return Plot.text([text], {...place, fill: INK_2, fontWeight: 600});
}

/** Between the words of two ticks, in pixels. */
const BETWEEN = 6;

/** Those of the ticks, in their order from the left, whose words do not touch the words of the one before. */
export function apartTicks<T>(
  ticks: readonly T[],
  x: (tick: T) => number,
  text: (tick: T) => string
): readonly T[] {
  let end = Number.NEGATIVE_INFINITY;
  return ticks.filter((tick) => {
    const half = textWidth(text(tick)) / 2;
    if (x(tick) - half < end + BETWEEN) return false;
    end = x(tick) + half;
    return true;
  });
}
