import {readFile} from "node:fs/promises";
import type {Page} from "@playwright/test";
import {answersOfPage} from "../../data-loaders/answer.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {createTable, openEngine, withTemporaryFolder, writeParquet} from "../../data-loaders/engine.js";
import {computePerformance} from "../../data-loaders/performance/computePerformance.js";
import {DEFAULT_QUERIES} from "../../src/queries/defaults.js";
import {openForPages} from "../reportRows.js";
import {MARKET_DAY, marketOf} from "../steadyMarket.js";
import type {Answers} from "./answers.js";
import {withoutEarly} from "./answers.js";

const TABLES = ["performance", "index_history"] as const;

interface Files {
  readonly answers: Answers;
  readonly tables: ReadonlyMap<string, Buffer>;
}

let files: Promise<Files> | undefined;

/** The files that the build makes for the performance page, of a synthetic market. */
async function makeFiles(): Promise<Files> {
  const market = await computePerformance(marketOf(await reportTables()), MARKET_DAY);
  const connection = await openForPages(market);
  const tables = TABLES.map((name) =>
    withTemporaryFolder(async (folder) => {
      const engine = await openEngine();
      await createTable(engine, name, market[name]);
      await writeParquet(engine, name, `${folder}/${name}.parquet`);
      return [name, await readFile(`${folder}/${name}.parquet`)] as const;
    })
  );
  return {
    answers: (await answersOfPage(connection, DEFAULT_QUERIES.performance)) as Answers,
    tables: new Map(await Promise.all(tables))
  };
}

/** Gives the performance page a synthetic history, as a build over a store would. To be called before it is opened. */
export async function withMarket(page: Page): Promise<void> {
  files ??= makeFiles();
  const {answers, tables} = await files;
  await withoutEarly(page);
  await page.route(/\/answers\/performance[\w.]*\.json$/, (route) => route.fulfill({json: answers}));
  for (const [name, body] of tables)
    await page.route(new RegExp(`/data/${name}[\\w.]*\\.parquet$`), (route) =>
      route.fulfill({body, contentType: "application/octet-stream"})
    );
}
