import {expect, test} from "vitest";
import {errorOf} from "../../../src/lib/ranking/requestOf.js";
import {pooledError, standardError} from "../../../src/lib/ranking/standardError.js";

test.each([
  // lm-evaluation-harness 0.2, its own result file of arc_easy.
  [0.2474747474747475, 2376, 0.00885511441483472],
  // Epoch, GPQA Diamond: MiniMax-M3 and glm-5.2_none.
  [0.9090909090909091, 198, 0.02048208677542423],
  [0.7121212121212122, 198, 0.03225883512300997],
  // lm-evaluation-harness, arc_challenge.
  [0.26621160409556316, 1172, 0.01291577478],
  // lm-evaluation-harness 0.5, math_rephrased_full of 5,000 questions.
  [0.0004, 5000, 0.0002828144211304471],
  // √(p(1 − p)/(n − 1)) with a pocket calculator: MATH-500, and half of HumanEval.
  [0.768, 500, 0.018896],
  [0.5, 164, 0.039163]
])("%f of %i questions right has the standard error that is published", (p, n, published) => {
  const digits = String(published).length > 12 ? 10 : 6;
  expect(standardError(p, n)).toBeCloseTo(published, digits);
});

test("no standard error follows from fewer than two questions", () => {
  expect(standardError(1, 1)).toBeNaN();
  expect(standardError(0, 0)).toBeNaN();
});

test("a published standard error is kept, for it may hold more than the questions", () => {
  // Epoch, gemini-3.7-flash_high: over scorers, so that √(p(1 − p)/(n − 1)) would be 1.579.
  const epoch = {score: 94.8232323232323, n_samples: 198, unit: "percent"};
  expect(errorOf({...epoch, score_stderr: 1.3456525292246})).toBe(1.3456525292246);
  expect(errorOf({...epoch, score_stderr: null})).toBeCloseTo(1.579, 3);
  expect(errorOf({...epoch, score_stderr: null, n_samples: null})).toBeNaN();
  expect(errorOf({score: 1200, score_stderr: null, n_samples: 4000, unit: "rating"})).toBeNaN();
});

test("a group's error is pooled as lm-evaluation-harness pools it", () => {
  // By hand: of one task it is its own; of two alike it is 1/√2 of theirs.
  expect(pooledError([0.012], [500])).toBeCloseTo(0.012, 12);
  expect(pooledError([0.012, 0.012], [500, 500])).toBeCloseTo(0.012 / Math.SQRT2, 12);
  // (9·0.01·10 + 19·0.0016·20)/(30 − 2)/30 = 1.508/840.
  expect(pooledError([0.1, 0.04], [10, 20])).toBeCloseTo(Math.sqrt(1.508 / 840), 12);
});
