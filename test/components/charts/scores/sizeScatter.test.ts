// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {paretoFront, sizeScatter} from "../../../../src/components/charts/scores/sizeScatter.js";
import {allScores} from "../../../../src/lib/messages/allScores.js";
import type {SizeRow} from "../../../../src/queries/rows/allScores.js";
import {sentenceFaults} from "../../../sentenceFaults.js";

const row = (
  model: string,
  params_b: number | null,
  value: number,
  more: Partial<SizeRow> = {}
): SizeRow => ({
  model_id: model.toLowerCase(),
  model,
  family: "Gemma",
  developer: "Google",
  params_b,
  open_weights: true,
  benchmark: "MMLU",
  unit: "percent",
  higher_is_better: true,
  value,
  n: 1,
  as_of: "2024-03-04",
  source: "a report",
  ...more
});
const sized = (rows: readonly SizeRow[]) => rows as (SizeRow & {params_b: number})[];

describe("paretoFront", () => {
  test("has the models of which none of the same size or smaller is as good", () => {
    const all = [
      row("D", 70, 69),
      row("A", 2, 42),
      row("B", 7, 64),
      row("C", 7, 62),
      row("E", 13, 64),
      row("F", 2, 42)
    ];
    expect(paretoFront(sized(all)).map(({model}) => model)).toEqual(["A", "B", "D"]);
    expect(paretoFront([])).toEqual([]);
  });

  test("takes low for high where lower is better", () => {
    const low = {higher_is_better: false};
    const all = [row("A", 2, 3, low), row("B", 7, 2, low), row("C", 9, 2.5, low)];
    expect(paretoFront(sized(all)).map(({model}) => model)).toEqual(["A", "B"]);
  });
});

const ALL = [
  row("Gemma 2B", 2.5, 42.3),
  row("Gemma 7B", 8.5, 64.3),
  row("Closed", 20, 70, {open_weights: false, family: "GPT"}),
  row("Unknown", null, 86),
  row("Nobody says", 180, 60, {open_weights: null})
];

describe.each(["en", "zh"] as const)("in %s", (lang) => {
  const options = {m: allScores[lang], sourceName: (source: string) => source, isMean: false};
  test.each([0, 1, 2, 5])("over %s rows says what is drawn, and draws it", (n) => {
    const figure = sizeScatter(ALL.slice(0, n), options);
    const said = [figure.title, figure.subtitle, ...(figure.notes ?? [])];
    expect(said.flatMap((text) => sentenceFaults(text, lang))).toEqual([]);
    const svg = figure.render(700);
    expect(svg.querySelectorAll('[data-mark="dot"] > *').length).toBe(
      n === 0 ? 0 : ALL.slice(0, n).filter(({params_b}) => params_b !== null).length
    );
  });
});

test("counts the models without a size, names the best of each class, and the shapes that are there", () => {
  const options = {m: allScores.en, sourceName: (source: string) => source, isMean: false};
  const {title, notes, legend} = sizeScatter(ALL, options);
  expect(title).toBe("3 models of which no smaller one is as good: from Gemma 2B to Closed");
  expect(notes).toEqual([
    "1 model with a score is not drawn: its size is not known.",
    "Below 4 bn: best is Gemma 2B with 42.3.",
    "4 to below 10 bn: best is Gemma 7B with 64.3.",
    "10 to below 40 bn: best is Closed with 70.0.",
    "100 bn and more: best is Nobody says with 60.0."
  ]);
  expect(legend?.map(({shape}) => shape)).toEqual(["dot", "full-diamond", "ring", "line"]);
});
