import {beforeAll, describe, expect, test} from "vitest";
import type {Row, Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {computePerformance} from "../../data-loaders/performance/computePerformance.js";
import {
  excessRows,
  lineRows,
  type PerformanceFilter,
  performanceClauses,
  performanceStatus,
  ratingRows
} from "../../src/queries/performance.js";
import type {ExcessRow, LineRow, PerformanceStatus, RatingRow} from "../../src/queries/rows/performance.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";
import {openForPages} from "../reportRows.js";
import {MARKET_DAY, marketOf} from "../steadyMarket.js";
import {closed} from "./everyQuery.js";

const report = await reportTables();
const ALL: PerformanceFilter = {sectors: null, companies: null};
const filterOf = (filter: Partial<PerformanceFilter>) => closed(performanceClauses({...ALL, ...filter}));

let market: Tables;
let node: DuckDBConnection;
let wasm: WasmEngine;
beforeAll(async () => {
  market = await computePerformance(marketOf(report), MARKET_DAY);
  [node, wasm] = await Promise.all([openForPages(market), openWasm(market)]);
}, BOOT);

/** The rows of a query, which are the same in the browser's engine. */
async function ask<T>(sql: {toString(): string}): Promise<T[]> {
  const rows = await readRows(node, String(sql));
  expect(wasm.query(String(sql))).toEqual(rows);
  return rows as T[];
}

/** Rows over other tables than the market's. */
async function askOf<T>(tables: Partial<Tables>, sql: {toString(): string}): Promise<T[]> {
  return (await readRows(await openForPages({...report, ...tables}), String(sql))) as T[];
}

const day = (code: string, date: string, cap: number, traded = true): Row => ({
  code,
  date,
  market_cap_cny_100m: cap,
  traded
});
const close = (date: string, value: number): Row => ({
  index_code: "000300.SH",
  date,
  close: value,
  source: "synthetic"
});
const [A, B] = ["300308.SZ", "300394.SZ"];

describe("lines", () => {
  test("are chains of daily means: of growth, and of growth by capitalisation", async () => {
    const rows = await ask<LineRow>(lineRows([]));
    const caps = new Map<string, Map<string, number>>();
    for (const row of market.performance) {
      const date = String(row.date);
      caps.set(date, (caps.get(date) ?? new Map()).set(String(row.code), Number(row.market_cap_cny_100m)));
    }
    const dates = [...caps.keys()].sort();
    expect(rows.map(({date}) => date)).toEqual(dates);
    let [equal, weighted] = [100, 100];
    for (const [i, date] of dates.entries()) {
      const before = caps.get(dates[i - 1] ?? "");
      const both = [...caps.get(date)!].filter(([code]) => before?.has(code));
      if (before) {
        equal *= both.reduce((sum, [code, cap]) => sum + cap / before.get(code)!, 0) / both.length;
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        weighted *= sum(both.map(([, cap]) => cap)) / sum(both.map(([code]) => before.get(code)!));
      }
      expect(rows[i]!.equal_weighted).toBeCloseTo(equal, 8);
      expect(rows[i]!.cap_weighted).toBeCloseTo(weighted, 8);
      expect(rows[i]!.n).toBe(caps.get(date)!.size);
    }
    const closes = new Map(market.index_history.map((row) => [row.date, Number(row.close)]));
    const last = rows.at(-1)!;
    expect(last.benchmark).toBeCloseTo((100 * closes.get(MARKET_DAY)!) / closes.get(dates[0]!)!, 9);
    expect(rows[0]).toMatchObject({
      date: "2023-02-23",
      equal_weighted: 100,
      cap_weighted: 100,
      benchmark: 100
    });
    expect(rows.reduce((sum, {n_untraded}) => sum + n_untraded, 0)).toBeGreaterThan(10);
  });

  test("of one company are its capitalisation, whatever the weights", async () => {
    const rows = await ask<LineRow>(lineRows(filterOf({companies: [A]})));
    const caps = market.performance
      .filter(({code}) => code === A)
      .map((row) => Number(row.market_cap_cny_100m));
    for (const [i, row] of rows.entries()) {
      expect(row.equal_weighted).toBeCloseTo((100 * caps[i]!) / caps[0]!, 8);
      expect(row.cap_weighted).toBeCloseTo(row.equal_weighted, 8);
    }
  });

  test("follow sectors and companies together, and are none of no company", async () => {
    const of = async (filter: Partial<PerformanceFilter>) =>
      (await ask<LineRow>(lineRows(filterOf(filter)))).at(-1)?.n;
    const optics = report.companies.filter(({sector_zh}) => sector_zh === "光模块/光器件");
    expect(await of({sectors: ["光模块/光器件"]})).toBe(optics.length);
    expect(await of({sectors: ["光模块/光器件"], companies: [A, "688041.SH"]})).toBe(1);
    expect(await of({companies: []})).toBeUndefined();
    expect(await of({companies: ["'; DROP TABLE performance; --"]})).toBeUndefined();
  });

  test("do not jump when a company is listed: it counts from its second day on", async () => {
    const performance = [
      day(A!, "2024-02-21", 100),
      day(A!, "2024-02-22", 110),
      day(A!, "2024-02-23", 110),
      day(B!, "2024-02-22", 900),
      day(B!, "2024-02-23", 990)
    ];
    const rows = await askOf<LineRow>({performance}, lineRows([]));
    expect(rows.map(({equal_weighted}) => Number(equal_weighted.toFixed(9)))).toEqual([100, 110, 115.5]);
    expect(rows.map(({cap_weighted}) => cap_weighted.toFixed(6))).toEqual([
      "100.000000",
      "110.000000",
      (110 * (1100 / 1010)).toFixed(6)
    ]);
    expect(rows.map(({benchmark}) => benchmark)).toEqual([null, null, null]);
  });

  test("take the index's close of the last day before, but none that is older than a holiday", async () => {
    const performance = ["2024-02-01", "2024-02-02", "2024-02-20"].map((date) => day(A!, date, 100));
    const index_history = [close("2024-01-31", 3000), close("2024-02-02", 3300)];
    const rows = await askOf<LineRow>({performance, index_history}, lineRows([]));
    expect(rows.map(({benchmark}) => benchmark && Number(benchmark.toFixed(9)))).toEqual([100, 110, null]);
  });
});

describe("excess returns", () => {
  test("are of the two lines and of each company, with the days that they rest on", async () => {
    const rows = await ask<ExcessRow>(excessRows([]));
    expect(rows.slice(0, 2).map(({kind}) => kind)).toEqual(["equal_weighted", "cap_weighted"]);
    expect(rows.slice(2).every(({kind, code}) => kind === "company" && code !== null)).toBe(true);
    expect(rows).toHaveLength(35);
    const lines = await ask<LineRow>(lineRows([]));
    const at = (date: string) => lines.find((row) => row.date === date)!;
    const [year, half, last] = [lines[0]!, at("2023-08-23"), lines.at(-1)!];
    const returned = (key: "equal_weighted" | "cap_weighted" | "benchmark", from: LineRow) =>
      100 * (last[key]! / from[key]! - 1);
    for (const kind of ["equal_weighted", "cap_weighted"] as const) {
      const row = rows.find((each) => each.kind === kind)!;
      expect(row.return_12m_pct).toBeCloseTo(returned(kind, year), 8);
      expect(row.return_6m_pct).toBeCloseTo(returned(kind, half), 8);
      expect(row.excess_6m_pct).toBeCloseTo(returned(kind, half) - returned("benchmark", half), 8);
      expect(row.excess_12m_pct).toBeCloseTo(returned(kind, year) - returned("benchmark", year), 8);
    }
    expect(rows[0]!.as_of).toBe(MARKET_DAY);
  });

  test("are missing for a company that was not there all the time", async () => {
    const rows = await ask<ExcessRow>(excessRows([]));
    const late = rows.find(({code}) => code === report.companies[4]!.code)!;
    expect(late).toMatchObject({
      return_6m_pct: null,
      return_12m_pct: null,
      rating_6m: null,
      excess_12m_pct: null
    });
    expect(rows.find(({code}) => code === report.companies[7]!.code)!.n_untraded).toBeGreaterThan(10);
  });

  test.each([
    [20.5, "buy"],
    [20, "outperform"],
    [12.5, "outperform"],
    [5, "neutral"],
    [0, "neutral"],
    [-5, "neutral"],
    [-5.5, "underperform"],
    [-90, "underperform"]
  ])("of %d points are rated %s; a border belongs to the side of neutral", async (excess, rating) => {
    const dates = ["2023-08-23", "2024-02-23"];
    const performance = dates.map((date, i) => day(A!, date, i === 0 ? 200 : 200 + 2 * excess));
    const index_history = dates.map((date) => close(date, 3500));
    const [row] = await askOf<ExcessRow>({performance, index_history}, excessRows([]));
    expect(row!.excess_6m_pct).toBeCloseTo(excess, 9);
    expect(row!.rating_6m).toBe(rating);
    expect(row!.rating_12m).toBeNull();
  });

  test("have returns, and no rating, without an index", async () => {
    const performance = ["2023-08-23", "2024-02-23"].map((date, i) => day(A!, date, 100 + 50 * i));
    const [row] = await askOf<ExcessRow>({performance}, excessRows([]));
    expect(row).toMatchObject({return_6m_pct: 50, excess_6m_pct: null, rating_6m: null, source: null});
  });
});

describe("what there is", () => {
  test("is counted", async () => {
    const [status] = await ask<PerformanceStatus>(performanceStatus());
    expect(status).toMatchObject({
      n_companies: 33,
      first_day: "2023-02-23",
      last_day: MARKET_DAY,
      n_days: 262
    });
    expect(status!.n_index_days).toBe(262);
    expect(await askOf<PerformanceStatus>({}, performanceStatus())).toEqual([
      {
        n_companies: 0,
        n_days: 0,
        first_day: null,
        last_day: null,
        n_index_days: 0,
        has_6m: false,
        has_12m: false
      }
    ]);
  });

  test("of the scale are the report's ratings, from the best to the worst", async () => {
    const rows = await ask<RatingRow>(ratingRows());
    expect(rows.map((r) => `${r.subject} ${r.rating} ${r.excess_from_pct}..${r.excess_to_pct}`)).toEqual([
      "stock buy 20..null",
      "stock outperform 5..20",
      "stock neutral -5..5",
      "stock underperform null..-5",
      "sector outperform null..null",
      "sector in_line null..null",
      "sector underperform null..null"
    ]);
    expect(new Set(rows.map(({months}) => months))).toEqual(new Set([6]));
  });
});
