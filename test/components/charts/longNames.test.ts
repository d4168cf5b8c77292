// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {cutText, textWidth} from "../../../src/components/charts/plot/labels/text.js";
import {fileSizes} from "../../../src/components/charts/report/fileSizes.js";
import {trainingPods} from "../../../src/components/charts/report/training.js";
import {watchlist} from "../../../src/components/charts/report/watchlist.js";
import {scoreDots} from "../../../src/components/charts/scores/dots.js";
import {scoreHeat} from "../../../src/components/charts/scores/heat.js";
import {pairBars} from "../../../src/components/charts/scores/pair.js";
import {summaryColumns, summaryFigure} from "../../../src/components/charts/scores/summary.js";
import {percentileMoves} from "../../../src/components/charts/valuation/moves.js";
import {publishedRanking} from "../../../src/components/charts/valuation/percentileLabels.js";
import {peScatter} from "../../../src/components/charts/valuation/scatter.js";
import {percentileStrip} from "../../../src/components/charts/valuation/strip.js";
import {companyColumns} from "../../../src/components/charts/valuation/table.js";
import {dataTable} from "../../../src/components/table/dataTable.js";
import {yearWords} from "../../../src/lib/fiscalYears.js";
import {benchmarks} from "../../../src/lib/messages/benchmarks.js";
import {brief} from "../../../src/lib/messages/brief.js";
import {common} from "../../../src/lib/messages/common.js";
import {valuation} from "../../../src/lib/messages/valuation.js";
import {pairRows, scoreRows, summaryRows} from "../../../src/queries/benchmarks.js";
import {DEFAULT_VIEW} from "../../../src/queries/companyFigures.js";
import {fileRows, trainingRows, watchRows} from "../../../src/queries/findings.js";
import type {PairRow, ScoreRow, SummaryRow} from "../../../src/queries/rows/benchmarks.js";
import type {ChangeRow} from "../../../src/queries/rows/changes.js";
import type {FileRow, TrainingRow, WatchRow} from "../../../src/queries/rows/findings.js";
import type {CompanyRow} from "../../../src/queries/rows/valuation.js";
import {companyRows} from "../../../src/queries/valuation.js";
import {ask, REPORT} from "../../reportRows.js";
import {totalsOf} from "./totalsOf.js";

const m = benchmarks.en;
const NAMES = {
  words90: "Zhongji Innolight Optical Communication and Interconnect Technologies Holding Company Limited ",
  solid245: "A".repeat(245),
  chinese245: "中际旭创光".repeat(49)
};

/** A row whose names, of whatever kind, are all long; the last letter tells those of different rows apart. */
function lengthen<Row extends object>(rows: readonly Row[], name: string): Row[] {
  const long = (value: unknown) => `${name}${value}`;
  return rows.map((row) => {
    const named = Object.entries(row).filter(
      ([key, value]) =>
        typeof value === "string" &&
        /^(name|sector|model|benchmark|metric|quantization|build)(_zh|_en)?$/.test(key)
    );
    return {...row, ...Object.fromEntries(named.map(([key, value]) => [key, long(value)]))};
  });
}

const companies = await ask<CompanyRow>(companyRows([], DEFAULT_VIEW));
const scores = await ask<ScoreRow>(scoreRows([]));
const means = await ask<SummaryRow>(summaryRows([]));
const pair = await ask<PairRow>(pairRows([], {a: "gemma-7b", b: "mistral-7b"}));
const watch = await ask<WatchRow>(watchRows(REPORT));
const files = await ask<FileRow>(fileRows(REPORT));
const training = await ask<TrainingRow>(trainingRows(REPORT));

const V = {m: valuation.en, lang: "en"};
const charts: Record<string, (name: string) => {render?: (width: number) => SVGSVGElement}> = {
  scatter: (name) => peScatter(lengthen(companies, name), V),
  strip: (name) => {
    const rows = lengthen(companies, name);
    return percentileStrip(rows, {...V, totals: totalsOf(rows)});
  },
  moves: (name) => {
    const rows = lengthen(companies.slice(0, 6), name).map((row, i) => ({
      ...row,
      change: "moved",
      percentile_before: 10 * i,
      percentile_now: 10 * i + 5,
      percentile_change: 5
    }));
    const ranking = publishedRanking(valuation.en);
    return percentileMoves(rows as unknown as ChangeRow[], {
      ...V,
      ranking,
      since: "2024-02-22",
      day: "2024-02-23"
    });
  },
  heat: (name) => scoreHeat(lengthen(scores, name), {m}),
  dots: (name) => scoreDots(lengthen(scores, name), {m, sort: "category"}),
  summary: (name) => summaryFigure(lengthen(means, name), {m, complete: true, source: "", asOf: ""}),
  pair: (name) =>
    pairBars(lengthen(pair, name), {
      m,
      a: {id: "gemma-7b", name: `${name}a`, color: "var(--bf-gemma)"},
      b: {id: "mistral-7b", name: `${name}b`, color: "var(--bf-mistral)"}
    }),
  watchlist: (name) =>
    watchlist(lengthen(watch, name), {m: brief.en, lang: "en", sourceName: (source) => source}),
  fileSizes: (name) => fileSizes(lengthen(files, name), {m: brief.en}),
  training: (name) => trainingPods(lengthen(training, name), {m: brief.en})
};

/** What is written, without the titles of what is cut. */
const written = (svg: Element) =>
  [...svg.querySelectorAll("text")].map(
    (text) =>
      [...text.childNodes]
        .filter((node) => node.nodeName.toLowerCase() !== "title")
        .map((node) => node.textContent ?? "")
        .sort((a, b) => textWidth(b) - textWidth(a))
        .at(0) ?? ""
  );

describe.each(Object.entries(NAMES))("a name of %s", (_, name) => {
  it.each(Object.keys(charts))("is cut on the chart %s, which keeps its room", (chart) => {
    for (const width of [360, 1000]) {
      const svg = charts[chart]!(name).render!(width);
      const texts = written(svg);
      for (const text of texts) expect(textWidth(text), text).toBeLessThan(Math.max(360, width * 0.75));
      if (texts.some((text) => text.includes("…"))) continue;
      // Beside dots there may be no room for a name at all.
      expect(texts.some((text) => text.includes(name.slice(0, 12)))).toBe(false);
    }
  });

  it("leaves the axis of percentiles at least half of the picture", () => {
    const svg = charts.strip!(name).render!(1000);
    const lines = [...svg.querySelectorAll("[data-mark=link] path, [data-mark=link] line")];
    const spans = lines.map((line) => {
      const [from = 0, , to = 0] = (line.getAttribute("d") ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
      return to - from;
    });
    expect(Math.max(...spans)).toBeGreaterThan(500);
  });

  it("is cut by the style sheet in tables, whole in a title and for a search", () => {
    const table = dataTable(
      lengthen(companies.slice(0, 3), name),
      companyColumns({...V, unit: "bn", years: yearWords([])}),
      {
        caption: "synthetic",
        labels: common.en.table,
        search: true,
        query: `${companies[0]!.name_en}`
      }
    );
    const cut = [...table.querySelectorAll<HTMLElement>("tbody .bf-long-name")];
    expect(cut.length).toBeGreaterThanOrEqual(2);
    for (const each of cut) expect(each.title).toBe(each.textContent);
    expect(table.value).toHaveLength(1);
    const [row] = lengthen(means, name);
    const cell = summaryColumns({m, complete: true})[0]!.format!(row!) as HTMLElement;
    const inCell = cell.querySelector<HTMLElement>(".bf-long-name")!;
    expect([inCell.textContent, inCell.title]).toEqual([row!.model, row!.model]);
    const heat = scoreHeat(lengthen(scores, name), {m}).renderInteractive!(900);
    expect(heat.querySelectorAll("thead .bf-long-name")).toHaveLength(5);
    expect(heat.querySelectorAll("tbody th .bf-long-name")).toHaveLength(18);
  });
});

it("cuts a text to its room with an ellipsis, and leaves alone what fits", () => {
  expect(cutText("Gemma 7B", 200)).toBe("Gemma 7B");
  const cut = cutText("Gemma 7B, a model of Google", 90);
  expect(cut).toMatch(/^Gemma.*…$/);
  expect(textWidth(cut)).toBeLessThanOrEqual(90);
});
