import type {Page} from "@playwright/test";
import {DEFAULT_CHOICE} from "../../src/queries/percentile.js";
import {CODE, company, companyWithHistory, HISTORY_FIGURES} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {markupOf} from "./markup.js";
import {expect, test} from "./pageMonitor.js";
import {chips, drawn, engineReady, figure, live, open, titleOf, valuation} from "./site.js";
import {syntheticFiles, withHistory} from "./syntheticCompany.js";
import {parseCsv, takeAway} from "./takeAway.js";

const PATH = company.path;
/** The page with the files that the test itself gave it. */
const AS_GIVEN = {path: PATH, figures: companyWithHistory.figures};

/** What a supposition leads to. */
const result = (page: Page, which: "forward" | "past" | "came") =>
  page.locator(".bf-what .bf-figure").nth(["forward", "past", "came"].indexOf(which));
const price = (page: Page) => page.getByRole("slider", {name: "Price"});

test.describe("without a history", () => {
  test(
    "every company has its page, which is reached from the table, and by the list of companies",
    likeOthers(),
    async ({page}) => {
      await open(page, valuation, "?lang=zh");
      const links = figure(page, "companies").locator("a[data-company]");
      await expect(links).toHaveCount(33);
      const codes = await links.evaluateAll((all) =>
        all.map((link) => (link as HTMLElement).dataset.company ?? "")
      );
      for (const code of codes)
        expect((await page.request.get(`/companies/${code}`)).status(), code).toBe(200);
      await links.filter({hasText: "寒武纪"}).click();
      await expect(page).toHaveURL(new RegExp(`${PATH}\\.html\\?lang=zh$`));
      await live(page);
      await expect(page.locator("h1")).toContainText("寒武纪");
      await page.getByRole("button", {name: "其他公司"}).click();
      await page.getByRole("searchbox").fill("300308");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/300308\.SZ\.html\?lang=zh$/);
      await live(page);
      await expect(page.locator("h1")).toContainText("中际旭创");
    }
  );

  test("a dot of the scatter opens its company, and the brief names link to theirs", async ({page}) => {
    await open(page, valuation);
    await page.locator('#pe-growth circle[data-code="300308.SZ"]').click();
    await expect(page).toHaveURL(/companies\/300308\.SZ\.html$/);
    await page.goto("/");
    await page.locator("p:visible a[data-company]").first().click();
    await expect(page).toHaveURL(/companies\/300\d{3}\.SZ\.html$/);
    await live(page);
    await expect(page.locator("h1 small")).toContainText("SZ");
  });

  test(
    "the forward PE moves under the sliders, by keys, and the address keeps it",
    likeOthers(),
    async ({page}) => {
      await page.goto("/companies/300308.SZ");
      await live(page);
      await price(page).focus();
      for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowRight");
      await expect(result(page, "forward")).toContainText("29 × (1 + 10%) / (1 + 0%) = 31.9");
      // Its number stands between it and the next slider.
      for (let i = 0; i < 2; i++) await page.keyboard.press("Tab");
      await page.keyboard.press("Home");
      await expect(result(page, "forward")).toContainText("29 × (1 + 10%) / (1 − 60%) = 79.8");
      await expect(result(page, "past")).toContainText("no history, no percentile");
      await expect(page).toHaveURL(/\?price=10&profit=-60$/);
      await page.reload();
      await expect(result(page, "forward")).toContainText("= 79.8");
      await page.getByRole("button", {name: "Back to today"}).click();
      await expect(page).toHaveURL(/SZ$/);
    }
  );
});

test.describe("with a synthetic history", () => {
  test.describe("and without any engine", () => {
    test.use({tolerated: /ERR_FAILED|Failed to fetch|console error: Event$|error in duckdb worker/});

    test(
      "the default state is drawn whole, with the percentiles of the sliders",
      likeOthers(),
      async ({page}) => {
        await page.route(/\.wasm$|\/duckdb-browser-eh\.worker\.\w+\.js$/, (route) => route.abort());
        await open(page, companyWithHistory);
        await expect(result(page, "past")).toContainText(/percentile \d/);
        await page.waitForLoadState("networkidle");
        await drawn(page, HISTORY_FIGURES);
        for (const id of HISTORY_FIGURES)
          expect(await figure(page, id).locator("svg :is(circle, rect, path)").count(), id).toBeGreaterThan(
            3
          );
        await expect(page.locator(".figure-error")).toHaveCount(0);
      }
    );
  });

  test("looks the same when DuckDB-WASM answers every figure", likeOthers(), async ({page}) => {
    const answers = await withHistory(page, CODE);
    await open(page, AS_GIVEN);
    const before = await markupOf(page);
    await page.unrouteAll();
    // What the head of the page reads: the tables, the strip, and the days that are drawn.
    const known = (sql: string) => !/pe_levels_of|unnest\(\[|runs AS|pe_percentile_of_value/.test(sql);
    await withHistory(page, CODE, (all) =>
      Object.fromEntries(Object.entries(all).filter(([sql]) => known(sql)))
    );
    expect(Object.keys(answers).filter((sql) => !known(sql)).length).toBeGreaterThan(3);
    await open(page, AS_GIVEN);
    await expect(result(page, "past")).toContainText(/percentile \d/);
    expect(await markupOf(page)).toEqual(before);
  });

  test(
    "the switches change number, charts and address, chips take them back, and the link reproduces it",
    likeOthers(),
    async ({page}) => {
      await open(page, companyWithHistory);
      await engineReady(page);
      const before = await page.locator(".bf-detail").textContent();
      await page.getByRole("combobox", {name: "Window"}).selectOption("3");
      await expect(titleOf(page, "pe-history")).toHaveText(/of 3 years$/);
      await page.getByRole("radio", {name: "≤"}).check();
      await page.getByRole("radio", {name: "dearest"}).check();
      await expect(page.locator(".bf-detail")).toContainText("are no dearer");
      await expect(page.locator(".bf-detail")).toContainText("no loss (");
      await expect(page).toHaveURL(/\?window=3&kind=weak&losses=dearest$/);
      await expect(chips(page)).toHaveText([
        "Window: 3 years",
        "Formula: share of days no dearer",
        "Days with a loss: dearest"
      ]);
      // The formula changes at once, the days when they come.
      await drawn(page, HISTORY_FIGURES);
      const chosen = await page.locator(".bf-detail").textContent();
      await page.reload();
      await drawn(page, HISTORY_FIGURES);
      await expect(page.locator(".bf-detail")).toContainText("no dearer");
      expect(await page.locator(".bf-detail").textContent()).toBe(chosen);
      await figure(page, "peers").locator("a[data-company]").first().click();
      await expect(page).toHaveURL(/\?window=3&kind=weak&losses=dearest$/);
      await page.goBack();
      await page.getByRole("button", {name: "Clear all"}).click();
      await expect(page.locator(".bf-detail")).toContainText("PERCENTRANK.INC");
      await drawn(page, HISTORY_FIGURES);
      expect(await page.locator(".bf-detail").textContent()).toBe(before);
    }
  );

  test(
    "a page reads one company's history, of at most 20 kB, and never the market's",
    likeOthers(),
    async ({page, pageMonitor}) => {
      await open(page, companyWithHistory);
      await engineReady(page);
      expect(pageMonitor.requests.filter((url) => /pe_history|pe_percentiles/.test(url))).toEqual([]);
      expect(pageMonitor.requests.filter((url) => url.endsWith(".parquet"))).toHaveLength(1);
      expect((await syntheticFiles(CODE)).history.length).toBeLessThan(20_000);
    }
  );

  test(
    "every day can be looked at and taken away, and charts bring their rows",
    likeOthers(),
    async ({page}) => {
      await open(page, companyWithHistory, "?window=1");
      await page.getByText("All days of the window, as a table").click();
      await expect(titleOf(page, "days")).toHaveText(/^2\d\d days$/);
      const days = parseCsv((await takeAway(page, "days", "csv")).bytes);
      expect(Object.keys(days[0] ?? {})).toEqual(
        expect.arrayContaining(["code", "date", "basis", "pe", "market_cap_cny_bn"])
      );
      expect(days[0]?.date).toBe("2024-02-23");
      const strip = parseCsv((await takeAway(page, "definitions", "csv")).bytes);
      expect(strip).toHaveLength(15);
      expect(strip.map(({kind}) => kind)).toContain(DEFAULT_CHOICE.kind);
      for (const id of HISTORY_FIGURES)
        expect((await takeAway(page, id, "svg")).bytes.toString()).toContain("2024-02-23");
    }
  );
});
