import {readdirSync} from "node:fs";
import type {Page} from "@playwright/test";
import {NOT_FOUND} from "../../scripts/notFoundPage.js";
import {runs} from "../length.js";
import {expect, test as monitored} from "./pageMonitor.js";
import {openPlainHost} from "./plainHost.js";
import {drawn, engineReady, figure, live} from "./site.js";

/** A test of the site in a folder of a host that maps no address to a file of another name. */
const test = monitored.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  baseURL: async ({}, use) => {
    const {home, server} = await openPlainHost("dist");
    await use(home);
    server.close();
    server.closeAllConnections();
  }
});

/** Opens a page by its file's name and waits until all of it is there. */
async function openFile(page: Page, file: string): Promise<void> {
  expect((await page.goto(file))?.status(), file).toBe(200);
  await expect(page.locator("figure.figure-card").last()).toHaveAttribute("aria-busy", "false");
  await drawn(page);
}

/** Where the page's links lead on its own site, without what follows the file's name. */
async function linksOf(page: Page): Promise<string[]> {
  const all = await page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return all.map((link) => link.replace(/[?#].*/, ""));
}

test.describe("on a plain host, in a sub-folder", () => {
  test.describe("for a reader who saves data", () => {
    test.use({savesData: true});
    test.slow();

    test("every link of every page leads to a file, and every page is reached", async ({page, baseURL}) => {
      const missing: string[] = [];
      page.on("response", (response) => {
        if (response.status() >= 400) missing.push(`${response.url()}, asked for by ${page.url()}`);
      });
      const found = new Set([`${baseURL}index.html`]);
      const companies: string[] = [];
      for (const address of found) {
        if (!address.startsWith(baseURL!)) continue;
        const isCompany = /\/\d{6}\.\w\w\.html$/.test(address);
        // Companies' pages are alike: in `npm test` one is opened, and all of them are asked for.
        const isOpened = !isCompany || companies.push(address) <= runs(1, Number.POSITIVE_INFINITY);
        if (address.endsWith(".html") && isOpened) {
          await openFile(page, address);
          for (const link of await linksOf(page)) found.add(link);
        } else if (!(await page.request.head(address)).ok()) missing.push(address);
      }
      expect(missing).toEqual([]);
      // The page of any company is linked where one is in no list, which the report has none of.
      found.add(`${baseURL}companies/company.html`);
      const pages = readdirSync("dist", {recursive: true}).map(String);
      // No link leads to the page for addresses that do not exist.
      found.add(`${baseURL}${NOT_FOUND}`);
      const reached = [...found].map((address) => decodeURI(address.replace(baseURL!, "")));
      expect(reached).toEqual(expect.arrayContaining(pages.filter((file) => file.endsWith(".html"))));
      expect(reached.filter((file) => file.endsWith(".parquet")).length).toBeGreaterThan(10);
    });

    test("a dot opens its company, and the masthead knows the page", async ({page}) => {
      await openFile(page, "companies/valuation.html?lang=en");
      await expect(page.locator("nav [aria-current=page]")).toContainText("Valuation");
      await expect(page).toHaveTitle("Valuation | Benchfolio");
      await page.locator('#pe-growth circle[data-code="300308.SZ"]').click();
      await expect(page).toHaveURL(/\/somewhere\/companies\/300308\.SZ\.html\?lang=en$/);
      await live(page);
      await expect(page.locator("h1 small")).toHaveText("300308.SZ");
      await openFile(page, "index.html");
      await expect(page.locator("nav [aria-current=page]")).toContainText("Brief");
      await expect(page).toHaveTitle("Benchfolio");
    });
  });

  test("the engine starts and answers", async ({page}) => {
    await openFile(page, "models/benchmarks.html");
    await engineReady(page);
    await page.getByRole("checkbox", {name: "Leave out scores marked *"}).check();
    await expect(figure(page, "summary").locator(".figure-title")).toContainText("57.23 over 11 benchmarks");
  });
});
