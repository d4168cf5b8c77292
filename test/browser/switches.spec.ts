import type {Page} from "@playwright/test";
import {expect, test} from "./pageMonitor.js";
import {benchmarks, brief, drawn, figure, open, titleOf, valuation} from "./site.js";
import {pictureFacts, takeAway} from "./takeAway.js";

test.use({savesData: true});

const DARK = "[data-theme-switch]";

/** The colours of the paper and of the first bar of the summary. */
function colors(page: Page): Promise<{paper: string; bar: string}> {
  return page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    bar: getComputedStyle(
      document.querySelector("#summary .figure-body svg rect[fill^=var]") ?? document.body
    ).fill
  }));
}

test("the language is switched by its button, and the state of the page stays", async ({page}) => {
  // A view that the build answers: a change of the language asks no engine again.
  await open(page, {...benchmarks, figures: ["score-dots", "summary"]}, "?view=dots");
  await expect(titleOf(page, "score-dots")).toContainText("furthest apart");
  const [english, chinese] = [
    page.getByRole("button", {name: "English"}),
    page.getByRole("button", {name: "中文"})
  ];
  await expect(english).toHaveAttribute("aria-pressed", "true");
  await chinese.click();
  await expect(page).toHaveURL(/\?view=dots&lang=zh$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await expect(titleOf(page, "score-dots")).toHaveText(/\p{Script=Han}/u);
  await expect(page).toHaveTitle("模型评测 | Benchfolio");
  await expect(chinese).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("main h1 > :visible")).toHaveText("开放模型表现如何？");
  await english.click();
  await expect(titleOf(page, "score-dots")).toContainText("furthest apart");
  await expect(page.locator(".notice[role=status]")).toHaveCount(0);
});

test("the language goes along to another page, by the masthead and by a link in the text", async ({page}) => {
  await open(page, brief, "?lang=zh");
  await page.getByRole("navigation").getByRole("link", {name: "公司估值"}).click();
  await expect(page).toHaveURL(/\/companies\/valuation\.html\?lang=zh$/);
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await drawn(page, valuation.figures);
  await page.locator(".masthead-name").click();
  await expect(page).toHaveURL(/\/index\.html\?lang=zh$/);
  await drawn(page, brief.figures);
  await page.getByRole("link", {name: "数据", exact: true}).last().click();
  await expect(page).toHaveURL(/\/data\/index\.html\?(table=training&lang=zh|lang=zh.*)#rows$/);
  await expect(titleOf(page, "rows")).toHaveText("training：2 行");
});

test.describe("a Chinese browser", () => {
  test.use({locale: "zh-CN"});

  test("sees Chinese without being asked, and money in 亿元", async ({page}) => {
    await open(page, valuation);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh");
    await page.locator(".bf-filters-opener").click();
    await expect(page.getByRole("radio", {name: "亿元", exact: true})).toBeChecked();
    await expect(figure(page, "companies").locator("tr[data-key='300308.SZ']")).toContainText("96.42");
  });
});

test("the theme is switched without a reload, charts with it, and remembered on other pages", async ({
  page
}) => {
  await open(page, benchmarks);
  const light = await colors(page);
  const bar = await page.locator("#summary .figure-body svg").elementHandle();
  await page.locator(DARK).click();
  await expect(page.locator(DARK)).toHaveAttribute("aria-pressed", "true");
  const dark = await colors(page);
  expect(dark.paper).not.toBe(light.paper);
  expect(dark.bar).not.toBe(light.bar);
  expect(dark.bar).not.toBe(dark.paper);
  expect(await bar?.evaluate((svg) => svg.isConnected)).toBe(true);

  await open(page, valuation);
  expect((await colors(page)).paper).toBe(dark.paper);
  await expect(page.locator(DARK)).toHaveAttribute("aria-pressed", "true");
  await page.locator(DARK).click();
  expect((await colors(page)).paper).toBe(light.paper);
  await page.reload();
  expect((await colors(page)).paper).toBe(light.paper);
});

test.describe("on a dark system", () => {
  test.use({colorScheme: "dark"});

  test("a reader can have it light, and a picture is on white either way", async ({page}) => {
    await open(page, benchmarks);
    await expect(page.locator(DARK)).toHaveAttribute("aria-pressed", "true");
    const dark = await colors(page);
    const fromDark = await takeAway(page, "summary", "svg");
    await page.locator(DARK).click();
    expect((await colors(page)).paper).not.toBe(dark.paper);
    const fromLight = await takeAway(page, "summary", "svg");
    expect(fromDark.bytes.toString()).toBe(fromLight.bytes.toString());
    expect((await pictureFacts(page, fromDark.bytes)).paper).toBe("#ffffff");
  });
});
