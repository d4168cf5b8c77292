import {describe, expect, test} from "vitest";
import type {Row, Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {isDate, validateTables} from "../../data-loaders/validateTables.js";

const report = await reportTables();
const run = {run_id: "a", started_at: "2024-02-23T12:00:00.000Z", finished_at: null, rows_in: 1};

describe("tables", () => {
  test("of the report are values of their columns, as are times", () => {
    expect(() => validateTables({...report, refresh_runs: [run]})).not.toThrow();
  });

  test.each([
    ["pe_history", {code: 600000}, "pe_history row 1, code: not VARCHAR: 600000"],
    ["pe_history", {date: "2024-02-30"}, 'pe_history row 1, date: not DATE: "2024-02-30"'],
    ["pe_history", {pe_ttm: "12"}, 'pe_history row 1, pe_ttm: not DOUBLE: "12"'],
    ["pe_history", {pe_ttm: Number.NaN}, "pe_history row 1, pe_ttm: not DOUBLE: null"],
    ["pe_history", {suspended: 0}, "pe_history row 1, suspended: not BOOLEAN: 0"],
    ["financials", {fiscal_year: 2024.5}, "financials row 1, fiscal_year: not INTEGER: 2024.5"],
    ["financials", {brokers: 2 ** 31}, "financials row 1, brokers: not INTEGER: 2147483648"],
    ["refresh_runs", {...run, started_at: "noon"}, 'refresh_runs row 1, started_at: not TIMESTAMP: "noon"'],
    ["pe_history", {pe: 1}, "pe_history row 1, pe: no such column"]
  ] as const)("%s with %j are refused by name", (table, row: Row, message) => {
    expect(() => validateTables({...report, [table]: [row]})).toThrow(message);
  });

  test("must all be there, and no other", () => {
    const {models: _, ...others} = report;
    expect(() => validateTables(others as Tables)).toThrow("models: no rows");
    expect(() => validateTables({...report, prices: []} as Tables)).toThrow("prices: no such table");
  });
});

describe("a date", () => {
  test.each([
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["2024-2-9", false],
    ["2024-02-29T00:00:00Z", false],
    ["", false]
  ])("%j: %s", (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });
});
