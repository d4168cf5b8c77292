import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {CONTRACT, type TableName} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {openEngine, readRows} from "../../../data-loaders/engine.js";
import {ADDED_LATER, SNAPSHOT_TABLES} from "../../../data-loaders/store/layout.js";
import type {Run} from "../../../data-loaders/store/runs.js";
import type {Snapshot} from "../../../data-loaders/store/snapshot.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {ageStore} from "./ageStore.js";
import {stampedTables, stampsOf, startRun} from "./stampedTables.js";
import {temporaryFolder} from "./temporaryFolder.js";

const DAY = "2024-02-23";

/** Writes a snapshot of one version as a run of its own. */
async function write(folder: string, version: number, as_of = DAY, keep?: number): Promise<Snapshot> {
  const run = startRun();
  return openStore(folder).withLock(
    (writer) => writer.write(stampedTables(version), {as_of, run, keep}),
    run
  );
}

function parquetFiles(folder: string): string[] {
  return readdirSync(folder, {recursive: true})
    .map(String)
    .filter((file) => file.includes(".parquet") && file.includes("snapshot="));
}

const versionOf = async (snapshot: Snapshot | null) => (snapshot ? stampsOf(await snapshot.readAll()) : null);
const current = async (folder: string) => versionOf(await openStore(folder).current());

describe("a store", () => {
  test("is empty, and no folder, before anything is written", async () => {
    const store = openStore(path.join(temporaryFolder(), "store"));
    expect(await store.current()).toBeNull();
    expect(await store.snapshots()).toEqual([]);
    expect(await store.runs()).toEqual([]);
    expect(existsSync(store.folder)).toBe(false);
  });

  test("gives back every table as it was put in", async () => {
    const folder = temporaryFolder();
    for (const tables of [stampedTables(1), await reportTables()]) {
      const run = startRun();
      const written = await openStore(folder).withLock((w) => w.write(tables, {as_of: DAY, run}));
      const read = await openStore(folder).current();
      expect(read?.run_id).toBe(run.run_id);
      expect(read?.rows).toEqual(
        Object.fromEntries(SNAPSHOT_TABLES.map((name) => [name, tables[name].length]))
      );
      expect(written.run_id).toBe(run.run_id);
      expect(await read!.readAll()).toEqual(tables);
    }
  });

  test("is readable by any engine, the rows' own dates included", async () => {
    const folder = temporaryFolder();
    const tables = await reportTables();
    await openStore(folder).withLock((w) => w.write(tables, {as_of: DAY, run: startRun()}));
    const connection = await openEngine();
    const [row] = await readRows(
      connection,
      `SELECT count(*) AS n, min(as_of) AS as_of, min("snapshot") AS day FROM read_parquet('${folder}/scores/*/*.parquet')`
    );
    // A folder key named as_of would have put its own date over that of the scores.
    expect(row).toEqual({n: 90, as_of: "2024-03-04", day: DAY});
  });

  test("publishes of two runs of a day the last, and of all days the latest", async () => {
    const folder = temporaryFolder();
    await write(folder, 1);
    await write(folder, 2);
    expect(await current(folder)).toEqual([2]);
    await write(folder, 3, "2024-02-26");
    await write(folder, 4, "2023-12-29");
    expect(await current(folder)).toEqual([3]);
    const snapshots = await openStore(folder).snapshots();
    expect(snapshots.map((s) => s.as_of)).toEqual(["2023-12-29", DAY, "2024-02-26"]);
    expect(await Promise.all(snapshots.map(versionOf))).toEqual([[4], [2], [3]]);
  });

  test("keeps a snapshot that was replaced readable until the next run, for a build that is on", async () => {
    const folder = temporaryFolder();
    const first = await write(folder, 1);
    await write(folder, 2);
    expect(await versionOf(await openStore(folder).snapshot(first.run_id))).toEqual([1]);
    await write(folder, 3, "2024-02-26");
    await expect(openStore(folder).snapshot(first.run_id)).rejects.toThrow(
      `no snapshot of run: "${first.run_id}"`
    );
    expect(parquetFiles(folder).filter((file) => file.includes(first.run_id))).toEqual([]);
  });

  test("keeps as many days as it is told, the latest", async () => {
    const folder = temporaryFolder();
    for (const [i, day] of ["2024-02-20", "2024-02-21", "2024-02-22", "2024-02-23"].entries())
      await write(folder, i, day, 2);
    expect((await openStore(folder).snapshots()).map((s) => s.as_of)).toEqual(["2024-02-22", "2024-02-23"]);
    await openStore(folder).withLock(async () => {});
    expect(parquetFiles(folder)).toHaveLength(2 * SNAPSHOT_TABLES.length);
  });

  test("takes nothing new for nothing new", async () => {
    const folder = temporaryFolder();
    const first = await write(folder, 1);
    const again = await write(folder, 1);
    expect(again.run_id).toBe(first.run_id);
    expect(parquetFiles(folder)).toHaveLength(SNAPSHOT_TABLES.length);
    expect((await write(folder, 1, "2024-02-26")).run_id).not.toBe(first.run_id);
  });

  test("publishes nothing of a write that fails", async () => {
    const folder = temporaryFolder();
    await write(folder, 1);
    const bad = {...stampedTables(2), watchlist: [{code: "a", forward_pe: "abc"}]};
    const failing = openStore(folder).withLock((w) => w.write(bad, {as_of: DAY, run: startRun()}));
    await expect(failing).rejects.toThrow('watchlist.forward_pe is DOUBLE: "abc"');
    expect(await current(folder)).toEqual([1]);
    await openStore(folder).withLock(async () => {});
    expect(parquetFiles(folder)).toHaveLength(SNAPSHOT_TABLES.length);
  });

  test("leaves alone what no run has written", async () => {
    const folder = temporaryFolder();
    await write(folder, 1);
    const foreign = ["notes.txt", "valuations/readme.md", `valuations/snapshot=${DAY}/mine.parquet`];
    for (const file of foreign) writeFileSync(path.join(folder, file), "");
    await write(folder, 2, "2024-02-26");
    for (const file of foreign) expect(existsSync(path.join(folder, file)), file).toBe(true);
  });
});

describe("what a run removes", () => {
  const files = (folder: string) =>
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map(({name}) => name);

  test("is never a copy, nor behind a link, nor what has only the name of a run's file", async () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()];
    await write(folder, 1);
    cpSync(path.join(folder, "valuations"), path.join(folder, "valuations_copy"), {recursive: true});
    cpSync(path.join(folder, "valuations"), path.join(outside, "linked"), {recursive: true});
    symlinkSync(path.join(outside, "linked"), path.join(folder, "linked"));
    // A table's own folder on another disk: what the manifest names there stays, too.
    renameSync(path.join(folder, "scores"), path.join(outside, "scores"));
    symlinkSync(path.join(outside, "scores"), path.join(folder, "scores"));
    const mine = ["models/snapshot=2024-02-23/20240101T000000Z-abcdef.parquet", "lock.notes.tmp"];
    for (const file of mine) {
      writeFileSync(path.join(folder, file), "mine");
      utimesSync(path.join(folder, file), new Date(0), new Date(0));
    }
    const before = files(path.join(folder, "valuations_copy"));
    const old = files(path.join(outside, "scores"));
    await write(folder, 2);
    await write(folder, 3, "2024-02-26");
    expect(files(path.join(folder, "valuations_copy"))).toEqual(before);
    expect(files(path.join(outside, "linked"))).toEqual(before);
    expect(files(path.join(outside, "scores"))).toEqual(expect.arrayContaining(old));
    for (const file of mine) expect(readFileSync(path.join(folder, file), "utf8")).toBe("mine");
    // What was replaced is gone all the same.
    expect(files(path.join(folder, "valuations"))).not.toEqual(expect.arrayContaining(old));
  });

  test("is what the journal names, and no other of the same day", async () => {
    const folder = temporaryFolder();
    await write(folder, 1);
    const [dead, other] = ["20240223T110000Z-abcdef", "20240223T120000Z-abcdef"];
    for (const run of [dead, other])
      for (const end of [".parquet", ".parquet.tmp"])
        writeFileSync(path.join(folder, `models/snapshot=${DAY}/${run}${end}`), "");
    const runs = [{run_id: dead, as_of: DAY, tables: ["models", "scores"]}];
    writeFileSync(path.join(folder, "journal.json"), JSON.stringify({runs}));
    await openStore(folder).withLock(async () => {});
    const left = files(path.join(folder, "models"));
    expect(left.filter((file) => file.startsWith(dead))).toEqual([]);
    expect(left.filter((file) => file.startsWith(other))).toHaveLength(2);
    expect(existsSync(path.join(folder, "journal.json"))).toBe(false);
  });

  test.each(["{", '{"runs":[{"run_id":"../..","as_of":"2024-02-23","tables":["models"]}]}'])(
    "is nothing where the journal is %s",
    async (text) => {
      const folder = temporaryFolder();
      await write(folder, 1);
      writeFileSync(path.join(folder, "journal.json"), text);
      const said: string[] = [];
      await openStore(folder).withLock(
        async () => {},
        undefined,
        (line) => said.push(line)
      );
      expect(said).toEqual([
        `warning: ${folder}/journal.json: cannot be read, so that files of a run that died may stay`
      ]);
      expect(await current(folder)).toEqual([1]);
    }
  );

  test("is not what a link under a temporary name leads to", async () => {
    const [folder, outside] = [temporaryFolder(), path.join(temporaryFolder(), "mine")];
    writeFileSync(outside, "mine");
    for (const name of ["manifest.json.tmp", "refresh_runs.parquet.tmp", "journal.json.tmp"])
      symlinkSync(outside, path.join(folder, name));
    await write(folder, 1);
    expect(readFileSync(outside, "utf8")).toBe("mine");
  });

  test("is at once what a disk that is full has kept it from publishing", async () => {
    const folder = temporaryFolder();
    await write(folder, 1);
    const before = files(folder).sort();
    for (const at of ["journal", "write models", "settle scores", "publish"]) {
      const step = (name: string) => {
        if (name === at) throw Object.assign(new Error("ENOSPC: no space left"), {code: "ENOSPC"});
      };
      const full = openStore(folder, {step});
      const run = startRun();
      await expect(
        full.withLock((w) => w.write(stampedTables(2), {as_of: DAY, run}), run),
        at
      ).rejects.toThrow("ENOSPC");
      expect(files(folder).sort(), at).toEqual(before);
    }
    expect(await current(folder)).toEqual([1]);
  });
});

describe("a store's folder", () => {
  test.each(["st[ore]", "st*re", "st?re", "it's"])("may be called %s", async (name) => {
    const folder = path.join(temporaryFolder(), name);
    await write(folder, 1);
    const run = {
      ...startRun(),
      finished_at: null,
      status: "ok",
      rows_in: 0,
      rows_out: 0,
      message: ""
    } as const;
    await openStore(folder).withLock((writer) => writer.recordRun(run));
    // What a pattern of this name would find as well.
    cpSync(folder, path.join(path.dirname(folder), "store"), {recursive: true});
    expect((await openStore(folder).runs()).map(({run_id}) => run_id)).toEqual([run.run_id]);
    expect((await (await openStore(folder).current())!.read("models")).length).toBeGreaterThan(0);
  });

  test("that cannot be made ends with an error, and is not tried without end", async () => {
    const file = path.join(temporaryFolder(), "file");
    writeFileSync(file, "");
    for (const folder of [file, path.join(file, "store"), "/proc/no/store"])
      await expect(
        openStore(folder).withLock(async () => {}),
        folder
      ).rejects.toThrow(/EEXIST|ENOTDIR|ENOENT/);
  });
});

describe("a broken store", () => {
  const broken = async (damage: (folder: string, snapshot: Snapshot) => void | Promise<void>) => {
    const folder = temporaryFolder();
    const snapshot = await write(folder, 1);
    await damage(folder, snapshot);
    return folder;
  };

  test("names the file whose bytes are not those that were written, and still reads the others", async () => {
    let file = "";
    const folder = await broken(async (_, snapshot) => {
      file = (await snapshot.file("valuations"))!;
      appendFileSync(file, "x");
    });
    const snapshot = (await openStore(folder).current())!;
    await expect(snapshot.readAll()).rejects.toThrow(`${file}: is broken: its sha256 is not the manifest's`);
    expect(await snapshot.read("companies")).toHaveLength(3);
  });

  test("names the file that is missing", async () => {
    let file = "";
    const folder = await broken(async (_, snapshot) => {
      file = (await snapshot.file("scores"))!;
      rmSync(file);
    });
    await expect((await openStore(folder).current())!.read("scores")).rejects.toThrow(`${file}: is missing`);
  });

  test("is mended by a run that writes the same rows again", async () => {
    const folder = await broken(async (_, snapshot) =>
      appendFileSync((await snapshot.file("valuations"))!, "x")
    );
    await write(folder, 1);
    expect(await current(folder)).toEqual([1]);
  });

  test("reads a snapshot from before tables and columns were added as one that has none of them", async () => {
    const later = Object.entries(ADDED_LATER);
    const columns = later.flatMap(([name, added]) => (added === "table" ? [] : [[name, added] as const]));
    const folder = await broken(ageStore);
    const snapshot = (await openStore(folder).current())!;
    for (const [name, added] of columns) {
      const none = Object.fromEntries(added.map((column) => [column, null]));
      const whole = stampedTables(1)[name as TableName];
      expect(await snapshot.read(name as TableName), name).toEqual(whole.map((row) => ({...row, ...none})));
      expect(await snapshot.file(name as TableName), name).toBeNull();
    }
    expect(await snapshot.read("pe_static_percentiles")).toEqual([]);
    expect((await snapshot.readAll()).pe_history).toHaveLength(stampedTables(1).pe_history.length);
  });

  test("refuses a snapshot with the columns of another version", async () => {
    const folder = await broken((store) => {
      const file = path.join(store, "manifest.json");
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace('"forward_pe_state": "VARCHAR"', '"state": "VARCHAR"')
      );
    });
    await expect((await openStore(folder).current())!.read("valuations")).rejects.toThrow(
      /has the columns of another version; npm run refresh/
    );
  });

  test("deletes no snapshot because the manifest is gone", async () => {
    const folder = await broken((store) => rmSync(path.join(store, "manifest.json")));
    await expect(write(folder, 2)).rejects.toThrow(/manifest\.json: is missing beside snapshots/);
    expect(parquetFiles(folder)).toHaveLength(SNAPSHOT_TABLES.length);
    await expect(openStore(folder).current()).rejects.toThrow(/manifest\.json: is missing beside snapshots/);
  });

  const edits: readonly [string, (text: string) => string, RegExp][] = [
    ["cut off", (text) => text.slice(0, 100), /manifest\.json: not JSON/],
    ["empty", () => "", /manifest\.json: not JSON/],
    ["of another version", (text) => text.replace('"schema": 1', '"schema": 2'), /expected schema 1: 2/],
    ["a list", () => "[]", /the manifest is no object/],
    ["without snapshots", (text) => text.replace('"snapshots"', '"others"'), /snapshots is no list/],
    [
      "of a current run that is not there",
      (text) => text.replace(/"current": "\d/, '"current": "x'),
      /current names no/
    ],
    [
      "with a path out of the store",
      (text) => text.replace('"file": "models/', '"file": "../models/'),
      /expected the file models/
    ],
    [
      "with a hash that is none",
      (text) => text.replace(/"sha256": "./, '"sha256": "'),
      /invalid sha256 of reports/
    ],
    [
      "of no current run beside snapshots",
      (text) => text.replace(/"current": "[^"]+"/, '"current": null'),
      /current names no snapshot: null/
    ],
    ["with rows below 0", (text) => text.replace('"rows": 3', '"rows": -3'), /invalid rows of reports/]
  ];

  test.each(edits)("refuses a manifest that is %s, and says so", async (_, edit, problem) => {
    const folder = await broken((store) => {
      const file = path.join(store, "manifest.json");
      writeFileSync(file, edit(readFileSync(file, "utf8")));
    });
    await expect(openStore(folder).current()).rejects.toThrow(problem);
    await expect(write(folder, 2)).rejects.toThrow(problem);
  });
});

describe("the runs on record", () => {
  const run = (fields: Partial<Run> = {}): Run => ({
    ...startRun(),
    finished_at: "2024-02-23T12:00:00.000Z",
    status: "ok",
    rows_in: 5,
    rows_out: 4,
    message: "stored",
    ...fields
  });
  const record = (folder: string, ...list: Run[]) =>
    openStore(folder).withLock(async (writer) => {
      for (const each of list) await writer.recordRun(each);
    });

  test("come back as they were written, oldest first, midnight included", async () => {
    const folder = temporaryFolder();
    const runs = [
      run({finished_at: "2024-02-24T00:00:00.000Z"}),
      run({finished_at: null, message: '失败: it\'s "bad"'})
    ];
    await record(folder, runs[1]!, runs[0]!);
    expect(await openStore(folder).runs()).toEqual(runs);
  });

  test("hold a failed run beside a snapshot that stays as it is", async () => {
    const folder = temporaryFolder();
    await write(folder, 1);
    const manifest = readFileSync(path.join(folder, "manifest.json"), "utf8");
    await record(folder, run({status: "kept_last_good"}));
    expect(readFileSync(path.join(folder, "manifest.json"), "utf8")).toBe(manifest);
    expect(await current(folder)).toEqual([1]);
  });

  test("hold one row a run, the last that was written", async () => {
    const folder = temporaryFolder();
    const first = run();
    await record(folder, first, {...first, status: "failed", message: "the site was not built"});
    expect((await openStore(folder).runs()).map((r) => r.status)).toEqual(["failed"]);
  });

  test("are a Parquet file of the contract's columns", async () => {
    const folder = temporaryFolder();
    await record(folder, run());
    const columns = await readRows(
      await openEngine(),
      `DESCRIBE SELECT * FROM read_parquet('${folder}/refresh_runs.parquet')`
    );
    expect(Object.fromEntries(columns.map((c) => [c.column_name, c.column_type]))).toEqual(
      CONTRACT.refresh_runs
    );
  });

  test("name their file where it is broken", async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "refresh_runs.parquet"), "x");
    await expect(openStore(folder).runs()).rejects.toThrow(
      /refresh_runs\.parquet: cannot be read; the next refresh sets it aside/
    );
  });

  test.each([
    ["no Parquet", (file: string) => writeFileSync(file, "x")],
    ["empty", (file: string) => writeFileSync(file, "")],
    ["a folder", (file: string) => mkdirSync(file)],
    [
      "a table of something else",
      (file: string, folder: string) =>
        cpSync(
          path.join(
            folder,
            readdirSync(folder, {recursive: true})
              .map(String)
              .find((name) => name.startsWith("models/") && name.endsWith(".parquet"))!
          ),
          file
        )
    ]
  ])("are set aside by a writer where they are %s, which says so and begins anew", async (_, damage) => {
    const folder = temporaryFolder();
    await write(folder, 1);
    damage(path.join(folder, "refresh_runs.parquet"), folder);
    const said: string[] = [];
    const one = run();
    await openStore(folder).withLock(
      (writer) => writer.recordRun(one),
      undefined,
      (line) => said.push(line)
    );
    expect(await openStore(folder).runs()).toEqual([one]);
    const aside = readdirSync(folder).filter((name) =>
      /^refresh_runs\.parquet\.broken-\d{8}T\d{6}Z$/.test(name)
    );
    expect(aside).toHaveLength(1);
    expect(said).toEqual([
      `warning: ${folder}/refresh_runs.parquet: cannot be read, so that it is ${aside[0]} now and a new record begins`
    ]);
  });
});
