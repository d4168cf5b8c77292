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
