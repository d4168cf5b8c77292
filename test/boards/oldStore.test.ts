// @vitest-environment jsdom
import {afterAll, beforeAll, expect, test} from "vitest";
import {ageStore} from "../data-loaders/store/ageStore.js";
import {writeSyntheticStore} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {openCompany, openPage, type PageName} from "./openPage.js";

// The pages over a store that was written before the tables had what they have now.
const folder = temporaryFolderOfFile();
beforeAll(async () => {
  await writeSyntheticStore(folder);
  await ageStore(folder);
  process.env.BENCHFOLIO_STORE = folder;
});
afterAll(() => {
  delete process.env.BENCHFOLIO_STORE;
});

const failed = () => [...document.querySelectorAll(".figure-error")].map(({textContent}) => textContent);
const words = () => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");

test.each(["brief", "benchmarks", "valuation", "performance", "compare", "data"] satisfies PageName[])(
  "the page %s stands over an old store",
  async (name) => {
    await openPage(name);
    expect(failed()).toEqual([]);
    expect(words()).not.toMatch(/undefined|NaN|Infinity|null/);
  }
);

test("a company's page stands over an old store", async () => {
  await openCompany("300308.SZ");
  expect(failed()).toEqual([]);
  expect(words()).not.toMatch(/undefined|NaN|Infinity|null/);
});

test("the brief has the words of the reports that the build has", async () => {
  await openPage("brief");
  expect(document.querySelector("h1")?.textContent).toBe("Gemma, and the price of the companies behind it");
  expect(words()).toContain("The report names three companies");
});
