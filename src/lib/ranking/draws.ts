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
  const values = new Float64Array(count * models);
  const fill =
    average === "mean" || average === "normalized"
      ? ofMeans(average, scores, errors, weights, normal)
      : ofPoints(average, scores, errors, weights, normal);
  for (let d = 0; d < count; d++) fill(values.subarray(d * models, (d + 1) * models));
  return {models, count, values};
}

/** A weighted mean of independent normal scores is normal itself: one number a model is drawn, in place of one a score. */
function ofMeans(
  average: "mean" | "normalized",
  scores: ScoreMatrix,
  errors: Float64Array,
  weights: Float64Array,
  normal: () => number
) {
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
  return (drawn: Float64Array) => {
    for (let model = 0; model < models; model++)
      drawn[model] = roundOff(means[model]! + spread[model]! * normal());
  };
}

function ofPoints(
  average: Average,
  scores: ScoreMatrix,
  errors: Float64Array,
  weights: Float64Array,
  normal: () => number
) {
  const values = new Float64Array(scores.values.length);
  return (drawn: Float64Array) => {
    for (let at = 0; at < values.length; at++) values[at] = scores.values[at]! + errors[at]! * normal();
    weightedMeans(pointsOf(average, {...scores, values}), weights, drawn);
  };
}
