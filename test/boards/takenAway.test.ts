// @vitest-environment jsdom
import {afterAll, beforeAll, expect, test} from "vitest";
import {writeSyntheticStore} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {openCompany, openPage} from "./openPage.js";
import {figure, press, select, settled} from "./pageInJsdom.js";

// What the buttons of a page save, over a store with a history: a file stands alone.
const folder = temporaryFolderOfFile();
beforeAll(async () => {
  await writeSyntheticStore(folder);
  process.env.BENCHFOLIO_STORE = folder;
});
afterAll(() => {
  delete process.env.BENCHFOLIO_STORE;
});

const CODE = "300308.SZ";

test.each(["pe-history", "definitions", "pe-bands", "pe-distribution", "financials"])(
  "%s of a company says of which one, of when and from whom",
  async (id) => {
    await openCompany(CODE, "?lang=zh");
    const {name, rows} = await csvOf(id);
    expect(name).toMatch(new RegExp(`^benchfolio_${id}_300308-sz_.*\\d{4}-\\d{2}-\\d{2}\\.csv$`));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({code: CODE, name_zh: "中际旭创", name_en: "Zhongji Innolight"});
      expect(row.source).not.toBe("");
      expect(row.as_of).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
  }
);

test("peers have code, both names, states and source in either language", async () => {
  await openCompany(CODE);
  const {name, rows} = await csvOf("peers");
  expect(name).toContain("300308-sz");
  expect(Object.keys(rows[0]!)).toEqual(
    expect.arrayContaining([
      "code",
      "name_zh",
      "name_en",
      "forward_pe_state",
      "growth_state",
      "as_of",
      "source"
    ])
  );
  expect(new Set(rows.map(({code}) => code)).size).toBe(rows.length);
});

test("the fiscal years are in the unit of the page", async () => {
  await openCompany(CODE, "?unit=100m");
  const {rows: printed} = await csvOf("financials");
  await openCompany(CODE, "?unit=bn");
  const {rows} = await csvOf("financials");
  expect(Number(rows[0]!.revenue_cny_bn)).toBeCloseTo(Number(printed[0]!.revenue_cny_100m) / 10, 9);
  expect(rows[0]).not.toHaveProperty("revenue_cny_100m");
});

test("the companies are those of the view, in its order and its unit, both ends of a range and every reason with them", async () => {
  await openPage("valuation", "?order=-forward_pe&find=micro");
  const {rows} = await csvOf("companies");
  const shown = [...figure("companies").querySelectorAll("tbody tr small")].map(
    ({textContent}) => textContent
  );
  expect(rows.map(({code}) => code)).toEqual(shown);
  expect(rows.length).toBeGreaterThan(0);
  await openPage("valuation", "?unit=bn");
  const all = (await csvOf("companies")).rows;
  const own = all.find(({code}) => code === CODE)!;
  expect(own).toMatchObject({name_zh: "中际旭创", actual_year: "2022", forward_year: "2024"});
  expect(Number(own.revenue_actual_cny_bn)).toBe(9.642);
  expect(Number(own.cap_lo_cny_bn)).toBeLessThan(Number(own.cap_hi_cny_bn));
  expect(all.find(({code}) => code === "688256.SH")).toMatchObject({
    forward_pe: "",
    forward_pe_state: "loss"
  });
  expect(own.source).toContain("Shanghai Securities");
  await openPage("valuation", "?unit=100m");
  expect((await csvOf("companies")).rows[0]).toHaveProperty("cap_lo_cny_100m");
});

test("a link of the time when columns named years orders the table as it did", async () => {
  await openPage("valuation", "?order=-revenue_2022");
  expect(figure("companies").querySelector("[aria-sort=descending]")?.textContent).toContain("Revenue 2022");
});

test("two models name the file and its columns", async () => {
  await openPage("benchmarks", "?view=pair");
  const {name, rows} = await csvOf("head-to-head");
  expect(name).toContain("gemma-7b-vs-mistral-7b");
  expect(rows[0]).toHaveProperty("score_gemma_7b");
  expect(rows[0]).toHaveProperty("score_mistral_7b");
  expect(rows[0]).not.toHaveProperty("score_a");
});

test("the summary is in the order of the table", async () => {
  await openPage("benchmarks");
  await press(/^Model/, figure("summary-table"));
  const {rows} = await csvOf("summary-table");
  const shown = [...figure("summary-table").querySelectorAll("tbody tr")].map(
    (row) => row.querySelector("th, td")?.textContent
  );
  expect(rows.map(({model}) => model)).toEqual(shown);
});

test.each(["days", "financials", "peers"])("%s are in the order of the table", async (id) => {
  await openCompany("300308.SZ");
  const days = document.querySelector<HTMLDetailsElement>("details.company-days")!;
  days.dispatchEvent(new Event("toggle"));
  await settled();
  const before = (await csvOf(id)).rows;
  const head =
    figure(id).querySelectorAll<HTMLButtonElement>("thead button")[{days: 1, financials: 3, peers: 1}[id]!]!;
  head.click();
  head.click();
  const key = {days: "pe", financials: "net_profit_cny_bn", peers: "forward_pe"}[id]!;
  const values = (await csvOf(id)).rows.map((row) => Number(row[key]));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(values).not.toEqual(before.map((row) => Number(row[key])));
});

test("a finding is in the order of the table", async () => {
  await openPage("data");
  await press(/^Model/, figure("finding-averages"));
  await press(/^Model/, figure("finding-averages"));
  const models = (await csvOf("finding-averages")).rows.map(({model}) => model);
  expect(models[0]).toBe("Mistral 7B");
});

test("a table of the data page is named in its file", async () => {
  await openPage("data");
  expect((await csvOf("rows")).name).toContain("_scores_");
  await select("Table", "valuations");
  expect((await csvOf("rows")).name).toContain("_valuations_");
  const lines = [...document.querySelectorAll(".data-readers pre")].map(({textContent}) => textContent);
  expect(lines).toHaveLength(5);
  for (const line of lines) expect(line).toContain(`${location.origin}/data/valuations.parquet`);
});
