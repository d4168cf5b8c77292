import {existsSync, readFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {openStore} from "../../data-loaders/store/store.js";
import {main} from "../../scripts/store.js";
import {startChild} from "../data-loaders/store/child.js";
import {stampedTables, startRun} from "../data-loaders/store/stampedTables.js";
import {temporaryFolder} from "../data-loaders/store/temporaryFolder.js";
import {inProcess} from "./inProcess.js";

const HOLDER = "test/data-loaders/store/lockHolder.ts";

/** Runs the command to its end. */
async function run(store: string, ...args: string[]) {
  const {code, stdout, stderr} = await inProcess(main, args, {BENCHFOLIO_STORE: store});
  return {code, stdout: stdout.trimEnd(), stderr: stderr.trim()};
}

/** A store of some days, and the runs that wrote them. */
async function storeOf(...days: readonly string[]) {
  const store = openStore(temporaryFolder());
  const ids: string[] = [];
  for (const [i, as_of] of days.entries()) {
    const run = startRun();
    ids.push(run.run_id);
    await store.withLock((writer) => writer.write(stampedTables(i), {as_of, run}));
  }
  return {folder: store.folder, ids};
}

describe("npm run store", () => {
  test("lists the stored days, and says which is published, pinned, or has not come yet", async () => {
    const {folder, ids} = await storeOf("2024-02-22", "2024-02-23", "2099-02-26");
    const list = async () =>
      (await run(folder, "list")).stdout
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
        .replace(/(?<=today, ).*/, "<day>");
    const lines = ["2024-02-22", "2024-02-23", "2099-02-26"].map(
      (day, i) => `${day}  run ${ids[i]}  synthetic  stored <time>`
    );
    expect((await list()).split("\n")).toEqual([
      lines[0],
      lines[1],
      `${lines[2]}  published, a day after today, <day>`
    ]);
    const pinned = await run(folder, "use", "2024-02-22", "--no-build");
    expect(pinned).toMatchObject({code: 0, stderr: ""});
    expect(pinned.stdout).toMatch(
      /^ok: 2024-02-22 is pinned: it stays published, whatever is stored\nrun \d{8}T\d{6}Z-[0-9a-f]{6}; site: not asked for$/
    );
    expect((await list()).split("\n")).toEqual([
      `${lines[0]}  published, pinned`,
      lines[1],
      `${lines[2]}  a day after today, <day>`
    ]);
    const days = JSON.parse((await run(folder, "list", "--json")).stdout);
    expect(days[0]).toMatchObject({as_of: "2024-02-22", run_id: ids[0], is_published: true, is_pinned: true});
    expect(days).toHaveLength(3);
  });

  test("drops a day that has not come yet, and prints what happened as JSON", async () => {
    const {folder, ids} = await storeOf("2024-02-23", "2099-02-26");
    const {code, stdout} = await run(folder, "drop", "2099-02-26", "--no-build", "--json");
    expect({code, ...JSON.parse(stdout)}).toMatchObject({
      code: 0,
      source: "store",
      status: "ok",
      message: "2099-02-26 is dropped: 2024-02-23 is published",
      published: ids[0],
      pinned: null,
      is_built: null
    });
    expect((await openStore(folder).runs()).map(({source}) => source)).toEqual(["store"]);
  });

  test("refuses what cannot be done with exit code 1, and changes nothing", async () => {
    const {folder} = await storeOf("2024-02-23");
    const manifest = readFileSync(path.join(folder, "manifest.json"), "utf8");
    expect(await run(folder, "drop", "2024-02-23")).toEqual({
      code: 1,
      stdout: "",
      stderr: `failed: ${folder}: the only stored day cannot be dropped: "2024-02-23"`
    });
    expect((await run(folder, "use", "2024-02-22")).code).toBe(1);
    expect(readFileSync(path.join(folder, "manifest.json"), "utf8")).toBe(manifest);
    expect(await openStore(folder).runs()).toEqual([]);
    const none = path.join(temporaryFolder(), "store");
    expect(await run(none, "use", "latest")).toMatchObject({
      code: 1,
      stderr: `failed: ${none}: no day is stored`
    });
    expect(await run(none, "list")).toMatchObject({
      code: 0,
      stdout: "no day is stored: the embedded reports stand alone"
    });
    expect(existsSync(none)).toBe(false);
  });

  test.each([
    [[], "Usage: npm run store -- <command> [options]"],
    [["use"], "error: missing required argument 'day'"],
    [["use", "23.02.2024"], "Not a day YYYY-MM-DD, nor latest."],
    [["drop", "latest"], "Not a day YYYY-MM-DD."],
    [["drop", "2024-02-30"], "Not a day YYYY-MM-DD."],
    [["list", "2024-02-23"], "error: too many arguments"],
    [["forget", "2024-02-23"], "error: unknown command 'forget'"],
    [["use", "latest", "--nope"], "error: unknown option '--nope'"]
  ])("%j ends with exit code 2", async (args, said) => {
    const store = path.join(temporaryFolder(), "store");
    const {code, stdout, stderr} = await run(store, ...args);
    expect({code, stdout}).toEqual({code: 2, stdout: ""});
    expect(stderr).toContain(said);
    expect(existsSync(store)).toBe(false);
  });

  test("finds the store held, says by whom, and exits with 4", async () => {
    const {folder} = await storeOf("2024-02-22", "2024-02-23");
    const holder = startChild(HOLDER, [path.join(folder, "lock")]);
    await holder.line("held");
    const {code, stderr} = await run(folder, "drop", "2024-02-22", "--no-build");
    expect(code).toBe(4);
    expect(stderr).toContain(
      `somebody else is at work: ${folder}/lock is held by process ${holder.process.pid}`
    );
    holder.process.stdin!.write("end\n");
    await holder.ended;
  });

  test("tells of every command and exit code", async () => {
    const env = {BENCHFOLIO_STORE: path.join(temporaryFolder(), "store")};
    const {code, lines} = await startChild("scripts/store.ts", ["--help"], {env}).ended;
    const stdout = lines.join("\n");
    expect(code).toBe(0);
    for (const word of [
      "list",
      "use",
      "drop",
      "--no-build",
      "BENCHFOLIO_STORE",
      "  0  ",
      "  1  ",
      "  2  ",
      "  4  "
    ])
      expect(stdout).toContain(word);
  });
});
