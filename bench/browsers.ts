import {parseArgs} from "node:util";
import {chromium} from "@playwright/test";
import {median} from "d3";
import {CHROMIUM_FLAGS, requireChromium} from "../scripts/chromium.js";
import {addressOf, serve} from "../scripts/serve.js";
import {startFirefox} from "../test/otherBrowsers/firefox.js";
import {until} from "../test/otherBrowsers/tab.js";
import {startWebKit} from "../test/otherBrowsers/webkit.js";

/**
 * `tsx bench/browsers.ts [--rounds 5]`: milliseconds from navigation until the engine of the valuation page has its
 * tables, of the site as built, in Chromium, WebKit and Firefox in turns, each started anew.
 */
const {values: options} = parseArgs({options: {rounds: {type: "string", default: "5"}}});

const READY = 'performance.getEntriesByName("benchfolio:engine")[0]';

async function inChromium(url: string): Promise<number> {
  const browser = await chromium.launch({executablePath: requireChromium(), args: [...CHROMIUM_FLAGS]});
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName("benchfolio:engine").length > 0);
    return await page.evaluate(`${READY}.startTime`);
  } finally {
    await browser.close();
  }
}

async function inTab(start: typeof startWebKit, url: string): Promise<number> {
  const tab = await start();
  try {
    await tab.open(url);
    await until(tab, READY, "document.title");
    return await tab.evaluate(`${READY}.startTime`);
  } finally {
    await tab.end();
  }
}

const BROWSERS = {
  Chromium: inChromium,
  WebKit: (url: string) => inTab(startWebKit, url),
  Firefox: (url: string) => inTab(startFirefox, url)
};

const server = await serve({port: 0});
try {
  const url = new URL("/companies/valuation?lang=en", addressOf(server)).href;
  const times = Object.entries(BROWSERS).map(([name, ready]) => ({name, ready, ms: [] as number[]}));
  for (let round = 0; round < Number(options.rounds); round++)
    for (const {ready, ms} of times) ms.push(await ready(url));
  const base = median(times[0]!.ms)!;
  for (const {name, ms} of times)
    console.log(
      `${name}: ${median(ms)!.toFixed(0)} ms of ${ms.length}, ${(median(ms)! / base).toFixed(2)} × Chromium's`
    );
} finally {
  server.close();
}
