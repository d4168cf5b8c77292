export interface LabelTarget {
  /** Where the label would like its middle, in pixels. */
  readonly x: number;
  readonly width: number;
}

/**
 * Middles of labels on one line, as near to their targets as possible (least squares) without touching,
 * between 0 and `width`; null where they do not fit. Targets come from left to right.
 */
export function spreadLabels(targets: readonly LabelTarget[], width: number, gap = 10): number[] | null {
  const starts: number[] = [];
  let total = 0;
  for (const target of targets) {
    starts.push(total + target.width / 2);
    total += target.width + gap;
  }
  if (total - gap > width) return null;
  // Without the room that the labels before take, "not touching" is "not decreasing".
  const shifts = isotonic(targets.map(({x}, i) => x - (starts[i] as number)));
  const limit = width - (total - gap);
  return shifts.map((shift, i) => Math.min(limit, Math.max(0, shift)) + (starts[i] as number));
}

/** Pool adjacent violators: the nearest sequence that never decreases. */
function isotonic(values: readonly number[]): number[] {
  const pools: {sum: number; n: number}[] = [];
  for (const value of values) {
    let pool = {sum: value, n: 1};
    for (let last = pools.at(-1); last && last.sum / last.n > pool.sum / pool.n; last = pools.at(-1)) {
      pool = {sum: pool.sum + last.sum, n: pool.n + last.n};
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({sum, n}) => Array.from({length: n}, () => sum / n));
}
