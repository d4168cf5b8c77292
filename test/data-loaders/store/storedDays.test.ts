import {appendFileSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {openStore, type StoreWriter} from "../../../data-loaders/store/store.js";
import {stampedTables, startRun} from "./stampedTables.js";
import {temporaryFolder} from "./temporaryFolder.js";

const DAYS = ["2024-02-21", "2024-02-22", "2024-02-23"] as const;

/** A store of some days, one version each. */
async function storeOf(days: readonly string[] = DAYS): Promise<string> {
  const folder = temporaryFolder();
  for (const [i, as_of] of days.entries()) await write(folder, i + 1, as_of);
  return folder;
}

const write = (folder: string, version: number, as_of: string, keep?: number) =>
  change(folder, (writer) => writer.write(stampedTables(version), {as_of, run: startRun(), keep}));

const change = (folder: string, use: (writer: StoreWriter) => Promise<unknown>) =>
  openStore(folder).withLock(use);

/** The published day, the pinned one, and all days. */
async function state(folder: string) {
  const store = openStore(folder);
  return [
    (await store.current())?.as_of,
    await store.pinned(),
    (await store.snapshots()).map(({as_of}) => as_of)
  ];
}

const manifestOf = (folder: string) => path.join(folder, "manifest.json");

describe("a pinned day", () => {
  test("is published until another is, or the latest again", async () => {
    const folder = await storeOf();
    await change(folder, (writer) => writer.use(DAYS[0]));
    expect(await state(folder)).toEqual([DAYS[0], DAYS[0], DAYS]);
    await change(folder, (writer) => writer.use(DAYS[1]));
    expect(await state(folder)).toEqual([DAYS[1], DAYS[1], DAYS]);
    await change(folder, (writer) => writer.use(null));
    expect(await state(folder)).toEqual([DAYS[2], null, DAYS]);
  });

  test("stays published beside what is stored, and is kept whatever the number of days to keep", async () => {
    const folder = await storeOf();
    await change(folder, (writer) => writer.use(DAYS[0]));
    await write(folder, 4, "2024-02-26", 2);
    expect(await state(folder)).toEqual([DAYS[0], DAYS[0], [DAYS[0], DAYS[2], "2024-02-26"]]);
    const replaced = await write(folder, 5, DAYS[0]);
    expect(await state(folder)).toEqual([DAYS[0], DAYS[0], [DAYS[0], DAYS[2], "2024-02-26"]]);
    expect((await openStore(folder).current())?.run_id).toBe((replaced as {run_id: string}).run_id);
  });

  test("may be the latest, which then stays", async () => {
    const folder = await storeOf();
    await change(folder, (writer) => writer.use(DAYS[2]));
    await write(folder, 4, "2024-02-26");
    expect((await state(folder))[0]).toBe(DAYS[2]);
  });

  test("must be stored and whole; else nothing changes", async () => {
    const folder = await storeOf();
    const before = readFileSync(manifestOf(folder), "utf8");
    await expect(change(folder, (writer) => writer.use("2024-02-20"))).rejects.toThrow(
      `${folder}: no such day is stored (2024-02-21 to 2024-02-23): "2024-02-20"`
    );
    const [first] = await openStore(folder).snapshots();
    appendFileSync((await first!.file("scores"))!, "x");
    await expect(change(folder, (writer) => writer.use(DAYS[0]))).rejects.toThrow("is broken");
    expect(readFileSync(manifestOf(folder), "utf8")).toBe(before);
  });

  test("is none in a store from before there were pins", async () => {
    const folder = await storeOf();
    const {pinned: _, ...before} = JSON.parse(readFileSync(manifestOf(folder), "utf8"));
    writeFileSync(manifestOf(folder), JSON.stringify(before));
    expect(await state(folder)).toEqual([DAYS[2], null, DAYS]);
  });

  test.each([
    ["another day than the current one", DAYS[0]],
    ["no day", 5]
  ])("that names %s is refused", async (_, pinned) => {
    const folder = await storeOf();
    const manifest = JSON.parse(readFileSync(manifestOf(folder), "utf8"));
    writeFileSync(manifestOf(folder), JSON.stringify({...manifest, pinned}));
    await expect(openStore(folder).current()).rejects.toThrow(
      `${manifestOf(folder)}: pinned names another day than current: ${JSON.stringify(pinned)}`
    );
  });
});

describe("a dropped day", () => {
  test("is not stored any more, and its files go with the next run", async () => {
    const folder = await storeOf();
    const [first] = await openStore(folder).snapshots();
    await change(folder, (writer) => writer.drop(DAYS[0]));
    expect(await state(folder)).toEqual([DAYS[2], null, DAYS.slice(1)]);
    // A build may be reading it.
    expect(await first!.readAll()).toBeDefined();
    await change(folder, async () => {});
    await expect(openStore(folder).snapshot(first!.run_id)).rejects.toThrow("no snapshot of run");
  });

  test("that was the latest gives the day before back, also where it has not come yet", async () => {
    const folder = await storeOf([...DAYS, "2042-02-26"]);
    await change(folder, (writer) => writer.drop("2042-02-26"));
    expect(await state(folder)).toEqual([DAYS[2], null, DAYS]);
  });

  test("that was pinned is pinned no more", async () => {
    const folder = await storeOf();
    await change(folder, (writer) => writer.use(DAYS[0]));
    await change(folder, (writer) => writer.drop(DAYS[0]));
    expect(await state(folder)).toEqual([DAYS[2], null, DAYS.slice(1)]);
  });

  test("beside a pinned one leaves that published", async () => {
    const folder = await storeOf();
    await change(folder, (writer) => writer.use(DAYS[0]));
    await change(folder, (writer) => writer.drop(DAYS[2]));
    expect(await state(folder)).toEqual([DAYS[0], DAYS[0], DAYS.slice(0, 2)]);
  });

  test("is never the only one, nor one that is not stored; then nothing changes", async () => {
    const folder = await storeOf([DAYS[0]]);
    const before = readFileSync(manifestOf(folder), "utf8");
    await expect(change(folder, (writer) => writer.drop(DAYS[0]))).rejects.toThrow(
      `${folder}: the only stored day cannot be dropped: "${DAYS[0]}"`
    );
    await expect(change(folder, (writer) => writer.drop(DAYS[1]))).rejects.toThrow("no such day is stored");
    expect(readFileSync(manifestOf(folder), "utf8")).toBe(before);
  });
});
