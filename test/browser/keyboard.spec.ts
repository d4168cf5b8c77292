import {readFile} from "node:fs/promises";
import {violations} from "./axe.js";
import {EVERY_PAGE} from "./everyPage.js";
import {focusOf, tabTo} from "./focus.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {benchmarks, brief, cellsBelow, data, figure, listButton, open, titleOf, valuation} from "./site.js";

test.use({savesData: true});

test("the first stop of a page skips its head", async ({page}) => {
  await open(page, valuation);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", {name: "Skip to content"});
  await expect(skip).toBeFocused();
  expect((await focusOf(page))?.hidden).toBe("");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#observablehq-main$/);
  await page.keyboard.press("Tab");
  await expect(page.locator(".bf-list-bar select")).toBeFocused();
});

test("the pages are reached by Tab and Enter", async ({page}) => {
  await open(page, brief);
  await tabTo(page, page.getByRole("navigation").getByRole("link", {name: "Benchmarks"}));
  await page.keyboard.press("Enter");
  await expect(titleOf(page, "scores")).toHaveText(/^Gemma 7B is best/);
});

for (const site of EVERY_PAGE)
  test(
    `every stop of the Tab key on ${site.name} shows its focus`,
    likeOthers(site === benchmarks),
    async ({page}) => {
      await open(page, site);
      const stops: string[] = [];
      for (;;) {
        await page.keyboard.press("Tab");
        const focus = await focusOf(page);
        // After the last stop the page itself has the focus, or the first stop again.
        if (!focus || (stops.length > 0 && focus.name === stops[0])) break;
        expect(focus.hidden, focus.name).toBe("");
        stops.push(focus.name);
        expect(stops.length).toBeLessThan(250);
      }
      expect(stops.length).toBeGreaterThan(12);
      expect(stops.filter((name) => /Take away|CSV/.test(name)).length).toBeGreaterThan(1);
    }
  );

test("on the way back, no stop lies under the bar of filters, which stays in place", async ({page}) => {
  await open(page, valuation);
  await figure(page, "companies").getByRole("button", {name: "Take away"}).focus();
  let stops = 0;
  while (!(await listButton(page, "Sectors").evaluate((button) => button === document.activeElement))) {
    await page.keyboard.press("Shift+Tab");
    const focus = await focusOf(page);
    expect(focus?.hidden, focus?.name).toBe("");
    expect(stops++).toBeLessThan(80);
  }
  expect(stops).toBeGreaterThan(30);
});

test("a list of options is opened, changed and closed by keys, and gives the focus back", async ({page}) => {
  await open(page, benchmarks);
  const button = listButton(page, "Models");
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const panel = page.locator(".bf-panel:popover-open");
  await tabTo(
    page,
    panel.getByRole("checkbox", {name: "Gemma 2B"}).or(panel.getByRole("checkbox").first()).first(),
    4
  );
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect((await focusOf(page))?.hidden).toBe("");
  await page.keyboard.press("Space");
  await page.keyboard.press("End");
  await expect(panel.getByRole("checkbox").last()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await expect(button).toHaveText("Models: 3 of 5");
  await expect(figure(page, "scores").locator("thead th[aria-sort]")).toHaveCount(3);
});

test("a filter is taken away by keys, and the focus stays among the filters", async ({page}) => {
  await open(page, benchmarks, "?unmarked=1&categories=math,code");
  await tabTo(page, page.getByRole("button", {name: /^Remove filter: Categories/}));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", {name: /^Remove filter: without scores/})).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".bf-filters-none")).toBeFocused();
  await expect(titleOf(page, "summary")).toContainText("56.86 over 18 benchmarks");
});

test("a view is chosen by the arrow keys", async ({page}) => {
  await open(page, benchmarks);
  await tabTo(page, page.getByRole("radio", {name: "Table", exact: true}));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", {name: "Head to head"})).toBeFocused();
  await expect(titleOf(page, "head-to-head")).toHaveText(/^Gemma 7B wins 12/);
});

test("a table is ordered and searched by keys", async ({page}) => {
  await open(page, valuation);
  const table = figure(page, "companies");
  await page.getByRole("searchbox", {name: "Search the table"}).focus();
  const head = table.locator("th", {hasText: "Forward PE 2024E"});
  await tabTo(page, head.getByRole("button"), 20);
  const column = async () => {
    const values = await cellsBelow(table, "Forward PE");
    return values.filter((text) => /^\d/.test(text)).map(Number);
  };
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  expect((await column()).slice(0, 3)).toEqual([12, 12, 13]);
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(head.getByRole("button")).toBeFocused();
  expect((await column()).slice(0, 3)).toEqual([194, 112, 105]);
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "none");

  await page.getByRole("searchbox", {name: "Search the table"}).focus();
  await page.keyboard.type("sugon");
  await expect(page.locator(".bf-table-status")).toHaveText("2 of 33 rows");
});

test("the rows of a table are walked by arrow keys, and light up in the charts", async ({page}) => {
  await open(page, valuation);
  const rows = figure(page, "companies").locator("tr[data-key]");
  await page.getByRole("searchbox", {name: "Search the table"}).focus();
  await tabTo(page, rows.first(), 20);
  await page.keyboard.press("End");
  await expect(rows.last()).toBeFocused();
  expect((await focusOf(page))?.hidden).toBe("");
  const code = await rows.last().getAttribute("data-key");
  await expect(page.locator(`#percentiles circle[data-code="${code}"]`)).toHaveClass(/is-lit/);
});

test("the points of a chart are walked by arrow keys: each tells about itself, lights up, and opens its page", async ({
  page
}) => {
  await open(page, valuation);
  const chart = figure(page, "pe-growth");
  const stop = chart.getByRole("slider");
  await tabTo(page, stop);
  await expect(stop).toHaveAttribute("aria-valuemax", "29");
  const told = new Set<string>();
  for (let i = 0; i < 29; i++) {
    const code = (await stop.getAttribute("data-key"))!;
    await expect(chart.locator(".bf-tips")).toContainText(code);
    await expect(page.locator(`#companies tr[data-key="${code}"]`)).toHaveClass(/is-lit/);
    told.add(code);
    await page.keyboard.press("ArrowRight");
  }
  expect(told.size).toBe(29);
  const last = await stop.getAttribute("data-key");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`companies/${last}`));
});

test("the pages of many rows are turned by keys, to the last", likeOthers(), async ({page}) => {
  await open(page, data);
  const rows = figure(page, "rows");
  const position = rows.locator(".bf-pager-position");
  await expect(position).toHaveText("1–25 of 535");
  await rows.getByRole("searchbox").focus();
  const next = rows.getByRole("button", {name: "Next"});
  await tabTo(page, next, 40);
  for (let shown = 25; shown <= 535; shown += 25) {
    await page.keyboard.press("Enter");
    await expect(position).toHaveText(`${shown + 1}–${Math.min(shown + 25, 535)} of 535`);
    await expect(next).toBeFocused();
  }
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Enter");
  await expect(rows.locator("tbody tr")).toHaveCount(10);
});

test("the search is opened by its key, typed into in pinyin, and left by Enter", async ({page}) => {
  await open(page, benchmarks);
  await page.keyboard.press("/");
  const search = page.getByRole("combobox", {name: /^Search companies/});
  await expect(search).toBeFocused();
  await page.keyboard.type("zjxc");
  await expect(page.getByRole("option", {name: /^Zhongji Innolight/})).toHaveAttribute(
    "aria-selected",
    "true"
  );
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(search).toBeHidden();
  await page.keyboard.press("/");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/companies\/300308\.SZ\.html$/);
});

test("a file is taken away by Enter", async ({page}) => {
  await open(page, brief);
  const opener = figure(page, "head-to-head").locator("[data-export=panel]");
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  const button = figure(page, "head-to-head").locator("[data-export=csv]");
  await expect(button).toBeEnabled();
  await tabTo(page, button);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe("benchfolio_head-to-head_gemma-7b-vs-mistral-7b_2024-03-04.csv");
  expect((await readFile(await download.path(), "utf8")).length).toBeGreaterThan(500);
  await expect(button).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
});
