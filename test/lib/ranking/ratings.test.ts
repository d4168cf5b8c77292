import {expect, test} from "vitest";
import {preferredShare, rankRanges, ratingBounds} from "../../../src/lib/ranking/ratings.js";

// lmarena/arena-rank, README: rating, lower and upper bound of ten models.
const RATINGS = [
  [1124.07, 1117.61, 1130.53],
  [1097.88, 1082, 1113.77],
  [1093.34, 1078.44, 1108.25],
  [1079.39, 1072.86, 1085.92],
  [1078.14, 1071.33, 1084.94],
  [1074.8, 1064.55, 1085.05],
  [1074.48, 1067.19, 1081.78],
  [1071.28, 1063.7, 1078.85],
  [1067.21, 1059.38, 1075.04],
  [1061.26, 1055.31, 1067.22]
] as const;

test("intervals of ratings leave each model a range of places", () => {
  const ranges = rankRanges(
    RATINGS.map(([, lower]) => lower),
    RATINGS.map(([, , upper]) => upper)
  );
  expect(ranges.map(({best}) => best)).toEqual([1, 2, 2, 2, 2, 2, 3, 3, 4, 6]);
  expect(ranges.map(({worst}) => worst)).toEqual([1, 6, 8, 9, 9, 10, 10, 10, 10, 10]);
});

test("bounds follow from a rating's variance", () => {
  // LMArena, text, 2026-10-02: gemini-4-argon-high.
  const [lower, upper] = ratingBounds(1533.4609832971757, 20.127685991449013);
  expect(lower).toBeCloseTo(1524.6678224950515, 3);
  expect(upper).toBeCloseTo(1542.2541440993, 3);
  expect((upper - lower) / 2).toBeCloseTo(8.79, 2);
});

test("a difference of ratings is a share of votes", () => {
  expect(preferredShare(62.81)).toBeCloseTo(0.5894, 4);
  expect(preferredShare(0)).toBe(0.5);
  expect(preferredShare(400) + preferredShare(-400)).toBeCloseTo(1, 12);
});
