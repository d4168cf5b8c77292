import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterEach, describe, expect, test, vi} from "vitest";
import {BadInput} from "../../data-loaders/badInput.js";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {
  createTable,
  openEngine,
  readRows,
  withTemporaryFolder,
  writeParquet
} from "../../data-loaders/engine.js";
import {orExit} from "../../data-loaders/loader.js";
import {DEFAULT_QUERIES} from "../../src/queries/defaults.js";
import {printedByLoader} from "../printedByLoader.js";
import {defaultQueries} from "../reportRows.js";
import {embedded, REPORT_FOLDER, REPORT_ID} from "./patchedReport.js";

const SCORES = "[table].parquet.ts --table=scores";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

/** A copy of the report whose valuation table holds a text for a profit. */
function badReport(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "benchfolio-report-"));
  folders.push(folder);
  cpSync(REPORT_FOLDER, path.join(folder, REPORT_ID), {recursive: true});
  writeFileSync(
    path.join(folder, REPORT_ID, "valuation.csv"),
    embedded("valuation").replace(",16.70,", ",abc,")
  );
  return folder;
}

describe("a loader entry", () => {
  test("prints the table as Parquet, and nothing else", async () => {
    const {status, stdout, stderr} = printedByLoader(SCORES);
    expect([status, stderr]).toEqual([0, ""]);
    const {scores} = await embeddedTables();
    const connection = await openEngine();
    await createTable(connection, "scores", scores);
    await withTemporaryFolder(async (folder) => {
      const file = path.join(folder, "scores.parquet");
      await writeParquet(connection, "scores", file);
      expect(stdout.equals(readFileSync(file))).toBe(true);
      expect(await readRows(connection, `SELECT * FROM read_parquet('${file}')`)).toEqual(scores);
    });
  });

  test.each([SCORES, "answers/valuation.json.ts"])(
    "%s says in one line what is wrong where, prints nothing and exits with 1",
    (entry) => {
      const {status, stdout, stderr} = printedByLoader(entry, {BENCHFOLIO_REPORTS: badReport()});
      expect(stderr).toBe(`${REPORT_ID}/valuation.csv row 2, 24E 归母净利润: invalid number: "abc"\n`);
      expect(stdout).toHaveLength(0);
      expect(status).toBe(1);
    }
  );
});

describe("an answers entry", () => {
  test("prints the rows of the page's default queries by their text, as JSON", async () => {
    const {status, stdout, stderr} = printedByLoader("answers/data.json.ts");
    expect([status, stderr]).toEqual([0, ""]);
    const answers = JSON.parse(stdout.toString());
    const queries = await defaultQueries(DEFAULT_QUERIES.data);
    expect(Object.keys(answers)).toEqual(queries);
    const connection = await openEngine();
    const tables = await embeddedTables();
    for (const name of ["scores", "models", "average_printed", "reference_figures"] as const)
      await createTable(connection, name, tables[name]);
    const averages = queries.find((sql) => sql.includes("average_revised"))!;
    expect(answers[averages]).toEqual(await readRows(connection, averages));
  });
});

describe("orExit", () => {
  test("leaves the exit code alone where nothing fails", async () => {
    await orExit(async () => {});
    expect(process.exitCode).toBeUndefined();
  });

  test("turns bad input into one line and exit code 1", async () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    await orExit(() => Promise.reject(new BadInput({file: "a.csv", row: 2}, "empty")));
    const code = process.exitCode;
    process.exitCode = undefined;
    expect(code).toBe(1);
    expect(error.mock.calls).toEqual([["a.csv row 2: empty"]]);
    error.mockRestore();
  });

  test("passes on what is no bad input: a fault of the program keeps its trace", async () => {
    await expect(orExit(() => Promise.reject(new TypeError("x is not a function")))).rejects.toThrow(
      TypeError
    );
  });
});
