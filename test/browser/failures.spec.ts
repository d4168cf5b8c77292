import {readFile} from "node:fs/promises";
import type {Route} from "@playwright/test";
import {boards} from "../../src/lib/messages/boards.js";
import {withoutEarly} from "./answers.js";
import {violations} from "./axe.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {benchmarks, data, drawn, engineReady, figure, open, titleOf} from "./site.js";
import {openPanel, parseCsv} from "./takeAway.js";

const STARRED = "Leave out scores marked *";
/** The view of the benchmarks' page whose rows a filter asks the engine for. */
const PAIR = {...benchmarks, figures: ["head-to-head"]};

/** The page as a later build would have written it, but for who opens it: to him it is the one that is there. */
async function newer(route: Route): Promise<void> {
  if (route.request().resourceType() === "document") return route.fallback();
  const response = await route.fetch();
  const html = await response.text();
  await route.fulfill({
    response,
    body: html.replace(/_bundle\/board\.[\w.]+\.js/g, "_bundle/board.newer.js")
  });
}

test.describe("where the network fails", () => {
  test.use({
    tolerated:
      /ERR_FAILED|Failed to fetch|could not be loaded|console error: (Error)?Event$|error in duckdb worker|preloaded using link preload but not used/
  });

  for (const [what, address] of [
    ["what speaks to the engine", /\/database\.[\w.]+\.js(\?|$)/],
    ["the engine's worker", /\/duckdb-browser-eh\.worker\.\w+\.js$/],
    ["the engine itself", /\/duckdb-eh\.wasm$/],
    ["a table", /\/scores\.\w+\.parquet$/]
  ] as const)
    test(
      `a figure says that ${what} cannot be loaded, and is drawn once it can`,
      likeOthers(what === "a table"),
      async ({page}) => {
        await page.route(address, (route) => route.abort());
        await withoutEarly(page);
        await open(page, PAIR, "?view=pair");
        const starred = page.getByRole("checkbox", {name: STARRED});
        await starred.check();
        const pair = figure(page, "head-to-head");
        const error = pair.locator(".figure-error");
        await expect(error).toHaveText(/^What computes this could not be loaded\./);
        await expect(error).not.toContainText("SELECT");
        // What stood there before is not the answer to what is asked now.
        await expect(titleOf(page, "head-to-head")).not.toContainText("of 18");
        await expect(pair.locator(".figure-source")).toBeEmpty();

        await starred.uncheck();
        await expect(titleOf(page, "head-to-head")).toContainText("of 18 against Mistral 7B");
        await expect(page.locator(".figure-error")).toHaveCount(0);

        await starred.check();
        await expect(error).toBeVisible();
        await page.unroute(address);
        await error.getByRole("button", {name: "Try again"}).click();
        await expect(titleOf(page, "head-to-head")).toContainText("of 11 against Mistral 7B");
        await expect(page.locator(".figure-error")).toHaveCount(0);
        // However often it was tried, one engine is started, and none is left behind.
        await expect.poll(() => page.workers().length).toBe(1);
      }
    );

  test("what a page opens with stays where its script does not come, until it does", async ({page}) => {
    const script = /\/_bundle\/board\.[\w.]+\.js$/;
    await page.route(script, (route) => route.abort());
    await page.goto(benchmarks.path);
    await expect(page.locator(".unready p")).toContainText("could not be loaded");
    await expect(page.locator(".opening figure:visible")).toContainText("64.3");
    await expect(page.getByText(/Failed to fetch|Error:/).filter({visible: true})).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    // What was built is no answer to another question.
    await page.goto(`${benchmarks.path}?unmarked=1`);
    await expect(page.locator(".unready p")).toBeVisible();
    await expect(page.locator(".opening figure:visible")).toHaveCount(0);
    await page.unroute(script);
    await page.getByRole("button", {name: "Try again"}).click();
    await expect(titleOf(page, "summary")).toContainText("57.23 over 11 benchmarks");
    await expect(page.locator(".unready p")).toBeHidden();
  });

  test("the data page says that it could not compute its figures again, and does once it can", async ({
    page
  }) => {
    const worker = /\/duckdb-browser-eh\.worker\.\w+\.js$/;
    await page.route(worker, (route) => route.abort());
    await open(page, data);
    const line = page.locator(".verification");
    await expect(line).toContainText("could not be loaded");
    await expect(line).not.toContainText(/Error/);
    await page.unroute(worker);
    await line.getByRole("button", {name: "Try again"}).click();
    await expect(line).toHaveAttribute("data-agrees", "true");
  });
});

test.describe("where the engine fails", () => {
  // Its answer comes after all, to a question that nobody waits for.
  test.use({tolerated: /unassociated response|error in duckdb worker|console error: (Error)?Event$/});

  test("a question is answered by an error where the engine fails meanwhile, and the next one by rows", async ({
    page
  }) => {
    await page.addInitScript(() => {
      class Watched extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          Object.assign(window, {worker: this});
        }
      }
      window.Worker = Watched;
    });
    await open(page, benchmarks);
    await engineReady(page);
    const said = await page.evaluate(async () => {
      const entries = performance.getEntriesByType("resource").map(({name}) => name);
      const {openDatabase} = await import(entries.find((name) => /\/lib\/database\.\w+\.js$/.test(name))!);
      const database = await openDatabase({});
      const {worker} = window as unknown as {worker: Worker};
      const asked = database.query(
        "SELECT sum(a.i * b.i) AS n FROM range(20000) AS a(i), range(20000) AS b(i)"
      );
      worker.dispatchEvent(new ErrorEvent("error", {message: "out of memory"}));
      const first = await asked.then(JSON.stringify, (error: Error) => error.message);
      return [first, JSON.stringify(await database.query("SELECT 1 AS one"))];
    });
    expect(said).toEqual(["the engine failed: out of memory", '[{"one":1}]']);
  });
});

test.describe("where a file of the page is gone", () => {
  test.use({
    tolerated:
      /status of 404|HTTP status code is not ok|Unable to load file|Failed to fetch|could not be loaded|(Error)?Event$|error in duckdb worker/
  });

  for (const [what, address] of [
    ["what speaks to the engine", /\/database\.[\w.]+\.js(\?|$)/],
    ["the engine itself", /\/duckdb-eh\.wasm$/],
    ["a table", /\/scores\.\w+\.parquet$/]
  ] as const)
    test(
      `with ${what}, because the site was replaced, the page offers itself anew with the same view`,
      likeOthers(what === "what speaks to the engine"),
      async ({page}) => {
        await page.route(address, (route) => route.fulfill({status: 404}));
        await withoutEarly(page);
        await open(page, PAIR, "?lang=zh&view=pair");
        const offer = page.locator(".newer p");
        const starred = page.getByRole("checkbox", {name: boards.zh.unmarked("*")});
        await starred.check();
        await expect(figure(page, "head-to-head").locator(".figure-error")).toBeVisible();
        // The site is the same as far as anyone knows.
        await expect(offer).toBeHidden();

        await page.route(`**${benchmarks.path}`, (route) => newer(route));
        await starred.uncheck();
        await starred.check();
        await expect(offer.getByText("本页及其数据已有新版本")).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await page.unrouteAll();
        const loaded = page.waitForEvent("load");
        await offer.getByRole("button", {name: "按当前视图重新载入"}).click();
        await loaded;
        await drawn(page, ["head-to-head"]);
        await expect(titleOf(page, "head-to-head")).toContainText("11 项基准测试");
        await expect(starred).toBeChecked();
        for (const part of ["unmarked=1", "view=pair", "lang=zh"])
          await expect(page).toHaveURL(new RegExp(`[?&]${part}(&|$)`));
        await expect(offer).toBeHidden();
      }
    );

  test("the page offers itself anew where what makes pictures is", likeOthers(), async ({page}) => {
    await page.route(/\/takeAwayPanel\.[\w.]+\.js(\?|$)/, (route) => route.fulfill({status: 404}));
    await open(page, benchmarks);
    await page.route(`**${benchmarks.path}`, (route) => newer(route));
    await figure(page, "scores").locator("[data-export=panel]").click();
    await expect(page.getByText("A newer edition of this page and its data is there")).toBeVisible();
  });

  test("the page offers itself anew where what it begins with is", async ({page}) => {
    await page.route(/\/answers\/benchmarks\.\w+\.json$/, (route) => route.fulfill({status: 404}));
    await page.route(`**${benchmarks.path}`, (route) => newer(route));
    await page.goto(benchmarks.path);
    await expect(page.locator(".newer p")).toBeVisible();
  });
});

test(
  "what is taken away while an answer is on its way has the filters of the rows that it holds",
  likeOthers(),
  async ({page}) => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(/\/duckdb-eh\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await withoutEarly(page);
    await open(page, PAIR, "?view=pair");
    await page.getByRole("checkbox", {name: STARRED}).check();
    await expect(figure(page, "head-to-head")).toHaveAttribute("aria-busy", "true");
    /** The file's name, and how many benchmarks it has. */
    const saved = async () => {
      const panel = await openPanel(page, "head-to-head");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        panel.locator("[data-export=csv]").click()
      ]);
      await page.keyboard.press("Escape");
      const rows = parseCsv(await readFile(await download.path()));
      return {name: download.suggestedFilename(), n: rows.length};
    };
    const name = (filters: string) =>
      `benchfolio_head-to-head_gemma-7b-vs-mistral-7b_${filters}2024-03-04.csv`;
    expect(await saved()).toEqual({name: name(""), n: 18});
    answer();
    await engineReady(page);
    await drawn(page, PAIR.figures);
    expect(await saved()).toEqual({name: name("without-scores-marked_"), n: 11});
  }
);
