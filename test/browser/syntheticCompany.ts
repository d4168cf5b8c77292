import type {Page} from "@playwright/test";
import {answerCompany} from "../../data-loaders/answer.js";
import type {DuckDBConnection} from "../../data-loaders/engine.js";
import {historyFile} from "../../data-loaders/histories.js";
import {companyFacts, companyHistoryQueries, companyTableQueries} from "../../src/queries/company.js";
import type {CompanyFacts} from "../../src/queries/rows/company.js";
import {openForPages} from "../reportRows.js";
import {syntheticTables} from "../syntheticMarket.js";
import type {Answers} from "./answers.js";

let market: Promise<DuckDBConnection> | undefined;

/** The two files that the build makes for a company's page, of a synthetic market. */
export async function syntheticFiles(code: string): Promise<{answers: Answers; history: Buffer}> {
  market ??= syntheticTables().then(openForPages);
  const answers = await answerCompany(await market, code, {
    facts: companyTableQueries,
    history: (own, facts) => companyHistoryQueries(own, facts[String(companyFacts(own))]![0] as CompanyFacts)
  });
  return {answers, history: await historyFile(await market, code)};
}

/** Gives the page of a company a synthetic history, as a build over a store would. To be called before it is opened. */
export async function withHistory(
  page: Page,
  code: string,
  change: (answers: Answers) => Answers = (answers) => answers
): Promise<Answers> {
  const {answers, history} = await syntheticFiles(code);
  const name = code.replace(".", "\\.");
  await page.route(new RegExp(`/answers/companies/${name}\\.\\w+\\.json$`), (route) =>
    route.fulfill({json: change(answers)})
  );
  await page.route(new RegExp(`/histories/${name}\\.\\w+\\.parquet$`), (route) =>
    route.fulfill({body: history, contentType: "application/octet-stream"})
  );
  return answers;
}
