import type {Page} from "@playwright/test";
import {SOURCES} from "../../data-loaders/sources/index.js";
import {TABLES as CATALOG} from "../../src/queries/catalog.js";
import {changeAnswers, mapRows} from "./answers.js";
import {violations} from "./axe.js";
import {
  company,
  companyWithHistory,
  EVERY_PAGE,
  modelPage,
  performanceWithHistory,
  valuationWithDays
} from "./everyPage.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {
  benchmarks,
  brief,
  choose,
  comparePage,
  data,
  devices,
  drawn,
  figure,
  frontier,
  open,
  performancePage,
  type SitePage,
  titleOf,
  valuation
} from "./site.js";
import {
  colorsOf,
  openPanel,
  parseCsv,
  pictureFacts,
  pngSize,
  type TakenFile,
  takeAway,
  takeAwayEach
} from "./takeAway.js";

test.use({savesData: true});

/** The figures with a picture, and the rows behind each. */
const PICTURED: readonly (readonly [SitePage, Readonly<Record<string, number>>])[] = [
  [brief, {"head-to-head": 18, frontier: 66, "watch-list": 3, "file-sizes": 49, "training-chips": 2}],
  [benchmarks, {scores: 90, summary: 5, ranking: 5}],
  [
    devices,
    {"device-memory": 13, "device-speed": 6, "size-check": 59, "file-sizes": 49, "training-chips": 2}
  ],
  [frontier, {frontier: 154, gap: 22, "gap-choices": 7, lag: 10, sizes: 5}],
  [valuation, {"pe-growth": 33, percentiles: 33}],
  [performancePage, {"rating-scale": 7}],
  [modelPage, {standing: 7}],
  [companyWithHistory, {definitions: 15, "pe-history": 258, "pe-bands": 258, "pe-distribution": 15}],
  [performanceWithHistory, {performance: 262, "rating-scale": 35}],
  [valuationWithDays, {"pe-growth": 33, percentiles: 33, changes: 33}]
];

/** What no picture that stands alone may hold: colours of the page, addresses but the SVG's own namespace. */
const FOREIGN =
  /var\(|light-dark|currentcolor|color-mix|<style|<script|class=|@import|url\((?!#)|https?:(?!\/\/www\.w3\.org\/2000\/svg")/i;

/** Opens and checks every file of a figure with a picture. */
async function checkFigure(page: Page, id: string, rows: number): Promise<void> {
  const one = figure(page, id);
  // A figure that was only just chosen says "Loading…" until its first answer is drawn.
  await drawn(page, [id]);
  const shown = {
    title: (await titleOf(page, id).textContent()) ?? "",
    source: (await one.locator(".figure-source").textContent()) ?? "",
    legend: await one.locator(".figure-legend li").allTextContents()
  };
  const date = /\d{4}-\d{2}-\d{2}$/.exec(shown.source)?.[0] ?? "no date";

  const [svg, png, csv] = (await takeAwayEach(page, id, ["svg", "png", "csv"])) as [
    TakenFile,
    TakenFile,
    TakenFile
  ];
  // Of a company the name has the code, of two models both.
  const named = (extension: string) =>
    new RegExp(`^benchfolio_${id}_(?:[a-z0-9-]+_)?${date}\\.${extension}$`);
  expect(svg.name).toMatch(named("svg"));
  // The address of the view is words.
  const text = svg.bytes.toString("utf8");
  expect(text).toContain(`#${id}</text>`);
  expect(text.replace(/>https?:[^<]+<\/text>/g, "></text>")).not.toMatch(FOREIGN);
  const picture = await pictureFacts(page, svg.bytes);
  expect(picture.title?.endsWith(shown.title)).toBe(true);
  expect(picture.paper).toBe("#ffffff");
  expect(picture.marks).toBeGreaterThan(2);
  for (const words of [shown.title, shown.source, ...shown.legend])
    expect(picture.words).toContain(words.replaceAll(/\s/g, ""));

  expect(png.name).toMatch(named("png"));
  expect(pngSize(png.bytes)).toEqual({
    width: 2 * Number(picture.size[0]),
    height: 2 * Number(picture.size[1])
  });
  const {corners, different} = await colorsOf(page, png.bytes);
  expect(new Set(corners)).toEqual(new Set(["255,255,255,255"]));
  expect(different).toBeGreaterThan(20);

  expect(csv.name).toMatch(named("csv"));
  expect(parseCsv(csv.bytes)).toHaveLength(rows);
}

/** The rows of every figure that is a table. */
const TABLES: readonly (readonly [SitePage, Readonly<Record<string, number>>])[] = [
  [benchmarks, {"summary-table": 5, "ranking-table": 5, "order-changes": 19}],
  [devices, {"device-quantizations": 13, "kv-check": 19, "total-check": 4}],
  [frontier, {points: 154}],
  [valuation, {sectors: 9, companies: 33}],
  [modelPage, {"model-scores": 19, "model-places": 18, "model-devices": 8}],
  [company, {financials: 2, peers: 5}],
  [companyWithHistory, {financials: 2, peers: 5}],
  [comparePage, {compared: 3}],
  [performanceWithHistory, {returns: 33}],
  [valuationWithDays, {sectors: 9, companies: 33}],
  [
    data,
    {
      // The sources that can be asked, though none was.
      sources: Object.keys(SOURCES).length,
      // And the history, which no page loads.
      tables: CATALOG.length + 1,
      rows: 535,
      "finding-averages": 5,
      "finding-wins": 4,
      "finding-marks": 9,
      "finding-sectors": 3,
      "finding-bases": 3,
      "finding-missing": 6,
      "finding-sizes": 49
    }
  ]
];

/** Takes a table away, and checks its one file. */
async function checkTable(page: Page, id: string, count: number): Promise<void> {
  const {name, bytes} = await takeAway(page, id, "csv");
  expect(name).toMatch(new RegExp(`^benchfolio_${id}_(?:[a-z0-9-]+_)?\\d{4}-\\d{2}-\\d{2}\\.csv$`));
  const rows = parseCsv(bytes);
  expect(rows, id).toHaveLength(count);
  expect(Object.values(rows[0] ?? {}).join(""), id).not.toMatch(/undefined|NaN|\[object/);
  await expect(figure(page, id).locator("[data-export=png], [data-export=svg]")).toHaveCount(0);
}

const figuresIn = (list: typeof PICTURED, site: SitePage) =>
  Object.entries(list.find(([each]) => each === site)?.[1] ?? {});

// Each page in one of the two: what a theme or a language changes in a picture is the same for all.
const PAIRS = [
  {colorScheme: "light", lang: "en"},
  {colorScheme: "dark", lang: "zh"}
] as const;

for (const [i, site] of EVERY_PAGE.entries()) {
  const {colorScheme, lang} = PAIRS[i % 2]!;
  test.describe(() => {
    test.use({colorScheme});

    const name = `every picture of ${site.name} stands alone on white, and every table is a CSV file of its rows, taken from a ${colorScheme} page in ${lang}`;
    test(name, likeOthers(site === valuationWithDays), async ({page}) => {
      await open(page, site, `?lang=${lang}`);
      for (const [id, rows] of figuresIn(PICTURED, site)) await checkFigure(page, id, rows);
      for (const [id, rows] of figuresIn(TABLES, site)) await checkTable(page, id, rows);
    });
  });
}

test("the other views of the benchmarks are taken away, too", likeOthers(), async ({page}) => {
  await open(page, benchmarks);
  await page.getByRole("radio", {name: "Dot plot"}).check();
  await checkFigure(page, "score-dots", 90);
  await page.getByRole("radio", {name: "Head to head"}).check();
  await expect(figure(page, "head-to-head")).toHaveAttribute("aria-busy", "false");
  const svg = await takeAway(page, "head-to-head", "svg");
  expect(svg.name).toBe("benchfolio_head-to-head_gemma-7b-vs-mistral-7b_2024-03-04.svg");
  // The title names the pair: no line of filters says it once more.
  expect((await pictureFacts(page, svg.bytes)).words).not.toContain("Filters:");
});

test("active filters stand on the picture and in the name of every file, and in the rows", async ({page}) => {
  await open(page, benchmarks, "?lang=zh&unmarked=1&categories=math,code");
  await expect(titleOf(page, "summary")).toContainText("2 项基准测试");
  const svg = await takeAway(page, "scores", "svg");
  expect(svg.name).toBe("benchfolio_scores_类别-代码-数学-剔除带-的得分_2024-03-04.svg");
  const {words} = await pictureFacts(page, svg.bytes);
  expect(words).toContain("筛选：类别：代码、数学·剔除带*的得分");
  const csv = await takeAway(page, "scores", "csv");
  expect(csv.name).toBe("benchfolio_scores_类别-代码-数学-剔除带-的得分_2024-03-04.csv");
  const rows = parseCsv(csv.bytes);
  // MATH and HumanEval of five models, GSM8K and MBPP of the four without a mark.
  expect(rows).toHaveLength(18);
  expect(new Set(rows.map((row) => row.score_mark))).toEqual(new Set([""]));
});

// As on boards.
test(
  "the companies of a sector are a file of its rows, with Chinese as it was and figures unrounded",
  likeOthers(),
  async ({page}) => {
    await open(page, valuation);
    await choose(page, "Sectors", ["Optical modules"]);
    await expect(page.locator(".bf-figure dd").first()).toHaveText("3");
    const csv = await takeAway(page, "pe-growth", "csv");
    expect(csv.name).toBe("benchfolio_pe-growth_sectors-optical-modules_2024-02-23.csv");
    const rows = parseCsv(csv.bytes);
    expect(
      rows.map(({code, name_zh, sector_zh, forward_pe}) => [code, name_zh, sector_zh, forward_pe])
    ).toEqual([
      ["300308.SZ", "中际旭创", "光模块/光器件", "29"],
      ["300394.SZ", "天孚通信", "光模块/光器件", "43"],
      ["300502.SZ", "新易盛", "光模块/光器件", "33"]
    ]);
    expect(Number(rows[0]?.growth_pct)).toBeCloseTo(100 * (Math.sqrt(40.33 / 12.24) - 1), 9);
  }
);

test("every figure on every page has been taken away by these tests", () => {
  const taken = [...PICTURED, ...TABLES].flatMap(([site, figures]) =>
    Object.keys(figures).map((id) => `${site.name} ${id}`)
  );
  const all = EVERY_PAGE.flatMap((site) => site.figures.map((id) => `${site.name} ${id}`));
  expect(taken.sort()).toEqual(all.sort());
});

test("a name that a spreadsheet would run is made a text in the file", likeOthers(), async ({page}) => {
  const names = ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\tx"];
  await changeAnswers(page, (answers) => {
    const codes = ["300308.SZ", "300394.SZ", "300502.SZ", "688041.SH", "688256.SH"];
    return mapRows(answers, (row) => {
      const at = codes.indexOf(String(row.code));
      return at < 0 ? row : {...row, name_en: names[at]};
    });
  });
  await open(page, valuation);
  for (const id of ["pe-growth", "companies"]) {
    const {bytes} = await takeAway(page, id, "csv");
    const kept = parseCsv(bytes).map((row) => row.name_en ?? "");
    expect(kept.filter((name) => /^'?[=+\-@\t]/.test(name)).sort()).toEqual(
      names.map((name) => `'${name}`).sort()
    );
  }
});

test.describe("the clipboard", () => {
  test.use({permissions: ["clipboard-read", "clipboard-write"]});

  test("gets a link to the view as it is, with the figure's place", async ({page, baseURL}) => {
    await open(page, benchmarks, "?lang=en");
    await page.getByRole("radio", {name: "Dot plot"}).check();
    await expect(titleOf(page, "score-dots")).toContainText("furthest apart");
    const panel = await openPanel(page, "summary");
    await panel.getByRole("button", {name: "Copy link"}).click();
    await expect(panel.locator(".figure-status")).toHaveText("Copied");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`${baseURL}/models/benchmarks?lang=en&view=dots#summary`);
    await page.goto(link);
    await expect(titleOf(page, "score-dots")).toContainText("furthest apart");
  });

  test("gets the picture of a figure as it was chosen: square, dark and in the other language", async ({
    page
  }) => {
    await open(page, brief, "?lang=en");
    const one = figure(page, "training-chips");
    await one.focus();
    await page.keyboard.press("d");
    const panel = one.getByRole("dialog", {name: "Take away"});
    await panel.getByRole("radio", {name: "Square"}).check();
    await panel.getByRole("radio", {name: "Dark"}).check();
    await panel.getByRole("radio", {name: "中文"}).check();
    await expect(panel.locator(".bf-take-citation")).toHaveText(/^《.+》。来源：.+lang=zh#training-chips$/);
    expect(await violations(page)).toEqual([]);
    await panel.getByRole("button", {name: "Copy image"}).click();
    await expect(panel.locator(".figure-status")).toHaveText("Copied");
    const base64 = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bytes = new Uint8Array(await (await item!.getType("image/png")).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    });
    const png = Buffer.from(base64, "base64");
    expect(pngSize(png)).toEqual({width: 1600, height: 1600});
    expect(new Set((await colorsOf(page, png)).corners)).toEqual(new Set(["21,24,28,255"]));
    await page.keyboard.press("Escape");
    await expect(one.locator("[data-export=panel]")).toBeFocused();
    expect(page.frames()).toHaveLength(1);
  });
});

test("where the clipboard is forbidden, the panel says so", async ({page}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("forbidden"));
  });
  await open(page, brief);
  const panel = await openPanel(page, "training-chips");
  await panel.getByRole("button", {name: "Copy link"}).click();
  await expect(panel.locator(".figure-status")).toHaveText("This could not be done.");
});
