import {countUpTo} from "./averages.js";

/** The rank of each value, 1 is best: one more than there are values strictly greater. */
export function ranksOf(values: Float64Array): Int32Array {
  const sorted = values.slice().sort();
  return Int32Array.from(values, (value) => 1 + values.length - countUpTo(sorted, value));
}

/** Averages of all models in many draws, draw by draw: that of model i in draw d is `values[d * models + i]`. */
export interface Draws {
  readonly models: number;
  readonly count: number;
  readonly values: Float64Array;
}

/** How often each model has each rank: that of model i at rank r stands at `i * models + r - 1`. */
export function rankCounts({models, count, values}: Draws): Int32Array {
  const counts = new Int32Array(models * models);
  const sorted = new Float64Array(models);
  for (let draw = 0; draw < count; draw++) {
    const start = draw * models;
    sorted.set(values.subarray(start, start + models));
    sorted.sort();
    for (let model = 0; model < models; model++)
      counts[model * models + models - countUpTo(sorted, values[start + model]!)]!++;
  }
  return counts;
}

/** Share of the draws below the lower bound of an interval, and above the upper one. */
const TAIL = 0.025;

/** The 95% interval of each model's rank: the order statistics ⌈0.025·B⌉ and ⌈0.975·B⌉ of its ranks in B draws. */
export function rankIntervals(draws: Draws): {readonly lo: Int32Array; readonly hi: Int32Array} {
  const {models, count} = draws;
  const counts = rankCounts(draws);
  const orderStatistic = (model: number, k: number) => {
    let rank = 0;
    for (let seen = 0; seen < k; rank++) seen += counts[model * models + rank]!;
    return rank;
  };
  const bound = (k: number) => Int32Array.from({length: models}, (_, model) => orderStatistic(model, k));
  return {lo: bound(ceil(TAIL * count)), hi: bound(ceil((1 - TAIL) * count))};
}

/** 0.975·1000 is a little less or more than 975 in binary fractions. */
function ceil(value: number): number {
  return Math.ceil(value - 1e-9);
}

/**
 * Whether two models can be told apart, over draws in which both stand: p = 2·min(share of Δ ≤ 0, share of Δ ≥ 0), at
 * most 1. Of a single pair; many pairs are not corrected for.
 */
export function pairedP({models, count, values}: Draws, a: number, b: number): number {
  let [notAbove, notBelow] = [0, 0];
  for (let draw = 0; draw < count; draw++) {
    const difference = values[draw * models + a]! - values[draw * models + b]!;
    if (difference <= 0) notAbove++;
    if (difference >= 0) notBelow++;
  }
  return Math.min(1, (2 * Math.min(notAbove, notBelow)) / count);
}

/** Above this p two models are not told apart. */
export const ALPHA = 0.05;
