import {expect, test} from "./pageMonitor.js";
import {benchmarks, choose, figure, open, titleOf, valuation} from "./site.js";

test.describe("without any engine", () => {
  test.use({tolerated: /ERR_FAILED|Failed to fetch|console error: (Error)?Event$|error in duckdb worker/});

  test("a sector, a preset and a category are answered by the page and files of the build", async ({
    page,
    pageMonitor
  }) => {
    await page.route(/\.wasm$|\/duckdb-browser-eh\.worker\.\w+\.js$/, (route) => route.abort());
    await open(page, valuation);
    await choose(page, "Sectors", ["Optical modules"]);
    await expect(page.locator(".bf-figure dd").first()).toHaveText("3");
    await expect(titleOf(page, "percentiles")).toContainText("90 in Optical modules");
    await page.getByRole("button", {name: "Clear all"}).click();
    await expect(figure(page, "companies").locator("tbody tr")).toHaveCount(33);
    await page.getByRole("button", {name: "Cheap and growing"}).click();
    await expect(figure(page, "companies").locator("tbody tr")).not.toHaveCount(33);
    await open(page, benchmarks);
    await choose(page, "Categories", ["Code"]);
    await expect(titleOf(page, "summary")).toContainText("over 2 benchmarks");
    await page.getByRole("radio", {name: "All models"}).check();
    await expect(figure(page, "summary-table").locator("tbody tr").first()).toBeVisible();
    await expect(page.locator(".figure-error")).toHaveCount(0);
    for (const name of ["companies/valuation", "models/benchmarks"])
      expect(
        pageMonitor.requests.filter((url) => url.includes(`/data/early/${name}/`)).length,
        name
      ).toBeGreaterThan(3);
  });
});
