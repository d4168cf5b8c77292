import {describe, expect, test} from "vitest";
import {type ChangeOptions, changeStore, type StoreChange} from "../../data-loaders/changeStore.js";
import {LockHeld} from "../../data-loaders/store/lock.js";
import {openStore} from "../../data-loaders/store/store.js";
import {stampedTables, startRun} from "./store/stampedTables.js";
import {temporaryFolder} from "./store/temporaryFolder.js";

const [FIRST, LAST] = ["2024-02-22", "2024-02-23"];

/** A store of two days, and what can be done with it. */
async function twoDays() {
  const store = openStore(temporaryFolder());
  for (const [i, as_of] of [FIRST, LAST].entries())
    await store.withLock((writer) => writer.write(stampedTables(i), {as_of, run: startRun()}));
  const change = (asked: StoreChange, options: Partial<ChangeOptions> = {}) =>
    changeStore(asked, {store, signal: new AbortController().signal, ...options});
  return {store, change};
}

describe("a change of the stored days", () => {
  test("is on record, and says what is published now", async () => {
    const {store, change} = await twoDays();
    const said: string[] = [];
    for (const asked of [{use: FIRST}, {use: null}, {use: null}, {use: FIRST}, {drop: FIRST}])
      said.push((await change(asked)).message);
    expect(said).toEqual([
      "2024-02-22 is pinned: it stays published, whatever is stored",
      "2024-02-22 is not pinned any more: the latest day, 2024-02-23, is published",
      "nothing was pinned: the latest day, 2024-02-23, stays published",
      "2024-02-22 is pinned: it stays published, whatever is stored",
      "2024-02-22 is dropped, and was pinned: 2024-02-23 is published"
    ]);
    const runs = await store.runs();
    expect(runs.map(({message}) => message)).toEqual(said);
    expect(runs[0]).toMatchObject({source: "store", status: "ok", rows_in: 0, rows_out: 0});
    expect(runs[0]!.finished_at).not.toBeNull();
  });

  test("that a full disk keeps off the record has failed, and says so", async () => {
    const {store} = await twoDays();
    const step = (name: string) => {
      if (name === "record run") throw Object.assign(new Error("ENOSPC: no space"), {code: "ENOSPC"});
    };
    const full = openStore(store.folder, {step});
    const {signal} = new AbortController();
    expect(await changeStore({use: FIRST}, {store: full, signal})).toMatchObject({
      status: "failed",
      message:
        "2024-02-22 is pinned: it stays published, whatever is stored; the run is not on record: the disk is full (ENOSPC)"
    });
  });

  test("says of a day that has not come yet that it is one, and how to remove it", async () => {
    const {change} = await twoDays();
    const on = async (asked: StoreChange, today: string) => (await change(asked, {today})).message;
    const said = "; it is a day after today, 2024-02-22: npm run store -- drop 2024-02-23 removes it";
    expect([
      await on({use: LAST}, "2024-02-22"),
      await on({use: null}, "2024-02-22"),
      await on({drop: FIRST}, "2024-02-22")
    ]).toEqual([
      `2024-02-23 is pinned: it stays published, whatever is stored${said}`,
      `2024-02-23 is not pinned any more: the latest day, 2024-02-23, is published${said}`,
      `2024-02-22 is dropped: 2024-02-23 is published${said}`
    ]);
    expect(await on({use: LAST}, LAST)).not.toContain("today");
  });

  test("has the site built, of what is published then, before anybody else may write", async () => {
    const {store, change} = await twoDays();
    const builds: string[] = [];
    const outcome = await change(
      {use: FIRST},
      {
        async build() {
          builds.push((await store.current())!.as_of);
          await expect(store.withLock(async () => {})).rejects.toThrow(LockHeld);
          return true;
        }
      }
    );
    expect(builds).toEqual([FIRST]);
    expect(outcome).toMatchObject({status: "ok", is_built: true, pinned: FIRST});
    expect(outcome.published).toBe((await store.current())!.run_id);
  });

  test("stands where the site cannot be built, and is on record as failed, without secrets", async () => {
    const {store, change} = await twoDays();
    const outcome = await change(
      {use: FIRST},
      {
        build: () => Promise.reject(new Error("no build: token")),
        redact: (text) => text.replace("token", "[TOKEN]")
      }
    );
    const message =
      "2024-02-22 is pinned: it stays published, whatever is stored; the site was not built: no build: [TOKEN]";
    expect(outcome).toMatchObject({status: "failed", message, is_built: false});
    expect((await store.runs()).map((run) => [run.status, run.message])).toEqual([["failed", message]]);
    expect((await store.current())!.as_of).toBe(FIRST);
  });

  test("that cannot be made is not on record, and nothing is built", async () => {
    const {store, change} = await twoDays();
    const build = () => Promise.reject(new Error("built"));
    await expect(change({drop: "2024-02-20"}, {build})).rejects.toThrow("no such day is stored");
    expect(await store.runs()).toEqual([]);
  });
});
