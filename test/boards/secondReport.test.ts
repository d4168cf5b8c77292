// @vitest-environment jsdom
import {cpSync} from "node:fs";
import {afterAll, describe, expect, test, vi} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {listFiles} from "../../scripts/build/earlyFiles.js";
import {VALUATION_SCOPE} from "../../src/queries/valuationScope.js";
import {SYNTHETIC_REPORT, writeSyntheticReport} from "../syntheticReport.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {engine, fileAt, openCompany, openPage, serveEarly} from "./openPage.js";
import {markup, textIn} from "./pageInJsdom.js";

// The pages over two reports: the embedded one, and a synthetic one that was published later.
const folder = temporaryFolderOfFile();
cpSync("data-loaders/reports", folder, {recursive: true});
writeSyntheticReport(folder);
process.env.BENCHFOLIO_REPORTS = folder;
afterAll(() => {
  delete process.env.BENCHFOLIO_REPORTS;
});

const EMBEDDED = "2024-03-04-shanghai-securities";

/** What the page says, in one line. */
const words = () => (document.querySelector("main")?.textContent ?? "").replace(/\s+/g, " ");
const titles = () =>
  Object.fromEntries(
    [...document.querySelectorAll(".figure-card")].map((card) => [
      card.id,
      card.querySelector(".figure-title")?.textContent
    ])
  );
/** What stands in words and table heads: an axis has numbers that look like years. */
const labels = () =>
  [...document.querySelectorAll("figcaption, .figure-notes, .bf-figures, th, label, legend, .bf-hint")]
    .map(({textContent}) => textContent)
    .join(" ");
const sources = () => [...document.querySelectorAll(".figure-source")].map(({textContent}) => textContent);

describe("the brief", () => {
  test("is of the report that was published last, in its own words", async () => {
    await openPage("brief");
    expect(document.querySelector("h1")?.textContent).toBe("Agents of synthetic making");
    expect(titles()).toEqual({
      "head-to-head": "Synth 8B wins 1 and loses 1 of 2 against Rival 9B",
      "watch-list": "Synthetic One stands at the 41st percentile of its own PE history",
      "file-sizes": "The printed file size fits a real file as decimal GB",
      "training-chips": "Synth 8B was trained on 64 chips"
    });
    expect(words()).toContain(
      "The report names one company: Synthetic One (20 times 2026E earnings, 41st percentile)."
    );
    expect(words()).toContain("One square is a pod of 64 Synthetic chip chips");
    expect(words()).not.toMatch(/Gemma|Mistral|2024E|Shanghai(?! Securities, AI)/);
    for (const source of sources()) expect(source).toContain("Synthetic Research, Synthetic agents report");
  });

  test("in Chinese cites it in Chinese", async () => {
    await openPage("brief", "?lang=zh");
    expect(document.querySelector("h1")?.textContent).toBe("合成智能体");
    expect(sources()[0]).toContain("合成研究所《合成智能体报告》2025-06-02");
    expect(words()).toContain("研报点名一家公司：合成甲（2026E 市盈率 20 倍，第 41 百分位）。");
  });

  test("of an earlier report is what its address names, and what it was alone", async () => {
    await openPage("brief", `?report=${EMBEDDED}`);
    expect(document.querySelector("h1")?.textContent).toBe("Gemma, and the price of the companies behind it");
    expect(titles()).toMatchObject({
      "head-to-head": "Gemma 7B wins 12, ties 1 and loses 5 of 18 against Mistral 7B",
      "watch-list":
        "The three companies to watch stand at the 85th to 98th percentile of their own PE history"
    });
    expect(words()).toContain("Gemma 7B is best alone in 10 of 18 benchmarks among the five models compared");
    expect(words()).not.toContain("Synth 8B");
  });

  test("changes with the choice, and the address with it", async () => {
    await openPage("brief");
    const select = document.querySelector("select")!;
    select.value = EMBEDDED;
    select.dispatchEvent(new Event("input", {bubbles: true}));
    expect(document.querySelector("h1")?.textContent).toBe("Gemma, and the price of the companies behind it");
  });

  test("of a report whose models win as often names both, in words and in the findings", async () => {
    await openPage("brief");
    expect(words()).toContain(
      "Rival 9B and Synth 8B are each best alone in 1 of 2 benchmarks among the two models compared."
    );
    await openPage("brief", "?lang=zh");
    expect(words()).toContain("在对比的两个模型中，Rival 9B、Synth 8B 在 2 项测试中各独占最优 1 项。");
    await openPage("data");
    expect(titles()["finding-wins"]).toBe("Rival 9B and Synth 8B are each best alone in 1 of 2 rows");
  });

  test("is in the names of its files, since another may be of the same day", async () => {
    await openPage("brief");
    expect((await csvOf("watch-list")).name).toContain(`_${SYNTHETIC_REPORT}_`);
    expect((await csvOf("head-to-head")).name).toContain(`_${SYNTHETIC_REPORT}-synth-8b-vs-rival-9b_`);
    await openPage("data", `?report=${EMBEDDED}`);
    expect((await csvOf("finding-averages")).name).toContain(`_${EMBEDDED}_`);
  });

  test("says which report it does not know", async () => {
    await openPage("brief", "?report=nobody");
    expect(words()).toContain("report=nobody");
    expect(document.querySelector("h1")?.textContent).toBe("Agents of synthetic making");
  });
});

describe("the findings", () => {
  test("are those of the report, and nothing where it gives no cause", async () => {
    await openPage("data");
    expect(Object.keys(titles()).filter((id) => id.startsWith("finding"))).toEqual([
      "finding-wins",
      "finding-marks",
      "finding-bases",
      "finding-missing",
      "finding-sizes"
    ]);
    await openPage("data", "?lang=zh");
    expect(titles()["finding-sizes"]).toBe("刊载大小与真实文件的十进制 GB 相符");
    await openPage("data");
    expect(titles()["finding-marks"]).toBe("One score carries ‡, and leaving it out leaves 1 comparable row");
    // Each counts its own companies.
    expect(titles()["finding-missing"]).toBe("One company lacks a figure, for 2 different reasons");
    await openPage("data", `?report=${EMBEDDED}`);
    expect(titles()["finding-missing"]).toBe("6 companies lack a figure, for 3 different reasons");
    expect(sources().join()).not.toContain("Synthetic Research");
    expect(titles()["finding-averages"]).toBe(
      "None of the 5 printed averages is the mean of the rows above it"
    );
  });
});

/** The codes of both reports, as an address has them. */
const allCodes = async () => (await reportTables()).companies.map(({code}) => code).join();

describe("the other pages", () => {
  test("show models of both, and open with the pair of the last", async () => {
    await openPage("benchmarks", "?view=pair");
    expect(titles()["head-to-head"]).toBe("Synth 8B wins 1 and loses 1 of 2 against Rival 9B");
    await openPage("benchmarks");
    expect(words()).toMatch(/Synth 8B/);
    expect(words()).toMatch(/Gemma 7B/);
    expect(sources()[0]).toMatch(/Shanghai Securities.*Synthetic Research/);
  });

  test("open with the companies of the last, and show those of the other one when asked", async () => {
    const options = () =>
      [...document.querySelectorAll(".bf-list-bar option")].map((each) => each.textContent);
    const chosen = () => document.querySelector<HTMLSelectElement>(".bf-list-bar select")!.value;
    const size = () => document.querySelector(".bf-list-size")?.textContent;
    await openPage("valuation");
    expect(options()).toEqual([
      "Synthetic agents report (Synthetic Research) (2)",
      "AI industry tracking report (Shanghai Securities) (33)"
    ]);
    expect([chosen(), size()]).toEqual([SYNTHETIC_REPORT, "2 companies in 1 sector"]);
    expect(words()).not.toContain("Cambricon");
    await openPage("valuation", `?list=${EMBEDDED}`);
    expect([chosen(), size()]).toEqual([EMBEDDED, "33 companies in 9 sectors"]);
    expect(words()).toContain("Cambricon");
    expect(words()).not.toContain("Synthetic One");
    expect(words()).toContain(
      "Earlier days are kept of the list that pages open with: Synthetic agents report"
    );
    expect(document.querySelectorAll("#companies tbody tr")).toHaveLength(33);
    await openPage("performance", `?list=${EMBEDDED}&lang=zh`);
    expect(size()).toBe("33 家公司，9 个板块");
    await openPage("valuation", "?list=none");
    expect(document.documentElement.dataset.unknownList).toBe("");
    expect(words()).toContain("list=none");
    expect(chosen()).toBe(SYNTHETIC_REPORT);
  });

  test("show another list before there is an engine, the same as by the engine", async () => {
    const shown = async () => {
      await openPage("valuation", `?list=${EMBEDDED}`);
      return markup();
    };
    const before = await shown();
    const answers = JSON.parse(String(await fileAt("answers/valuation.json")));
    const files = await listFiles(VALUATION_SCOPE, answers);
    expect(files.size).toBe(1);
    try {
      serveEarly(files);
      engine.isAway = true;
      expect(await shown()).toEqual(before);
      // What the build answered of the first list is no answer here.
      expect(document.querySelectorAll(".figure-error")).toHaveLength(0);
    } finally {
      engine.isAway = false;
      document.head.replaceChildren();
      vi.unstubAllGlobals();
    }
  });

  test("show a list of the reader's own, with what of it is not known", async () => {
    await openPage("valuation", "?codes=688256.SH,600900.sh,000001.SZ,x!&name=Mine");
    expect(document.querySelector(".bf-list-bar select option:checked")?.textContent).toBe("Mine (2)");
    expect(words()).toContain("2 companies in 2 sectors");
    expect(words()).toContain("Not known here, and left out: 000001.SZ.");
    expect(words()).toContain("codes=X!");
    expect(document.querySelectorAll("#companies tbody tr")).toHaveLength(2);
    // The link of a figure keeps the list.
    expect(location.search).toBe("?codes=688256.SH,600900.sh,000001.SZ,x!&name=Mine");
  });

  test("say of a list of which nothing is known that it has nobody, not that reports lack companies", async () => {
    await openPage("valuation", "?codes=123456.SH");
    expect(document.querySelector("#pe-growth .figure-title")?.textContent).toBe("No company is shown");
  });

  test("show a company once that the address names by its old code and by its new one", async () => {
    await openPage("valuation", "?codes=920808.BJ,688256.SH,872808.BJ&name=Mine");
    expect(document.querySelector(".bf-list-bar select option:checked")?.textContent).toBe("Mine (2)");
    expect(words()).not.toContain("Not known here");
    expect(document.querySelectorAll("#companies tbody tr")).toHaveLength(2);
  });

  test("show companies of both, each of its own years", async () => {
    await openPage("valuation", `?codes=${await allCodes()}`);
    expect(words()).toContain("Synthetic One");
    expect(words()).toContain("Cambricon");
    expect(words()).toContain("a median over them mixes years: 29 of 2022–24E, 1 of 2024–26E.");
    // A table has no median.
    expect(textIn("companies", ".figure-notes")).toBe(
      "Companies of different fiscal years stand side by side: 33 of 2022–24E, 2 of 2024–26E."
    );
    expect(titles()["pe-growth"]).toMatch(/^The median company costs [\d.]+ times expected earnings/);
    expect(words()).toContain("Median forward PE, years mixed");
    // Of one report's companies alone, nothing is mixed.
    await openPage("valuation");
    expect(titles()["pe-growth"]).toBe("Synthetic One costs 20 times 2026E earnings; its PEG is 0.40");
    expect(words()).toContain("Revenue 2024");
    expect(labels()).not.toMatch(/2024E|2022|mixes years/);
    await openCompany("600900.SH");
    expect(words()).toContain("2026E");
    expect(labels()).not.toMatch(/2024E|2022/);
    expect(sources().join()).not.toContain("Shanghai Securities");
  });

  test("keep an order by years, which is there while companies of several are shown", async () => {
    await openPage("valuation", `?codes=${await allCodes()}&order=-forward_year`);
    expect(words()).not.toContain("order=-forward_year");
    const years = [...document.querySelectorAll("#companies tbody tr")].map(
      (row) => row.lastElementChild?.textContent
    );
    expect(years.slice(0, 3)).toEqual(["2024–26E", "2024–26E", "2022–24E"]);
  });

  test("name both reports where means are of both", async () => {
    await openPage("benchmarks");
    for (const id of ["summary", "summary-table"])
      expect(document.querySelector(`#${id} .figure-source`)?.textContent, id).toMatch(
        /Shanghai Securities.*Synthetic Research/
      );
  });

  test("set returns on the scale of the last, in its words", async () => {
    await openPage("performance");
    expect(titles()["rating-scale"]).toBe(
      "The report's scale: “strong buy” is more than 15 points above the CSI 300 in 6 months"
    );
  });
});
