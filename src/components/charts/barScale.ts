/** What a diverging bar chart has to fit into its width, in data units and pixels. */
export interface BarExtent {
  /** Longest bar to the left and to the right of zero, in data units, not negative. */
  readonly below: number;
  readonly above: number;
  /** Widest label to the left and to the right of zero, in pixels. */
  readonly labelsLeft: number;
  readonly labelsRight: number;
  /** Room for the value at the end of a bar, in pixels. */
  readonly value: number;
}

/**
 * Pixels a unit, and where zero is, so that all bars with their values and all labels, which stand across
 * zero from their bar, just fill `width`. Both sides share one scale.
 */
export function barScale(extent: BarExtent, width: number): {readonly unit: number; readonly zero: number} {
  const {below, above, labelsLeft, labelsRight, value} = extent;
  // Each side is the wider of its labels and its bars: all four combinations have to fit.
  const unit = Math.min(
    (width - labelsLeft - value) / above,
    (width - labelsRight - value) / below,
    (width - 2 * value) / (above + below)
  );
  const finite = Number.isFinite(unit) ? Math.max(0, unit) : 1;
  return {unit: finite, zero: Math.max(labelsLeft, below > 0 ? below * finite + value : 0)};
}
