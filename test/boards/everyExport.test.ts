// @vitest-environment jsdom
import {readFileSync} from "node:fs";
import {afterAll, beforeAll, expect, test, vi} from "vitest";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {computePerformance} from "../../data-loaders/performance/computePerformance.js";
import {computeSectorDays as withSectors} from "../../data-loaders/sectors/sectorDays.js";
import {isLong, sample} from "../length.js";
import {MARKET_DAY, marketOf} from "../steadyMarket.js";
import {syntheticTables} from "../syntheticMarket.js";
import {writeDay} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {openCompany, openModel, openPage, type PageName} from "./openPage.js";
import {figure, settled} from "./pageInJsdom.js";

// The CSV of every figure of every page, over a store with a market, two days and an index: what all files have.
const DAY_BEFORE = "2024-02-22";
const CODE = "300308.SZ";

const folder = temporaryFolderOfFile();
beforeAll(async () => {
  const {index_history} = marketOf(await reportTables());
  const {models, benchmarks, scores} = await embeddedTables();
  for (const day of [DAY_BEFORE, MARKET_DAY])
    await writeDay(
      folder,
      day,
      await computePerformance(
        {...(await withSectors(await syntheticTables(day), day)), index_history, models, benchmarks, scores},
        day
      )
    );
  process.env.BENCHFOLIO_STORE = folder;
});
afterAll(() => {
  delete process.env.BENCHFOLIO_STORE;
});

type Opened = readonly [name: string, figures: readonly string[], open: (search: string) => Promise<void>];
const page = (name: PageName) => (search: string) => openPage(name, search);

const FINDINGS = ["averages", "wins", "marks", "sectors", "bases", "missing", "sizes"];
const SUMMARY = ["summary", "summary-table", "ranking", "ranking-table", "order-changes"];

const PAGES: readonly Opened[] = [
  ["the brief", ["head-to-head", "frontier", "watch-list", "file-sizes", "training-chips"], page("brief")],
  ["the scores", ["scores", ...SUMMARY], page("benchmarks")],
  [
    "the scores as dots",
    ["score-dots", ...SUMMARY],
    (search) => openPage("benchmarks", `${search}&view=dots`)
  ],
  [
    "the scores of all models",
    ["scores", ...SUMMARY, "size-scores"],
    (search) => openPage("benchmarks", `${search}&set=all`)
  ],
  [
    "three models",
    ["head-to-head", "head-to-head-records", "head-to-head-classes", ...SUMMARY],
    (search) => openPage("benchmarks", `${search}&view=pair&more=llama-2-13b`)
  ],
  ["a pair", ["head-to-head", ...SUMMARY], (search) => openPage("benchmarks", `${search}&view=pair`)],
  ["the frontier", ["frontier", "gap", "gap-choices", "lag", "sizes", "points"], page("frontier")],
  ["the valuation page", ["pe-growth", "percentiles", "changes", "sectors", "companies"], page("valuation")],
  [
    "the page of devices",
    [
      ...["device-memory", "device-speed", "device-quantizations"],
      ...["size-check", "kv-check", "total-check", "file-sizes", "training-chips"]
    ],
    page("devices")
  ],
  ["the performance page", ["performance", "rating-scale", "returns"], page("performance")],
  [
    "the page that compares",
    ["compared", "compared-history", "sector-pe", "sector-percentile"],
    page("compare")
  ],
  [
    "the data page",
    ["changes", "changes-by-list", "tables", "rows", ...FINDINGS.map((id) => `finding-${id}`)],
    page("data")
  ],
  [
    "a model's page",
    ["standing", "model-scores", "model-places", "model-devices"],
    (search) => openModel("gemma-7b", search.replace("?", "&"))
  ],
  [
    "a company's page",
    ["definitions", "pe-history", "pe-bands", "pe-distribution", "days", "financials", "peers"],
    openCompanyWithDays
  ]
];

async function openCompanyWithDays(search: string): Promise<void> {
  await openCompany(CODE, search);
  document.querySelector("details.company-days")!.dispatchEvent(new Event("toggle"));
  await settled();
}

type File = Awaited<ReturnType<typeof csvOf>>;

/** Views of a page whose other figures are those of another one above. */
const OTHER_VIEWS = ["the scores as dots", "three models", "a pair"];

/** Opens the page, and gives the figures that it has, and those of them that are looked at. */
async function figuresOf([name, figures, open]: Opened, lang: string): Promise<string[]> {
  await open(`?lang=${lang}&unit=bn`);
  const ids = [...document.querySelectorAll("figure.figure-card")].map(({id}) => id);
  expect([...ids].sort()).toEqual([...figures].sort());
  return ids.filter((id) => isLong || !(OTHER_VIEWS.includes(name) && SUMMARY.includes(id)));
}

/** The rows behind a chart stand in its place: as many as in its file, but at most 200, under Chinese words. */
async function expectTable(id: string, {rows}: File): Promise<void> {
  const body = figure(id).querySelector(".figure-body")!;
  const button = figure(id).querySelector<HTMLButtonElement>("[data-switch]");
  if (!button) return;
  const words = button.textContent;
  button.click();
  await vi.waitFor(() => expect(body.querySelector(".figure-rows tbody tr"), id).not.toBeNull(), {
    timeout: 20_000,
    interval: 5
  });
  expect(button.textContent).not.toBe(words);
  expect(body.querySelectorAll("tbody tr"), id).toHaveLength(Math.min(200, rows.length));
  expect(body.querySelectorAll("[data-export=csv]"), id).toHaveLength(rows.length > 200 ? 1 : 0);
  const heads = [...body.querySelectorAll("thead th")].map(({textContent}) => textContent!.trim());
  expect(heads.length, id).toBeGreaterThan(1);
  expect(
    heads.filter((head) => /_/.test(head) || !/\p{Script=Han}|^PEG$/u.test(head)),
    id
  ).toEqual([]);
  button.click();
  await vi.waitFor(() => expect(body.querySelector(".figure-rows"), id).toBeNull(), {
    timeout: 20_000,
    interval: 5
  });
  expect(body.children, id).toHaveLength(1);
}

const columnsOf = ({rows}: File) => Object.keys(rows[0]!);

// Of the models of a pair, and of more, the columns bear the ids.
const docs = readFileSync("docs/tables.md", "utf8").split("## Files of a figure")[1]!.split("\n## ")[0]!;
const isDocumented = (key: string) =>
  [key, key.replace(/_cny_bn$/, "_cny_…"), key.replace(/^(score|mark|metric)_.+/, "$1_…")].some((name) =>
    docs.includes(`\`${name}\``)
  );

test.each(PAGES)(
  "every file of %s stands alone, with columns that are documented and alike in both languages",
  async (...page) => {
    const files: Record<string, File> = {};
    for (const id of await figuresOf(page, "en")) {
      const file = await csvOf(id);
      files[id] = file;
      expectAlone(file, id);
      // The published tables have docs of their own.
      if (id === "rows") continue;
      expectKnown(columnsOf(file), id);
      expectReasons(file, id);
    }
    const ids = await figuresOf(page, "zh");
    const again = sample(ids, 3);
    for (const id of ids) {
      if (again.includes(id)) {
        const file = await csvOf(id);
        expect(columnsOf(file), id).toEqual(columnsOf(files[id]!));
        expectAlone(file, id);
      }
      // Of the two languages the one whose words show where one is missing.
      await expectTable(id, files[id]!);
    }
  }
);

/** Each row says of whom, of when and from whom. */
function expectAlone({name, rows}: File, id: string): void {
  expect(name).toMatch(/_\d{4}-\d{2}-\d{2}\.csv$/);
  for (const row of rows) {
    // The paper that names the score on the other split is cited without a day, and so are published scores.
    if (row.other_split !== "true" && id !== "rows") expect(row.as_of, id).toBeTruthy();
    expect(row.source, id).toBeTruthy();
    if (row.code) expect([row.name_zh, row.name_en].every(Boolean), id).toBe(true);
    if ("model" in row) expect(row.model_id, id).toBeTruthy();
  }
}

/** What may be empty without a reason beside it, as the docs say: medians of none, differences, years, days, sources, counts, and figures of models. */
const MAY_BE_EMPTY =
  /(_median|_difference|_change(_pct)?|difference|^percentile_change|_year(_before|_now)?|_as_of|_source|_url|^last_date|^window_start|^n_.+|mark|^mark_.+|average_.+|mean|normalized_mean|win_rate|mean_rank|fits_as|excess_(from|to)_pct|^code|^name_(zh|en)|^benchmark_mark|^metric(_.+)?|sector_.+|^pe_basis|^as_of|^build|^quantization|^tokens_per_second_.+)$/;
/** The same of the frontier's figures. */
const OF_FRONTIER =
  /^(developer|params_b|protocol|evaluated_by|standard_error|gap|gap_margin|lag_months|waited_months|(open|closed)_.+|above_b|to_b|value)$/;
/** The same of scores, ranks and comparisons of models: what their sources do not say, or too few benchmarks to draw from. */
const OF_MODELS =
  /^(rank_(low|high)|n_rated|params_b|licence|developer|standard_error|errors_apart|rank_(lo|hi)(_tasks)?|draws|place_.+|open_weights|release_date|score_stderr|variant|thinking|n_shot|n_samples|protocol|evaluated_by|flags|random_baseline|benchmark|metric_.+|score_.+|origin_.+|best_.+|class_.+|size_.+)$/;
/** What could not be ranked, and what an order without nothing left out is of. */
const RANK_FILES = ["ranking", "ranking-table", "order-changes"];
const MODEL_FILES = [
  ...["standing", "model-scores", "model-places"],
  ...["scores", "size-scores"],
  ...["head-to-head", "head-to-head-records", "head-to-head-classes"]
];
const FRONTIER_FILES = ["frontier", "points", "gap", "gap-choices", "lag", "sizes"];

/** The same of models head to head: a score that there is not, a size that is not published, a lead that there never is. */
const OF_COMPARISON = /^(score_.+|params_b|above_b|to_b|class_.+|most_(ahead|behind)(_on)?)$/;
/** A company that entered or left has no values, and only a consensus that was a profit has a change in percent. */
const OF_CHANGES = /^(list_.+|percentile_line|value_(before|now)|unit)$/;
const COMPARISON_FILES = ["head-to-head", "head-to-head-records", "head-to-head-classes"];

/** A figure that is missing has its reason beside it. */
function expectReasons({rows}: File, id: string): void {
  for (const key of Object.keys(rows[0] ?? {})) {
    const empty = rows.filter((row) => row[key] === "");
    if (empty.length === 0 || MAY_BE_EMPTY.test(key)) continue;
    if (FRONTIER_FILES.includes(id) && OF_FRONTIER.test(key)) continue;
    if (RANK_FILES.includes(id)) continue;
    if (MODEL_FILES.includes(id) && OF_MODELS.test(key)) continue;
    if (COMPARISON_FILES.includes(id) && OF_COMPARISON.test(key)) continue;
    if (/^changes/.test(id) && OF_CHANGES.test(key)) continue;
    const stem = key.replace(/(_cny_bn|_cny_100m|_pct)$/, "").replace(/^cap_(lo|hi)$/, "cap");
    const state = [`${key}_state`, `${stem}_state`, ...(id === "definitions" ? ["state"] : [])].find(
      (name) => name in rows[0]!
    );
    expect(state, `${id}, ${key}: no state`).toBeDefined();
    const reasons = empty.map((row) => row[state!]);
    expect(
      reasons.filter((reason) => reason === "" || reason === "ok"),
      `${id}, ${key}`
    ).toEqual([]);
  }
}

/** Names are documented and in snake case, and those of amounts have the unit of the page. */
function expectKnown(columns: readonly string[], id: string): void {
  expect(
    columns.filter((key) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key) || !isDocumented(key)),
    id
  ).toEqual([]);
  const amounts = columns.filter((key) => /^(revenue|net_profit|profit|market_cap|cap)_/.test(key));
  const others = /_(state|as_of|source)$|^cap_weighted$/;
  expect(
    amounts.filter((key) => !others.test(key) && !key.endsWith("_cny_bn")),
    id
  ).toEqual([]);
}
