import {statSync} from "node:fs";
import {describe, expect, test} from "vitest";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {createTable, openEngine, withTemporaryFolder, writeParquet} from "../../../data-loaders/engine.js";
import {computePerformance} from "../../../data-loaders/performance/computePerformance.js";
import {validateTables} from "../../../data-loaders/validateTables.js";
import {marketOf} from "../../steadyMarket.js";

const report = await reportTables();
const CODE = "300308.SZ";
const OTHER = "300394.SZ";

const day = (code: string, date: string, cap: number | null, suspended = false): Row => ({
  code,
  date,
  pe_ttm: 20,
  market_cap_cny_100m: cap,
  suspended
});
const lines = async (pe_history: readonly Row[], as_of = "2024-02-23") => {
  const tables = await computePerformance({...report, pe_history}, as_of);
  validateTables(tables);
  return tables.performance.map((r) => `${r.code} ${r.date} ${r.market_cap_cny_100m}${r.traded ? "" : " -"}`);
};

describe("performance", () => {
  test("begins with the last day that is a year before the latest, and ends with as-of", async () => {
    const dates = ["2023-02-21", "2023-02-22", "2023-02-24", "2024-02-22", "2024-02-23", "2024-02-26"];
    expect(await lines(dates.map((date, i) => day(CODE, date, 100 + i)))).toEqual([
      `${CODE} 2023-02-22 101`,
      `${CODE} 2023-02-24 102`,
      `${CODE} 2024-02-22 103`,
      `${CODE} 2024-02-23 104`
    ]);
  });

  test("counts the year from the latest day, where as-of is none of trading", async () => {
    const dates = ["2023-02-23", "2023-02-24", "2024-02-23"];
    expect(
      (
        await lines(
          dates.map((date) => day(CODE, date, 1)),
          "2024-02-25"
        )
      )[0]
    ).toBe(`${CODE} 2023-02-23 1`);
  });

  test("carries the capitalisation over days without trading, also where it began before the year", async () => {
    const history = [
      ...["2023-02-20", "2023-02-23", "2024-02-21", "2024-02-22", "2024-02-23"].map((d) => day(CODE, d, 50)),
      day(OTHER, "2023-02-20", 70),
      day(OTHER, "2023-02-23", 99, true),
      day(OTHER, "2024-02-21", 80),
      day(OTHER, "2024-02-22", null)
    ];
    expect((await lines(history)).filter((line) => line.startsWith(OTHER))).toEqual([
      `${OTHER} 2023-02-23 70 -`,
      `${OTHER} 2024-02-21 80`,
      `${OTHER} 2024-02-22 80 -`,
      `${OTHER} 2024-02-23 80 -`
    ]);
  });

  test("has no company before its first day, none that did not trade all year, and none without a name", async () => {
    const dates = ["2023-02-23", "2024-02-22", "2024-02-23"];
    const history = [
      ...dates.map((date) => day(CODE, date, 50)),
      day(OTHER, "2024-02-23", 80),
      day("300502.SZ", "2023-02-20", 30),
      ...dates.map((date) => day("600000.SH", date, 3000))
    ];
    expect((await lines(history)).filter((line) => !line.startsWith(CODE))).toEqual([
      `${OTHER} 2024-02-23 80`
    ]);
  });

  test("is empty without a history, and begins where a short one begins", async () => {
    expect(await lines([])).toEqual([]);
    expect(await lines([day(CODE, "2024-02-22", 5), day(CODE, "2024-02-23", 6)])).toHaveLength(2);
  });

  test("refuses what is no date", async () => {
    await expect(computePerformance(report, "2024-02-23'; --")).rejects.toThrow("no ISO date");
  });

  test("of the 33 companies is a small file", async () => {
    const tables: Tables = await computePerformance(marketOf(report), "2024-02-23");
    expect(tables.performance.length).toBeGreaterThan(7_000);
    const connection = await openEngine();
    await createTable(connection, "performance", tables.performance);
    await withTemporaryFolder(async (folder) => {
      await writeParquet(connection, "performance", `${folder}/performance.parquet`);
      expect(statSync(`${folder}/performance.parquet`).size).toBeLessThan(100_000);
    });
  });
});
