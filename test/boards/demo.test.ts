// @vitest-environment jsdom
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {computeTables} from "../../data-loaders/computeTables.js";
import type {Row, Tables} from "../../data-loaders/contract.js";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {DEMO_DAYS, demoTables} from "../../data-loaders/demo/demoTables.js";
import {freshness} from "../../data-loaders/freshness.js";
import {writeDay} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {openCompany, openPage} from "./openPage.js";

// The pages of companies over the demo's store: the day before the last, and the last one.
const [BEFORE, LAST] = [DEMO_DAYS.at(-2)!, DEMO_DAYS.at(-1)!];
const folder = temporaryFolderOfFile();
beforeAll(async () => {
  const base = await embeddedTables();
  for (const day of [BEFORE, LAST])
    await writeDay(folder, day, await computeTables(firstList(demoTables(base, day)), day));
  process.env.BENCHFOLIO_STORE = folder;
  document.head.innerHTML = '<meta name="benchfolio-demo" content="synthetic">';
});
afterAll(() => {
  delete process.env.BENCHFOLIO_STORE;
  document.head.innerHTML = "";
});

/** The tables with the companies of one list alone, which takes a third of the time. */
function firstList(tables: Tables): Tables {
  const isOfIt = ({code}: Row) => String(code).startsWith("CMP");
  const names = ["companies", "list_members", "financials", "valuations", "pe_history"] as const;
  return {...tables, ...Object.fromEntries(names.map((name) => [name, tables[name].filter(isOfIt)]))};
}

/** The figures of a page without anything to take away. */
const emptyFigures = () =>
  [...document.querySelectorAll(".figure-card")]
    .filter(
      (card) =>
        card.querySelector(".figure-error") !== null ||
        card.querySelector<HTMLButtonElement>("[data-switch], [data-export=csv]")?.disabled !== false
    )
    .map(({id}) => id);

const shown = () => [...document.querySelectorAll(".figure-card")].map(({id}) => id);

const MARK = {en: "Benchfolio demo: companies and their figures are synthetic", zh: "公司及其数据均为虚构"};

describe.each([
  ["valuation", (search: string) => openPage("valuation", search)],
  ["performance", (search: string) => openPage("performance", search)],
  ["data", (search: string) => openPage("data", search)],
  ["a company", (search: string) => openCompany("CMP01.DEMO", search)]
] as const)("the demo's page of %s", (_, open) => {
  test("has no empty figure, each with the mark, on the page and in its file", async () => {
    await open("?lang=en");
    expect(shown().length).toBeGreaterThan(2);
    expect(emptyFigures()).toEqual([]);
    for (const card of document.querySelectorAll(".figure-card"))
      expect(card.querySelector(".figure-source")?.textContent, card.id).toContain(MARK.en);
    for (const id of shown()) {
      const {rows} = await csvOf(id);
      for (const row of rows) expect(row.source, id).toContain(MARK.en);
    }
  });
});

test("a page in Chinese says it in Chinese", async () => {
  await openPage("valuation", "?lang=zh");
  for (const source of document.querySelectorAll(".figure-source")) {
    expect(source.textContent).toContain(MARK.zh);
    expect(source.textContent).not.toContain("synthetic");
  }
});

test("the build knows by the codes that it is the demo", async () => {
  expect(await freshness({BENCHFOLIO_STORE: folder})).toMatchObject({is_demo: true});
});
