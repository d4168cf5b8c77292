import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  bordaPoints,
  meanWinRates,
  pointsOf,
  type ScoreMatrix,
  weightedMeans,
  winRates
} from "../../../src/lib/ranking/averages.js";
import {fromColumns, matrix} from "./scores.js";

const _ = Number.NaN;
const rates = (...column: number[]) => [...winRates(Float64Array.from(column))];
const meanRates = (scores: ScoreMatrix) => [...meanWinRates(scores)].map((rate) => rate / 100);

// stanford-crfm/helm, test_summarize.py.
describe("the win rate is HELM's", () => {
  test("on one benchmark", () => {
    expect(rates(1, 2, 3, 4, 5)).toEqual([0, 25, 50, 75, 100]);
  });

  test("where lower is better", () => {
    const scores = {...fromColumns([1, 2, 3, 4, 5]), higherIsBetter: [false]};
    expect(meanRates(scores)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });

  test("with ties, each of which counts half", () => {
    expect(rates(1, 1, 1, 4, 5)).toEqual([25, 25, 25, 75, 100]);
  });

  test("as a mean over benchmarks", () => {
    expect(meanRates(fromColumns([1, 2, 3, 4, 5], [3, 1, 2, 5, 4]))).toEqual([
      0.25, 0.125, 0.375, 0.875, 0.875
    ]);
  });

  test("over the benchmarks on which a model has a score", () => {
    expect(meanRates(fromColumns([1, 2, 3, 4, 5], [3, 1, _, _, _]))).toEqual([0.5, 0.125, 0.5, 0.75, 1]);
  });

  test("without a score there is none, nor without another one", () => {
    expect(meanRates(fromColumns([_, _, _]))).toEqual([_, _, _]);
    expect(meanRates(fromColumns([_, 7, _]))).toEqual([_, _, _]);
  });

  test("of 42 models on BBQ, two of which are tied each time", () => {
    // 15 and 21 models are below the tie.
    const tiedAbove = (below: number) => [
      ...Array(below).keys(),
      below,
      below,
      ...Array(40 - below).fill(99)
    ];
    expect(rates(...tiedAbove(15))[15]! / 100).toBeCloseTo(0.378048780487805, 14);
    expect(rates(...tiedAbove(21))[22]! / 100).toBeCloseTo(0.524390243902439, 14);
  });

  test("and depends on which models are compared", () => {
    const [, all] = meanRates(fromColumns([1, 2, 3], [2, 3, 1]));
    const [, some] = meanRates(fromColumns([1, 2], [2, 3]));
    expect(all).not.toBe(some);
  });
});

test("Borda points are models less mean rank, and none without a score, as MTEB counts them", () => {
  const points = (...column: number[]) => [...bordaPoints(Float64Array.from(column))];
  expect(points(50, 70, 60)).toEqual([0, 2, 1]);
  expect(points(70, 70, 60)).toEqual([1.5, 1.5, 0]);
  // Three of five have a score: the best is first of five all the same.
  expect(points(50, _, 70, 60, _)).toEqual([2, 0, 4, 3, 0]);
});

test("over shared scores Borda is the win rate times models − 1, and says nothing new", () => {
  const score = fc.integer({min: 0, max: 9});
  fc.assert(
    fc.property(fc.array(fc.tuple(score, score, score), {minLength: 2, maxLength: 9}), (models) => {
      const scores = matrix(...models);
      const borda = pointsOf("borda", scores);
      pointsOf("win_rate", scores).forEach((rate, at) => {
        expect(borda[at]).toBeCloseTo((rate / 100) * (models.length - 1), 9);
      });
    })
  );
});

test("the normalised score sets guessing to 0 and perfect to 100", () => {
  const scores = {...matrix([25, 0, 100], [62.5, 50, 50]), baselines: Float64Array.of(25, 0, 50)};
  expect([...pointsOf("normalized", scores)]).toEqual([0, 0, 100, 50, 50, 0]);
  // Open LLM Leaderboard 2, 0-hero/Matter-0.2-7B-DPO: GPQA with a guess of 0.25, MMLU-PRO with one of 0.1.
  const matter = {
    ...matrix([25.9228187919463, 11.6356382978723]),
    baselines: Float64Array.of(25, 10)
  };
  const [gpqa, mmluPro] = pointsOf("normalized", matter);
  expect(gpqa).toBeCloseTo(1.230425, 6);
  expect(mmluPro).toBeCloseTo(1.8173758865, 8);
});

test("means that are equal are equal whatever the order of their sum", () => {
  const means = new Float64Array(2);
  weightedMeans(Float64Array.of(0.1, 0.2, 0.3, 0.3, 0.2, 0.1), Float64Array.of(1, 1, 1), means);
  expect(means[0]).toBe(means[1]);
  expect(0.1 + 0.2 + 0.3).not.toBe(0.3 + 0.2 + 0.1);
});
