import {expect, test} from "vitest";
import {longRunLines} from "../../../data-loaders/sources/eastmoney/longRun.js";

const ahead = {requests: 99, pauseMs: 0, rows: 70_000, heapLimit: 4 * 2 ** 30};

test("a run of a minute is not announced", () => {
  expect(longRunLines(ahead)).toEqual([]);
  expect(longRunLines({...ahead, requests: 60, pauseMs: 1_000})).toEqual([]);
});

test.each([
  [99, 1_000, "about 99 requests, 1 s apart: 2 minutes,"],
  [16_600, 1_000, "about 16,600 requests, 1 s apart: 4.6 hours,"],
  [16_600, 1_500, "about 16,600 requests, 1.5 s apart: 6.9 hours,"]
])("a run of %d requests, %d ms apart, says how long it takes", (requests, pauseMs, words) => {
  expect(longRunLines({...ahead, requests, pauseMs})).toEqual([expect.stringContaining(words)]);
});

test("a history that has no room is told before it is asked for, with what makes room", () => {
  const market = {...ahead, rows: 9_600_000};
  expect(longRunLines(market)).toEqual([]);
  expect(longRunLines({...market, heapLimit: 2 * 2 ** 30})).toEqual([
    expect.stringMatching(
      /^warning: some 9,600,000 rows take 2\.5 GiB, and Node\.js allows itself 2\.0 GiB: NODE_OPTIONS=--max-old-space-size=3072 /
    )
  ]);
});
