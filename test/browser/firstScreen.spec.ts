import type {Page} from "@playwright/test";
import {company, EVERY_PAGE, modelPage} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {brief, comparePage, data, open, type SitePage, valuation} from "./site.js";

test.use({savesData: true});

/** Pages that stand for their kind. */
const FIRST = [valuation, modelPage];
/** Those whose first figure is drawn as a chart; a table begins on the first screen. */
const TABLES = [comparePage, data, company];

/** Where the first figure stands, in CSS pixels from the top of the page. */
function firstFigure(
  page: Page
): Promise<{readonly top: number; readonly bottom: number; readonly bar: number}> {
  return page.evaluate(() => {
    const {top, bottom} = document.querySelector("main .figure-card .figure-body")!.getBoundingClientRect();
    return {top, bottom, bar: document.querySelector<HTMLElement>("main .bf-filters")?.offsetHeight ?? 0};
  });
}

/** The sum of the layout shifts that no reader's hand caused, until the page is drawn and lies still. */
async function shiftOf(page: Page, site: SitePage): Promise<number> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, {shifts});
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({type: "layout-shift", buffered: true});
  });
  const network = await page.context().newCDPSession(page);
  await network.send("Network.emulateNetworkConditions", {
    ...{offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000}
  });
  await open(page, site);
  return page.evaluate(() =>
    (window as unknown as {shifts: number[]}).shifts.reduce((sum, each) => sum + each, 0)
  );
}

for (const [width, height] of [
  [1440, 900],
  [1366, 657],
  [390, 844]
] as const)
  test.describe(`at ${width} × ${height}`, () => {
    test.use({viewport: {width, height}});
    const pages = EVERY_PAGE.filter(({name, path}) => name === path);
    for (const site of pages)
      test(
        `the first figure of ${site.name} is on the first screen`,
        likeOthers(FIRST.includes(site) && width !== 1366),
        async ({page}) => {
          await open(page, site);
          const {top, bottom, bar} = await firstFigure(page);
          expect(top).toBeLessThan(height - 60);
          if (height === 900 && !TABLES.includes(site)) expect(bottom).toBeLessThan(height - 20);
          expect(bar).toBeLessThanOrEqual(56);
        }
      );
    if (width !== 1366)
      for (const site of pages)
        test(`nothing moves while ${site.name} loads`, likeOthers(site === brief), async ({page}) => {
          expect(await shiftOf(page, site)).toBeLessThan(0.02);
        });
  });
