import {violations} from "./axe.js";
import {company, companyWithHistory} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {benchmarks, listButton, open, titleOf, valuation} from "./site.js";

// Every page is looked at by axe where it is opened, in pages.spec.ts; here is what opens in a page.
test.use({savesData: true});

/** The rules that read colours: all that a change of theme can break. */
const COLOR = ["color-contrast", "link-in-text-block"];

test.describe("on a phone", () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true});

  test("axe has nothing against the filters, folded and open", async ({page}) => {
    await open(page, valuation);
    expect(await violations(page)).toEqual([]);
    await page.locator(".bf-filters-opener").click();
    await expect(listButton(page, "Sectors")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  for (const site of [company, companyWithHistory])
    test(
      `axe has nothing against ${site.name}, light and dark`,
      likeOthers(site === companyWithHistory),
      async ({page}) => {
        await open(page, site);
        expect(await violations(page)).toEqual([]);
        await page.emulateMedia({colorScheme: "dark"});
        expect(await violations(page, COLOR)).toEqual([]);
      }
    );
});

test("axe has nothing against an open list of options, light and dark", async ({page}) => {
  await open(page, benchmarks);
  await listButton(page, "Benchmarks").click();
  await expect(page.locator(".bf-panel:popover-open")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({colorScheme: "dark"});
  expect(await violations(page, COLOR)).toEqual([]);
});

test("axe has nothing against filters, a note, and the other views, light and dark", async ({page}) => {
  await page.goto(`${benchmarks.path}?view=dots&unmarked=1&foo=1`);
  await expect(titleOf(page, "summary")).toContainText("over 11 benchmarks");
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({colorScheme: "dark"});
  expect(await violations(page, COLOR)).toEqual([]);
  await page.getByRole("radio", {name: "Head to head"}).check();
  await expect(titleOf(page, "head-to-head")).toHaveText(/^Gemma 7B wins/);
  expect(await violations(page, COLOR)).toEqual([]);
  await page.emulateMedia({colorScheme: "light"});
  expect(await violations(page)).toEqual([]);
});
