import {likeOthers} from "./longRun.js";
import {controlsOf, markupOf} from "./markup.js";
import {expect, test} from "./pageMonitor.js";
import {brushAround, rectangle} from "./scatter.js";
import {
  benchmarks,
  brief,
  chips,
  choose,
  data,
  drawn,
  figure,
  live,
  open,
  titleOf,
  valuation
} from "./site.js";

test.use({savesData: true});

test(
  "the address of companies under a brushed rectangle opens the same view elsewhere",
  likeOthers(),
  async ({page, browser, pageMonitor, contextOptions}) => {
    await open(page, valuation);
    const before = await markupOf(page);
    await choose(page, "Forward PE is", ["given", "loss expected"]);
    await page.locator(".bf-filters-opener").click();
    await page.getByRole("group", {name: "Percentile of historical PE"}).getByLabel("from").fill("20");
    await expect(page.locator(".bf-figure dd").first()).toHaveText("19");
    await brushAround(page, "300502.SZ", "300308.SZ");
    await expect(chips(page)).toHaveCount(4);
    await page.mouse.move(2, 2);
    const names = ["states", "percentile", "brushgrowth", "brushpe"];
    await expect(async () => expect([...new URL(page.url()).searchParams.keys()]).toEqual(names)).toPass();
    const context = await browser.newContext(contextOptions);
    pageMonitor.follow(context);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(async () => {
      const [here, there] = await Promise.all([page, other].map(markupOf));
      expect(there).toEqual(here);
      expect(here).not.toEqual(before);
    }).toPass();
    expect(await controlsOf(other)).toEqual(await controlsOf(page));
    await expect(other.locator(".notice[role=status]")).toHaveCount(0);
    expect(other.url()).toBe(page.url());
    const [here, there] = [await rectangle(page), await rectangle(other)];
    for (const side of ["left", "right", "top", "bottom"] as const)
      expect(Math.abs(here![side] - there![side]), side).toBeLessThan(3);
    await context.close();
  }
);

test("a broken address opens the default view, and says what was ignored", async ({page}) => {
  await open(page, benchmarks);
  const before = await markupOf(page);
  const broken = "sort=<img onerror=alert(1) src=x>";
  await open(page, benchmarks, `?${broken}`);
  const note = page.locator(".notice[role=status] p");
  await expect(note).toHaveCount(1);
  await expect(note).toBeVisible();
  expect(await note.textContent()).toContain(broken);
  expect(await markupOf(page)).toEqual(before);
  await expect(page.locator("main :is(img, script:not([type]))")).toHaveCount(0);
});

for (const [site, search, id] of [
  [data, "?table=training", "rows"],
  [benchmarks, "?unmarked=1", "summary"],
  [valuation, "", "companies"]
] as const)
  test(`a link to the figure ${id} leads to it`, likeOthers(site === valuation), async ({page}) => {
    await page.goto(`${site.path}${search}#${id}`);
    await drawn(page, [id]);
    await expect(titleOf(page, id)).toBeInViewport();
    // The bar of filters stays in place, and covers nothing of it.
    await expect(async () => {
      const isSeen = await titleOf(page, id).evaluate((title) => {
        const {left, top} = title.getBoundingClientRect();
        return title.contains(document.elementFromPoint(left + 5, top + 5));
      });
      expect(isSeen).toBe(true);
    }).toPass();
  });

test("a link in the brief leads to the finding that it names", async ({page}) => {
  await open(page, brief);
  await page.getByRole("link", {name: "How this was checked"}).click();
  await expect(page).toHaveURL(/\/data\/index\.html\?report=[\w-]+#finding-averages$/);
  await expect(titleOf(page, "finding-averages")).toBeInViewport();
});

test("Back undoes a brush in one step and returns to the place of another page", async ({page}) => {
  await open(page, valuation, "?lang=en&utm_source=mail&from=timeline");
  await expect(page.locator(".notice[role=status]")).toHaveCount(0);
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await brushAround(page, "300502.SZ", "300308.SZ");
  await expect(chips(page)).toHaveCount(2);
  await expect(page).toHaveURL(/brushpe=/);
  await page.getByRole("button", {name: /^Filters/}).click();
  await page.getByRole("radio", {name: "CNY 100m"}).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/unit=100m/);
  expect(await entries()).toBe(before + 2);
  await page.goBack();
  await expect(page).not.toHaveURL(/unit/);
  await page.goBack();
  await expect(chips(page)).toHaveCount(0);
  await page.goForward();
  await page.goForward();
  await expect(chips(page)).toHaveCount(2);
  await expect(page).toHaveURL(/unit=100m/);

  await drawn(page);
  // To a company far below, and back: the table is drawn only when the page is open.
  const link = figure(page, "companies").locator("a[data-company]").nth(2);
  await link.scrollIntoViewIfNeeded();
  const place = () =>
    figure(page, "companies").evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const there = await place();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(600);
  await link.click();
  await expect(page).toHaveURL(/companies\/\d{6}\.\w\w\.html\?(?=.*lang=en)(?=.*unit=100m)/);
  await live(page);
  await page.goBack();
  await drawn(page);
  await expect(chips(page)).toHaveCount(2);
  const isThere = () =>
    expect(async () => expect(Math.abs((await place()) - there)).toBeLessThan(4)).toPass();
  await isThere();
  // The bar of filters stays; the masthead is far above.
  await page.locator(".masthead [data-lang=zh]").dispatchEvent("click");
  await expect(page).toHaveURL(/lang=zh/);
  await drawn(page);
  await isThere();
});
