// @vitest-environment jsdom
import {beforeAll, describe, expect, test, vi} from "vitest";
import {codeWithoutStatic} from "../syntheticMarket.js";
import {writeSyntheticStore} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {asked, openCompany, openPage} from "./openPage.js";
import {
  address,
  cells,
  cellsBelow,
  check,
  chips,
  control,
  figure,
  fill,
  markup,
  press,
  select,
  supposition,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

/** A company whose synthetic history has losses, days without PE and a suspension. */
const CODE = "688256.SH";
const HISTORY_FIGURES = ["definitions", "pe-history", "pe-bands", "pe-distribution"];

const detail = () => textsOf(".bf-detail")[0];

const folder = temporaryFolderOfFile();
beforeAll(async () => {
  await writeSyntheticStore(folder);
  vi.stubEnv("BENCHFOLIO_STORE", folder);
});

test("the default state is drawn whole from the build's answers, with the percentiles of the sliders", async () => {
  await openCompany(CODE);
  expect(supposition("past")).toMatch(/percentile \d/);
  for (const id of HISTORY_FIGURES)
    expect(figure(id).querySelectorAll("svg :is(circle, rect, path)").length, id).toBeGreaterThan(3);
  expect(textsOf(".figure-error")).toEqual([]);
  expect(asked).toEqual([]);
});

test("looks the same when the engine answers every figure", async () => {
  await openCompany(CODE);
  const before = markup();
  // What the head of the page reads: the tables, the strip, and the days that are drawn.
  const isKnown = (sql: string) => !/pe_levels_of|unnest\(\[|runs AS|pe_percentile_of_value/.test(sql);
  asked.length = 0;
  await openCompany(CODE, "", {
    change: (all) => Object.fromEntries(Object.entries(all).filter(([sql]) => isKnown(sql)))
  });
  expect(asked.length).toBeGreaterThan(3);
  // The panel of sliders has two questions, and is told of each answer by itself.
  await vi.waitFor(() => expect(supposition("past")).toMatch(/percentile \d/), {timeout: 20_000});
  expect(markup()).toEqual(before);
});

describe("the switches", () => {
  test("change number, charts and address, chips take them back, and the link reproduces it", async () => {
    await openCompany(CODE);
    const before = detail();
    await select("Window", "3 years");
    expect(titleOf("pe-history")).toMatch(/of 3 years$/);
    await check("≤");
    await check("dearest");
    expect(detail()).toContain("are no dearer");
    expect(detail()).toContain("no loss (");
    expect(chips()).toEqual([
      "Window: 3 years",
      "Formula: share of days no dearer",
      "Days with a loss: dearest"
    ]);
    const search = await address();
    expect(search).toBe("?window=3&kind=weak&losses=dearest");
    const chosen = detail();
    await openCompany(CODE, search);
    expect(detail()).toBe(chosen);
    await press("Clear all");
    expect(detail()).toBe(before);
    expect(detail()).toContain("PERCENTRANK.INC");
  });

  test("rank the static PE under its own name, and the price moves it", async () => {
    await openCompany(CODE);
    const ttm = detail();
    await check("last year (static)");
    expect(titleOf("pe-history")).toMatch(/^Static PE of [\d.]+: at percentile/);
    expect(detail()).toContain("Static PE ranked");
    expect(detail()).not.toBe(ttm);
    expect(await address()).toBe("?earnings=static");
    expect(titleOf("pe-bands")).toContain("last year's profit");
    for (const id of HISTORY_FIGURES) expect(figure(id).textContent, id).not.toContain("PE TTM");
    await fill("Price", "20");
    expect(supposition("past")).toMatch(/^Static PE/);
    expect(supposition("past")).toContain("× (1 + 20%)");
    expect(supposition("past")).toMatch(/percentile [\d.]+ now /);
  });

  test("say what brings a static PE where a company has none", async () => {
    await openCompany(await codeWithoutStatic(), "?earnings=static");
    expect(control("input[type=radio]", "last year (static)").disabled).toBe(true);
    expect(document.querySelectorAll("[title*='pe_static']")).toHaveLength(1);
    expect(textsOf(".notice p").join()).toContain("earnings=static");
    expect(titleOf("pe-history")).toMatch(/^PE TTM of/);
  });

  test("name what the address asks for and nobody knows, and ignore it", async () => {
    await openCompany(CODE, "?window=4&basis=static&price=9999&kind=x' OR 1=1--");
    expect(textsOf(".notice p")).toHaveLength(4);
    expect(titleOf("pe-history")).toMatch(/of 5 years$/);
  });
});

test("a price supposed for the table ranks each company as its own page does", async () => {
  await openCompany(CODE, "?price=20");
  const place = await vi.waitFor(
    () => {
      const [now] = textsOf(".bf-what .bf-figure:nth-of-type(2) b");
      expect(now).toBeDefined();
      return now!;
    },
    {timeout: 20_000}
  );
  await openPage("valuation", `?sectors=${encodeURIComponent("算力")}&ranking=computed&price=20`);
  const shown = () => {
    const at = cells("companies").findIndex(([name]) => name?.includes(CODE));
    return cellsBelow("companies", "Percentile, computed")[at];
  };
  await vi.waitFor(() => expect(shown()).toContain(place), {timeout: 20_000});
  expect(cellsBelow("companies", "Percentile, computed").join()).not.toContain("computing");
  expect(textIn("companies", ".figure-notes")).toContain("A computed percentile follows the price");
  // An estimate of a year to come moves no PE of the past.
  asked.length = 0;
  await fill("Profit estimate, change in percent", "50");
  expect(shown()).toContain(place);
  expect(asked.filter((sql) => sql.includes("pe_percentile_of_value"))).toEqual([]);
});

test("a price moves the percentile at once, as the definition in SQL says", async () => {
  await openCompany(CODE);
  const place = () => textsOf(".bf-what .bf-figure:nth-of-type(2) b")[0] ?? "";
  const before = place();
  await fill("Price", "40");
  expect(supposition("past")).toContain(`now ${before}`);
  expect(supposition("past")).toContain("× (1 + 40%)");
  expect(Number(place())).toBeGreaterThan(Number(before));
  await fill("Price", "-60");
  expect(supposition("past")).toContain("below every day");
  expect(place()).toBe("0.0");
});
