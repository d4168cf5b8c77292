import {type Average, pointsOf, roundOff, type ScoreMatrix, weightedMeans} from "./averages.js";
import {normals, splitmix32} from "./random.js";
import type {Draws} from "./ranks.js";

/** How often it is drawn. */
export const DRAWS = 1000;

export interface DrawOptions {
  readonly count?: number;
  readonly seed: number;
}

/**
 * Averages over benchmarks that are drawn with replacement, as many as there are, the same for all models in one draw
 * (bootstrap over tasks, unstratified). A benchmark keeps its weight. `points` are those of `pointsOf`.
 */
export function drawTasks(
  points: Float64Array,
  weights: Float64Array,
  {count = DRAWS, seed}: DrawOptions
): Draws {
  const benchmarks = weights.length;
  const uniform = splitmix32(seed);
  return averageDraws(points, weights, count, (drawn) => {
    for (let i = 0; i < benchmarks; i++) drawn[Math.floor(uniform() * benchmarks)]!++;
  });
}

/** All draws that there are, benchmarks^benchmarks of them: for a few benchmarks, to hold samples against. */
export function everyDraw(points: Float64Array, weights: Float64Array): Draws {
  const benchmarks = weights.length;
  let number = 0;
  return averageDraws(points, weights, benchmarks ** benchmarks, (drawn) => {
    for (let i = 0, rest = number++; i < benchmarks; i++, rest = Math.floor(rest / benchmarks))
      drawn[rest % benchmarks]!++;
  });
}

/** `draw` counts into an array of zeros how often each benchmark is drawn. */
function averageDraws(
  points: Float64Array,
  weights: Float64Array,
  count: number,
  draw: (drawn: Float64Array) => void
): Draws {
  const models = points.length / weights.length;
  const values = new Float64Array(count * models);
  const drawn = new Float64Array(weights.length);
  for (let d = 0; d < count; d++) {
    drawn.fill(0);
    draw(drawn);
    for (let j = 0; j < drawn.length; j++) drawn[j]! *= weights[j]!;
    weightedMeans(points, drawn, values.subarray(d * models, (d + 1) * models));
  }
  return {models, count, values};
}

/**
 * Averages of scores each of which is drawn anew from a normal distribution about itself with its standard error,
 * independently: what other questions of the same kind might have given. `errors` has the shape of the scores, and no
 * gap.
 */
export function drawItems(
  average: Average,
  scores: ScoreMatrix,
  errors: Float64Array,
  weights: Float64Array,
  {count = DRAWS, seed}: DrawOptions
): Draws {
  const normal = normals(splitmix32(seed));
  const {models} = scores;
  const values =
    average === "mean" || average === "normalized"
      ? drawMeans(average, scores, errors, weights, {count, normal})
      : drawPoints(average, scores, errors, weights, {count, normal});
  return {models, count, values};
}

interface ItemDraws {
  readonly count: number;
  /** Numbers of the standard normal distribution. */
  readonly normal: () => number;
}

/** A weighted mean of independent normal scores is normal itself: one number a model is drawn, in place of one a score. */
function drawMeans(
  average: "mean" | "normalized",
  scores: ScoreMatrix,
  errors: Float64Array,
  weights: Float64Array,
  {count, normal}: ItemDraws
): Float64Array {
  const {models, benchmarks, baselines} = scores;
  const means = new Float64Array(models);
  weightedMeans(pointsOf(average, scores), weights, means);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scale = (j: number) => weights[j]! * (average === "mean" ? 1 : 100 / (100 - baselines[j]!));
  const spread = Float64Array.from({length: models}, (_, model) => {
    let variance = 0;
    for (let j = 0; j < benchmarks; j++) variance += (scale(j) * errors[model * benchmarks + j]!) ** 2;
    return Math.sqrt(variance) / total;
  });
  return Float64Array.from({length: count * models}, (_, at) =>
    roundOff(means[at % models]! + spread[at % models]! * normal())
  );
}

/**
 * Benchmark by benchmark, each for all draws. Its scores lie in order; a draw disturbs them little, so that inserting
 * each among those before it takes few steps. A score's points are the places below its own, level ones at half.
 */
function drawPoints(
  average: "win_rate" | "borda",
  {models, benchmarks, values, higherIsBetter}: ScoreMatrix,
  errors: Float64Array,
  weights: Float64Array,
  {count, normal}: ItemDraws
): Float64Array {
  const isSum = average === "borda";
  const sums = new Float64Array(count * models);
  const drawn = new Float64Array(models);
  const order = new Int32Array(models);
  for (let benchmark = 0; benchmark < benchmarks; benchmark++) {
    const sign = higherIsBetter[benchmark] ? 1 : -1;
    const at = (model: number) => model * benchmarks + benchmark;
    const present = Int32Array.from({length: models}, (_, model) => model)
      .filter((model) => !Number.isNaN(values[at(model)]!))
      .sort((a, b) => sign * (values[at(a)]! - values[at(b)]!));
    const n = present.length;
    const scores = Float64Array.from(present, (model) => sign * values[at(model)]!);
    const spread = Float64Array.from(present, (model) => errors[at(model)]!);
    // The same scale as `winRates` and `bordaPoints`.
    const weight = weights[benchmark]! * (isSum ? 1 : 100 / (n - 1));
    const absent = isSum ? models - n : 0;
    for (let start = 0; start < sums.length; start += models) {
      for (let k = 0; k < n; k++) {
        const score = scores[k]! + spread[k]! * normal();
        let place = k;
        for (; place > 0 && drawn[place - 1]! > score; place--) {
          drawn[place] = drawn[place - 1]!;
          order[place] = order[place - 1]!;
        }
        drawn[place] = score;
        order[place] = present[k]!;
      }
      for (let first = 0, next = 1; first < n; first = next++) {
        while (next < n && drawn[next] === drawn[first]) next++;
        const points = weight * (absent + (first + next - 1) / 2);
        for (let k = first; k < next; k++) sums[start + order[k]!]! += points;
      }
    }
  }
  const total = isSum ? 1 : weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < sums.length; i++) sums[i] = roundOff(sums[i]! / total);
  return sums;
}
