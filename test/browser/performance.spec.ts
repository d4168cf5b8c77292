import {MARKET_DAY} from "../steadyMarket.js";
import {performanceWithHistory} from "./everyPage.js";
import {expect, test} from "./pageMonitor.js";
import {cells, figure, open, performancePage, titleOf} from "./site.js";
import {parseCsv, takeAway} from "./takeAway.js";

test.describe("without a history", () => {
  test("says so in one line, and shows the report's scale alone", async ({page}) => {
    await open(page, performancePage);
    const notice = page.locator(".bf-missing");
    await expect(notice).toContainText("There is no daily history yet");
    await expect(notice).not.toContainText("npm run");
    await expect(titleOf(page, "rating-scale")).toContainText(
      "“buy” is more than 20 points above the CSI 300"
    );
    await expect(page.locator("figure.figure-card")).toHaveCount(1);
    await expect(page.locator(".bf-filters")).toHaveCount(0);
  });

  test("gives the scale away as it is", async ({page}) => {
    await open(page, performancePage);
    const rows = parseCsv((await takeAway(page, "rating-scale", "csv")).bytes);
    expect(
      rows.map(({subject, rating, excess_from_pct}) => [subject, rating, excess_from_pct])
    ).toContainEqual(["stock", "buy", "20"]);
  });
});

test.describe("with a history, and no engine", () => {
  test.use({tolerated: /ERR_FAILED|Failed to fetch|console error: (Error)?Event$|error in duckdb worker/});

  test("draws lines, scale and table before any engine, the same figures in each", async ({page}) => {
    await page.route(/\.wasm$/, (route) => route.abort());
    await open(page, performanceWithHistory);
    await expect(titleOf(page, "performance")).toHaveText(/^33 companies returned .+ over one year/);
    await expect(figure(page, "performance").locator("g[data-mark=line] path")).toHaveCount(3);
    await expect(titleOf(page, "rating-scale")).toHaveText(/points against the CSI 300 in 6 months/);
    expect(await cells(figure(page, "returns"))).toHaveLength(33);
  });
});

test.describe("with a history", () => {
  test("gives away picture and figures with the same days", async ({page}) => {
    await open(page, performanceWithHistory);
    const csv = await takeAway(page, "performance", "csv");
    const rows = parseCsv(csv.bytes);
    expect([rows[0]!.date, rows.at(-1)!.date]).toEqual(["2023-02-23", MARKET_DAY]);
    expect(Number(rows[0]!.equal_weighted)).toBe(100);
    expect(new TextDecoder().decode((await takeAway(page, "performance", "svg")).bytes)).toContain("CSI 300");
  });
});
