// @vitest-environment jsdom
import {afterAll, describe, expect, test, vi} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {computePerformance} from "../../data-loaders/performance/computePerformance.js";
import type {Answers} from "../../src/lib/notebook.js";
import {isLong, sample} from "../length.js";
import {sentenceFaults} from "../sentenceFaults.js";
import {MARKET_DAY, marketOf} from "../steadyMarket.js";
import {LAST_DAY, syntheticTables} from "../syntheticMarket.js";
import {writeDay} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {openCompany, openPage, type PageName} from "./openPage.js";
import {textsOf} from "./pageInJsdom.js";

// What whole pages say where their answers have none, one, two and all of their rows, and where filters leave as many.

const LANGUAGES = ["en", "zh"] as const;
/** Everything that a page says in sentences. */
const SENTENCES = [
  ".figure-title",
  ".figure-subtitle",
  ".figure-notes li",
  ".figure-source",
  ".notice p",
  ".notice h3",
  ".bf-hint",
  "p.what-if",
  ".story-text p",
  ".bf-answer p",
  ".bf-figure-note",
  ".empty"
];

/** Texts of which a line may end within a date: browsers break after any hyphen. */
function brokenDates(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  while (walker.nextNode()) {
    const {textContent, parentElement} = walker.currentNode;
    // What no line of a page breaks: pictures, lists of a browser's own, code, and what stands on one line or is only read aloud.
    if (
      parentElement?.closest(
        ".unbroken, svg, script, style, option, code, .bf-unseen, caption, button, label, [role=option], .bf-long-name, .bf-slider-value"
      )
    )
      continue;
    if (/\d{4}-\d{2}-\d{2}/.test(textContent ?? "")) broken.push(`${parentElement?.outerHTML.slice(0, 160)}`);
  }
  return [...new Set(broken)].slice(0, 5);
}

async function expectSound(lang: string, what: string): Promise<void> {
  const said = SENTENCES.flatMap((selector) => textsOf(`main ${selector}, ${selector}`));
  const faults = said.flatMap((sentence) => sentenceFaults(sentence, lang));
  expect([...new Set(faults)].join("\n"), what).toBe("");
  expect(brokenDates(), what).toEqual([]);
  // Nothing to take away has no source.
  expect(said.filter((sentence) => /(Source: |来源：)·|(as of|截至)\s*$/.test(sentence))).toEqual([]);
}

/** The first `n` rows of each answer but those that say what there is to choose from. */
const first = (n: number) => (all: Answers) =>
  Object.fromEntries(
    Object.entries(all).map(([sql, rows]) => [
      sql,
      /printed_files|training|watchlist|average_printed|AS wins|scores|benchmark/.test(sql) &&
      !/FROM reports/.test(sql)
        ? rows.slice(0, n)
        : rows
    ])
  );

describe.each(LANGUAGES)("in %s", (lang) => {
  test.each(sample([0, 2, 1, Infinity], 2))("the brief and the data page over %s rows", async (n) => {
    for (const page of ["brief", "data"] as const) {
      await openPage(page, `?lang=${lang}`, {change: first(n)});
      await expectSound(lang, `${page}, ${n} rows`);
    }
  });

  test.each([
    [
      "benchmarks",
      [
        "",
        "models=",
        "models=gemma-7b",
        "benchmarks=boolq",
        "unmarked=1",
        "view=dots&models=gemma-7b,mistral-7b",
        "view=pair",
        "view=pair&benchmarks=boolq",
        "average=borda&balance=categories&weights=math*0,code*2",
        "over=items&models=gemma-7b,mistral-7b",
        "set=all&view=dots",
        "set=all&pins=gemma-7b,gemma-2b&columns=mmlu,gsm8k&against=mean&complete=1",
        "set=all&rows=gemma-7b&by=-mmlu",
        "set=all&columns="
      ]
    ],
    ["frontier", ["", "shots=2", "variants=base&date=2025-01-01", "variants=", "benchmark=math-500"]],
    [
      "devices",
      [
        "",
        "model=gemma-4-12b&quantization=UD-Q4_K_XL&slots=4&v=q8_0&ubatch=2048&memory=7",
        "model=gpt-oss-20b&quantization=MXFP4&device=pixel-8&context=262144",
        "model=gemma-4-12b&quantization=Q4_K_M&device=geforce-rtx-4090&weights=6400",
        "model=llama-3.1-8b&quantization=Q4_0&device=geforce-rtx-3070&bandwidth=300",
        "model=gemma-4-12b&quantization=Q2_K"
      ]
    ],
    [
      "valuation",
      [
        "",
        "sectors=",
        "sectors=PCB",
        "pe=190..",
        "states=loss",
        "states=no_consensus",
        "percentile=98..",
        "growth=1000.."
      ]
    ]
  ] as const)("%s under filters", async (page, searches) => {
    // In `npm test` each language has another quarter of a page's views.
    const own = searches.filter((_, i) => isLong || i % 4 === 2 * LANGUAGES.indexOf(lang));
    for (const search of own) {
      await openPage(page as PageName, `?lang=${lang}&${search}`);
      await expectSound(lang, `${page}?${search}`);
    }
  });
});

const folder = temporaryFolderOfFile();
/** The report's tables and a market's history, of which `change` is known. */
async function storeOf(name: string, change: (row: Record<string, unknown>) => object): Promise<string> {
  const market = marketOf(await reportTables());
  const pe_history = market.pe_history.map((row) => ({...row, ...change(row)})) as typeof market.pe_history;
  const store = `${folder}/${name}`;
  await writeDay(store, MARKET_DAY, await computePerformance({...market, pe_history}, MARKET_DAY));
  return store;
}

describe("a store", () => {
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  test("without market capitalisation says that this is missing, and how long its history is", async () => {
    vi.stubEnv("BENCHFOLIO_STORE", await storeOf("no-cap", () => ({market_cap_cny_100m: null})));
    await openPage("performance");
    expect(textsOf(".bf-missing summary")).toEqual(["The daily history has no market capitalisation"]);
    expect(textsOf(".bf-missing p")[0]).toMatch(/^It has 31\d trading days, /);
    await openPage("performance", "?lang=zh");
    expect(textsOf(".bf-missing summary")).toEqual(["逐日历史中没有总市值"]);
    await expectSound("zh", "performance without cap");
  });

  test("with one day of it says that a return takes two", async () => {
    vi.stubEnv(
      "BENCHFOLIO_STORE",
      await storeOf("one-day", ({date}) => (date === MARKET_DAY ? {} : {market_cap_cny_100m: null}))
    );
    await openPage("performance");
    expect(textsOf(".bf-missing summary")).toEqual(["There is one day of market capitalisation"]);
  });

  test("where the chosen company has none of it says so, and names it beside others", async () => {
    const {companies} = await reportTables();
    const [bare, other] = companies.map(({code}) => String(code));
    vi.stubEnv(
      "BENCHFOLIO_STORE",
      await storeOf("one-bare", ({code}) => (code === bare ? {market_cap_cny_100m: null} : {}))
    );
    await openPage("performance", `?companies=${bare}`);
    expect(textsOf("#performance .figure-title")).toEqual([
      "No chosen company has a market capitalisation of this year"
    ]);
    await openPage("performance", `?companies=${bare},${other}`);
    expect(textsOf("#performance .figure-title")[0]).toMatch(
      new RegExp(`^${companies[1]!.name_en} returned [^,]+ over one year, the CSI 300`)
    );
    expect(textsOf("#returns .figure-notes li").join()).toContain(String(companies[0]!.name_en));
  });

  test.each(LANGUAGES)("with all of it is told of in %s under every filter", async (lang) => {
    vi.stubEnv("BENCHFOLIO_STORE", await storeOf("whole", () => ({})));
    const {companies} = await reportTables();
    const codes = companies.map(({code}) => String(code));
    for (const chosen of sample([[], codes.slice(4, 5), codes.slice(0, 1), codes.slice(0, 2), codes], 2)) {
      await openPage("performance", `?lang=${lang}&companies=${chosen.join(",")}`);
      await expectSound(lang, `performance of ${chosen.length}`);
    }
  });

  test.each(LANGUAGES)("of a synthetic market has company pages that are sound in %s", async (lang) => {
    const store = `${folder}/synthetic`;
    if (lang === "en") await writeDay(store, LAST_DAY, await syntheticTables());
    vi.stubEnv("BENCHFOLIO_STORE", store);
    const {companies} = await reportTables();
    for (const {code} of sample(companies.toReversed(), lang === "en" ? 8 : 9)) {
      await openCompany(String(code), `?lang=${lang}&window=1`);
      await expectSound(lang, String(code));
    }
  });
});
