import {violations} from "./axe.js";
import {company, companyWithHistory} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {benchmarks, drawn, listButton, open, titleOf, valuation} from "./site.js";

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

  // Each is looked at in pages.spec.ts, at one width and in one theme.
  for (const site of [company, companyWithHistory])
    test(`axe has nothing against ${site.name}, light and dark`, likeOthers(), async ({page}) => {
      await open(page, site);
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({colorScheme: "dark"});
      expect(await violations(page, COLOR)).toEqual([]);
    });
});

test.describe("an address that does not exist", () => {
  test.use({tolerated: /status of 404/});

  test("has a page with the nearest names, and axe has nothing against it, light and dark", async ({
    page
  }) => {
    await page.goto("/companies/300308?lang=en");
    await expect(page.getByRole("link", {name: "Zhongji Innolight"})).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({colorScheme: "dark"});
    expect(await violations(page, COLOR)).toEqual([]);
  });
});

test("axe has nothing against an open list of options, light and dark", likeOthers(), async ({page}) => {
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
  // What is asked for still is paler.
  await drawn(page);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({colorScheme: "dark"});
  expect(await violations(page, COLOR)).toEqual([]);
  await page.getByRole("radio", {name: "Head to head"}).check();
  await expect(titleOf(page, "head-to-head")).toHaveText(/^Gemma 7B wins/);
  await drawn(page);
  expect(await violations(page, COLOR)).toEqual([]);
  await page.emulateMedia({colorScheme: "light"});
  expect(await violations(page)).toEqual([]);
});

test("a list of one's own is made by keyboard, shown, and kept; axe has nothing against its editor", async ({
  page
}) => {
  await open(page, valuation);
  await page.getByRole("button", {name: "Make a list"}).press("Enter");
  const editor = page.getByRole("dialog", {name: "A list of your own"});
  await editor.getByLabel("Add a company").fill("zjxc");
  await editor.getByRole("button", {name: "Add Zhongji Innolight"}).press("Enter");
  await editor.getByLabel("Or paste codes or names").fill("688256");
  await page.keyboard.press("Tab");
  await expect(editor.locator(".bf-list-members li")).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({colorScheme: "dark"});
  expect(await violations(page, COLOR)).toEqual([]);
  await editor.getByLabel("Name of the list").fill("Mine");
  await editor.getByRole("button", {name: "Save in this browser"}).press("Enter");
  await editor.getByRole("button", {name: "Show"}).press("Enter");
  await expect(page).toHaveURL(/\?codes=300308\.SZ,688256\.SH&name=Mine$/);
  await drawn(page, ["companies"]);
  await expect(page.locator(".bf-list-size:not(.opening *)")).toHaveText("2 companies in 2 sectors");
  await expect(page.locator("#companies tbody tr")).toHaveCount(2);
  await page.locator(".bf-list-bar select:visible").selectOption({index: 0});
  await expect(page.locator(".bf-list-size:not(.opening *)")).toHaveText("33 companies in 9 sectors");
  await expect(page.locator(".bf-list-bar select:visible").locator("option")).toHaveText([
    /\(33\)$/,
    "Mine (2)"
  ]);
});
