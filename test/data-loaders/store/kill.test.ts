import {readdirSync, readFileSync, realpathSync, statSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {SNAPSHOT_TABLES} from "../../../data-loaders/store/layout.js";
import {readManifest} from "../../../data-loaders/store/manifest.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {runs} from "../../length.js";
import {randomNumbers} from "../../randomNumbers.js";
import {tell} from "../../tell.js";
import {changesUntil, type StoredState, stateAfter} from "./changes.js";
import {startChild} from "./child.js";
import {stampsOf} from "./stampedTables.js";
import {temporaryFolder} from "./temporaryFolder.js";

const VICTIM = "test/data-loaders/store/victim.ts";
/** Writes, pins, unpins and drops days in turn. */
const CHANGING_VICTIM = "test/data-loaders/store/changingVictim.ts";
/** With the changes and the kills of whole sites (test/refresh/kill.test.ts) the long run has 500 and a few. */
const KILLS = Number(process.env.BENCHFOLIO_KILLS ?? runs(4, 330));
const CHANGES = Math.ceil(KILLS / 2);
/** Stores that are killed beside each other, each on its own: one process after the other leaves a core idle. */
const LANES = runs(1, 2);
const SEED = Number(process.env.BENCHFOLIO_SEED ?? 1);
/** Changes on disk of one refresh of the victim, roughly: where it may kill itself. */
const STEPS = 2 * SNAPSHOT_TABLES.length + 9;
/** A refresh of the victim takes about this long: a kill from outside falls somewhere into one. */
const SPREAD_MS = 1500;

/** Runs a victim until it dies: by its own hand at a step, or by ours after a while. Returns the last version it finished. */
async function kill(folder: string, random: () => number, victim = VICTIM): Promise<number | null> {
  const isOwnHand = random() < 0.5;
  const moment = random();
  const child = startChild(victim, [folder, ...(isOwnHand ? [String(Math.floor(moment * 2 * STEPS))] : [])]);
  if (!isOwnHand) {
    await child.line("ready");
    setTimeout(() => child.process.kill("SIGKILL"), moment * SPREAD_MS);
  }
  const {signal, lines, stderr} = await child.ended;
  expect({signal, stderr}).toEqual({signal: "SIGKILL", stderr: ""});
  const done = lines.filter((line) => line.startsWith("done "));
  return done.length > 0 ? Number(done.at(-1)!.slice(5)) : null;
}

/** The version of the published snapshot, every byte of which was checked; 0 before the first. */
async function storedVersion(folder: string): Promise<number> {
  const snapshot = await openStore(path.join(folder, "store")).current();
  const stamps = snapshot ? stampsOf(await snapshot.readAll()) : [0];
  expect(stamps, "a snapshot of one run").toHaveLength(1);
  return stamps[0]!;
}

/** The version of the published site; 0 before the first. */
function siteVersion(folder: string): number {
  if (!readdirSync(folder).includes("dist")) return 0;
  const site = realpathSync(path.join(folder, "dist"));
  const files = ["index.html", "data/index.html", "data/valuations.parquet"];
  const versions = new Set(files.map((file) => Number(readFileSync(path.join(site, file), "utf8"))));
  expect(versions.size, "a site of one run").toBe(1);
  return [...versions][0]!;
}

/** How many of `total` fall to each lane, and its seed. */
function lanes(total: number, seed: number): {kills: number; seed: number}[] {
  return Array.from({length: LANES}, (_, i) => ({
    kills: Math.floor((total + i) / LANES),
    seed: seed + 1000 * i
  }));
}

/** What was found after each kill: the state before what was being done, or after it. */
interface Found {
  old: number;
  new: number;
}

async function inLanes(
  total: number,
  seed: number,
  lane: (kills: number, random: () => number) => Promise<Found>
): Promise<Found> {
  const found = await Promise.all(
    lanes(total, seed).map((each) => lane(each.kills, randomNumbers(each.seed)))
  );
  return {
    old: found.reduce((sum, each) => sum + each.old, 0),
    new: found.reduce((sum, each) => sum + each.new, 0)
  };
}

async function killRefreshes(kills: number, random: () => number): Promise<Found> {
  const folder = temporaryFolder();
  let last = {stored: 0, site: 0};
  const seen = {old: 0, new: 0};
  for (let i = 0; i < kills; i++) {
    const done = await kill(folder, random);
    const stored = await storedVersion(folder);
    const site = siteVersion(folder);
    // What was finished last, by this victim or one before, or what was being written.
    const writing = (done ?? last.stored) + 1;
    expect([writing - 1, writing]).toContain(stored);
    expect([done ?? last.site, writing]).toContain(site);
    expect(site).toBeLessThanOrEqual(stored);
    seen[stored === writing ? "new" : "old"]++;
    last = {stored, site};
  }
  await checkClean(folder);
  return seen;
}

describe("a refresh that is killed", () => {
  test(
    `leaves one whole snapshot and one whole site, old or new, ${KILLS} times`,
    async () => {
      const seen = await inLanes(KILLS, SEED, killRefreshes);
      expect(seen.old + seen.new).toBe(KILLS);
      tell(`${KILLS} kills of refreshes`, {...seen, torn: 0});
    },
    60_000 + KILLS * 15_000
  );
});

/** The published day, the pinned one and all that are stored, of a store whose published snapshot is whole. */
async function daysOf(folder: string): Promise<StoredState> {
  const store = openStore(path.join(folder, "store"));
  const current = await store.current();
  if (current) expect(stampsOf(await current.readAll()), "a snapshot of one run").toHaveLength(1);
  const days = (await store.snapshots()).map(({as_of}) => as_of);
  return {published: current?.as_of ?? null, pinned: await store.pinned(), days};
}

async function killChanges(kills: number, random: () => number): Promise<Found> {
  const folder = temporaryFolder();
  const seen = {old: 0, new: 0};
  let done = 0;
  for (let i = 0; i < kills; i++) {
    done = (await kill(folder, random, CHANGING_VICTIM)) ?? done;
    const found = await daysOf(folder);
    expect([stateAfter(done), stateAfter(done + 1)]).toContainEqual(found);
    seen[changesUntil(found) === done ? "old" : "new"]++;
    done = changesUntil(found);
  }
  await checkClean(folder);
  return seen;
}

describe("a change of the stored days that is killed", () => {
  test(
    `leaves the days as they were before it or after it, ${CHANGES} times`,
    async () => {
      const seen = await inLanes(CHANGES, SEED + 1, killChanges);
      expect(seen.old + seen.new).toBe(CHANGES);
      tell(`${CHANGES} kills of changes of the stored days`, {...seen, torn: 0});
    },
    60_000 + CHANGES * 15_000
  );
});

/** The beginning of a lock whose process died before it could write who it was: kept until its lease is over. */
function isUnsignedLock(folder: string, file: string): boolean {
  return /^lock\.[\w-]+\.tmp$/.test(file) && statSync(path.join(folder, file)).size === 0;
}

/** One more run finds what the dead left, puts them on record and leaves nothing but what the manifest names. */
async function checkClean(folder: string): Promise<void> {
  const store = openStore(path.join(folder, "store"));
  await store.withLock(async () => {});
  const files = readdirSync(store.folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(store.folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !isUnsignedLock(store.folder, file));
  const named = (await readManifest(store.folder))!.snapshots.flatMap((s) => Object.values(s.tables));
  expect(files.sort()).toEqual(
    [...named.map(({file}) => file), "manifest.json", "refresh_runs.parquet"].sort()
  );
  const runs = await store.runs();
  expect(
    runs.some(({message}) => /(^|; then )ended without a word: process \d+ is gone$/.test(message))
  ).toBe(true);
  expect(new Set(runs.map(({run_id}) => run_id)).size).toBe(runs.length);
}
