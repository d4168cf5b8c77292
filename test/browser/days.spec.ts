import {STORED_DAYS} from "../syntheticStore.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {chips, engineReady, figure, open, titleOf, valuation} from "./site.js";
import {storedDays, withDays} from "./storedDays.js";
import {parseCsv, takeAway} from "./takeAway.js";

const [FIRST, , BEFORE, LAST] = STORED_DAYS as [string, string, string, string];
const SUBTITLE = ".figure-subtitle";

test.beforeAll(async () => {
  await storedDays();
});

test.describe("the page of valuations, where days are stored", () => {
  test.beforeEach(async ({page}) => {
    await withDays(page);
  });

  test("opens with computed percentiles and what moved since the day before, without any engine", async ({
    page
  }) => {
    await page.route(/\.wasm$/, () => {});
    await open(page, valuation);
    await expect(figure(page, "percentiles").locator(SUBTITLE)).toContainText(
      "over 5 years, computed here (PE TTM; PERCENTRANK.INC; days with a loss: left out)"
    );
    await expect(titleOf(page, "changes")).toHaveText(/moved furthest, from percentile [\d.]+ to [\d.]+/);
    await expect(figure(page, "changes").locator(SUBTITLE)).toContainText(`ring ${BEFORE}, dot ${LAST}`);
    await expect(figure(page, "changes").locator("svg circle").first()).toBeVisible();
  });

  test("goes back to an earlier day by the slider, in the address and written out, and forth again", async ({
    page
  }) => {
    await open(page, valuation);
    const median = await titleOf(page, "percentiles").textContent();
    const slider = page.getByRole("slider", {name: "As of"});
    await expect(slider).toHaveAttribute("aria-valuetext", LAST);
    // Earlier days are in a file that the engine reads.
    await engineReady(page);
    await slider.focus();
    await slider.press("Home");
    await expect(page).toHaveURL(new RegExp(`asof=${FIRST}`));
    await expect(slider).toHaveAttribute("aria-valuetext", FIRST);
    await expect(chips(page)).toContainText([`as of ${FIRST}`]);
    await expect(figure(page, "percentiles").locator(".figure-source")).toContainText(FIRST);
    // Nothing is stored before the first day.
    await expect(titleOf(page, "changes")).toHaveText("Nothing to compare with yet");
    await page.getByRole("button", {name: /Remove.*as of/}).click();
    await expect(slider).toHaveAttribute("aria-valuetext", LAST);
    await expect(titleOf(page, "percentiles")).toHaveText(median ?? "");
    await expect(titleOf(page, "changes")).toHaveText(/moved furthest/);
  });

  test("a link to a day, a definition and an earlier day opens that view", likeOthers(), async ({page}) => {
    await open(page, valuation, `?asof=${BEFORE}&since=${FIRST}&window=3&kind=weak`);
    await expect(figure(page, "percentiles").locator(SUBTITLE)).toContainText(
      "over 3 years, computed here (PE TTM; share of days no dearer"
    );
    await expect(figure(page, "changes").locator(SUBTITLE)).toContainText(`ring ${FIRST}, dot ${BEFORE}`);
    await expect(page.getByLabel("Compared with")).toHaveValue(FIRST);
    await page.getByLabel("Compared with").selectOption(STORED_DAYS[1]!);
    await expect(figure(page, "changes").locator(SUBTITLE)).toContainText(`ring ${STORED_DAYS[1]}`);
  });

  test(
    "the switch and the definition change every figure, and stand on what is taken away",
    likeOthers(),
    async ({page}) => {
      await open(page, valuation);
      for (const name of ["Percentile, published", "Percentile, computed", "Computed − published"])
        await expect(figure(page, "companies").getByRole("columnheader", {name})).toHaveCount(1);
      await page.getByRole("radio", {name: "EXC"}).check();
      await expect(figure(page, "percentiles").locator(SUBTITLE)).toContainText("PERCENTRANK.EXC");
      const rows = parseCsv((await takeAway(page, "percentiles", "csv")).bytes);
      expect(rows).toHaveLength(33);
      for (const column of ["percentile_published", "percentile_computed", "n_ranked", "n_loss"])
        expect(rows.filter((row) => row[column]).length, column).toBeGreaterThan(25);
      const ttm = rows.map((row) => row.percentile_computed);
      await page.getByRole("radio", {name: "last year (static)"}).check();
      await expect(figure(page, "percentiles").locator(SUBTITLE)).toContainText("static PE; PERCENTRANK.EXC");
      const ofStatic = parseCsv((await takeAway(page, "percentiles", "csv")).bytes);
      expect(ofStatic.map((row) => row.percentile_computed)).not.toEqual(ttm);
      expect(new Set(ofStatic.map((row) => row.pe_basis))).toEqual(new Set(["static", ""]));
      const without = ofStatic.filter((row) => row.pe_basis === "");
      expect(new Set(without.map((row) => row.percentile_computed_state))).toEqual(new Set(["no_static"]));
      await page.getByRole("radio", {name: "as published"}).check();
      await expect(figure(page, "percentiles").locator(SUBTITLE)).toContainText("as published");
      await expect(page.getByRole("radio", {name: "EXC"})).toBeHidden();
      await expect(titleOf(page, "changes")).toHaveText(/No percentile moved/);
    }
  );

  // As on boards.
  test("says who came under a filter and who left it", likeOthers(), async ({page}) => {
    await open(page, valuation, `?percentile=60..&since=${FIRST}`);
    await expect(titleOf(page, "changes")).toHaveText(/came under the filter/);
    await expect(figure(page, "changes").locator(".figure-notes")).toContainText(
      "Under the filter now, and not before"
    );
  });

  test.describe("and the network fails", () => {
    test.use({tolerated: /503/});

    test(
      "a day that cannot be fetched is said to be missing, and shows no other day's figures",
      likeOthers(),
      async ({page}) => {
        await page.route(new RegExp(`/snapshots/${FIRST}/`), (route) => route.fulfill({status: 503}));
        await open(page, valuation);
        await page.getByRole("slider", {name: "As of"}).press("Home");
        await expect(figure(page, "percentiles").locator(".figure-error")).toBeVisible();
      }
    );
  });
});

test("without a history the page says so", likeOthers(), async ({page}) => {
  await open(page, valuation);
  await expect(page.getByRole("radio", {name: "computed"})).toBeDisabled();
  await expect(page.locator("main")).not.toContainText("npm run");
  await expect(page.getByText("No earlier day is stored to compare with.")).toBeVisible();
  await expect(page.getByRole("slider", {name: "As of"})).toHaveCount(0);
});
