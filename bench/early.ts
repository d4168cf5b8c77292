import {parseArgs} from "node:util";
import {type Browser, chromium} from "@playwright/test";
import {median} from "d3";
import {CHROMIUM_FLAGS, requireChromium} from "../scripts/chromium.js";
import {addressOf, serve} from "../scripts/serve.js";

/**
 * `tsx bench/early.ts [--rounds 7]`: milliseconds from a first click to the frame with its answer, of the site as built, in
 * a new Chromium for each, where the engine's WebAssembly never comes. Clicked as soon as the page can be used.
 */
const {values: options} = parseArgs({options: {rounds: {type: "string", default: "7"}}});

/** What is clicked, as a reader sees it, and the figure whose title tells of it. */
const CLICKS = [
  {name: "a sector", path: "/companies/valuation", click: "[data-sector]", figure: "percentiles"},
  {name: "a preset", path: "/companies/valuation", click: ".bf-presets button", figure: "percentiles"},
  {name: "a category", path: "/models/benchmarks", click: '[aria-label="only Code"]', figure: "summary"}
] as const;

type Click = (typeof CLICKS)[number];

async function timeOf(browser: Browser, origin: string, {path, click, figure}: Click): Promise<number> {
  const page = await browser.newPage();
  await page.route(/\.wasm$/, () => {});
  await page.goto(new URL(path, origin).href);
  await page.waitForFunction(
    (selectors) => selectors.every((selector) => document.querySelector(selector)),
    [`${click}:not(.opening *)`, `figure#${figure}[aria-busy=false]`]
  );
  const ms = await page.evaluate(
    async ([click, figure]) => {
      const title = document.querySelector(`figure#${figure} .figure-title`)!;
      // Figures in the window are drawn first: the reader sees this one.
      title.scrollIntoView();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const before = title.textContent;
      const start = performance.now();
      document.querySelector<HTMLElement>(`${click}:not(.opening *)`)!.click();
      while (title.textContent === before) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    },
    [click, figure] as const
  );
  await page.close();
  return ms;
}

const server = await serve({port: 0});
try {
  for (const click of CLICKS) {
    const times: number[] = [];
    for (let round = 0; round < Number(options.rounds); round++) {
      const browser = await chromium.launch({executablePath: requireChromium(), args: [...CHROMIUM_FLAGS]});
      times.push(await timeOf(browser, addressOf(server), click));
      await browser.close();
    }
    console.log(
      `${click.name}: ${median(times)!.toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms of ${times.length}`
    );
  }
} finally {
  server.close();
}
