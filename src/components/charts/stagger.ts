/**
 * Offsets of points on one line, so that those nearer than `gap` stand above and below it in turn: −0.5 or
 * 0.5, and 0 for a point that stands alone. Points may come in any order.
 */
export function stagger(positions: readonly number[], gap: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => at(a) - at(b) || a - b);
  const offsets = positions.map(() => 0);
  let run = 0;
  for (const [k, i] of order.entries()) {
    const before = order[k - 1];
    const touches = before !== undefined && at(i) - at(before) < gap;
    run = touches ? run + 1 : 0;
    if (!touches) continue;
    if (run === 1) offsets[before] = -0.5;
    offsets[i] = run % 2 === 1 ? 0.5 : -0.5;
  }
  return offsets;

  function at(i: number): number {
    return positions[i] as number;
  }
}
