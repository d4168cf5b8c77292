import {appendFileSync} from "node:fs";
import path from "node:path";
import {afterEach, describe, expect, test, vi} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {openEngine, readRows} from "../../data-loaders/engine.js";
import {openPublished, publishedFile, publishedSnapshots} from "../../data-loaders/published.js";
import {attachDay, snapshotDayFiles} from "../../data-loaders/snapshotDays.js";
import {openStore} from "../../data-loaders/store/store.js";
import {DAY_TABLES} from "../../src/queries/companyFigures.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import {startRun} from "./store/stampedTables.js";
import {temporaryFolder} from "./store/temporaryFolder.js";

const report = await reportTables();
const DAYS = ["2024-02-21", "2024-02-22", "2024-02-23"];

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A store, named in the environment, of the report on some days; on the i-th, i + 1 companies have a valuation. */
async function storeOf(days: readonly string[]): Promise<string> {
  const folder = temporaryFolder();
  for (const [i, as_of] of days.entries()) {
    const tables = {...report, valuations: report.valuations.slice(0, i + 1)};
    await openStore(folder).withLock((writer) => writer.write(tables, {as_of, run: startRun()}));
  }
  vi.stubEnv("BENCHFOLIO_STORE", folder);
  return folder;
}

describe("the days that a site shows", () => {
  test("are those of the store up to the published one, and none without a store", async () => {
    vi.stubEnv("BENCHFOLIO_STORE", temporaryFolder());
    expect(await publishedSnapshots()).toEqual([]);
    const folder = await storeOf(DAYS);
    expect((await publishedSnapshots()).map(({as_of}) => as_of)).toEqual(DAYS);
    const [, middle] = await openStore(folder).snapshots();
    vi.stubEnv("BENCHFOLIO_SNAPSHOT", middle!.run_id);
    expect((await publishedSnapshots()).map(({as_of}) => as_of)).toEqual(DAYS.slice(0, 2));
  });

  test("are without a broken one, of which is said what is broken: the others are published", async () => {
    const folder = await storeOf(DAYS);
    const [first] = await openStore(folder).snapshots();
    appendFileSync((await first!.file("valuations"))!, "x");
    const said: string[] = [];
    const found = await publishedSnapshots((line) => said.push(line));
    expect(found.map(({as_of}) => as_of)).toEqual(DAYS.slice(1));
    expect(said).toEqual([
      expect.stringMatching(/^left out: the snapshot of 2024-02-21 .*valuations.*is broken: its sha256/)
    ]);
    expect([...(await snapshotDayFiles(materializedTables, DAY_TABLES)).keys()]).toEqual(
      DAY_TABLES.map((name) => `2024-02-22/${name}.parquet`)
    );
  });

  test("are a published table", async () => {
    await storeOf(DAYS);
    const connection = await openPublished();
    const sql = "SELECT as_of, source FROM snapshots ORDER BY as_of";
    expect(await readRows(connection, sql)).toEqual(DAYS.map((as_of) => ({as_of, source: "synthetic"})));
    expect((await publishedFile("snapshots")).subarray(0, 4).toString()).toBe("PAR1");
  });

  test("are asked for by name, and a table of no such name is an error", async () => {
    await expect(publishedFile("nope")).rejects.toThrow("nope.parquet: no such table");
    await expect(publishedFile("constructor")).rejects.toThrow("constructor.parquet: no such table");
  });
});

describe("an earlier day", () => {
  test("is attached under names of its own, beside the published one", async () => {
    await storeOf(DAYS);
    const connection = await openPublished();
    const [first] = await publishedSnapshots();
    await attachDay(connection, first!, materializedTables, DAY_TABLES);
    const count = async (table: string) =>
      (await readRows(connection, `SELECT CAST(count(*) AS INTEGER) AS n FROM ${table}`))[0]!.n;
    expect(await count("company_figures_20240221")).toBe(1);
    expect(await count("valuations")).toBe(3);
    expect(await readRows(connection, "SELECT current_schema() AS name")).toEqual([{name: "main"}]);
  });

  test("is a file of every derived table, with that day's rows", async () => {
    const folder = await storeOf(DAYS);
    const files = await snapshotDayFiles(materializedTables, DAY_TABLES);
    expect([...files.keys()]).toHaveLength(4);
    const file = path.join(folder, "day.parquet");
    appendFileSync(file, files.get("2024-02-22/company_figures.parquet")!);
    const rows = await readRows(await openEngine(), `SELECT code FROM read_parquet('${file}')`);
    expect(rows).toHaveLength(2);
  });

  test("shows the list that pages open with today, where it had it", async () => {
    const folder = temporaryFolder();
    vi.stubEnv("BENCHFOLIO_STORE", folder);
    const [first] = report.lists;
    const [{code}] = report.companies as [{code: string}];
    const banks = {...first!, list_id: "banks", is_default: false};
    const member = {...report.list_members[0]!, list_id: "banks", code};
    const before = {
      ...report,
      lists: [...report.lists, banks],
      list_members: [...report.list_members, member]
    };
    const now = {
      ...before,
      lists: before.lists.map((row) => ({...row, is_default: row.list_id === "banks"}))
    };
    for (const [as_of, tables] of [
      ["2024-02-21", report],
      ["2024-02-22", before],
      ["2024-02-23", now]
    ] as const)
      await openStore(folder).withLock((writer) => writer.write(tables, {as_of, run: startRun()}));
    const files = await snapshotDayFiles(materializedTables, DAY_TABLES);
    const connection = await openPublished();
    const days = await publishedSnapshots();
    for (const [i, count] of [report.valuations.length, 1].entries()) {
      const {as_of} = days[i]!;
      const file = path.join(folder, `${as_of}.parquet`);
      appendFileSync(file, files.get(`${as_of}/company_figures.parquet`)!);
      expect(await readRows(connection, `SELECT code FROM read_parquet('${file}')`)).toHaveLength(count);
      await attachDay(connection, days[i]!, materializedTables, DAY_TABLES);
      const table = `company_figures_${as_of.replaceAll("-", "")}`;
      expect(await readRows(connection, `SELECT code FROM ${table}`)).toHaveLength(count);
    }
  });
});
