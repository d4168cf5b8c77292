import {describe, expect, test} from "vitest";
import {isRestated, revisionRows} from "../../../data-loaders/companies/revisions.js";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkRestated} from "../../../data-loaders/gate/restated.js";
import {daysByCompany, joinHistory} from "../../../data-loaders/sources/market/joinHistory.js";

const CODE = "688256.SH";
const report = await reportTables();
const history = (n: number, change: Readonly<Record<number, Row>> = {}): Row[] =>
  Array.from({length: n}, (_, i) => ({
    ...{code: CODE, date: new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)},
    ...{pe_ttm: 20 + i / 100, market_cap_cny_100m: 600, suspended: false, pe_static: null},
    ...{pb: null, ps_ttm: null},
    ...change[i]
  }));
const tables = (pe_history: readonly Row[]): Tables => ({...report, pe_history});

describe("a figure is restated", () => {
  test.each([
    ["another one", 36.83, 37.1, true],
    ["a loss in the place of a profit", 36.83, -5, true],
    ["a loss of another size", -5, -6, true],
    ["the same with fewer digits", 36.83, 36.83189713, false],
    ["the same with more digits", 36.83189713, 36.8, false],
    ["the noise of a computation", 0.1 + 0.2, 0.3, false],
    ["a loss whose size nobody said", -12.5, 0, false],
    ["missing now", 36.83, null, false],
    ["there at last", null, 36.83, false]
  ])("%s: %d, %d", (_, before, after, isOne) => {
    expect(isRestated("pe_ttm", before, after)).toBe(isOne);
  });
});

describe("a restated history", () => {
  const published = {pe_history: history(300), revisions: []};

  test("is listed with both values and the run, beside what was listed before", () => {
    const next = history(301, {7: {pe_ttm: 25, pe_static: 9}, 9: {market_cap_cny_100m: 601.5}});
    const first = revisionRows(next, published, "run-1");
    expect(first).toEqual([
      {code: CODE, date: "2024-01-08", column: "pe_ttm", before: 20.07, after: 25, run_id: "run-1"},
      {
        ...{code: CODE, date: "2024-01-10", column: "market_cap_cny_100m"},
        ...{before: 600, after: 601.5, run_id: "run-1"}
      }
    ]);
    const again = history(301, {7: {pe_ttm: 26}});
    expect(revisionRows(again, {pe_history: next, revisions: first}, "run-2")).toHaveLength(4);
    expect(revisionRows(next, {pe_history: next, revisions: first}, "run-3")).toBe(first);
  });

  test("takes the newest figure of a day, and fills what was missing, of the days that came", () => {
    const listed = new Map([[CODE, "2018-01-02"]]);
    const [day] = history(1, {0: {pe_ttm: 25, market_cap_cny_100m: null, pb: 3}});
    const joined = joinHistory(published.pe_history, daysByCompany([day as never]), {
      ...{listed, as_of: "2024-12-31"}
    });
    expect(joined).toEqual(history(300, {0: {pe_ttm: 25, pb: 3}}));
  });

  test("of more than 1% of a company's days is an error that is the company's alone", () => {
    const restated = (days: number, n = 300) => {
      const change = Object.fromEntries(Array.from({length: days}, (_, i) => [i, {pe_ttm: 19}]));
      return checkRestated(tables(history(n, change)), tables(history(n)));
    };
    expect(restated(3)).toEqual([]);
    expect(restated(4)).toMatchObject([
      {severity: "error", check: "revised", table: "pe_history", key: CODE}
    ]);
    expect(restated(4)[0]!.message).toBe(
      "4 days of 300 restated in one run, such as pe_ttm of 2024-01-01: was 20 and is 19 now"
    );
    // One day of a new history is a correction.
    expect(restated(1, 5)).toEqual([]);
    expect(restated(2, 5)).toHaveLength(1);
    expect(checkRestated(tables(history(5)), null)).toEqual([]);
    const losses = history(5, {0: {pe_ttm: -5}, 1: {pe_ttm: -5}});
    expect(checkRestated(tables(history(5, {0: {pe_ttm: -6}, 1: {pe_ttm: -6}})), tables(losses))).toEqual([]);
  });
});
