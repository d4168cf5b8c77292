import type {Page} from "@playwright/test";
import {likeOthers} from "./longRun.js";
import {markupOf} from "./markup.js";
import {expect, test} from "./pageMonitor.js";
import {brushAround, dotsIn, dotsOf, listed, rectangle} from "./scatter.js";
import {chips, choose, drawn, figure, open, titleOf, valuation} from "./site.js";

const INNOLIGHT = "300308.SZ";
const TFC = "300394.SZ";
const EOPTOLINK = "300502.SZ";
const UNFILTERED = /^The median company costs 27 times 2024E earnings; PEG is below 1 for 12 of 26/;

/** The four key figures, as they are written. */
async function keyFigures(page: Page): Promise<string[]> {
  await drawn(page);
  return page.locator(".bf-figure dd:not(.bf-figure-note)").allInnerTexts();
}

/** Waits until the table lists these companies, and the key figures count them. */
async function expectListed(page: Page, codes: readonly string[]): Promise<void> {
  await expect(async () => {
    expect(await listed(page)).toEqual([...codes].sort());
    expect((await keyFigures(page))[0]).toBe(String(codes.length));
  }).toPass();
}

// What only lights up, orders or scrolls needs no engine; the first filter boots it.
test.use({savesData: true});

test.beforeEach(async ({page}) => {
  await open(page, valuation);
  await expect(titleOf(page, "pe-growth")).toHaveText(UNFILTERED);
});

// As on boards; a rectangle is what only a browser draws.
test(
  "a sector leaves its companies in the scatter, the strip, the table and the key figures",
  likeOthers(),
  async ({page}) => {
    await choose(page, "Sectors", ["Optical modules"]);
    await expectListed(page, [INNOLIGHT, TFC, EOPTOLINK]);
    expect(await dotsOf(page, "pe-growth")).toEqual([INNOLIGHT, TFC, EOPTOLINK]);
    expect(await dotsOf(page, "percentiles")).toEqual([INNOLIGHT, TFC, EOPTOLINK]);
    await expect(titleOf(page, "percentiles")).toHaveText(
      "Median percentile of the own history: 90 in Optical modules"
    );
    expect(await keyFigures(page)).toEqual(["3", "33.0", "90.0", "+69.1%"]);
    await expect(chips(page)).toHaveText(["Sectors: Optical modules"]);
  }
);

test("a rectangle on the scatter filters strip, table and key figures, is written out, and goes with its chips", async ({
  page
}) => {
  const before = await markupOf(page);
  expect(await rectangle(page)).toBeNull();
  const box = await brushAround(page, INNOLIGHT, TFC);
  const inside = await dotsIn(page, box);
  expect(inside).toEqual([INNOLIGHT, TFC]);
  await expectListed(page, inside);
  expect(await dotsOf(page, "percentiles")).toEqual(inside);
  expect((await dotsOf(page, "pe-growth")).length).toBe(29);
  await expect(chips(page)).toHaveText([
    /^brushed: Net profit growth a year \d+(\.\d)? to \d+(\.\d)?%$/,
    /^brushed: Forward PE \d+(\.\d)? to \d+(\.\d)?$/
  ]);
  await expect(page).toHaveURL(/brushgrowth=[\d.]+\.\.[\d.]+&brushpe=[\d.]+\.\.[\d.]+$/);
  const brushed = await rectangle(page);
  expect(brushed).not.toBeNull();
  // The button that drew it pinned no company's tip over it.
  await page.mouse.move(2, 2);
  await expect(figure(page, "pe-growth").locator(".bf-tips text")).toHaveCount(0);

  // Without its growth it is a band over the whole width.
  await page.getByRole("button", {name: /^Remove filter: brushed: Net profit growth/}).click();
  await expect(chips(page)).toHaveCount(1);
  await expect(async () => {
    const band = await rectangle(page);
    expect(band && band.right - band.left).toBeGreaterThan(3 * (brushed!.right - brushed!.left));
    expect(Math.abs(band!.top - brushed!.top)).toBeLessThan(3);
  }).toPass();

  await page.getByRole("button", {name: /^Remove filter: brushed: Forward PE/}).click();
  await expect(async () => {
    expect(await rectangle(page)).toBeNull();
    expect(await markupOf(page)).toEqual(before);
  }).toPass();
});

test("a click beside the rectangle takes it away", likeOthers(), async ({page}) => {
  const {left, top} = await brushAround(page, INNOLIGHT, TFC);
  await expect(chips(page)).toHaveCount(2);
  await page.mouse.click(left - 40, top - 30);
  await expect(chips(page)).toHaveCount(0);
  await expect(async () => expect(await rectangle(page)).toBeNull()).toPass();
  await expect(page.locator(".bf-figure dd").first()).toHaveText("33");
});

test("a dot under the pointer lights up its row and its other dot, and tells about itself", async ({
  page
}) => {
  const lit = page.locator(".is-lit");
  const dot = figure(page, "pe-growth").locator(`circle[data-code="${INNOLIGHT}"]`);
  await dot.hover();
  await expect(figure(page, "companies").locator(`tr[data-key="${INNOLIGHT}"]`)).toHaveClass(/is-lit/);
  await expect(figure(page, "percentiles").locator(`circle[data-code="${INNOLIGHT}"]`)).toHaveClass(/is-lit/);
  await expect(
    lit.and(page.locator(`:not([data-code="${INNOLIGHT}"], [data-key="${INNOLIGHT}"])`))
  ).toHaveCount(0);
  await expect(figure(page, "pe-growth").locator(".bf-tips")).toContainText("Zhongji Innolight 中际旭创");
  await page.locator("h1").hover();
  await expect(lit).toHaveCount(0);
});

test("the rectangle outlives a change of the window's width", likeOthers(), async ({page}) => {
  await brushAround(page, INNOLIGHT, TFC);
  await expectListed(page, [INNOLIGHT, TFC]);
  const before = await rectangle(page);
  await page.setViewportSize({width: 1000, height: 900});
  await expect(async () => {
    const after = await rectangle(page);
    expect(after && after.right - after.left).toBeLessThan(before!.right - before!.left - 20);
  }).toPass();
  await expectListed(page, [INNOLIGHT, TFC]);
});

test.describe("on a phone", () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});

  test("the filters fold into a button that says what is active", async ({page}) => {
    const opener = page.locator(".bf-filters-opener");
    await expect(opener).toHaveText("Filters Nothing is filtered.");
    const sheet = page.locator(".bf-filters-sheet");
    await expect(sheet).toBeHidden();
    await opener.tap();
    await page.getByRole("group", {name: "Forward PE"}).getByLabel("to").fill("12");
    await page.getByRole("button", {name: "Done"}).tap();
    await expect(sheet).toBeHidden();
    await expect(opener).toHaveText("Filters · 1 Forward PE up to 12");
    await expectListed(page, ["601138.SH", "603118.SH"]);
  });

  test("the table shows what fits below a head that stays, and all columns to the side where they are chosen", async ({
    page
  }) => {
    const scroll = figure(page, "companies").locator(".bf-table-scroll");
    const name = figure(page, "companies").locator("tbody th").first();
    const chooser = figure(page, "companies").getByRole("button", {name: /^Columns: \d of 12, \d+ more$/});
    await expect(chooser).toBeVisible();
    expect(await scroll.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    // By the wheel, which the table leaves to the page.
    await figure(page, "companies").locator("tbody tr").nth(20).scrollIntoViewIfNeeded();
    await expect(async () => {
      const [filters, head] = await page.evaluate(() => [
        document.querySelector(".bf-filters")!.getBoundingClientRect().bottom,
        document.querySelector("#companies thead th")!.getBoundingClientRect().top
      ]);
      expect(Math.abs(head! - filters!)).toBeLessThan(2);
    }).toPass();
    await chooser.click();
    await figure(page, "companies").getByRole("button", {name: "All", exact: true}).click();
    await page.keyboard.press("Escape");
    const before = await name.evaluate((cell) => cell.getBoundingClientRect().left);
    const width = await scroll.evaluate((box) => {
      box.scrollLeft = box.scrollWidth;
      return {inner: box.scrollWidth, outer: box.clientWidth, at: box.scrollLeft};
    });
    expect(width.inner).toBeGreaterThan(2 * width.outer);
    expect(width.at).toBe(width.inner - width.outer);
    expect(await name.evaluate((cell) => cell.getBoundingClientRect().left)).toBe(before);
    const last = figure(page, "companies").locator("tbody tr").first().locator("td").last();
    expect(await last.evaluate((cell) => cell.getBoundingClientRect().right)).toBeLessThanOrEqual(390);
  });
});
