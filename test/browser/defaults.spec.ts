import {
  benchmarkOptions,
  modelOptions,
  printedAverages,
  scoreRows,
  summaryRows,
  UNMARKED
} from "../../src/queries/benchmarks.js";
import {findingQueries} from "../../src/queries/defaults.js";
import {feedRows} from "../../src/queries/modelFeeds.js";
import {runRows} from "../../src/queries/refreshRuns.js";
import {reportRows, reportTexts, sourceNames} from "../../src/queries/reports.js";
import type {ReportRow} from "../../src/queries/rows/reports.js";
import {scopedFacts} from "../../src/queries/scoped.js";
import {VALUATION_SCOPE} from "../../src/queries/valuationScope.js";
import {REPORT} from "../reportRows.js";
import {changeAnswers} from "./answers.js";
import {likeOthers} from "./longRun.js";
import {markupOf} from "./markup.js";
import {expect, test} from "./pageMonitor.js";
import {benchmarks, data, drawn, open, SITE, titleOf, valuation} from "./site.js";

const ENGINE = /\.wasm$|\/duckdb-browser-eh\.worker\.\w+\.js$/;

/**
 * What pages read from their answers before they draw anything: the options of filters, the words of titles, and
 * whether there were runs at all.
 */
const KNOWN = [
  modelOptions(),
  benchmarkOptions(),
  ...scopedFacts(VALUATION_SCOPE),
  printedAverages(),
  summaryRows(UNMARKED),
  scoreRows([]),
  feedRows(),
  runRows(),
  sourceNames(),
  reportRows(),
  reportTexts(),
  // Which findings there are.
  ...findingQueries({source: REPORT, model_id: "gemma-7b"} as ReportRow)
].map(String);

test.describe("the default state", () => {
  test.describe("without any engine", () => {
    test.use({
      tolerated: /ERR_FAILED|Failed to fetch|could not be loaded|console error: Event$|error in duckdb worker/
    });

    for (const page of SITE)
      test(`${page.path} draws every figure`, likeOthers(page === valuation), async ({page: tab}) => {
        await tab.route(ENGINE, (route) => route.abort());
        await open(tab, page);
        if (page.isLive) {
          // The engine is tried once the page is idle: what stands there has to stay.
          await tab.waitForLoadState("networkidle");
          await drawn(tab, page.figures);
        }
        await expect(tab.locator(".figure-error")).toHaveCount(0);
        for (const id of page.figures)
          await expect(tab.locator(`figure#${id} .figure-body :is(svg, tbody td)`).first()).toBeVisible();
      });

    test("every view of the benchmarks is drawn", likeOthers(), async ({page: tab}) => {
      await tab.route(ENGINE, (route) => route.abort());
      await open(tab, benchmarks);
      await tab.getByRole("radio", {name: "Dot plot"}).check();
      await expect(titleOf(tab, "score-dots")).toHaveText(/furthest apart/);
      await tab.getByRole("radio", {name: "Head to head"}).check();
      await expect(titleOf(tab, "head-to-head")).toHaveText(
        "Gemma 7B wins 12, ties 1 and loses 5 of 18 against Mistral 7B"
      );
      await drawn(tab, ["head-to-head", "summary", "summary-table"]);
      await expect(tab.locator(".figure-error")).toHaveCount(0);
    });
  });

  // Not the benchmarks: the page reads its choices from the rows of its figures.
  for (const page of [valuation, data])
    test(
      `${page.path} looks the same when DuckDB-WASM answers every figure`,
      likeOthers(page === valuation),
      async ({page: tab, pageMonitor}) => {
        await open(tab, page);
        const before = await markupOf(tab);
        const asked: string[] = [];
        await changeAnswers(tab, (answers) => {
          const kept = Object.entries(answers).filter(([sql]) => KNOWN.includes(sql));
          asked.push(...Object.keys(answers).filter((sql) => !KNOWN.includes(sql)));
          return Object.fromEntries(kept);
        });
        pageMonitor.requests.length = 0;
        await open(tab, page);
        expect(asked.length).toBeGreaterThan(1);
        expect(pageMonitor.requests.some((url) => url.endsWith("duckdb-eh.wasm"))).toBe(true);
        expect(await markupOf(tab)).toEqual(before);
      }
    );
});
