import {createServer, type Server} from "node:http";
import {chromium, type Page} from "@playwright/test";
import sirv from "sirv";
import {CHROMIUM_FLAGS, requireChromium} from "../scripts/chromium.js";
import {addressOf, serve} from "../scripts/serve.js";
import {buildPlainPage} from "./plainPage.js";
import {buildVgplotPage} from "./vgplotPage.js";

const PLAIN = ".cache/bench/plain";
/** Upper bounds of forward PE: from one to the next, companies come or go on each page. */
const BOUNDS = [22, 60, 31, 45, 27, 38, 52, 25, 35, 70];

/** What sets a page's bound: all is made ready for it, then one trusted input event sets it. */
interface Control {
  aim(page: Page, bound: number): Promise<void>;
  set(page: Page, bound: number): Promise<void>;
  /** What is left to do once the time is taken. */
  release?(page: Page): Promise<void>;
}

/** A page under test: where it is, what sets its bound, and the dots of its chart. */
interface Contestant {
  readonly path: string;
  readonly control: Control;
  readonly dots: string;
}

/** The plain page, the one in vgplot, and ours. */
const PAGES: readonly Contestant[] = [
  {path: "/", control: field("input[type=number]"), dots: "svg circle"},
  {path: "/", control: slider("input[type=range]"), dots: "svg circle"},
  {
    path: "/companies/valuation?lang=en",
    control: field(".bf-range input >> nth=1"),
    dots: "#pe-growth circle[data-code]"
  }
];

/** Milliseconds: to the first chart, cold; from the input event to the chart, and to every figure near the window. */
interface Times {
  readonly first: number[];
  readonly chart: number[];
  readonly all: number[];
  /** The first words of the page, cold: before them no page can show a chart. */
  readonly words: number[];
  /** `SELECT 1` on the page's engine and the frame after it. */
  readonly floor: number[];
  /** From the input event to the first frame after it, whatever it shows: before it no page can show a filter. */
  readonly frame: number[];
}

declare global {
  interface Window {
    bench: {first?: number; chart?: number; all?: number; frame?: number; floor(): Promise<number>};
  }
}

/**
 * Measures the plain page, the one in vgplot and our valuation page in turns: `rounds` cold loads of each, and in each
 * load `changes` new filters. A time ends after the first frame whose dots differ. Prints a table.
 */
export async function compareRedraws({
  rounds,
  changes,
  reuse,
  ours
}: {
  readonly rounds: number;
  readonly changes: number;
  /** Whether packages of the other pages are taken as they were installed, and that in vgplot as it was built, before. */
  readonly reuse: boolean;
  /** Seconds that the build of our site took, where it was built. */
  readonly ours: number | null;
}): Promise<void> {
  const plainSeconds = await buildPlainPage("dist", PLAIN, {reuse});
  const vgplotFolder = await buildVgplotPage("dist", {reuse});
  const servers = [await serveFolder(PLAIN), await serveFolder(vgplotFolder), await serve({port: 0})];
  const times = PAGES.map((): Times => ({first: [], chart: [], all: [], words: [], floor: [], frame: []}));
  for (let round = 0; round < rounds; round++)
    for (const [i, page] of PAGES.entries())
      await measure(addressOf(servers[i]!).replace(/\/$/, ""), page, changes, times[i]!);
  for (const server of servers) server.close();
  const [plain, vgplot, valuation] = times as [Times, Times, Times];
  const p = (values: readonly number[], q: number) => quantile(values, q);
  const rows: [string, number, number, number, number][] = [
    ["first chart, cold, p50", p(plain.first, 0.5), p(vgplot.first, 0.5), p(valuation.first, 0.5), 0.15],
    ["filter to chart, p50", p(plain.chart, 0.5), p(vgplot.chart, 0.5), p(valuation.chart, 0.5), 0.6],
    ["filter to chart, p95", p(plain.chart, 0.95), p(vgplot.chart, 0.95), p(valuation.chart, 0.95), 0.6],
    [
      "filter to every figure near the window, p95",
      p(plain.chart, 0.95),
      p(vgplot.chart, 0.95),
      p(valuation.all, 0.95),
      1
    ]
  ];
  console.log(
    "\n| ms | plain page | vgplot | valuation | to plain | bound | | to vgplot |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
  );
  for (const [name, theirs, ready, own, bound] of rows)
    console.log(
      `| ${name} | ${theirs.toFixed(1)} | ${ready.toFixed(1)} | ${own.toFixed(1)} | ${(own / theirs).toFixed(2)} | ${bound} | ${own <= bound * theirs ? "held" : "not held"} | ${(own / ready).toFixed(2)} |`
    );
  console.log(`
floors: first words, cold: ${p(valuation.words, 0.5).toFixed(1)} ms, ${(p(valuation.words, 0.5) / p(plain.first, 0.5)).toFixed(2)} of the plain page's chart
first frame after the filter: plain ${spread(plain.frame)} ms (p50 / p95), ours ${spread(valuation.frame)}, ${(p(valuation.frame, 0.5) / p(plain.chart, 0.5)).toFixed(2)} and ${(p(valuation.frame, 0.95) / p(plain.chart, 0.95)).toFixed(2)} of the plain page's chart
SELECT 1 and a frame: ${spread([...plain.floor, ...valuation.floor])} ms`);
  if (ours !== null)
    console.log(
      `build: plain ${plainSeconds.toFixed(1)} s, ours ${ours.toFixed(1)} s, ratio ${(ours / plainSeconds).toFixed(1)} (bound 5)`
    );
  console.log(`${rounds} rounds in turns, ${changes} filters each`);
}

async function serveFolder(folder: string): Promise<Server> {
  const server = createServer(sirv(folder));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** A field that a number is typed into. */
function field(selector: string): Control {
  return {
    aim: (page) => page.locator(selector).selectText(),
    // One event, as a paste makes it.
    set: (page, bound) => page.keyboard.insertText(bound.toFixed(1))
  };
}

/** A slider whose track is pressed, away from where its thumb is. */
function slider(selector: string): Control {
  return {
    async aim(page, bound) {
      const [x, y] = await page.locator(selector).evaluate((input: HTMLInputElement, bound) => {
        const {left, top, width, height} = input.getBoundingClientRect();
        // The middle of the thumb, as wide as high, is the value.
        const share = (bound - Number(input.min)) / (Number(input.max) - Number(input.min));
        return [left + height / 2 + share * (width - height), top + height / 2] as const;
      }, bound);
      await page.mouse.move(x, y);
    },
    set: (page) => page.mouse.down(),
    // Not at once: no hand lets go within a frame, and the release costs the redraw that goes on one more.
    release: (page) => page.mouse.up()
  };
}

async function measure(
  origin: string,
  {path, control, dots}: Contestant,
  changes: number,
  times: Times
): Promise<void> {
  // A new process: nothing is cached, neither bytes nor compiled WASM.
  const browser = await chromium.launch({executablePath: requireChromium(), args: [...CHROMIUM_FLAGS]});
  const page = await browser.newPage({viewport: {width: 1440, height: 900}});
  // tsx keeps the names of functions with a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (value) => value");
  await page.addInitScript(watch, dots);
  await page.goto(origin + path);
  await page.waitForFunction(() => window.bench.first !== undefined);
  times.first.push(await page.evaluate(() => window.bench.first!));
  const words = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  await page.waitForFunction(words);
  times.words.push((await page.evaluate(words))!);
  await ready(page);
  // The first ten warm the engine and the compiler.
  for (let i = -10; i < changes; i++) {
    // Each a new filter, to the step of the plain page's field and of vgplot's slider.
    const k = i + 10;
    const bound = BOUNDS[k % BOUNDS.length]! + Math.floor(k / BOUNDS.length) / 10;
    await control.aim(page, bound);
    await page.evaluate(() => {
      delete window.bench.chart;
      delete window.bench.all;
    });
    // A move of the pointer ends with a frame: without a pause the event would always find the next one a whole frame off.
    await page.waitForTimeout(50 + 17 * Math.random());
    await control.set(page, bound);
    await page.waitForFunction(() => window.bench.all !== undefined, undefined, {polling: 50});
    const time = await page.evaluate(() => ({
      chart: window.bench.chart!,
      all: window.bench.all!,
      frame: window.bench.frame!
    }));
    await control.release?.(page);
    if (i < 0) continue;
    times.chart.push(time.chart);
    times.all.push(time.all);
    times.frame.push(time.frame);
  }
  for (let i = 0; i < 20; i++) times.floor.push(await page.evaluate(() => window.bench.floor()));
  await browser.close();
}

/** The engine answers, and what a page does in idle time is done. */
async function ready(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1000);
}

/** Runs in the page before its scripts: takes the times of first dots, of changed dots, and of the engine. */
function watch(dots: string): void {
  const painted = () =>
    new Promise<number>((resolve) => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const picture = () =>
    [...document.querySelectorAll(dots)]
      .map((dot) => `${dot.getAttribute("cx")},${dot.getAttribute("cy")}`)
      .join(" ");
  /** Figures in the window or as near as lazyRender.ts draws at once, that were not drawn since. */
  const waiting = (since: number) =>
    [...document.querySelectorAll("figure.figure-card")].filter((figure) => {
      const {top, bottom} = figure.getBoundingClientRect();
      if (bottom < -240 || top > innerHeight + 240) return false;
      const drawn = performance.getEntriesByName(`benchfolio:${figure.id}`).at(-1)?.startTime ?? 0;
      return drawn < since || figure.getAttribute("aria-busy") === "true";
    });
  let worker: Worker | undefined;
  let connection: unknown;
  let query: unknown;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: {type?: unknown; data?: unknown}) {
    if (Array.isArray(message.data) && typeof message.data[1] === "string") {
      worker = this;
      query = message.type;
      connection = message.data[0];
    }
    // biome-ignore lint/complexity/noArguments: handed on as they came.
    return post.apply(this, arguments as never);
  } as typeof post;
  window.bench = {
    async floor() {
      await new Promise((resolve) => setTimeout(resolve, 100 + 16 * Math.random()));
      const start = performance.now();
      const answer = new Promise((resolve) => worker!.addEventListener("message", resolve, {once: true}));
      post.call(worker!, {messageId: 1e6 + start, type: query, data: [connection, "SELECT 1"]});
      await answer;
      await frame();
      return (await painted()) - start;
    }
  };
  const first = async () => {
    while (!document.querySelector(dots)) await frame();
    window.bench.first = await painted();
  };
  void first();
  addEventListener(
    "input",
    async ({timeStamp, isTrusted}) => {
      if (!isTrusted) return;
      const before = picture();
      let isDrawn = false;
      void frame()
        .then(painted)
        .then((time) => {
          window.bench.frame = time - timeStamp;
        });
      while (!isDrawn || waiting(timeStamp).length > 0) {
        await frame();
        if (isDrawn || picture() === before) continue;
        isDrawn = true;
        window.bench.chart = (await painted()) - timeStamp;
      }
      window.bench.all = (await painted()) - timeStamp;
    },
    {capture: true}
  );
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export function spread(times: readonly number[]): string {
  return times.length > 0 ? `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}` : "";
}
