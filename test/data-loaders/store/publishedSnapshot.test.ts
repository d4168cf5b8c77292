import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterEach, describe, expect, test, vi} from "vitest";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {openEngine, readRows} from "../../../data-loaders/engine.js";
import {freshness} from "../../../data-loaders/freshness.js";
import {
  pinForBuild,
  publishedSnapshot,
  readSnapshotTable
} from "../../../data-loaders/store/publishedSnapshot.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {printedByLoader} from "../../printedByLoader.js";
import {startRun} from "./stampedTables.js";
import {temporaryFolder} from "./temporaryFolder.js";

const report = await reportTables();

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A store, named in the environment, with a snapshot of the first `n` valuations for each `n`. */
async function storeOf(...lengths: number[]): Promise<{folder: string; runs: string[]}> {
  const folder = temporaryFolder();
  const runs: string[] = [];
  for (const [i, n] of lengths.entries()) {
    const run = startRun();
    runs.push(run.run_id);
    const tables = {...report, valuations: report.valuations.slice(0, n)};
    await openStore(folder).withLock(async (writer) => {
      await writer.write(tables, {as_of: `2024-02-2${i}`, run});
      await writer.recordRun({
        ...run,
        finished_at: null,
        status: "ok",
        rows_in: n,
        rows_out: n,
        message: "stored"
      });
    }, run);
  }
  vi.stubEnv("BENCHFOLIO_STORE", folder);
  return {folder, runs};
}

async function rowsOf(parquet: Buffer, name: string) {
  const folder = mkdtempSync(path.join(tmpdir(), "benchfolio-"));
  try {
    const file = path.join(folder, `${name}.parquet`);
    appendFileSync(file, parquet);
    return await readRows(await openEngine(), `SELECT * FROM read_parquet('${file}')`);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

describe("what is published", () => {
  test("is the embedded report where there is no store, or an empty one", async () => {
    vi.stubEnv("BENCHFOLIO_STORE", path.join(temporaryFolder(), "none"));
    expect(await publishedSnapshot()).toBeNull();
    expect(await readSnapshotTable("valuations")).toBeNull();
    expect(await pinForBuild()).toEqual({BENCHFOLIO_SNAPSHOT: "none"});
  });

  test("is the store's current snapshot, the same for all loaders of a build, whatever is stored meanwhile", async () => {
    const {folder, runs} = await storeOf(5);
    const pin = await pinForBuild();
    expect(pin).toEqual({BENCHFOLIO_SNAPSHOT: runs[0]});
    vi.stubEnv("BENCHFOLIO_SNAPSHOT", pin.BENCHFOLIO_SNAPSHOT!);
    const run = startRun();
    await openStore(folder).withLock((w) => w.write(report, {as_of: "2024-02-20", run}), run);
    expect(await readSnapshotTable("valuations")).toEqual(report.valuations.slice(0, 5));
    vi.stubEnv("BENCHFOLIO_SNAPSHOT", "");
    expect(await readSnapshotTable("valuations")).toEqual(report.valuations);
  });

  test("stays the report for a build that began without a snapshot", async () => {
    await storeOf(5);
    vi.stubEnv("BENCHFOLIO_SNAPSHOT", "none");
    expect(await readSnapshotTable("valuations")).toBeNull();
  });

  test("is an earlier snapshot where a run is named, and nothing else where that is not there", async () => {
    const {runs} = await storeOf(5, 7);
    vi.stubEnv("BENCHFOLIO_SNAPSHOT", runs[0]!);
    expect(await readSnapshotTable("valuations")).toHaveLength(5);
    expect(await pinForBuild()).toEqual({BENCHFOLIO_SNAPSHOT: runs[0]});
    vi.stubEnv("BENCHFOLIO_SNAPSHOT", "20200101T000000Z-abcdef");
    await expect(readSnapshotTable("valuations")).rejects.toThrow("no snapshot of run");
  });
});

describe("what cannot be trusted", () => {
  test("is a store whose manifest is lost: no build takes the report for it but where that is asked for", async () => {
    const {folder} = await storeOf(5);
    rmSync(path.join(folder, "manifest.json"));
    await expect(pinForBuild()).rejects.toThrow(/manifest\.json: is missing beside snapshots; restore it/);
    await expect(freshness()).rejects.toThrow("BENCHFOLIO_SNAPSHOT=none builds the embedded report");
    vi.stubEnv("BENCHFOLIO_SNAPSHOT", "none");
    expect(await pinForBuild()).toEqual({BENCHFOLIO_SNAPSHOT: "none"});
    expect((await freshness()).snapshot).toBeNull();
  });

  test("is a record of runs that is broken, and a build says so and goes on", async () => {
    const {folder, runs} = await storeOf(5);
    writeFileSync(path.join(folder, "refresh_runs.parquet"), "x");
    const said: string[] = [];
    const {snapshot, last_success} = await freshness(process.env, new Date(), (line) => said.push(line));
    expect({run_id: snapshot?.run_id, last_success}).toEqual({run_id: runs[0], last_success: null});
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^warning: .*refresh_runs\.parquet: cannot be read; the next refresh sets it aside/
    );
  });
});

describe("a loader entry beside a store", () => {
  test("prints the stored file, byte for byte", async () => {
    const {folder} = await storeOf(5);
    const {status, stdout, stderr} = printedByLoader("[table].parquet.ts --table=valuations");
    expect([status, stderr]).toEqual([0, ""]);
    const file = (await (await openStore(folder).current())!.file("valuations"))!;
    expect(stdout.equals(readFileSync(file))).toBe(true);
  });

  test("prints the runs on record, whatever snapshot is published", async () => {
    const {folder} = await storeOf(5);
    const {status, stdout} = printedByLoader("[table].parquet.ts --table=refresh_runs");
    expect(status).toBe(0);
    const rows = await rowsOf(stdout, "refresh_runs");
    expect(rows.map((row) => row.run_id)).toEqual((await openStore(folder).runs()).map((run) => run.run_id));
  });

  test("answers a page's queries from the snapshot", async () => {
    await storeOf(5);
    const {status, stdout, stderr} = printedByLoader("answers/data.json.ts");
    expect([status, stderr]).toEqual([0, ""]);
    const answers = Object.entries<Record<string, unknown>[]>(JSON.parse(stdout.toString()));
    const catalog = answers.find(
      ([sql]) => sql.includes("'valuations' AS name") || sql.includes("SELECT 'valuations'")
    )![1];
    expect(catalog.find((row) => row.name === "valuations")?.n).toBe(5);
  });

  test("says in one line which file is broken, prints nothing and exits with 1", async () => {
    const {folder} = await storeOf(5);
    const file = (await (await openStore(folder).current())!.file("scores"))!;
    appendFileSync(file, "x");
    for (const entry of ["[table].parquet.ts --table=scores", "answers/valuation.json.ts"]) {
      const {status, stdout, stderr} = printedByLoader(entry);
      expect(stderr).toContain(`${file}: is broken: its sha256 is not the manifest's`);
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(stdout).toHaveLength(0);
      expect(status).toBe(1);
    }
  });
});
