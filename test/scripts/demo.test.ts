import {existsSync, readdirSync} from "node:fs";
import path from "node:path";
import {afterEach, expect, test, vi} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {DEMO_DAYS, demoTables} from "../../data-loaders/demo/demoTables.js";
import {build} from "../../scripts/build/build.js";
import {demoEnvironment} from "../../scripts/demo.js";
import {demoBanner} from "../../src/layout/demoBanner.js";
import {header, snapshotMark} from "../../src/layout/layout.js";
import {writeDay} from "../syntheticStore.js";
import {inTemporaryCwd} from "./temporaryCwd.js";

process.env.BENCHFOLIO_REPORTS = path.resolve("data-loaders/reports");
inTemporaryCwd();
afterEach(() => void vi.unstubAllEnvs());

const DAY = DEMO_DAYS.at(-1)!;
const SITE = {sites: ".demo/site", published: ".demo/dist"};

test("a build publishes a store with synthetic codes for the demo alone, and the demo no other store", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.stubEnv("BENCHFOLIO_STORE", path.resolve("made-up"));
  await writeDay("made-up", DAY, {...demoTables(await reportTables(), DAY), pe_history: []});
  await expect(build()).rejects.toThrow(
    "holds the synthetic companies of the demo (codes in .DEMO), which npm run demo alone shows"
  );
  vi.stubEnv("BENCHFOLIO_STORE", path.resolve("none"));
  await expect(build({demo: SITE})).rejects.toThrow("not the store of the demo: its companies are real");
  expect(existsSync("dist")).toBe(false);
  expect([...readdirSync(".site"), ...readdirSync(SITE.sites)]).toEqual([]);
});

test("the demo has a store and an inbox of its own, whatever the user's site is told", () => {
  const env = demoEnvironment({PATH: "/bin", BENCHFOLIO_STORE: "mine", BENCHFOLIO_REPORTS: "other"});
  expect(env).toMatchObject({PATH: "/bin", BENCHFOLIO_STORE: path.join(".demo", "store")});
  expect(env).not.toHaveProperty("BENCHFOLIO_REPORTS");
});

test("its banner and its mark are on every page, and on none of another site", () => {
  const freshness = {snapshot: null, as_of: DAY, schedule: null, late: null, is_demo: true};
  const page = header({path: "/companies/valuation"}, freshness);
  expect(page).toContain(demoBanner());
  expect(demoBanner()).toMatch(/lang="en"><strong>Demo\.<.*synthetic.*lang="zh"><strong>演示。<.*虚构/);
  expect(snapshotMark(freshness)).toContain('name="benchfolio-demo"');
  for (const other of [{...freshness, is_demo: false}, null]) {
    expect(header({path: "/"}, other)).not.toContain('class="demo"');
    expect(snapshotMark(other)).not.toContain("benchfolio-demo");
  }
});
