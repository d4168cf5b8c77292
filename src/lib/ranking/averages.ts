/** How scores on several benchmarks become one number a model. */
export const AVERAGES = ["mean", "normalized", "win_rate", "borda"] as const;
export type Average = (typeof AVERAGES)[number];

/** Scores of models on benchmarks, model by model: that of model i on benchmark j is `values[i * benchmarks + j]`. */
export interface ScoreMatrix {
  readonly models: number;
  readonly benchmarks: number;
  /** In the benchmark's unit; NaN where there is no score. */
  readonly values: Float64Array;
  /** Score of random guessing, a benchmark; NaN where it is not known. */
  readonly baselines: Float64Array;
  /** Whether the higher of two scores is the better one, a benchmark. */
  readonly higherIsBetter: readonly boolean[];
}

/**
 * What each score contributes: the average of a model is the weighted mean of its points, or their weighted sum for
 * Borda. The shape is that of the scores.
 */
export function pointsOf(average: Average, scores: ScoreMatrix): Float64Array {
  if (average === "mean") return scores.values;
  return average === "normalized" ? normalizedPoints(scores) : columnPoints(average, scores);
}

/** 100·(x − guess)/(100 − guess), so that guessing is 0 and a perfect score 100 on every benchmark. */
function normalizedPoints({values, baselines, benchmarks}: ScoreMatrix): Float64Array {
  return values.map((score, at) => {
    const guess = baselines[at % benchmarks]!;
    return (100 * (score - guess)) / (100 - guess);
  });
}

function columnPoints(average: "win_rate" | "borda", scores: ScoreMatrix): Float64Array {
  const {models, benchmarks, values, higherIsBetter} = scores;
  const points = new Float64Array(values.length);
  const column = new Float64Array(models);
  const pointsOfColumn = average === "borda" ? bordaPoints : winRates;
  for (let benchmark = 0; benchmark < benchmarks; benchmark++) {
    const sign = higherIsBetter[benchmark] ? 1 : -1;
    for (let model = 0; model < models; model++)
      column[model] = sign * values[model * benchmarks + benchmark]!;
    const own = pointsOfColumn(column);
    for (let model = 0; model < models; model++) points[model * benchmarks + benchmark] = own[model]!;
  }
  return points;
}

/**
 * Of each score of a benchmark, higher being better, the share of the others that it beats, a tie counting half, in
 * percent: (strictly worse + ties/2)/(n − 1), HELM's win rate. NaN where there is no score, or no other one.
 */
export function winRates(column: Float64Array): Float64Array {
  const sorted = ascending(column);
  const n = sorted.length;
  // Without a score, or without a rival, it is 0/0.
  return column.map((score) => (100 * beatenBy(sorted, score)) / (n > 1 ? n - 1 : Number.NaN));
}

/** Borda points of each score of a benchmark, higher being better: models − mean rank, and 0 without a score (MTEB). */
export function bordaPoints(column: Float64Array): Float64Array {
  const sorted = ascending(column);
  const absent = column.length - sorted.length;
  // A mean rank is n less the scores that it beats, ties at half.
  return column.map((score) => (Number.isNaN(score) ? 0 : absent + beatenBy(sorted, score)));
}

/** The scores that there are. */
function ascending(column: Float64Array): Float64Array {
  const isWhole = column.every((score) => !Number.isNaN(score));
  return (isWhole ? column.slice() : column.filter((score) => !Number.isNaN(score))).sort();
}

/** How many of the scores one of them beats, those level with it at half; NaN for none. */
function beatenBy(sorted: Float64Array, score: number): number {
  const worse = countBelow(sorted, score);
  // Mostly it stands alone, and need not be looked for again.
  const upTo = sorted[worse + 1] === score ? countUpTo(sorted, score) : worse + 1;
  return Number.isNaN(score) ? score : worse + (upTo - worse - 1) / 2;
}

/** Numbers of an ascending list that are less than `value`. */
export function countBelow(sorted: Float64Array, value: number): number {
  let [lo, hi] = [0, sorted.length];
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if (sorted[middle]! < value) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/** Numbers of an ascending list that are at most `value`. */
export function countUpTo(sorted: Float64Array, value: number): number {
  let [lo, hi] = [0, sorted.length];
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if (sorted[middle]! <= value) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/**
 * The mean win rate of each model over the benchmarks on which it has one, in percent; NaN for a model without. HELM's
 * own mean, for any scores: where all models share all benchmarks it is the mean of the points.
 */
export function meanWinRates(scores: ScoreMatrix): Float64Array {
  const {models, benchmarks} = scores;
  const points = pointsOf("win_rate", scores);
  return Float64Array.from({length: models}, (_, model) => {
    const own = points
      .subarray(model * benchmarks, (model + 1) * benchmarks)
      .filter((rate) => !Number.isNaN(rate));
    return own.reduce((sum, rate) => sum + rate, 0) / own.length;
  });
}

/** Weighted means of points, a model, or their sums; to nine digits, so that the order of a sum makes no difference. */
export function weightedMeans(
  points: Float64Array,
  weights: Float64Array,
  means: Float64Array,
  {isSum = false} = {}
): void {
  const benchmarks = weights.length;
  let total = isSum ? 1 : 0;
  if (!isSum) for (let benchmark = 0; benchmark < benchmarks; benchmark++) total += weights[benchmark]!;
  for (let model = 0, at = 0; model < means.length; model++) {
    let sum = 0;
    for (let benchmark = 0; benchmark < benchmarks; benchmark++) sum += weights[benchmark]! * points[at++]!;
    means[model] = roundOff(sum / total);
  }
}

/** To nine digits after the point, as the page's SQL rounds its means. */
export function roundOff(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
