import {afterAll, beforeAll, describe, expect, test, vi} from "vitest";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {publishedSnapshots} from "../../data-loaders/published.js";
import {
  attachDay,
  changesFile,
  createChanges,
  derivedFile,
  snapshotDayFiles
} from "../../data-loaders/snapshotDays.js";
import {changeRows} from "../../src/queries/changes.js";
import {type CompanyView, DAY_TABLES, DEFAULT_VIEW, tableOfDay} from "../../src/queries/companyFigures.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import type {ChangeRow} from "../../src/queries/rows/changes.js";
import type {RunChangeCount, RunChangeRow} from "../../src/queries/rows/runChanges.js";
import type {CompanyRow} from "../../src/queries/rows/valuation.js";
import {RUN_CHANGES, runChangeCounts, runChangeRows} from "../../src/queries/runChanges.js";
import {companyRows, companyTotals} from "../../src/queries/valuation.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";
import {openForPages} from "../reportRows.js";
import {LAST_DAY, syntheticTables} from "../syntheticMarket.js";
import {writeSyntheticStore} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {ALL_COMPANIES, companyFilter} from "./everyQuery.js";

const BEFORE = "2023-11-24";
const COMPUTED: CompanyView = {...DEFAULT_VIEW, ranking: "computed"};

let node: DuckDBConnection;
let wasm: WasmEngine;
const folder = temporaryFolderOfFile();

beforeAll(async () => {
  await writeSyntheticStore(folder, [BEFORE, LAST_DAY]);
  vi.stubEnv("BENCHFOLIO_STORE", folder);
  const tables = await syntheticTables();
  [node, wasm] = await Promise.all([
    openForPages(tables),
    openWasm(
      Object.fromEntries(
        (["companies", "lists", "list_members", "valuations", "financials"] as const).map((name) => [
          name,
          tables[name]
        ])
      )
    )
  ]);
  const [before] = await publishedSnapshots();
  await attachDay(node, before!, materializedTables, DAY_TABLES);
  // As the page loads them: its own table of percentiles, and the files of an earlier day.
  await wasm.load("company_percentiles", await derivedFile(materializedTables, "company_percentiles"));
  for (const [file, bytes] of await snapshotDayFiles(materializedTables, DAY_TABLES)) {
    const [day, name] = file.replace(".parquet", "").split("/") as [string, (typeof DAY_TABLES)[number]];
    await wasm.load(tableOfDay(name, day), bytes);
  }
}, BOOT);
afterAll(() => {
  vi.unstubAllEnvs();
});

async function ask<Row>(query: {toString(): string}): Promise<Row[]> {
  const rows = await readRows(node, String(query));
  expect(wasm.query(String(query))).toEqual(rows);
  return rows as Row[];
}

describe("an earlier day", () => {
  test("has the figures that the site had on it, in both engines", async () => {
    const then = await ask<CompanyRow>(companyRows([], {...COMPUTED, day: BEFORE}));
    const alone = await openForPages(await syntheticTables(BEFORE));
    expect(then).toEqual(await readRows(alone, String(companyRows([], COMPUTED))));
    expect(new Set(then.map((row) => row.percentile_as_of))).toEqual(new Set([BEFORE, null]));
    const [totals] = await ask(companyTotals([], {...COMPUTED, day: BEFORE}));
    expect(totals).toMatchObject({sector_zh: null, n: then.length});
  });

  test("is an ISO date, and nothing else names a table", () => {
    for (const day of ["2024", "2024-02-22; DROP TABLE companies", '2024-02-22"', ""])
      expect(() => tableOfDay("company_figures", day)).toThrow("not a day");
    expect(tableOfDay("company_figures", "2024-02-22")).toBe("company_figures_20240222");
  });
});

describe("changeRows", () => {
  test("have the move of every company, furthest first, from the percentiles of both days", async () => {
    const rows = await ask<ChangeRow>(changeRows([], COMPUTED, BEFORE));
    const of = async (day: string | null) =>
      new Map((await ask<CompanyRow>(companyRows([], {...COMPUTED, day}))).map((row) => [row.code, row]));
    const [before, now] = [await of(BEFORE), await of(null)];
    expect(rows).toHaveLength(33);
    for (const row of rows) {
      expect(row.change).toBe("stayed");
      expect(row.percentile_before).toBe(before.get(row.code)!.percentile);
      expect(row.percentile_now).toBe(now.get(row.code)!.percentile);
      if (row.percentile_change !== null)
        expect(row.percentile_change).toBe(row.percentile_now! - row.percentile_before!);
    }
    const moves = rows.map(({percentile_change}) => Math.abs(percentile_change ?? -1));
    const valued = moves.slice(0, rows.filter((row) => row.percentile_change !== null).length);
    expect(valued).toEqual([...valued].sort((a, b) => b - a));
    expect(valued[0]).toBeGreaterThan(5);
  });

  test("tell who came under the filter and who left it", async () => {
    const filter = companyFilter({...ALL_COMPANIES, percentile: [60, null]});
    const under = async (day: string | null) =>
      new Set((await ask<CompanyRow>(companyRows(filter, {...COMPUTED, day}))).map(({code}) => code));
    const [before, now] = [await under(BEFORE), await under(null)];
    const rows = await ask<ChangeRow>(changeRows(filter, COMPUTED, BEFORE));
    expect(new Set(rows.map(({code}) => code))).toEqual(new Set([...before, ...now]));
    const kinds = new Set(rows.map(({change}) => change));
    expect(kinds).toEqual(new Set(["entered", "left", "stayed"]));
    for (const {code, change} of rows)
      expect(change).toBe(!before.has(code) ? "entered" : now.has(code) ? "stayed" : "left");
  });

  test("have no move of a figure that the report published once", async () => {
    const rows = await ask<ChangeRow>(changeRows([], DEFAULT_VIEW, BEFORE));
    expect(new Set(rows.map(({percentile_change}) => percentile_change))).toEqual(new Set([0, null]));
  });
});

test("the changes of a run have the same rows in both engines, and lines are crossed by the percentiles of both days", async () => {
  await node.run(`INSERT INTO snapshots (as_of) VALUES ('${BEFORE}'), ('${LAST_DAY}')`);
  await createChanges(node, RUN_CHANGES);
  await wasm.load("changes", await changesFile(RUN_CHANGES));
  const rows = await ask<RunChangeRow>(runChangeRows());
  const of = async (day: string | null) =>
    new Map(
      (await ask<CompanyRow>(companyRows([], {...COMPUTED, day}))).map((row) => [row.code, row.percentile])
    );
  const [before, now] = [await of(BEFORE), await of(null)];
  const side = (line: number, value: number) => (line === 20 ? value < line : value > line);
  const crossed = [...now].flatMap(([code, to]) => {
    const from = before.get(code) ?? null;
    return [20, 80]
      .filter((line) => from !== null && to !== null && side(line, from) !== side(line, to))
      .map((line) => [code, line, from, to]);
  });
  expect(crossed).not.toEqual([]);
  expect(
    rows.map(({code, percentile_line, value_before, value_now}) => [
      code,
      percentile_line,
      value_before,
      value_now
    ])
  ).toEqual(crossed.toSorted());
  const [all] = await ask<RunChangeCount>(runChangeCounts());
  expect(all).toMatchObject({
    scope: "all",
    n_crossed: new Set(crossed.map(([code]) => code)).size,
    n_entered: 0
  });
});

describe("both percentiles of a company", () => {
  test("stand side by side under every definition, the chosen one as percentile", async () => {
    for (const kind of ["inc", "weak"] as const)
      for (const losses of ["exclude", "dearest"] as const)
        for (const window of [3, 0] as const) {
          const view = {...COMPUTED, definition: {window, kind, losses}};
          const computed = await ask<CompanyRow>(companyRows([], view));
          const stored = await readRows(
            node,
            `SELECT code, percentile FROM pe_percentiles
WHERE kind = '${kind}' AND losses = '${losses}' AND window_years = ${window}`
          );
          const known = new Map(stored.map(({code, percentile}) => [code, percentile]));
          for (const row of computed) {
            expect(row.percentile).toBe(known.get(row.code) ?? null);
            expect(row.percentile_computed).toBe(row.percentile);
            if (row.percentile_difference !== null)
              expect(row.percentile_difference).toBe(row.percentile_computed! - row.percentile_published!);
          }
          const published = await ask<CompanyRow>(companyRows([], {...view, ranking: "published"}));
          expect(published.map(({percentile}) => percentile)).toEqual(
            computed.map(({percentile_published}) => percentile_published)
          );
        }
  });

  test("say so where there is no history to compute one from", async () => {
    const rows = await ask<CompanyRow>(companyRows([], COMPUTED));
    const without = rows.filter((row) => row.percentile_state === "no_history");
    expect(without).toHaveLength(1);
    expect(without[0]).toMatchObject({percentile: null, n_ranked: null, percentile_as_of: null});
  });
});
