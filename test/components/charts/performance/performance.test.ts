// @vitest-environment jsdom
import {beforeAll, describe, expect, it} from "vitest";
import {reportTables} from "../../../../data-loaders/datasets/reportTables.js";
import {readRows} from "../../../../data-loaders/engine.js";
import {computePerformance} from "../../../../data-loaders/performance/computePerformance.js";
import {excessColumns} from "../../../../src/components/charts/performance/excessTable.js";
import {performanceLines} from "../../../../src/components/charts/performance/lines.js";
import {ratingScale} from "../../../../src/components/charts/report/ratingScale.js";
import {performance} from "../../../../src/lib/messages/performance.js";
import {companyOptions} from "../../../../src/queries/company.js";
import {excessRows, lineRows, ratingRows} from "../../../../src/queries/performance.js";
import type {CompanyOption} from "../../../../src/queries/rows/company.js";
import type {ExcessRow, LineRow, RatingRow} from "../../../../src/queries/rows/performance.js";
import {openForPages} from "../../../reportRows.js";
import {MARKET_DAY, marketOf} from "../../../steadyMarket.js";
import {formatSvg, textsOf} from "../formatSvg.js";

let lines: LineRow[];
let excess: ExcessRow[];
let scale: RatingRow[];
let companies: CompanyOption[];
beforeAll(async () => {
  const connection = await openForPages(await computePerformance(marketOf(await reportTables()), MARKET_DAY));
  const ask = async <T>(sql: {toString(): string}) => (await readRows(connection, String(sql))) as T[];
  lines = await ask(lineRows([]));
  excess = await ask(excessRows([]));
  scale = await ask(ratingRows());
  companies = await ask(companyOptions());
});

const m = performance.en;
const all = () => ({m, lang: "en", chosen: companies.length, companies});
const show = (rows: readonly ExcessRow[] = excess, lang: "en" | "zh" = "en") =>
  ratingScale(rows, {m: performance[lang], lang, scale});

describe("performanceLines", () => {
  it("says what the companies and the index returned, and draws a line each", () => {
    const {title, subtitle, legend, render, asOf, source} = performanceLines(lines, all());
    expect(title).toMatch(
      /^33 companies returned [+−][\d.]+% over one year equally weighted, [+−][\d.]+% by market cap, the CSI 300 [+−][\d.]+%$/
    );
    expect(subtitle).toContain("2023-02-23 = 100, daily to 2024-02-23");
    expect(subtitle).toContain("dividends are left out");
    expect(legend).toHaveLength(3);
    expect([asOf, source]).toEqual([
      MARKET_DAY,
      "market capitalisation: daily history of this notebook's store; CSI 300: synthetic"
    ]);
    const svg = render(900);
    expect(svg.querySelectorAll("g[data-mark=line] path")).toHaveLength(3);
    const [equal] = textsOf(svg).filter((text) => text.startsWith("Equal"));
    expect(equal).toMatch(/^Equal [+−][\d.]+%$/);
    expect(title).toContain(equal!.replace("Equal ", ""));
  });

  it("draws one company once, under its name", () => {
    const [only] = companies;
    const figure = performanceLines(lines, {m, lang: "en", chosen: 1, companies: [only!]});
    expect(figure.legend?.map(({label}) => label)).toEqual([only!.name_en, "CSI 300"]);
    const svg = figure.render(900);
    expect(svg.querySelectorAll("g[data-mark=line] path")).toHaveLength(2);
    expect(textsOf(svg).join()).not.toMatch(/Equal|By cap/);
  });

  it("puts labels of lines that end together one below the other", () => {
    const together = lines.map((row) => ({
      ...row,
      cap_weighted: row.equal_weighted,
      benchmark: row.equal_weighted
    }));
    const svg = performanceLines(together, all()).render(400);
    const places = [...svg.querySelectorAll("text")]
      .filter((text) => /%$/.test(text.textContent ?? ""))
      .map(
        (text) =>
          Number(
            /,([-\d.]+)\)/.exec(text.closest("g[transform]")?.getAttribute("transform") ?? "")?.[1] ?? 0
          ) + Number(/,([-\d.]+)\)/.exec(text.getAttribute("transform") ?? "")?.[1])
      );
    expect(places).toHaveLength(3);
    places.sort((a, b) => a - b);
    for (let i = 1; i < places.length; i++) expect(places[i]! - places[i - 1]!).toBeGreaterThanOrEqual(14);
  });

  it("without an index draws two lines and says what would bring the third", () => {
    const two = lines.map((row, i) => ({...row, source: i < 5 ? "one.csv" : "two.csv"}));
    expect(performanceLines(two, all()).source).toBe(m.source("one.csv; two.csv"));
    const bare = lines.map((row) => ({...row, benchmark: null, source: null}));
    const figure = performanceLines(bare, all());
    expect(figure.legend).toHaveLength(2);
    expect(figure.notes).toContain(m.lines.noBenchmark);
    expect(figure.source).toBe(m.sourceAlone);
    expect(figure.title).not.toContain("CSI 300");
    expect(figure.render(900).querySelectorAll("g[data-mark=line] path")).toHaveLength(2);
  });

  it("names months in the reader's language, with the year at the first and in January", () => {
    const ticks = (lang: "en" | "zh") =>
      textsOf(performanceLines(lines, {...all(), m: performance[lang], lang}).render(900)).filter((text) =>
        /^[A-Z][a-z]{2}(?:\d|$)|月/.test(text)
      );
    expect(ticks("en").slice(0, 3)).toEqual(["Mar2023", "Apr", "May"]);
    expect(ticks("en")).toContain("Jan2024");
    expect(ticks("zh").slice(0, 3)).toEqual(["3月2023", "4月", "5月"]);
    expect(ticks("zh")).toHaveLength(ticks("en").length);
    const short = performanceLines(lines.slice(0, 30), all()).render(900);
    expect(textsOf(short).join()).toMatch(/Mar \d+/);
  });

  it("shows in its legend how each line is drawn", () => {
    const svg = performanceLines(lines, all()).render(900);
    const dashed = [...svg.querySelectorAll("g[data-mark=line]")].filter((line) =>
      line.hasAttribute("stroke-dasharray")
    );
    expect(dashed).toHaveLength(1);
    expect(performanceLines(lines, all()).legend?.map(({shape}) => shape)).toEqual([
      "line",
      "dashes",
      "line"
    ]);
  });

  it("names a history shorter than a year by its days, counts days without trading, and says when none is chosen", () => {
    expect(performanceLines(lines.slice(0, 60), all()).title).toContain("over 60 trading days");
    expect(performanceLines(lines, all()).notes?.join()).toMatch(
      /nothing .company-days of this picture: \d+./
    );
    const still = lines.map((row) => ({...row, n_untraded: 0}));
    expect(performanceLines(still, all()).notes?.join()).not.toContain("company-days");
    expect(performanceLines([], {m, lang: "en"}).title).toBe(m.noneTitle);
    expect(textsOf(performanceLines([], {m, lang: "en"}).render(600)).join(" ")).toContain(
      "No company matches"
    );
  });
});

describe("ratingScale", () => {
  it("places every company and the two lines on both horizons", () => {
    const svg = show().render(1000);
    const known = excess
      .flatMap((row) => [row.excess_6m_pct, row.excess_12m_pct])
      .filter((value) => value !== null);
    expect(svg.querySelectorAll("g[data-mark=dot] > *")).toHaveLength(known.length);
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(["buy", "outperform", "neutral", "underperform", "+20", "−5", "0"])
    );
    expect(show().title).toMatch(
      /^[+−][\d.]+ points against the CSI 300 in 6 months, equally weighted: \w+ on the report/
    );
    expect(show(excess, "zh").title).toMatch(/^6 个月等权收益相对沪深 300 为 [+−][\d.]+ 个百分点/);
    expect(show().notes).toContain(m.scale.notRating);
  });

  it("keeps the bands readable where a company is far away, which then stands at the edge and is noted", () => {
    const far = excess.map((row, i) => (i === 2 ? {...row, excess_6m_pct: 250} : row));
    const known = far
      .flatMap((row) => [row.excess_6m_pct, row.excess_12m_pct])
      .filter((value) => value !== null);
    const svg = show(far).render(1000);
    expect(svg.querySelectorAll("g[data-mark=dot] > *")).toHaveLength(known.length);
    expect(show(far).notes?.join()).toMatch(/beyond 60 points: [1-9]/);
    const widths = [...svg.querySelectorAll("g[data-mark=rect] rect")].map((rect) =>
      Number(rect.getAttribute("width"))
    );
    expect(Math.min(...widths)).toBeGreaterThan(70);
  });

  it("is the report's scale alone where there are no returns, with its source and date", () => {
    const bare = show([]);
    expect(bare.title).toBe("The report's scale: “buy” is more than 20 points above the CSI 300 in 6 months");
    expect([bare.asOf, bare.rows]).toEqual(["2024-03-04", scale]);
    expect(bare.source).toContain("Shanghai Securities");
    expect(bare.render(900).querySelectorAll("g[data-mark=rect] rect")).toHaveLength(4);
    expect(bare.render(900).querySelectorAll("g[data-mark=dot] > *")).toHaveLength(0);
    expect(bare.notes).toEqual([
      "Sectors are rated outperform, in line, underperform in the report, without figures."
    ]);
  });

  it("hides no company behind another where all returned the same, and reaches each by the keyboard", () => {
    const same = excess.map((row) => ({...row, excess_6m_pct: 5, excess_12m_pct: 80}));
    const svg = show(same).renderInteractive!(900);
    const places = [...svg.querySelectorAll("g[data-mark=dot] > *")].map(
      (dot) => dot.getAttribute("transform") ?? `${dot.getAttribute("cx")},${dot.getAttribute("cy")}`
    );
    expect(places.length).toBe(2 * same.length);
    expect(new Set(places).size).toBe(places.length);
    expect(svg.querySelector("[role=slider]")?.getAttribute("aria-valuemax")).toBe(String(places.length));
  });

  it("draws the bands where the scale has them", async () => {
    await expect(formatSvg(show([]).render(800))).toMatchFileSnapshot("../__snapshots__/ratingScale.svg");
  });
});

describe("the table of returns", () => {
  it("leads to each company's page", () => {
    const row = excess.find(({code}) => code === "300308.SZ")!;
    const cell = excessColumns({m, lang: "en"})[0]!.format!(row) as HTMLElement;
    expect(cell.querySelector("a")?.getAttribute("href")).toBe("./300308.SZ.html");
    expect(cell.textContent).toBe("Zhongji Innolight 300308.SZ");
  });

  it("has words for a rating, a dash where there is none, and sorts ratings from the best", () => {
    const columns = excessColumns({m, lang: "en"});
    const rating = columns.find(({key}) => key === "rating_6m")!;
    const late = excess.find(({kind, rating_6m}) => kind === "company" && rating_6m === null)!;
    expect([rating.format!(late), rating.order!(late)]).toEqual(["—", null]);
    const best = {...late, rating_6m: "buy" as const};
    expect([rating.format!(best), rating.order!(best)]).toEqual(["buy", 0]);
    expect(excessColumns({m: performance.zh, lang: "zh"})[0]!.key).toBe("name_zh");
  });
});
