import {beforeAll, describe, expect, test} from "vitest";
import type {Row} from "../../data-loaders/contract.js";
import {createTable, openEngine, readRows} from "../../data-loaders/engine.js";
import {BY_HAND} from "../../data-loaders/store/runs.js";
import {runRows, sourceRows} from "../../src/queries/refreshRuns.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";

const run = (minute: number, fields: Row = {}): Row => {
  const at = (second: number) => new Date(Date.UTC(2024, 1, 23, 11, minute, second)).toISOString();
  return {
    ...{
      run_id: `20240223T11${String(minute).padStart(2, "0")}00Z-abcdef`,
      started_at: at(0),
      finished_at: at(7)
    },
    ...{source: "inbox", status: "ok", rows_in: 1, rows_out: 2, message: "snapshot of 2024-02-23 stored"},
    ...fields
  };
};

let wasm: WasmEngine;
beforeAll(async () => {
  wasm = await openWasm({});
}, BOOT);

/** The rows over `runs`, the same in both engines. */
async function asked(runs: readonly Row[], query: {toString(): string}) {
  const connection = await openEngine();
  await createTable(connection, "refresh_runs", runs);
  const rows = await readRows(connection, String(query));
  await wasm.replace("refresh_runs", runs);
  expect(wasm.query(String(query))).toEqual(rows);
  return rows;
}

describe("sourceRows", () => {
  test("has of each source its last figures, its last success and its runs; a run of several counts for each", async () => {
    const runs = [
      run(1, {source: "report"}),
      run(2, {
        source: "report+inbox",
        message: "nothing new: the snapshot of 2024-02-26 is that of run x already"
      }),
      run(3, {status: "failed", message: "synthetic"})
    ];
    expect(await asked(runs, sourceRows())).toEqual([
      {source: "inbox", as_of: "2024-02-26", last_success: "2024-02-23T11:02:07Z", n_runs: 2, n_failed: 1},
      {source: "report", as_of: "2024-02-26", last_success: "2024-02-23T11:02:07Z", n_runs: 2, n_failed: 0}
    ]);
    expect(await asked([], sourceRows())).toEqual([]);
  });

  test("has no source for what was done by hand", async () => {
    const byHand = run(2, {source: BY_HAND, message: "2024-02-23 is pinned"});
    expect((await asked([run(1), byHand], sourceRows())).map(({source}) => source)).toEqual(["inbox"]);
  });

  test("knows no day of a source that never worked", async () => {
    const [row] = await asked(
      [run(1, {status: "failed", message: "snapshot of 2024-02-23 stored; the site was not built"})],
      sourceRows()
    );
    expect(row).toMatchObject({as_of: null, last_success: null, n_failed: 1});
  });
});

describe("runRows", () => {
  test("are the last 20, newest first, and the last failure before them", async () => {
    const runs = Array.from({length: 30}, (_, i) => run(i, i < 3 ? {status: "failed"} : {}));
    const rows = await asked(runs, runRows());
    expect(rows.map(({started_at}) => Number(String(started_at).slice(14, 16)))).toEqual([
      ...Array.from({length: 20}, (_, i) => 29 - i),
      2
    ]);
    expect(rows[0]).toMatchObject({started_at: "2024-02-23T11:29:00Z", duration_s: 7, status: "ok"});
  });

  test("have the last refresh that worked before any number of changes by hand", async () => {
    const runs = Array.from({length: 30}, (_, i) => run(i, i < 3 ? {} : {source: BY_HAND}));
    const rows = await asked(runs, runRows());
    expect(rows.map(({started_at}) => Number(String(started_at).slice(14, 16)))).toEqual([
      ...Array.from({length: 20}, (_, i) => 29 - i),
      2
    ]);
  });

  test("have no duration where the run ended without a word", async () => {
    expect(
      (await asked([run(1, {finished_at: null, status: "failed"})], runRows()))[0]!.duration_s
    ).toBeNull();
  });
});
