import {company, companyWithHistory, EVERY_PAGE, valuationWithDays} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {data, drawn, figure, open, titleOf, valuation} from "./site.js";

test.use({savesData: true});

const FILTERED = "?sectors=光模块/光器件,算力&pe=..100&brushgrowth=0..90";

/** A4 landscape within its margins of 12 mm, in CSS pixels. */
const SHEET = {width: 1031, height: 703};

/** How many pages a PDF has. */
function pageCount(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

for (const site of EVERY_PAGE)
  test.describe(() => {
    test.use({viewport: SHEET});

    test(
      `${site.name} is printed on pages that it fits, its charts whole and its tools left out`,
      likeOthers(site === valuationWithDays),
      async ({page}) => {
        await open(page, site);
        await page.emulateMedia({media: "print"});
        for (const id of site.figures) {
          const one = figure(page, id);
          await expect(one.locator(".figure-source")).toBeVisible();
          await expect(one.locator(".figure-tools")).toBeHidden();
          const [whole, row] = await one.evaluate((element) => [
            getComputedStyle(element).breakInside,
            [...element.querySelectorAll("tbody tr")].every(
              (tr) => getComputedStyle(tr).breakInside === "avoid"
            )
          ]);
          // A table may be longer than a sheet: it breaks between rows.
          const isLong = (await one.locator("tbody tr:nth-of-type(16)").count()) > 0;
          expect(whole, id).toBe(isLong ? "auto" : "avoid");
          expect(row, id).toBe(true);
        }
        for (const tools of [
          ".masthead nav",
          ".masthead-switches",
          ".view-controls",
          ".bf-filters-controls",
          ".bf-pager :is(button, select)"
        ])
          for (const tool of await page.locator(tools).all()) await expect(tool).toBeHidden();
        await drawn(page);
        await expect(async () => {
          const figures = await page.locator("figure.figure-card").evaluateAll((all) => {
            const heads = [...document.querySelectorAll("main h2")];
            const isAfter = (one: Element, other: Element) =>
              (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
            return all.map((figure, i) => {
              const head = heads.findLast((h2) => isAfter(figure, h2));
              const before = all[i - 1];
              // A heading stays with the first figure of its section.
              const first = head && !(before && isAfter(before, head)) ? head : figure;
              const {top} = first.getBoundingClientRect();
              return {
                id: figure.id,
                isTable: figure.querySelector("table") !== null,
                height: figure.getBoundingClientRect().bottom - top,
                tooWide: [...figure.querySelectorAll("svg, table, p, li")]
                  .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth)
                  .map((part) => part.localName)
              };
            });
          });
          for (const {id, isTable, height, tooWide} of figures) {
            expect(tooWide, id).toEqual([]);
            if (!isTable) expect(height, id).toBeLessThanOrEqual(SHEET.height);
          }
        }).toPass();
        const pdf = await page.pdf();
        expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
        expect(pageCount(pdf)).toBeGreaterThan(1);
      }
    );
  });

test("two sectors are printed on four sheets, which say of what address, what day and which of how many they are", async ({
  page
}) => {
  await open(page, valuation, "?sectors=光模块/光器件,算力");
  await expect(titleOf(page, "percentiles")).toContainText("Compute");
  // Chromium draws figures for paper before it prints, as a reader's own print does.
  expect(pageCount(await page.pdf({preferCSSPageSize: true}))).toBeLessThanOrEqual(4);
  await page.emulateMedia({media: "print"});
  const line = page.locator(".print-line");
  await expect(line).toBeVisible();
  await expect(line).toHaveText(/valuation\?sectors=光模块.*printed on \d{4}-\d{2}-\d{2}$/);
  for (const silent of [".bf-scenario", ".bf-presets", ".bf-list-bar .bf-button"])
    for (const each of await page.locator(`main ${silent}`).all()) await expect(each).toBeHidden();
  const breaks = await page
    .locator("main h2")
    .evaluateAll((heads) =>
      heads.map((h) => [getComputedStyle(h).breakBefore, getComputedStyle(h).breakAfter])
    );
  expect(new Set(breaks.map(String))).toEqual(new Set(["auto,avoid"]));
  const boxes = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(({cssText}) => cssText)).join("\n")
  );
  expect(boxes).toMatch(/@bottom-right\s*\{[^}]*counter\(page\)[^}]*counter\(pages\)/);
});

test("a company without a history is printed on two sheets", async ({page}) => {
  await open(page, company);
  expect(pageCount(await page.pdf({preferCSSPageSize: true}))).toBe(2);
});

test("a company with a history is printed on four sheets", likeOthers(), async ({page}) => {
  await open(page, companyWithHistory);
  expect(pageCount(await page.pdf({preferCSSPageSize: true}))).toBe(4);
});

test.describe("as wide as a sheet", () => {
  test.use({viewport: SHEET});

  test("the rows of a table of many columns are printed in a few lines, its numbers in one", async ({
    page
  }) => {
    await open(page, data);
    await page.emulateMedia({media: "print"});
    const table = figure(page, "rows").locator("table");
    await expect(table.locator("tbody tr")).toHaveCount(25);
    const [head, tallest, right, numbers] = await table.evaluate((element) => {
      const heights = [...element.querySelectorAll("tbody tr")].map(
        (tr) => tr.getBoundingClientRect().height
      );
      const cells = [...element.querySelectorAll<HTMLElement>("tbody td.num")];
      return [
        element.querySelectorAll("thead th").length,
        Math.max(...heights),
        element.getBoundingClientRect().right,
        [...new Set(cells.map((cell) => getComputedStyle(cell).whiteSpace))]
      ] as const;
    });
    expect(head).toBeGreaterThan(15);
    // Eight lines of a long source had been 80.
    expect(tallest).toBeLessThan(50);
    expect(right).toBeLessThanOrEqual(SHEET.width);
    expect(numbers).toEqual(["nowrap"]);
  });
});

test("a table of which one page is printed says so", async ({page}) => {
  await open(page, data);
  await page.emulateMedia({media: "print"});
  await expect(figure(page, "rows").locator(".bf-pager-position")).toBeVisible();
  await expect(figure(page, "rows").locator(".bf-pager-position")).toHaveText("1–25 of 535");
});

test("the active filters are written out on paper", likeOthers(), async ({page}) => {
  await open(page, valuation, FILTERED);
  await expect(titleOf(page, "companies")).toBeVisible();
  await page.emulateMedia({media: "print"});
  const chips = page.locator(".bf-chip > span:first-child");
  await expect(chips).toHaveCount(3);
  for (const chip of await chips.all()) await expect(chip).toBeVisible();
  await expect(chips.first()).toHaveText("Sectors: Optical modules, Compute");
  await expect(page.getByRole("button", {name: "Clear all"})).toBeHidden();
});

test.describe("from a dark page", () => {
  test.use({colorScheme: "dark"});

  test("paper is white", async ({page}) => {
    await open(page, valuation);
    await page.emulateMedia({media: "print", colorScheme: "dark"});
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(255, 255, 255)"
    );
    await page.emulateMedia({media: "screen", colorScheme: "light"});
    await page.locator("[data-theme-switch]").click();
    await page.emulateMedia({media: "print"});
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(255, 255, 255)"
    );
  });
});

test("the head of a table stands on each of its sheets, as text that is drawn again", async ({page}) => {
  await open(page, valuation);
  await page.emulateMedia({media: "print"});
  const table = figure(page, "companies").locator("table");
  expect(await table.locator("thead").evaluate((head) => getComputedStyle(head).display)).toBe(
    "table-header-group"
  );
  const buttons = await table
    .locator("thead button")
    .evaluateAll((all) => all.map((button) => getComputedStyle(button).display));
  expect(buttons).toHaveLength(12);
  expect(new Set(buttons)).toEqual(new Set(["contents"]));
});
