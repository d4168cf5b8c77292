import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import type {Page} from "@playwright/test";
import {dayAnswers} from "../../data-loaders/answer.js";
import {derivedFile, snapshotDayFiles} from "../../data-loaders/snapshotDays.js";
import {DAY_TABLES} from "../../src/queries/companyFigures.js";
import {DEFAULT_QUERIES} from "../../src/queries/defaults.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import {STORED_DAYS, writeSyntheticStore} from "../syntheticStore.js";
import type {Answers} from "./answers.js";
import {withoutEarly} from "./answers.js";

/** The files that a build over a store of several days makes for the page of valuations. */
interface StoredDays {
  readonly answers: Answers;
  readonly percentiles: Buffer;
  readonly days: ReadonlyMap<string, Buffer>;
}

let made: Promise<StoredDays> | undefined;

/** Made once a worker by the loaders' own functions, of a synthetic market. */
export function storedDays(): Promise<StoredDays> {
  made ??= makeDays();
  return made;
}

async function makeDays(): Promise<StoredDays> {
  const folder = mkdtempSync(path.join(tmpdir(), "benchfolio-days-"));
  const before = process.env.BENCHFOLIO_STORE;
  try {
    await writeSyntheticStore(folder, STORED_DAYS);
    process.env.BENCHFOLIO_STORE = folder;
    return {
      answers: (await dayAnswers(DEFAULT_QUERIES.valuation, materializedTables, DAY_TABLES)) as Answers,
      percentiles: await derivedFile(materializedTables, "company_percentiles"),
      days: await snapshotDayFiles(materializedTables, DAY_TABLES)
    };
  } finally {
    if (before === undefined) delete process.env.BENCHFOLIO_STORE;
    else process.env.BENCHFOLIO_STORE = before;
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Gives the page of valuations these files in the place of the site's. To be called before it is opened. */
export async function withDays(page: Page): Promise<void> {
  const {answers, percentiles, days} = await storedDays();
  const bytes = (body: Buffer) => ({body, contentType: "application/octet-stream"});
  await withoutEarly(page);
  await page.route(/\/answers\/valuation\.\w+\.json$/, (route) => route.fulfill({json: answers}));
  await page.route(/\/company_percentiles\.\w+\.parquet$/, (route) => route.fulfill(bytes(percentiles)));
  await page.route(/\/data\/snapshots\//, (route) => {
    const file = days.get(new URL(route.request().url()).pathname.replace("/data/snapshots/", ""));
    return file ? route.fulfill(bytes(file)) : route.fulfill({status: 404});
  });
}
