/** Share of the heat hue at a score of 100. More would bring ink on it below a contrast of 4.5 in dark. */
const DEEPEST = 60;

/** Shade of a score in percent: the deeper, the nearer to 100, on the same scale in every row and view. */
export function heatColor(score: number): string {
  const share = (DEEPEST * Math.min(100, Math.max(0, score))) / 100;
  return `color-mix(in oklab, var(--bf-heat) ${share.toFixed(1)}%, var(--bf-paper))`;
}
