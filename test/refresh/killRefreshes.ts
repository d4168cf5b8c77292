import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import path from "node:path";
import {SNAPSHOT_TABLES} from "../../data-loaders/store/layout.js";
import {readManifest, type StoredSnapshot} from "../../data-loaders/store/manifest.js";
import {openStore} from "../../data-loaders/store/store.js";
import {randomNumbers} from "../randomNumbers.js";
import {CODES, syntheticDays, writeBaostock, writeLong} from "./syntheticInbox.js";
import {siteRun} from "./wholeSite.js";

export interface KillOptions {
  /** A copy of the project. */
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  /** Every how many kills a refresh is let run to its end, and must work. */
  readonly everyWhole?: number;
  /** Of all refreshes, how many build the site; the others store alone. */
  readonly shareOfBuilds?: number;
  readonly say?: (line: string) => void;
}

export interface KillCounts {
  killed: number;
  /** Refreshes that ended before their kill came: they are not counted among the killed. */
  ended: number;
  /** Kills after which the published site, or the store's snapshot, was the old one, or the new one. */
  oldSite: number;
  newSite: number;
  oldStore: number;
  newStore: number;
  /** Refreshes after a kill that were let run to their end, and worked. */
  whole: number;
}

/**
 * Refreshes a copy of the project again and again, each time from other files in its inbox, and kills each refresh
 * at a random moment: half of them alone, so that the build which it began lives on, half with all that they began.
 * After each kill the published site must be one whole snapshot, and the store's current snapshot must be whole.
 * Throws at the first that is not.
 */
export async function killRefreshes(options: KillOptions): Promise<KillCounts> {
  const {folder, kills, seed, everyWhole = 10, shareOfBuilds = 1, say = () => {}} = options;
  const random = randomNumbers(seed);
  const counts: KillCounts = {
    killed: 0,
    ended: 0,
    oldSite: 0,
    newSite: 0,
    oldStore: 0,
    newStore: 0,
    whole: 0
  };
  const state = watch(folder);
  let version = 0;
  const whole = async (isBuilt: boolean): Promise<number> => {
    fillInbox(folder, ++version);
    const took = await runToEnd(folder, isBuilt);
    const {stored, site} = await state.look();
    if (isBuilt && stored !== site) throw new Error(`a whole refresh stored ${stored} and published ${site}`);
    return took;
  };
  const took = {built: await whole(true), stored: await whole(false)};
  say(`a whole refresh takes ${took.built} ms with its build, ${took.stored} ms without`);
  while (counts.killed < kills) {
    const before = await state.look();
    fillInbox(folder, ++version);
    const isBuilt = random() < shareOfBuilds;
    const kind = isBuilt ? "built" : "stored";
    const moment = random() * took[kind];
    const began = Date.now();
    const isKilled = await killAfter(folder, {moment, isBuilt, isGroup: random() < 0.5});
    if (!isKilled) {
      counts.ended++;
      // The first had its caches to fill: later ones would mostly end before their kill.
      took[kind] = Math.min(took[kind], Date.now() - began);
    }
    const after = await state.look();
    if (isKilled) {
      counts.killed++;
      counts[after.site === before.site ? "oldSite" : "newSite"]++;
      counts[after.stored === before.stored ? "oldStore" : "newStore"]++;
    }
    say(
      `${counts.killed}/${kills}: ${isKilled ? "killed" : "ended"} at ${Math.round(moment)} ms, ${isBuilt ? "with" : "without"} build; site ${after.site}, store ${after.stored}`
    );
    if (isKilled && counts.killed % everyWhole === 0) {
      await whole(true);
      counts.whole++;
    }
  }
  if (counts.whole === 0 || kills % everyWhole !== 0) {
    await whole(true);
    counts.whole++;
  }
  return counts;
}

/** Looks at what is published: every snapshot that was ever stored is remembered by its manifest entry. */
function watch(folder: string) {
  const stored = new Map<string, StoredSnapshot>();
  return {
    async look(): Promise<{stored: string | null; site: string | null}> {
      const store = path.join(folder, "store");
      const manifest = await readManifest(store);
      for (const snapshot of manifest?.snapshots ?? []) stored.set(snapshot.run_id, snapshot);
      const current = await openStore(store).current();
      for (const name of SNAPSHOT_TABLES) await current?.file(name);
      const dist = path.join(folder, "dist");
      return {stored: current?.run_id ?? null, site: existsSync(dist) ? siteRun(dist, stored) : null};
    }
  };
}

/** Files of a version of their own: the last day's market capitalisation differs, and every second one adds a day. */
function fillInbox(folder: string, version: number): void {
  const inbox = path.join(folder, "inbox");
  const last = new Date(Date.UTC(2024, 1, 23 + Math.floor(version / 2))).toISOString().slice(0, 10);
  for (const [i, code] of CODES.entries()) {
    const days = syntheticDays(i, {last});
    const stamped = days.map((day, k) =>
      k < days.length - 1 ? day : {...day, cap_cny_100m: day.cap_cny_100m + version / 1000}
    );
    if (i === 2) writeBaostock(inbox, code, days);
    else writeLong(inbox, code, stamped);
  }
}

function start(folder: string, isBuilt: boolean) {
  // The synthetic wave does as it likes from version to version: what matters here is what is published.
  const args = [
    "--import",
    "tsx",
    "scripts/refresh.ts",
    "--source",
    "inbox",
    "--accept",
    "*",
    ...(isBuilt ? [] : ["--no-build"])
  ];
  const env = {...process.env, BENCHFOLIO_STORE: "store", BENCHFOLIO_INBOX: "inbox", BENCHFOLIO_SNAPSHOT: ""};
  // A group of its own, so that all that it begins can be killed with it.
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"]
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<{code: number | null; signal: string | null}>((resolve) => {
    child.on("exit", (code, signal) => resolve({code, signal}));
  });
  return {pid: child.pid!, ended, said: () => said};
}

async function runToEnd(folder: string, isBuilt: boolean): Promise<number> {
  const began = Date.now();
  const child = start(folder, isBuilt);
  const {code} = await child.ended;
  if (code !== 0) throw new Error(`a refresh after a kill ended with ${code}: ${child.said()}`);
  return Date.now() - began;
}

async function killAfter(
  folder: string,
  {moment, isBuilt, isGroup}: {moment: number; isBuilt: boolean; isGroup: boolean}
): Promise<boolean> {
  const child = start(folder, isBuilt);
  // Not after its end: its number may be another's by then.
  const timer = setTimeout(() => process.kill(isGroup ? -child.pid : child.pid, "SIGKILL"), moment);
  const {code, signal} = await child.ended;
  clearTimeout(timer);
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`a refresh ended with ${code}: ${child.said()}`);
  return signal === "SIGKILL";
}
