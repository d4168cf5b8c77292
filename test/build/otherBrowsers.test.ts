import type {Server} from "node:http";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {TABLE_NAMES} from "../../data-loaders/contract.js";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {readRows} from "../../data-loaders/engine.js";
import {percentileSql} from "../../data-loaders/percentile/percentile.js";
import {addressOf, serve} from "../../scripts/serve.js";
import {DEFAULT_QUERIES} from "../../src/queries/defaults.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import {company, modelPage} from "../browser/everyPage.js";
import {SITE} from "../browser/site.js";
import {isLong} from "../length.js";
import {startFirefox} from "../otherBrowsers/firefox.js";
import {type Tab, until} from "../otherBrowsers/tab.js";
import {startWebKit} from "../otherBrowsers/webkit.js";
import {EVERY_QUERY} from "../queries/everyQuery.js";
import {defaultQueries, openForPages} from "../reportRows.js";

// The built site in the engines of Safari and Firefox: each page with its figures, a filter, and every query.

/** The figures that are shown, what stands in the place of some, and by how much the page is too wide. */
const FACTS = `({
  figures: [...document.querySelectorAll("figure[id]")].map(({id}) => id),
  empty: [...document.querySelectorAll("figure[id]")]
    .filter((figure) => !figure.querySelector(".figure-body :is(svg, tbody td)")).map(({id}) => id),
  errors: [...document.querySelectorAll(".figure-error")].map(({textContent}) => textContent),
  busy: document.querySelectorAll('[aria-busy="true"]').length,
  search: location.search,
  excess: document.documentElement.scrollWidth - document.documentElement.clientWidth
})`;
const DRAWN = `!document.querySelector('.opening, [aria-busy="true"]') && document.querySelector("figure[id]")`;
const READY = 'performance.getEntriesByName("benchfolio:engine").length > 0';
const SUMMARY = 'document.querySelector("#summary .figure-title")?.textContent';
const STARRED = `[...document.querySelectorAll("label")]
  .find(({textContent}) => textContent.includes("Leave out scores marked *"))?.querySelector("input").click()`;

describe.runIf(isLong).each([
  ["WebKit", startWebKit],
  ["Firefox", startFirefox]
])("%s", (_, start) => {
  let tab: Tab;
  let server: Server;
  let site = "";
  beforeAll(async () => {
    server = await serve({port: 0});
    site = addressOf(server).replace(/\/$/, "");
    tab = await start();
  });
  afterAll(async () => {
    await tab?.end();
    server?.close();
  });

  test.each([...SITE, modelPage, company])("draws every figure of $path", async ({path, figures, isLive}) => {
    await tab.open(`${site}${path}?lang=en`);
    await until(tab, DRAWN, FACTS);
    // Also because a page that is left while its engine starts says so.
    if (isLive) await until(tab, READY, FACTS);
    expect(await tab.evaluate(FACTS)).toMatchObject({figures, empty: [], errors: [], excess: 0});
    expect(tab.errors).toEqual([]);
  });

  test("answers a filter", async () => {
    await tab.open(`${site}/models/benchmarks?lang=en`);
    await until(tab, `${DRAWN} && ${SUMMARY}.includes("56.86 over 18 benchmarks")`, SUMMARY);
    await tab.evaluate(STARRED);
    await until(tab, `${DRAWN} && ${SUMMARY}.includes("57.23 over 11 benchmarks")`, FACTS);
    expect(tab.errors).toEqual([]);
  });

  test("has the rows of every query", async () => {
    const node = await openForPages(await embeddedTables());
    const asked = Object.values(EVERY_QUERY).map(String);
    for (const queries of Object.values(DEFAULT_QUERIES)) asked.push(...(await defaultQueries(queries)));
    const setup = [await percentileSql(), ...materializedTables(TABLE_NAMES)];
    await tab.open(`${site}/data/?lang=en`);
    await until(tab, READY, FACTS);
    await tab.evaluate(`(async () => {
      const [{name}] = performance.getEntriesByType("resource").filter(({name}) => name.includes("/lib/database."));
      const {openDatabase} = await import(name);
      const tables = ${JSON.stringify(TABLE_NAMES)}.map((table) => [table, Promise.resolve("/data/" + table + ".parquet")]);
      window.engine = await openDatabase(Object.fromEntries(tables), {setup: ${JSON.stringify(setup)}});
    })()`);
    const queries = [...new Set(asked)];
    const answers = await tab.evaluate<object[][]>(
      `Promise.all(${JSON.stringify(queries)}.map((query) => window.engine.query(query)))`
    );
    for (const [i, query] of queries.entries())
      expect(answers[i], query).toEqual(await readRows(node, query));
  });
});
