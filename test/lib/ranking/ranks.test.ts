import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {AVERAGES, pointsOf, type ScoreMatrix, weightedMeans} from "../../../src/lib/ranking/averages.js";
import {drawItems, drawTasks, everyDraw} from "../../../src/lib/ranking/draws.js";
import {normals, SEED, splitmix32} from "../../../src/lib/ranking/random.js";
import {type Draws, pairedP, rankCounts, rankIntervals, ranksOf} from "../../../src/lib/ranking/ranks.js";
import {matrix} from "./scores.js";

const EQUAL = Float64Array.of(1, 1, 1);
// Three models on three benchmarks, small enough for all draws to be counted by hand.
const THREE = matrix([3, 2, 1], [2, 3, 1.5], [1, 1, 3]);

/** How often each model has rank 1, 2, 3. */
const counts = (draws: Draws) =>
  Array.from({length: draws.models}, (_, model) => [
    ...rankCounts(draws).subarray(model * draws.models, (model + 1) * draws.models)
  ]);

describe("all 27 draws of three benchmarks", () => {
  const draws = everyDraw(THREE.values, EQUAL);

  test("give each model each rank as often as counted by hand", () => {
    expect(draws.count).toBe(27);
    expect(counts(draws)).toEqual([
      [7, 16, 4],
      [13, 14, 0],
      [7, 3, 17]
    ]);
  });

  test("are what a thousand draws come near to", () => {
    const drawn = counts(drawTasks(THREE.values, EQUAL, {count: 1000, seed: SEED}));
    counts(draws).forEach((ranks, model) => {
      ranks.forEach((n, rank) => void expect(drawn[model]![rank]! / 1000).toBeCloseTo(n / 27, 1));
    });
  });

  test("leave the interval of each rank its 1st and 27th", () => {
    // ⌈0.025·27⌉ = 1 and ⌈0.975·27⌉ = 27.
    const {lo, hi} = rankIntervals(draws);
    expect([...lo]).toEqual([1, 1, 1]);
    expect([...hi]).toEqual([3, 2, 3]);
  });

  test("tell no model from another", () => {
    // The first is above the second in 7 draws, level in 3 and below in 17: 2·min(20, 10)/27.
    expect(pairedP(draws, 0, 1)).toBeCloseTo(20 / 27, 12);
    expect(pairedP(draws, 0, 1)).toBe(pairedP(draws, 1, 0));
  });
});

test("a rank is one more than there are values above it", () => {
  expect([...ranksOf(Float64Array.of(5, 7, 7, 1))]).toEqual([3, 1, 1, 4]);
});

test("the bounds of an interval are the 25th and the 975th of a thousand ranks", () => {
  // Of two models the first is above in all but so many draws.
  const lostIn = (n: number): Draws => ({
    models: 2,
    count: 1000,
    values: Float64Array.from({length: 2000}, (_, at) => (at % 2 ? 0 : at / 2 < n ? -1 : 1))
  });
  expect(rankIntervals(lostIn(25)).hi[0]).toBe(1);
  expect(rankIntervals(lostIn(26)).hi[0]).toBe(2);
  expect(rankIntervals(lostIn(975)).lo[0]).toBe(1);
  expect(rankIntervals(lostIn(976)).lo[0]).toBe(2);
});

test("p is twice the smaller share of draws, ties on both sides, and at most 1", () => {
  const of = (...differences: number[]): Draws => ({
    models: 2,
    count: differences.length,
    values: Float64Array.from(differences.flatMap((d) => [d, 0]))
  });
  expect(pairedP(of(1, 1, 1, -1), 0, 1)).toBe(0.5);
  expect(pairedP(of(1, 1, 1, 1), 0, 1)).toBe(0);
  expect(pairedP(of(0, 0, 0, 0), 0, 1)).toBe(1);
  expect(pairedP(of(1, 1, 0, 1), 0, 1)).toBe(0.5);
});

test("the same seed is the same draws, and another seed others", () => {
  const draw = (seed: number) => [...drawTasks(THREE.values, EQUAL, {count: 50, seed}).values];
  expect(draw(SEED)).toEqual(draw(SEED));
  expect(draw(SEED)).not.toEqual(draw(SEED + 1));
});

test("splitmix32 begins with the numbers of its reference", () => {
  // Seed 0, by whole numbers of any length in Python.
  const next = splitmix32(0);
  expect([next(), next(), next()].map((x) => x * 2 ** 32)).toEqual([1684164658, 3653269916, 2939563536]);
});

test("normal numbers have mean 0, variance 1 and a twentieth beyond 1.96", () => {
  const next = normals(splitmix32(SEED));
  const drawn = Array.from({length: 20_000}, next);
  const mean = drawn.reduce((sum, z) => sum + z, 0) / drawn.length;
  const variance = drawn.reduce((sum, z) => sum + (z - mean) ** 2, 0) / drawn.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
  expect(drawn.filter((z) => Math.abs(z) > 1.96).length / drawn.length).toBeCloseTo(0.05, 2);
});

describe("draws of items", () => {
  const errors = Float64Array.of(1, 2, 2, 1, 1, 1);
  const scores = matrix([60, 70, 80], [61, 70, 78]);

  test("spread a mean by √(Σse²)/n, as the mean of scores drawn one by one", () => {
    const {values, count} = drawItems("mean", scores, errors, EQUAL, {count: 4000, seed: SEED});
    const own = values.filter((_, at) => at % 2 === 0);
    const mean = own.reduce((sum, x) => sum + x, 0) / count;
    const deviation = Math.sqrt(own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count);
    expect(mean).toBeCloseTo(70, 0);
    // √(1 + 4 + 4)/3 = 1.
    expect(deviation).toBeCloseTo(1, 1);
  });

  test("give the p of a test of two normal means", () => {
    // Of means 70 and 69.667 with errors 1 and 0.577: z = 0.333/1.155 = 0.289, p = 0.773.
    const draws = drawItems("mean", scores, errors, EQUAL, {count: 4000, seed: SEED});
    expect(pairedP(draws, 0, 1)).toBeCloseTo(0.773, 1);
  });

  test("of no error move nothing, whatever the average: level scores, gaps, and fewer being better as well", () => {
    const scores: ScoreMatrix = {
      ...matrix([60, 70, 80], [60, 72, 78], [55, Number.NaN, 90], [40, 71, 78]),
      higherIsBetter: [true, false, true]
    };
    const weights = Float64Array.of(1, 2, 0.5);
    for (const average of AVERAGES) {
      // Only Borda counts a model without a score.
      const own = average === "borda" ? scores : {...scores, models: 2, values: scores.values.slice(0, 6)};
      const once = new Float64Array(own.models);
      weightedMeans(pointsOf(average, own), weights, once, {isSum: average === "borda"});
      const draws = drawItems(average, own, new Float64Array(own.values.length), weights, {
        count: 20,
        seed: 1
      });
      for (let d = 0; d < 20; d++)
        expect([...draws.values.subarray(own.models * d, own.models * (d + 1))]).toEqual([...once]);
    }
  });

  test("win as often as the normal distribution says", () => {
    // On the first 61 ± 1 against 60 ± 1: Φ(1/√2) = 0.7602; on the second level scores, 0.5; on the third −2/√2: 0.0786.
    const errors = new Float64Array(6).fill(1);
    const own = matrix([61, 70, 78], [60, 70, 80]);
    for (const [average, expected] of [
      ["win_rate", (100 * (0.7602 + 0.5 + 0.0786)) / 3],
      ["borda", 0.7602 + 0.5 + 0.0786]
    ] as const) {
      const {values, count} = drawItems(average, own, errors, EQUAL, {count: 4000, seed: SEED});
      const first = values.filter((_, at) => at % 2 === 0);
      const mean = first.reduce((sum, x) => sum + x, 0) / count;
      expect(mean / expected).toBeCloseTo(1, 1);
    }
  });
});

test("however scores lie, ranks stand within their intervals' field, and weights alike change nothing", () => {
  const score = fc.integer({min: 0, max: 100});
  const models = fc.array(fc.tuple(score, score, score, score, score), {minLength: 2, maxLength: 6});
  fc.assert(
    fc.property(models, fc.integer({min: 1, max: 9}), (rows, weight) => {
      const {values} = matrix(...rows);
      const options = {count: 60, seed: 7};
      const draws = drawTasks(values, new Float64Array(5).fill(1), options);
      const {lo, hi} = rankIntervals(draws);
      rows.forEach((_, i) => {
        expect(lo[i]).toBeGreaterThanOrEqual(1);
        expect(lo[i]).toBeLessThanOrEqual(hi[i]!);
        expect(hi[i]).toBeLessThanOrEqual(rows.length);
      });
      expect(rankIntervals(drawTasks(values, new Float64Array(5).fill(weight), options))).toEqual({lo, hi});
    }),
    {numRuns: 50}
  );
});
