/** A rating's 95% interval reaches so many standard errors to each side. */
const Z = 1.96;

/** Best and worst place that a rating's interval leaves it; 1 is best. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

/** The 95% interval of a rating from its variance, as LMArena publishes them, in rating points. */
export function ratingBounds(rating: number, variance: number): readonly [lower: number, upper: number] {
  const half = Z * Math.sqrt(variance);
  return [rating - half, rating + half];
}

/**
 * The places that the intervals of ratings leave each model: it is surely below those whose lower bound lies above its
 * upper one, and surely above those whose upper bound lies below its lower one (`lmarena/arena-rank`).
 */
export function rankRanges(lower: readonly number[], upper: readonly number[]): RankRange[] {
  return lower.map((low, i) => ({
    best: 1 + lower.filter((other) => other > upper[i]!).length,
    worst: upper.length - upper.filter((other) => other < low).length
  }));
}

/** How often the first of two models is preferred, by the difference of their ratings: 1/(1 + 10^(−Δ/400)). */
export function preferredShare(difference: number): number {
  return 1 / (1 + 10 ** (-difference / 400));
}
