import path from "node:path";
import {describe, expect, test} from "vitest";
import {changeStore} from "../../data-loaders/changeStore.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {freshness} from "../../data-loaders/freshness.js";
import {SOURCES} from "../../data-loaders/sources/index.js";
import type {Run} from "../../data-loaders/store/runs.js";
import {openStore} from "../../data-loaders/store/store.js";
import {startRun} from "./store/stampedTables.js";
import {temporaryFolder} from "./store/temporaryFolder.js";

const report = await reportTables();
/** Weekdays at 19:30 in Shanghai, which is 11:30 UTC. */
const EVENINGS = "30 19 * * 1-5";

/** A store with a snapshot of the day `as_of`, and runs on record that ended as given. */
async function storeWith(as_of: string, ...ends: Pick<Run, "finished_at" | "status">[]) {
  const folder = temporaryFolder();
  const run = startRun();
  await openStore(folder).withLock(async (writer) => {
    await writer.write(report, {as_of, run});
    for (const end of ends)
      await writer.recordRun({
        ...startRun(),
        started_at: end.finished_at!,
        ...end,
        rows_in: 1,
        rows_out: 1,
        message: ""
      });
  });
  const at = (now: string) =>
    freshness({BENCHFOLIO_STORE: folder, BENCHFOLIO_SCHEDULE: EVENINGS}, new Date(now));
  return {folder, run_id: run.run_id, at};
}

const worked = (finished_at: string) => ({finished_at, status: "ok"}) as const;

describe("freshness", () => {
  test("names the snapshot, the last run that worked, and when the next is promised", async () => {
    const {run_id, at} = await storeWith("2024-02-23", worked("2024-02-23T11:34:00.000Z"), {
      finished_at: "2024-02-23T12:30:00.000Z",
      status: "failed"
    });
    expect(await at("2024-02-24T12:00:00Z")).toMatchObject({
      snapshot: {run_id, as_of: "2024-02-23", source: "synthetic"},
      as_of: "2024-02-23",
      last_success: "2024-02-23T11:34:00.000Z",
      schedule: {cron: EVENINGS, timezone: "Asia/Shanghai"},
      next_run: "2024-02-26T11:30:00.000Z"
    });
  });

  test("promises nothing where nobody does", async () => {
    expect(await freshness({BENCHFOLIO_STORE: path.join(temporaryFolder(), "none")})).toEqual({
      snapshot: null,
      as_of: "2024-02-23",
      newer_as_of: null,
      last_success: null,
      schedule: null,
      next_run: null,
      report_as_of: "2024-02-23",
      sources: Object.keys(SOURCES),
      is_demo: false,
      late: null
    });
  });

  test("is late an hour after the first promised time at which no run has worked", async () => {
    const {at} = await storeWith("2024-02-23", worked("2024-02-23T11:34:00.000Z"));
    const late = {after: "2024-02-26T12:30:00.000Z", due: "2024-02-26T11:30:00.000Z", reason: "overdue"};
    expect((await at("2024-02-24T12:00:00Z")).late).toEqual(late);
  });

  test("is late with a site that was built after a run that failed", async () => {
    const {at} = await storeWith("2024-02-23", worked("2024-02-23T11:34:00.000Z"), {
      finished_at: "2024-02-26T11:31:00.000Z",
      status: "kept_last_good"
    });
    const {late, next_run} = await at("2024-02-26T11:32:00Z");
    expect(late).toEqual({
      after: "2024-02-26T12:30:00.000Z",
      due: "2024-02-26T11:30:00.000Z",
      reason: "overdue"
    });
    expect(next_run).toBe("2024-02-27T11:30:00.000Z");
  });

  test("is late where runs work, but the figures are further behind than a holiday is long", async () => {
    const {at} = await storeWith("2024-02-08", worked("2024-02-22T11:34:00.000Z"));
    expect((await at("2024-02-22T12:00:00Z")).late?.reason).toBe("overdue");
    const later = await storeWith("2024-02-08", worked("2024-02-23T11:34:00.000Z"));
    expect((await later.at("2024-02-23T12:00:00Z")).late).toEqual({
      after: "2024-02-23T11:30:00.000Z",
      due: "2024-02-23T11:30:00.000Z",
      reason: "old"
    });
  });

  test("does not count a day that was chosen by hand as a refresh", async () => {
    const {folder, at} = await storeWith("2024-02-23", worked("2024-02-23T11:34:00.000Z"));
    const before = await at("2024-02-26T13:00:00Z");
    await changeStore({use: null}, {store: openStore(folder), signal: new AbortController().signal});
    expect((await openStore(folder).runs()).map(({source}) => source)).toEqual(["synthetic", "store"]);
    expect(await at("2024-02-26T13:00:00Z")).toEqual(before);
  });

  test("says that a later day is stored than the one that is pinned, whose age is no news of the source", async () => {
    const {folder, at} = await storeWith("2024-02-08", worked("2024-02-23T11:34:00.000Z"));
    const run = startRun();
    await openStore(folder).withLock(async (writer) => {
      await writer.use("2024-02-08");
      await writer.write({...report, scores: []}, {as_of: "2024-02-23", run});
    });
    expect(await at("2024-02-23T12:00:00Z")).toMatchObject({
      as_of: "2024-02-08",
      newer_as_of: "2024-02-23",
      late: {reason: "overdue", due: "2024-02-26T11:30:00.000Z"}
    });
  });

  test("counts from the build where no run has worked yet", async () => {
    const {at} = await storeWith("2024-02-23");
    expect((await at("2024-02-23T12:00:00Z")).late?.due).toBe("2024-02-26T11:30:00.000Z");
  });
});
