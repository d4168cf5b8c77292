/**
 * Offsets of points on one line, so that none hides another: points nearer than `gap` to each other are put
 * into lanes above and below the line, one lane apart is 1; a point that stands alone stays at 0. At most
 * three lanes: what is more crowded overlaps. Points may come in any order.
 */
export function stagger(positions: readonly number[], gap: number): number[] {
  const at = (i: number) => positions[i] as number;
  const offsets = positions.map(() => 0);
  const order = positions.map((_, i) => i).sort((a, b) => at(a) - at(b) || a - b);
  for (const run of runsOf(order, (a, b) => at(b) - at(a) < gap)) {
    const ends: number[] = [];
    const lanes = run.map((i) => {
      const free = ends.findIndex((end) => at(i) - end >= gap);
      const lane = free < 0 ? ends.length % LANES : free;
      ends[lane] = at(i);
      return lane;
    });
    for (const [k, i] of run.entries()) offsets[i] = (lanes[k] as number) - (ends.length - 1) / 2;
  }
  return offsets;
}

const LANES = 3;

/** Cuts a list where an item and the next do not touch. */
function runsOf(order: readonly number[], touches: (a: number, b: number) => boolean): number[][] {
  const runs: number[][] = [];
  for (const i of order) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && touches(last, i)) run.push(i);
    else runs.push([i]);
  }
  return runs;
}
