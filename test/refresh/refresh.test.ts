import {existsSync, readdirSync, readFileSync, rmSync} from "node:fs";
import path from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {openEngine, readRows} from "../../data-loaders/engine.js";
import {readManifest, type StoredSnapshot} from "../../data-loaders/store/manifest.js";
import {openStore} from "../../data-loaders/store/store.js";
import {NOT_FOUND} from "../../scripts/notFoundPage.js";
import {expected} from "../data-loaders/percentile/oracle.js";
import {KINDS, LOSSES, WINDOWS} from "../data-loaders/percentile/syntheticHistory.js";
import {startChild} from "../data-loaders/store/child.js";
import {isLong} from "../length.js";
import {copyProject, removeCopy} from "./projectCopy.js";
import {
  CODES,
  type SyntheticDay,
  syntheticDays,
  writeBaostock,
  writeLong,
  writeWide
} from "./syntheticInbox.js";
import {siteRun} from "./wholeSite.js";

const AS_OF = "2024-02-23";
/** Full builds on two busy cores. */
const PATIENCE_MS = 300_000;

let folder: string;
const days = CODES.map((_, i) => syntheticDays(i, {last: AS_OF}));

/** A command in the copy, as an operator starts it. */
function start(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return startChild(path.join(folder, script), args, {
    cwd: folder,
    detached: true,
    env: {
      BENCHFOLIO_STORE: "store",
      BENCHFOLIO_INBOX: "inbox",
      BENCHFOLIO_REPORTS: "data-loaders/reports",
      // A host's CI, where Framework would colour its lines.
      CI: "true",
      ...env
    }
  });
}

const refresh = (args: readonly string[], env?: Readonly<Record<string, string>>) =>
  start("scripts/refresh.ts", args, env);

/** A refresh whose build has begun to load pages. */
async function refreshThatBuilds() {
  const log = path.join(folder, ".cache/build.log");
  rmSync(log);
  const child = refresh(["--source", "report", "inbox"]);
  const isBuilding = () => existsSync(log) && readFileSync(log, "utf8").includes("load /");
  while (!isBuilding() && child.process.exitCode === null) await sleep(50);
  return child;
}

async function publishedRun(): Promise<string> {
  const manifest = await readManifest(path.join(folder, "store"));
  const stored = new Map<string, StoredSnapshot>(manifest!.snapshots.map((s) => [s.run_id, s]));
  return siteRun(path.join(folder, "dist"), stored);
}

/** Rows of a table of the built site. */
async function published(name: string) {
  const file = path.join(folder, "dist/data", `${name}.parquet`);
  return readRows(await openEngine(), `SELECT * FROM read_parquet('${file}') ORDER BY ALL`);
}

beforeAll(() => {
  folder = copyProject({isSmall: true});
  const inbox = path.join(folder, "inbox");
  writeLong(inbox, CODES[0], days[0]!);
  writeBaostock(inbox, CODES[1], days[1]!);
  writeWide(inbox, CODES[2], days[2]!);
});
afterAll(() => removeCopy(folder));

describe("five-year daily files dropped into inbox/", () => {
  test(
    "become computed percentiles on a built site by one command",
    async () => {
      const {code, lines, stderr} = await refresh(["--source", "inbox", "--json"], {
        BENCHFOLIO_SCHEDULE: "30 19 * * 1-5"
      }).ended;
      expect({code, stderr}).toMatchObject({code: 0});
      const outcome = JSON.parse(lines.join("\n"));
      expect(outcome).toMatchObject({
        status: "ok",
        source: "inbox",
        as_of: AS_OF,
        is_built: true,
        rows_in: 4 * 1215
      });
      expect(outcome.published).toBe(outcome.run_id);
      expect(stderr).toContain(`synthetic-${CODES[0]}.csv: PE history, long, UTF-8, header in row 2`);
      expect(stderr).toContain("1,215 rows read, 1,215 taken over, 1 company");
      expect(stderr).toContain("[6/6] build");
      // What Framework says of a thousand files is no news to who reads a schedule's log.
      expect(stderr.split("\n").length, stderr).toBeLessThan(40);
      const log = readFileSync(path.join(folder, ".cache/build.log"), "utf8");
      expect(log).toContain("load /index");
      expect(log).not.toContain("\u001b");

      expect(await publishedRun()).toBe(outcome.run_id);
      expect(await published("pe_history")).toHaveLength(3 * 1215);
      const percentiles = await published("pe_percentiles");
      expect(percentiles).toHaveLength(CODES.length * KINDS.length * LOSSES.length * WINDOWS.length);
      for (const row of percentiles) expect(row, JSON.stringify(row)).toMatchObject(oracleOf(row));

      // Every page with data says from when on they are late: these are years old.
      const pages = readdirSync(path.join(folder, "dist"), {recursive: true}).map(String);
      for (const page of pages.filter((name) => name.endsWith(".html") && name !== NOT_FOUND))
        expect(readFileSync(path.join(folder, "dist", page), "utf8")).toContain(
          '<div class="late" role="status"'
        );
    },
    PATIENCE_MS
  );

  // Each of the others builds the site once more; stores, builds and schedules have tests of their own, without one.
  test.runIf(isLong)(
    "keep the old site, whole, where all is killed in the middle of the build",
    async () => {
      const before = await publishedRun();
      const child = await refreshThatBuilds();
      process.kill(-child.process.pid!, "SIGKILL");
      expect((await child.ended).signal).toBe("SIGKILL");
      expect(await publishedRun()).toBe(before);
    },
    PATIENCE_MS
  );

  test.runIf(isLong)(
    "keep the old site, whole, where SIGTERM comes in the middle of the next build, which leaves nothing",
    async () => {
      const before = await publishedRun();
      const child = await refreshThatBuilds();
      child.process.kill("SIGTERM");
      expect((await child.ended).code).toBe(143);
      expect(await publishedRun()).toBe(before);
      expect(readdirSync(path.join(folder, ".site"))).toHaveLength(1);
      expect(existsSync(path.join(folder, "store/lock"))).toBe(false);
    },
    PATIENCE_MS
  );

  test.runIf(isLong)(
    "are refreshed on a schedule, too, until it is told to end",
    async () => {
      const before = await publishedRun();
      const changed = days[0]!.map((day, i) => (i < 1214 ? day : {...day, pe: 21.5}));
      writeLong(path.join(folder, "inbox"), CODES[0], changed);
      const child = refresh([
        "--source",
        "report,inbox",
        "--json",
        "--accept",
        "*",
        "--schedule",
        "*/5 * * * * *"
      ]);
      const outcome = JSON.parse(await child.line("{"));
      child.process.kill("SIGTERM");
      expect(await child.ended).toMatchObject({code: 0, signal: null});
      expect(outcome).toMatchObject({status: "ok", source: "report+inbox", is_built: true});
      const run = await publishedRun();
      expect(run).not.toBe(before);
      expect(run).toBe((await openStore(path.join(folder, "store")).current())!.run_id);
      const now = (await published("pe_percentiles")).find(
        ({code, kind, losses, window_years}) =>
          code === CODES[0] && kind === "inc" && losses === "exclude" && window_years === 5
      );
      expect(now).toMatchObject(oracleOf(now!, changed));
      expect(now!.pe_ttm).toBe(21.5);
    },
    PATIENCE_MS
  );

  test.runIf(isLong)(
    "are the published ones again by one command, and stay so beside a later day",
    async () => {
      const before = (await openStore(path.join(folder, "store")).current())!.run_id;
      const later = ["--as-of", "2024-02-26", "--accept", "*", "--json"];
      const stored = JSON.parse((await refresh([...later, "--no-build"]).ended).lines.join("\n"));
      expect(stored.published).toBe(stored.run_id);
      const {code, lines} = await start("scripts/store.ts", ["use", AS_OF, "--json"]).ended;
      expect({code, ...JSON.parse(lines.join("\n"))}).toMatchObject({
        code: 0,
        published: before,
        is_built: true
      });
      expect(await publishedRun()).toBe(before);
      const again = JSON.parse((await refresh(later).ended).lines.join("\n"));
      expect(again).toMatchObject({status: "ok", published: before, pinned: AS_OF, is_built: true});
      expect(await publishedRun()).toBe(before);
    },
    PATIENCE_MS
  );
});

/** The percentile again, by a plain program; to the last bit but for sums of its own. */
function oracleOf(row: Record<string, unknown>, own?: readonly SyntheticDay[]) {
  const {code, window_years, kind, losses} = row as {
    code: (typeof CODES)[number];
    window_years: number;
    kind: (typeof KINDS)[number];
    losses: (typeof LOSSES)[number];
  };
  const history = (own ?? days[CODES.indexOf(code)]!).map((day) => ({code, ...day}));
  const should = expected(history, {asOf: AS_OF, years: window_years, kind, losses});
  const {percentile, pe, state, n, n_loss, n_missing, n_suspended, window_start} = should;
  return {
    ...{pe_ttm: pe, state, n, n_loss, n_missing, n_suspended, window_start},
    percentile: percentile === null ? null : expect.closeTo(percentile, 9)
  };
}
