// @vitest-environment jsdom
import {beforeAll, describe, expect, it} from "vitest";
import {pairBars} from "../../../../src/components/charts/scores/pair.js";
import type {PairSide} from "../../../../src/components/charts/scores/pairPicture.js";
import {benchmarks} from "../../../../src/lib/messages/benchmarks.js";
import {pairRows} from "../../../../src/queries/benchmarks.js";
import type {PairRow} from "../../../../src/queries/rows/benchmarks.js";
import {ask} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";
import {HOSTILE} from "../hostile.js";

const m = benchmarks.en;
const GEMMA: PairSide = {id: "gemma-7b", name: "Gemma 7B", color: "var(--bf-gemma)"};
const MISTRAL: PairSide = {id: "mistral-7b", name: "Mistral 7B", color: "var(--bf-mistral)"};
let rows: PairRow[];

beforeAll(async () => {
  rows = await ask<PairRow>(pairRows([], {a: "gemma-7b", b: "mistral-7b"}));
});

const figure = (from: readonly PairRow[] = rows, options = {}) =>
  pairBars(from, {m, a: GEMMA, b: MISTRAL, ...options});
const bars = (svg: Element, side: 0 | 1) => [
  ...(svg.querySelectorAll("[data-mark=rect]")[side]?.children ?? [])
];

describe("pairBars", () => {
  it("counts wins, ties and losses as a recount of the scores has them", () => {
    const count = (holds: (row: PairRow) => boolean) => rows.filter(holds).length;
    const wins = count((row) => row.score_a > row.score_b);
    const ties = count((row) => row.score_a === row.score_b);
    const losses = count((row) => row.score_a < row.score_b);
    expect(figure().title).toBe(
      `Gemma 7B wins ${wins}, ties ${ties} and loses ${losses} of ${rows.length} against Mistral 7B`
    );
    expect([wins, ties, losses]).toEqual([12, 1, 5]);
    expect(figure(rows, {m: benchmarks.zh}).title).toBe(
      "Gemma 7B 对 Mistral 7B：18 项基准测试 12 胜 1 平 5 负"
    );
  });

  it.each([
    ["llama-2-7b", "15 and loses 3"],
    ["llama-2-13b", "14 and loses 4"]
  ])("leaves out of the sentence what did not happen (%s)", async (b, counts) => {
    const found = await ask<PairRow>(pairRows([], {a: "gemma-7b", b}));
    expect(figure(found).title).toBe(`Gemma 7B wins ${counts} of 18 against Mistral 7B`);
  });

  it("draws a bar a decided row in the winner's colour and none for a tie, which it names", () => {
    const svg = figure().render(640);
    expect([bars(svg, 0).length, bars(svg, 1).length]).toEqual([12, 5]);
    expect(svg.querySelectorAll("[data-mark=rect]")[0]?.getAttribute("fill")).toBe(GEMMA.color);
    expect(svg.querySelectorAll("[data-mark=rect]")[1]?.getAttribute("fill")).toBe(MISTRAL.color);
    expect(textsOf(svg)).toContain("0.0 tie");
  });

  it("labels every benchmark, and every difference with its sign", () => {
    const texts = textsOf(figure().render(360));
    expect(texts).toEqual(
      expect.arrayContaining(["MATH", "+11.6", "GSM8K*", "Winogrande", "−1.9", "MBPP†*"])
    );
    expect(texts.filter((text) => /^[^←]+\*$/.test(text))).toHaveLength(7);
  });

  it("keeps everything inside the picture at any width", () => {
    for (const width of [320, 360, 640, 1100]) {
      const svg = figure().render(width);
      const edges = [...bars(svg, 0), ...bars(svg, 1)].flatMap((bar) => {
        const x = Number(bar.getAttribute("x"));
        return [x, x + Number(bar.getAttribute("width"))];
      });
      expect(Math.min(...edges)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...edges)).toBeLessThanOrEqual(width);
    }
  });

  it("draws the smaller of two models of one family hollow, on whichever side it is", () => {
    const small: PairSide = {id: "gemma-2b", name: "Gemma 2B", color: GEMMA.color, shape: "ring"};
    const large: PairSide = {...GEMMA, shape: "dot"};
    const fills = (a: PairSide, b: PairSide) =>
      [...pairBars(rows, {m, a, b}).render(640).querySelectorAll("[data-mark=rect]")].map((g) =>
        g.getAttribute("fill")
      );
    expect(fills(large, small)[0]).toBe(GEMMA.color);
    expect(fills(large, small)[1]).toContain("color-mix");
    expect(fills(small, large)[0]).toContain("color-mix");
    expect(fills(small, large)[1]).toBe(GEMMA.color);
  });

  it("survives ties only", () => {
    const ties = rows.map((row) => ({...row, difference: 0}));
    expect(figure(ties).title).toBe("Gemma 7B ties all 18 against Mistral 7B");
    expect(textsOf(figure(ties).render(640)).filter((text) => text === "0.0 tie")).toHaveLength(18);
  });

  it("looks as it did", async () => {
    await expect(formatSvg(figure().render(640))).toMatchFileSnapshot("../__snapshots__/pairBars.svg");
  });

  it("is an empty frame with a word where the two have nothing in common", () => {
    const empty = figure([]);
    expect(empty.title).toBe("No benchmark has a score of both Gemma 7B and Mistral 7B");
    expect(textsOf(empty.render(640)).join(" ")).toContain("Nothing to draw");
  });

  it("draws names as text", () => {
    const hostile = rows.map((row) => ({
      ...row,
      benchmark: HOSTILE[1],
      metric: null,
      benchmark_mark: null,
      mark_b: null
    }));
    const svg = figure(hostile, {a: {...GEMMA, name: HOSTILE[0]}}).render(640);
    expect(svg.querySelector("img")).toBeNull();
    expect(textsOf(svg)).toEqual(expect.arrayContaining([`${HOSTILE[0]} ahead →`, HOSTILE[1]]));
  });
});
