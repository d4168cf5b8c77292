// @vitest-environment jsdom
import {max, min, rollups} from "d3";
import {beforeAll, describe, expect, it} from "vitest";
import {type DotsSort, scoreDots} from "../../../../src/components/charts/scores/dots.js";
import {benchmarks} from "../../../../src/lib/messages/benchmarks.js";
import {rowClauses, scoreRows} from "../../../../src/queries/benchmarks.js";
import type {ScoreRow} from "../../../../src/queries/rows/benchmarks.js";
import {ask} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";
import {HOSTILE} from "../hostile.js";

const m = benchmarks.en;
const MODELS = ["Gemma 7B", "Gemma 2B", "LLaMA-2 13B", "LLaMA-2 7B", "Mistral 7B"];
let rows: ScoreRow[];

beforeAll(async () => {
  rows = await ask<ScoreRow>(scoreRows([]));
});

const draw = (width: number, sort: DotsSort = "category") => scoreDots(rows, {m, sort}).render(width);
const symbols = (svg: Element) => [...svg.querySelectorAll("[data-mark=dot] > *")];

describe("scoreDots", () => {
  it("finds where the models are furthest apart, as a recount of the rows has it", () => {
    const spreads = rollups(
      rows,
      (scores) => max(scores, (row) => row.score)! - min(scores, (row) => row.score)!,
      (row) => row.benchmark
    ).sort((a, b) => b[1] - a[1]);
    expect(spreads[0]?.[0]).toBe("GSM8K");
    const {title} = scoreDots(rows, {m, sort: "category"});
    expect(title).toBe("The models are furthest apart on GSM8K: 31.8 points from LLaMA-2 7B to Gemma 7B");
    expect(title).toContain((spreads[0]?.[1] ?? 0).toFixed(1));
  });

  it.each([360, 640, 1100])("names each chosen model exactly once at %i pixels", (width) => {
    for (const sort of ["category", "spread", "best"] as const) {
      const texts = textsOf(draw(width, sort));
      expect(MODELS.map((name) => texts.filter((text) => text === name).length)).toEqual([1, 1, 1, 1, 1]);
    }
  });

  it("names the models at their dots where they have room, else in a key with their symbols", () => {
    expect(symbols(draw(1100))).toHaveLength(90);
    expect(symbols(draw(360))).toHaveLength(90 + 5);
  });

  it("draws both of a tie, side by side", () => {
    const boolq = rows.filter(({benchmark_id}) => benchmark_id === "boolq");
    const svg = scoreDots(boolq, {m, sort: "best"}).render(640);
    const dots = symbols(svg).map((dot) =>
      /translate\(([\d.]+),([\d.]+)\)/.exec(dot.getAttribute("transform") ?? "")
    );
    const places = dots.map((place, i) => [
      Number(place?.[1] ?? symbols(svg)[i]?.getAttribute("cx")),
      Number(place?.[2] ?? symbols(svg)[i]?.getAttribute("cy"))
    ]);
    expect(new Set(places.map(String)).size).toBe(places.length);
  });

  it("hides no score behind another where all models share it, and reaches each by the keyboard", () => {
    const level = rows.map((row) => ({...row, score: 50}));
    const figure = scoreDots(level, {m, sort: "best"});
    const places = symbols(figure.render(1100)).map((dot) => dot.getAttribute("transform") ?? dot.outerHTML);
    expect(new Set(places).size).toBe(places.length);
    const stop = figure.renderInteractive!(1100).querySelector("[role=slider]")!;
    expect(stop.getAttribute("aria-valuemax")).toBe(String(rows.length));
    expect(figure.render(1100).querySelector("[role=slider]")).toBeNull();
  });

  it("orders by spread or by the best score", () => {
    const first = (sort: DotsSort) => {
      const names = new Set(rows.map(({benchmark}) => benchmark));
      return textsOf(draw(640, sort)).find((text) => names.has(text));
    };
    expect([first("category"), first("spread"), first("best")]).toEqual(["MMLU", "GSM8K", "BoolQ"]);
  });

  it("marks what another than the developer ran, and what guessing gives", () => {
    const svg = draw(640);
    expect(textsOf(svg).filter((text) => text === "*")).toHaveLength(7);
    expect(textsOf(svg)).toContain("random guessing");
    const {notes} = scoreDots(rows, {m, sort: "category"});
    expect(notes?.[0]).toBe("* Run by Google, not by the model's own developer.");
  });

  it("says how many scores the filters leave out", async () => {
    const {unmarked} = rowClauses({categories: null, benchmarks: null, unmarked: true});
    const left = await ask<ScoreRow>(scoreRows([unmarked!]));
    expect(scoreDots(left, {m, sort: "category"}).notes).toContain(m.notes.missing(7));
  });

  it("looks as it did", async () => {
    await expect(formatSvg(draw(640))).toMatchFileSnapshot("../__snapshots__/scoreDots.svg");
    await expect(formatSvg(draw(1100, "spread"))).toMatchFileSnapshot("../__snapshots__/scoreDots-named.svg");
  });

  it("names families, and no model, where there are hundreds", () => {
    const families = ["Gemma", "Qwen", "Phi"];
    const many = Array.from({length: 300}, (_, i) =>
      rows.map((row) => ({
        ...row,
        model_id: `m${i}`,
        model: `synthetic ${i}`,
        family: families[i % 3] as string
      }))
    ).flat();
    const texts = textsOf(scoreDots(many, {m, sort: "category"}).render(640));
    expect(texts).toEqual(expect.arrayContaining(["Gemma", "Other families"]));
    expect(texts.some((text) => text.startsWith("synthetic"))).toBe(false);
  });

  it("is an empty frame with a word where there is nothing to show", () => {
    const figure = scoreDots([], {m: benchmarks.zh, sort: "category"});
    expect(figure.title).toBe(benchmarks.zh.empty.title);
    expect(textsOf(figure.render(640)).join("")).toContain("暂无可绘制的数据");
  });

  it("draws names as text", () => {
    const hostile = rows.map((row) => ({...row, model: HOSTILE[0], benchmark: HOSTILE[1]}));
    const svg = scoreDots(hostile, {m, sort: "category"}).render(640);
    expect(svg.querySelector("img")).toBeNull();
    expect(textsOf(svg)).toEqual(expect.arrayContaining([...HOSTILE]));
  });
});
