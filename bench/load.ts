import {type Browser, chromium, type Page} from "@playwright/test";
import {CHROMIUM_FLAGS, requireChromium} from "../scripts/chromium.js";

/** One cold load: milliseconds from navigation, and bytes that had arrived by then. */
export interface Load {
  /** The first frame with a chart, as built. */
  readonly seen: number;
  readonly seenBytes: number;
  /** The first chart that can be used. */
  readonly live: number;
  readonly liveBytes: number;
  /** Null where no engine starts. */
  readonly engine: number | null;
  /** All that had come by then, what the engine's worker asked for included. */
  readonly allBytes: number;
}

/** A load over a slow line: when the first chart stood, and the layout shift until the page was live. */
export interface SlowLoad {
  readonly seen: number;
  readonly live: number;
  readonly shift: number;
}

/** 400 kbit/s, 400 ms from question to answer: the line of a phone that is far from its mast. */
const SLOW = {offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000};

/** Runs in a page before its own scripts: notes the first frame with a chart that is shown, and what moves. */
const WATCH = `{
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) window.shift += value;
  }).observe({type: "layout-shift", buffered: true});
  const look = () => {
    const isShown = (chart) => chart.getClientRects().length > 0 && getComputedStyle(chart).visibility === "visible";
    if ([...document.querySelectorAll("figure :is(svg, table)")].some(isShown))
      // The frame after it: this one has it.
      requestAnimationFrame(() => { window.seen = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}`;

/** Loads a page in a new process: nothing is cached, neither bytes nor compiled WASM. */
export async function loadCold(url: string, isStill: boolean): Promise<Load> {
  return inBrowser(async (browser) => {
    const page = await browser.newPage();
    const sizes: Promise<number>[] = [];
    page.on("requestfinished", (request) =>
      sizes.push(request.sizes().then(({responseBodySize}) => responseBodySize))
    );
    const {seen, live} = await openAt(page, url);
    if (!isStill)
      await page.waitForFunction(() => performance.getEntriesByName("benchfolio:engine").length > 0);
    const rest = await page.evaluate(
      (ends) => {
        const requests = [
          ...performance.getEntriesByType("navigation"),
          ...performance.getEntriesByType("resource")
        ] as PerformanceResourceTiming[];
        const [seenBytes, liveBytes] = ends.map((end) =>
          requests
            .filter(({responseEnd}) => responseEnd > 0 && responseEnd <= end)
            .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)
        ) as [number, number];
        const engine = performance.getEntriesByName("benchfolio:engine")[0]?.startTime ?? null;
        return {seenBytes, liveBytes, engine};
      },
      [seen, live]
    );
    const allBytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    return {seen, live, allBytes, ...rest};
  });
}

/** Loads a page over a slow line in a window of `width` CSS pixels. */
export async function loadSlowly(url: string, width: number): Promise<SlowLoad> {
  return inBrowser(async (browser) => {
    const page = await browser.newPage({viewport: {width, height: width < 640 ? 844 : 900}});
    const client = await page.context().newCDPSession(page);
    await client.send("Network.enable");
    await client.send("Network.emulateNetworkConditions", SLOW);
    const times = await openAt(page, url);
    // What is drawn in idle time may still move something.
    await page.waitForTimeout(2000);
    return {...times, shift: await page.evaluate(() => (window as unknown as {shift: number}).shift)};
  });
}

/** Opens a page, and says when its first chart was seen and when it could be used, in ms from navigation. */
async function openAt(page: Page, url: string): Promise<Pick<Load, "seen" | "live">> {
  await page.addInitScript(WATCH);
  await page.goto(`${url}${url.includes("?") ? "&" : "?"}lang=en`, {waitUntil: "commit"});
  await page.waitForFunction(
    () => performance.getEntriesByType("mark").some(({name}) => name.startsWith("benchfolio:")),
    undefined,
    {timeout: 60_000}
  );
  return page.evaluate(() => ({
    seen: (window as unknown as {seen: number}).seen,
    live: performance
      .getEntriesByType("mark")
      .find(({name}) => name.startsWith("benchfolio:") && name !== "benchfolio:engine")!.startTime
  }));
}

async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({executablePath: requireChromium(), args: [...CHROMIUM_FLAGS]});
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
