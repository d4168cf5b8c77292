import {spawnSync} from "node:child_process";
import {cpus} from "node:os";
import {parseArgs} from "node:util";
import {chromium, type Page} from "@playwright/test";
import {CHROMIUM_FLAGS, requireChromium} from "../scripts/chromium.js";
import {addressOf, serve} from "../scripts/serve.js";
import {type Load, loadCold, loadSlowly} from "./load.js";
import {compareRedraws, quantile, spread} from "./redraw.js";

/** `npm run bench -- [--loads 7] [--rounds 5] [--changes 100] [--no-build]`: what the README's table shows, on this machine. */
const {values: options} = parseArgs({
  options: {
    loads: {type: "string", default: "7"},
    changes: {type: "string", default: "100"},
    rounds: {type: "string", default: "5"},
    "no-build": {type: "boolean", default: false}
  }
});
const loads = Number(options.loads);
const changes = Number(options.changes);

interface BenchedPage {
  readonly name: string;
  readonly path: string;
  /** No engine starts behind it. */
  readonly isStill?: boolean;
  readonly change?: (page: Page, i: number) => Promise<Change>;
}

const PAGES: readonly BenchedPage[] = [
  {name: "brief", path: "/", isStill: true},
  {name: "benchmarks", path: "/models/benchmarks", change: chooseBenchmarks},
  {name: "frontier", path: "/models/frontier"},
  {name: "devices", path: "/models/devices", isStill: true},
  {name: "model", path: "/models/model", isStill: true},
  {name: "valuation", path: "/companies/valuation", change: boundPe},
  {name: "company", path: "/companies/300308.SZ", isStill: true},
  {name: "compare", path: "/companies/compare", isStill: true},
  {name: "performance", path: "/companies/performance"},
  {name: "data", path: "/data/"}
];

function buildSeconds(): number {
  const start = performance.now();
  const {status} = spawnSync("node_modules/.bin/tsx", ["scripts/build/build.ts"], {
    stdio: ["ignore", "ignore", "inherit"]
  });
  if (status !== 0) throw new Error("the site does not build");
  return (performance.now() - start) / 1000;
}

/** Windows whose slow loads are measured, in CSS pixels. */
const WIDTHS = [1440, 390] as const;

/** One filter change: milliseconds until the figures in the window stand redrawn, and until all of the page do. */
interface Change {
  readonly inView: number;
  readonly all: number;
}

async function repaintTimes(
  url: string,
  change: (page: Page, i: number) => Promise<Change>
): Promise<Change[]> {
  const browser = await chromium.launch({executablePath: requireChromium(), args: [...CHROMIUM_FLAGS]});
  const page = await browser.newPage({viewport: {width: 1440, height: 900}});
  // tsx keeps the names of functions with a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (value) => value");
  await page.goto(`${url}?lang=en`);
  await page.waitForFunction(() => performance.getEntriesByName("benchfolio:engine").length > 0);
  const times: Change[] = [];
  for (let i = -10; i < changes; i++) {
    const time = await change(page, i + 10);
    if (i >= 0) times.push(time);
  }
  await browser.close();
  return times;
}

async function chooseBenchmarks(page: Page, i: number): Promise<Change> {
  return page.evaluate(timedChange, {selector: ".bf-multi", index: 2, kind: "subset", i});
}

async function boundPe(page: Page, i: number): Promise<Change> {
  return page.evaluate(timedChange, {selector: ".bf-range", index: 0, kind: "range", i});
}

/** Runs in the page. Each change is a new filter, so that no answer comes from a cache. */
async function timedChange({
  selector,
  index,
  kind,
  i
}: {
  selector: string;
  index: number;
  kind: string;
  i: number;
}): Promise<Change> {
  const control = document.querySelectorAll(selector)[index] as HTMLElement & {
    value: unknown;
    all?: readonly string[];
  };
  if (kind === "subset") {
    control.all ??= control.value as readonly string[];
    // Bit patterns of a counter: another subset of the 18 each time, never the empty one.
    const pattern = (i + 1) * 2_654_435;
    control.value = control.all.filter((_, k) => k < 2 || (pattern >> (k % 18)) & 1);
  } else control.value = [null, 30 + i * 0.5];
  const shown = [...document.querySelectorAll("figure.figure-card")]
    .filter((figure) => {
      const {top, bottom} = figure.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    })
    .map(({id}) => `benchfolio:${id}`);
  performance.clearMarks();
  const start = performance.now();
  control.dispatchEvent(new Event("input", {bubbles: true}));
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let last = 0;
  const isBusy = () => document.querySelector('figure.figure-card[aria-busy="true"]') !== null;
  // Settled: figures were redrawn, and for three frames no further one was, nor waited to be (lazyRender.ts).
  for (let quiet = 0; quiet < 3; ) {
    await frame();
    const end = Math.max(0, ...performance.getEntriesByType("mark").map(({startTime}) => startTime));
    quiet = end > 0 && end === last && !isBusy() ? quiet + 1 : 0;
    last = end;
    if (performance.now() - start > 5000) throw new Error("no figure was redrawn");
  }
  const marks = performance.getEntriesByType("mark");
  const inView = Math.max(...marks.filter(({name}) => shown.includes(name)).map(({startTime}) => startTime));
  return {inView: inView - start, all: last - start};
}

function print(rows: readonly Record<string, string>[]): void {
  const columns = Object.keys(rows[0]!);
  console.log(`| ${columns.join(" | ")} |\n|${columns.map(() => " --- |").join("")}`);
  for (const row of rows) console.log(`| ${columns.map((column) => row[column]).join(" | ")} |`);
}

const built = options["no-build"] ? null : buildSeconds();
const server = await serve({port: 0});
const origin = addressOf(server).replace(/\/$/, "");
const table: Record<string, string>[] = [];
for (const {name, path, change, isStill = false} of PAGES) {
  const runs: Load[] = [];
  for (let i = 0; i < loads; i++) runs.push(await loadCold(origin + path, isStill));
  const median = (of: (run: Load) => number) => quantile(runs.map(of), 0.5);
  const engines = runs.flatMap(({engine}) => (engine === null ? [] : [engine]));
  const times = change ? await repaintTimes(origin + path, change) : [];
  table.push({
    page: name,
    "first chart, ms": median(({seen}) => seen).toFixed(0),
    "kB to see it": (median(({seenBytes}) => seenBytes) / 1000).toFixed(0),
    "it can be used, ms": median(({live}) => live).toFixed(0),
    "kB to use it": (median(({liveBytes}) => liveBytes) / 1000).toFixed(0),
    "DuckDB ready, ms": engines.length > 0 ? quantile(engines, 0.5).toFixed(0) : "not needed",
    "kB in all": (median(({allBytes}) => allBytes) / 1000).toFixed(0),
    "filter to chart in view, p50 / p95, ms": spread(times.map(({inView}) => inView)),
    "filter to whole page, p50 / p95, ms": spread(times.map(({all}) => all))
  });
}
const slow: Record<string, string>[] = [];
for (const {name, path} of PAGES)
  for (const width of WIDTHS) {
    const {seen, live, shift} = await loadSlowly(origin + path, width);
    slow.push({
      page: name,
      "width, px": String(width),
      "first chart, ms": seen.toFixed(0),
      "it can be used, ms": live.toFixed(0),
      "layout shift": shift.toFixed(3)
    });
  }
server.close();
print(table);
console.log("\nover 400 kbit/s with 400 ms of latency, one load each");
print(slow);
if (built !== null) console.log(`\nbuild: ${built.toFixed(0)} s`);
console.log(
  `\n${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}; cold browser, brotli from localhost, median of ${loads} loads, ${changes} filter changes`
);
await compareRedraws({
  rounds: Number(options.rounds),
  changes: Math.ceil(changes / 2),
  reuse: options["no-build"],
  ours: built
});
