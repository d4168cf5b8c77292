// @vitest-environment jsdom
import {mkdirSync, rmSync} from "node:fs";
import path from "node:path";
import {afterAll, beforeAll, describe, expect, test, vi} from "vitest";
import type {Row, Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {computePercentiles} from "../../data-loaders/percentile/computePercentiles.js";
import {computePerformance} from "../../data-loaders/performance/computePerformance.js";
import {addForwardPe} from "../../data-loaders/valuations/forwardPe.js";
import {MARKET_DAY, marketOf} from "../steadyMarket.js";
import {SYNTHETIC_REPORT, writeSyntheticReport} from "../syntheticReport.js";
import {writeDay} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {openCompany, openPage} from "./openPage.js";
import {
  address,
  cells,
  cellsBelow,
  figure,
  select,
  settled,
  supposition,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

// What pages say of data that the report does not have: companies whose rows end, losses without a size, no
// capitalisation, reports of scores or of companies alone.

const [ENDED, SUSPENDED, LOSS, BARE, LATE] = [
  "300308.SZ",
  "300394.SZ",
  "688256.SH",
  "300502.SZ",
  "000034.SZ"
];
/** The last day of those whose rows end: five trading days before the others\'. */
const LAST = "2024-02-16";

/** Of the report's companies a few, so that a page is quickly made: those above, and others of their sectors. */
const CODES = [ENDED, SUSPENDED, LOSS, BARE, LATE, "688041.SH", "601138.SH"];

async function fewCompanies(): Promise<Tables> {
  const tables = await reportTables();
  const few = (rows: readonly Row[]) => rows.filter(({code}) => CODES.includes(String(code)));
  const {companies, valuations, financials, watchlist} = tables;
  return {
    ...tables,
    companies: few(companies),
    valuations: few(valuations),
    financials: few(financials),
    watchlist: few(watchlist)
  };
}

/** A day of the market, as these companies have it. */
function changed(row: Row): readonly Row[] {
  const {code, date} = row;
  const hasEnded = code === ENDED || code === SUSPENDED;
  if (hasEnded && String(date) > LAST) return [];
  if (code === LATE && String(date) < "2023-10-01") return [];
  if (code === SUSPENDED && date === LAST) return [{...row, pe_ttm: null, suspended: true}];
  if (code === LOSS && String(date) > "2023-12-01") return [{...row, pe_ttm: 0}];
  return [code === BARE ? {...row, market_cap_cny_100m: null} : row];
}

/** What brokers expect of a further year, of which nobody publishes a forward PE. */
function nextYear(code: string, i: number): Row {
  return {
    ...{code, fiscal_year: 2025, kind: "consensus", revenue_cny_100m: null, net_profit_cny_100m: 20 + i},
    ...{brokers: 12 + 8 * i, reports_6m: 40 + i, as_of: "2024-02-20", source: "synthetic"}
  };
}

const folder = temporaryFolderOfFile();

describe("a store with companies that end, lose or lack", () => {
  beforeAll(async () => {
    const market = marketOf(await fewCompanies());
    const pe_history = market.pe_history.flatMap(changed);
    const financials = [...market.financials, ...CODES.slice(-2).map(nextYear)];
    const valued = addForwardPe({...market, pe_history, financials}, MARKET_DAY);
    const tables = await computePercentiles(valued, MARKET_DAY);
    await writeDay(`${folder}/store`, MARKET_DAY, await computePerformance(tables, MARKET_DAY));
    vi.stubEnv("BENCHFOLIO_STORE", `${folder}/store`);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    [
      "en",
      `Daily data end before those of others: Zhongji Innolight (no data since ${LAST}).`,
      `no data since ${LAST}`
    ],
    ["zh", `逐日数据早于其他公司终止：中际旭创（${LAST} 之后无数据）。`, `${LAST} 之后无数据`]
  ])(
    "says on the valuation page in %s whose rows end, and not of whom they say that it is suspended",
    async (lang, note, word) => {
      await openPage("valuation", `?lang=${lang}`);
      expect(textsOf("#percentiles .figure-notes li")).toContain(note);
      const [ended, suspended] = [ENDED, SUSPENDED].map((code) =>
        textIn("companies", `tr[data-key="${code}"]`)
      );
      expect(ended).toContain(word);
      expect(suspended).not.toContain(word);
      // The computed percentile is in table and colour: its source and its days are in both captions.
      for (const id of ["pe-growth", "companies", "percentiles"]) {
        expect(textIn(id, ".figure-source"), id).toMatch(
          /computed from the daily history|由本笔记本存储的逐日历史计算/
        );
        expect(textIn(id, ".figure-source"), id).toContain(MARKET_DAY);
      }
      expect((await csvOf("companies")).rows.find(({code}) => code === LOSS)).toMatchObject({
        pe_ranked: "",
        pe_ranked_state: "loss"
      });
    }
  );

  test("dates the charts of a company by its own last day, and says so beside its percentile", async () => {
    await openCompany(ENDED!, "?window=1");
    for (const id of ["definitions", "pe-history", "pe-bands", "pe-distribution"])
      expect(textIn(id, ".figure-source"), id).toMatch(new RegExp(`as of ${LAST}$`));
    expect(textsOf(".bf-detail .bf-badge")).toEqual([`no data since ${LAST}`]);
    expect(textIn("peers", "tr.is-own")).toContain(`no data since ${LAST}`);
    await openCompany(SUSPENDED!, "?window=1");
    expect(textsOf(".bf-detail .bf-badge").join()).not.toContain("no data since");
  });

  test.each([
    ["en", /^PE TTM: a loss, ranked dearest, at percentile [\d.]+ of one year$/, /PE TTM ranked ?loss of/],
    ["zh", /^市盈率 TTM：亏损（视为最贵），处于近 1 年第 [\d.]+ 百分位$/, /排序的市盈率 TTM ?亏损（/]
  ])(
    "says in %s that a loss is one where it is ranked, and gives it no number",
    async (lang, title, detail) => {
      await openCompany(LOSS!, `?lang=${lang}&window=1&losses=dearest`);
      expect(titleOf("pe-history")).toMatch(title);
      expect(textsOf(".bf-detail")[0]).toMatch(detail);
      expect(document.querySelector("main")!.textContent).not.toMatch(/(PE TTM of|TTM 为) 0\.0/);
      document.querySelector("details.company-days")!.dispatchEvent(new Event("toggle"));
      await settled();
      expect(cells("days")[0]![1]).toBe(lang === "en" ? "loss" : "亏损");
      for (const id of ["pe-history", "days", "definitions"]) {
        const {rows} = await csvOf(id);
        expect(
          rows.some(({pe, pe_state}) => pe === "" && pe_state === "loss"),
          id
        ).toBe(true);
        expect(
          rows.every(({pe}) => pe !== "0"),
          id
        ).toBe(true);
      }
    }
  );

  test.each([
    [
      "en",
      "Forward year",
      "2 forward PEs are computed: market capitalisation over the consensus profit as of 2024-02-20 (12 to 20 brokers).",
      /^Forward PE, 2025E ?\d+ ?price of 2024-02-23 over the consensus profit; computed over the consensus as of 2024-02-20, 20 brokers/,
      /^Forward PE, 2024E ?12 ?price of 2024-02-23 over the consensus profit; as published/
    ],
    [
      "zh",
      "预测财年",
      "2 个预测市盈率为计算值：总市值 ÷ 截至 2024-02-20 的一致预期利润（12 至 20 家机构）。",
      /^2025E 市盈率 ?\d+ ?2024-02-23 股价与一致预期利润之比；计算值，一致预期截至 2024-02-20，20 家机构/,
      /^2024E 市盈率 ?12 ?2024-02-23 股价与一致预期利润之比；刊载值/
    ]
  ])(
    "shows in %s the forward PE of the year that the reader chooses, and what it rests on",
    async (lang, label, note, computed, published) => {
      await openPage("valuation", `?lang=${lang}`);
      expect(textsOf("#companies .figure-notes li")).not.toContain(note);
      await select(label, "2025E");
      expect(textsOf("#companies .figure-notes li")).toContain(note);
      expect(await address()).toContain("year=2025");
      const {rows} = await csvOf("companies");
      expect(rows.filter(({forward_pe}) => forward_pe !== "")).toMatchObject([
        {code: "601138.SH", forward_year: "2025", forward_pe_basis: "computed", brokers: "20"},
        {code: "688041.SH", forward_year: "2025", consensus_as_of: "2024-02-20", brokers: "12"}
      ]);
      await openCompany("601138.SH", `?lang=${lang}`);
      expect(textsOf(".bf-figure")[0]).toMatch(published);
      await select(label, "2025E");
      expect(textsOf(".bf-figure")[0]).toMatch(computed);
      expect(supposition("forward")).toContain("2025E");
    }
  );

  test.each([
    ["en", "consensus as of the source; 41 reports in six months, as of 2024-02-20", /six months/],
    ["zh", "一致预期以来源为准；近六个月研报数 41（截至 2024-02-20）", /近六个月/]
  ])("says in %s how many reports there are on a company, where that is known", async (lang, words, unit) => {
    await openCompany("601138.SH", `?lang=${lang}`);
    expect(textIn("financials", ".figure-subtitle")).toContain(words);
    const {rows} = await csvOf("financials");
    expect(rows).toMatchObject([
      {fiscal_year: "2022", reports_6m: "", reports_6m_state: "not_applicable"},
      {fiscal_year: "2024", reports_6m: "", reports_6m_state: "missing"},
      {fiscal_year: "2025", reports_6m: "41", reports_6m_state: "ok"}
    ]);
    await openCompany(ENDED!, `?lang=${lang}`);
    expect(textIn("financials", ".figure-subtitle")).not.toMatch(unit);
  });

  test("leaves nothing to take away of a chart that is empty", async () => {
    await openCompany(BARE!, "?window=1");
    expect(titleOf("pe-bands")).toBe("No market capitalisation");
    expect(textIn("pe-bands", ".figure-source")).toBe("");
    expect(figure("pe-bands").querySelector<HTMLButtonElement>("[data-switch]")!.disabled).toBe(true);
  });

  test.each([
    [
      "en",
      /^Hygon Information returned [^,]+ over one year, the CSI 300/,
      "Without a market capitalisation of this year, and so left out: Eoptolink."
    ],
    ["zh", /^一年内，海光信息收益/, "近一年没有总市值、未列入：新易盛。"]
  ])("names in %s whom lines, scale and files are of, and who is not in them", async (lang, title, note) => {
    await openPage("performance", `?lang=${lang}&companies=688041.SH,${BARE}`);
    expect(titleOf("performance")).toMatch(title);
    expect(titleOf("rating-scale")).toMatch(/^(Hygon Information, |海光信息：)/);
    for (const id of ["performance", "returns"]) expect(textsOf(`#${id} .figure-notes li`)).toContain(note);
    const {name, rows} = await csvOf("performance");
    expect(name).toContain("688041-sh");
    expect(rows[0]).toMatchObject({code: "688041.SH", name_zh: "海光信息", name_en: "Hygon Information"});
    expect(rows[0]!.source).not.toContain("pe_history");
    await openPage("performance", `?lang=${lang}&companies=688041.SH,601138.SH`);
    expect(titleOf("performance")).toMatch(
      /Foxconn Industrial Internet and Hygon Information returned|工业富联与海光信息等权收益/
    );
    expect((await csvOf("performance")).rows[0]).toMatchObject({codes: "601138.SH 688041.SH"});
  });

  test("gives a dash the reason that applies, on the page and in the file", async () => {
    await openPage("performance");
    expect(textIn("returns", ".figure-subtitle")).toMatch(
      /; a dash: the company has no market capitalisation at its begin$/
    );
    const {rows} = await csvOf("returns");
    const states = new Set(rows.map((row) => `${row.return_12m_pct === ""} ${row.return_12m_state}`));
    expect(states).toEqual(new Set(["false ok", "true absent"]));
    const dashes = cellsBelow("returns", "12 months").filter((text) => text === "—");
    expect(dashes).toHaveLength(rows.filter((row) => row.return_12m_state === "absent").length);
  });
});

describe("a history of four months", () => {
  beforeAll(async () => {
    const tables = await computePerformance(marketOf(await fewCompanies(), 0.35), MARKET_DAY);
    await writeDay(`${folder}/short`, MARKET_DAY, {...tables, index_history: []});
    vi.stubEnv("BENCHFOLIO_STORE", `${folder}/short`);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    ["en", /; a dash: the daily history is shorter than that$/],
    ["zh", /；短横线表示逐日历史短于该期间$/]
  ])("is why there are no returns, not that companies were absent, in %s", async (lang, said) => {
    await openPage("performance", `?lang=${lang}`);
    expect(textIn("returns", ".figure-subtitle")).toMatch(said);
    const [first] = (await csvOf("returns")).rows;
    expect(first).toMatchObject({return_6m_state: "short_history", rating_12m_state: "short_history"});
    expect((await csvOf("performance")).rows[0]).toMatchObject({benchmark: "", benchmark_state: "no_index"});
  });
});

/** Writes a synthetic report that has these files alone. */
function reportWith(name: string, files: readonly string[]): string {
  const own = path.join(folder, name);
  mkdirSync(own, {recursive: true});
  writeSyntheticReport(own, (file, text) =>
    file === "report" ? JSON.stringify(onlyFiles(JSON.parse(text), files)) : text
  );
  for (const each of ALL_FILES.filter((file) => !files.includes(file)))
    rmSync(path.join(own, SYNTHETIC_REPORT, `${each}.csv`));
  return own;
}
function onlyFiles(facts: {readonly scores: object}, files: readonly string[]): object {
  return {...facts, files, ...(!files.includes("models") && {scores: {...facts.scores, pair: null}})};
}

const SCORES = ["models", "benchmark-facts", "benchmarks"];
const COMPANIES = ["companies", "sectors", "valuation"];
const ALL_FILES = [
  ...SCORES,
  ...COMPANIES,
  "watchlist",
  "training",
  "printed-files",
  "gguf_observed",
  "rating-scale"
];

/** The figures of scores and of what is computed from them alone. */
const SCORE_FIGURES = "#scores, #score-dots, #head-to-head, #summary, #summary-table";

describe("reports", () => {
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    ["en", "There are no companies yet", "None of the reports here has a table of companies."],
    ["zh", "尚无公司", "这里的研报都没有公司表。"]
  ])("of scores alone leave no company, and no filter is at fault, in %s", async (lang, title, what) => {
    vi.stubEnv("BENCHFOLIO_REPORTS", reportWith(`scores-${lang}`, SCORES));
    await openPage("valuation", `?lang=${lang}`);
    for (const id of ["pe-growth", "percentiles", "companies"]) {
      expect(titleOf(id), id).toBe(title);
      const said = textIn(id, id === "companies" ? ".bf-table-empty" : ".figure-body");
      expect(said, id).toContain(what);
      expect(said, id).not.toMatch(/filter|筛选/);
    }
    expect(textsOf(".bf-figure dt").join()).not.toMatch(/years mixed|不同财年/);
    await openPage("performance", `?lang=${lang}`);
    expect(textsOf(".bf-missing summary")).toEqual([title]);
  });

  test.each([
    ["en", "There are no scores yet"],
    ["zh", "尚无得分"]
  ])("of companies alone leave no score, and no filter is at fault, in %s", async (lang, title) => {
    vi.stubEnv("BENCHFOLIO_REPORTS", reportWith(`companies-${lang}`, COMPANIES));
    for (const view of ["heat", "dots", "pair"]) {
      await openPage("benchmarks", `?lang=${lang}&view=${view}`);
      for (const card of document.querySelectorAll(SCORE_FIGURES)) {
        expect(card.querySelector(".figure-title")?.textContent, `${view} ${card.id}`).toBe(title);
        expect(card.querySelector(".figure-body")?.textContent, `${view} ${card.id}`).not.toMatch(
          /filter|筛选/
        );
      }
    }
  });
});
