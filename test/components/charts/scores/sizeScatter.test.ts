// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {paretoFront, sizeScatter} from "../../../../src/components/charts/scores/sizeScatter.js";
import {allScores} from "../../../../src/lib/messages/allScores.js";
import {MEASURES} from "../../../../src/queries/allScores.js";
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
  size: params_b,
  size_low: null,
  quantization: null,
  size_from: params_b === null ? null : "published",
  size_source: params_b === null ? null : "a report",
  size_as_of: null,
  ...more
});
const sized = (rows: readonly SizeRow[]) => rows as (SizeRow & {size: number})[];

const OPTIONS = {
  m: allScores.en,
  sourceName: (source: string) => source,
  isMean: false,
  measure: "params" as const,
  quantization: "Q4_K_M",
  context: 8192
};

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
  const options = {...OPTIONS, m: allScores[lang]};
  test.each(MEASURES.flatMap((measure) => [0, 1, 2, 4, 5].map((n) => [measure, n] as const)))(
    "by %s over %s rows says what is drawn, and draws it",
    (measure, n) => {
      const figure = sizeScatter(ALL.slice(0, n), {...options, measure});
      const said = [figure.title, figure.subtitle, ...(figure.notes ?? [])];
      expect(said.flatMap((text) => sentenceFaults(text, lang))).toEqual([]);
      const svg = figure.render(700);
      expect(svg.querySelectorAll('[data-mark="dot"] > *').length).toBe(
        n === 0 ? 0 : ALL.slice(0, n).filter(({params_b}) => params_b !== null).length
      );
    }
  );
});

test("names a size in GB with its quantization and where it is from, and draws the range of memory", () => {
  const rows = ALL.map((row, i) => ({
    ...row,
    size: row.size === null ? null : row.size * 0.7,
    size_low: row.size === null ? null : row.size * 0.6,
    quantization: "Q4_K_M",
    size_from: row.size === null ? null : i === 0 ? ("measured" as const) : ("computed" as const)
  }));
  const figure = sizeScatter(rows, {...OPTIONS, measure: "memory"});
  expect(figure.subtitle).toBe(
    "MMLU (%) against the memory that running the model in Q4_K_M takes, in GB (10⁹ bytes), on a logarithmic scale; the line joins the models of which none that takes less is as good; scores as of 2024-03-04"
  );
  expect(figure.notes?.slice(0, 1)).toEqual([
    "1 model with a score is not drawn, because what it takes in Q4_K_M is not known: Unknown."
  ]);
  expect(figure.notes?.slice(2)).toEqual([
    "1 model has measured weights.",
    "3 models have weights computed from the architecture and the bits of the quantization."
  ]);
  const svg = figure.render(700);
  expect(svg.getAttribute("aria-label")).toContain("GB (10⁹ bytes)");
  expect(svg.textContent).toContain("Memory in Q4_K_M, GB");
  expect(figure.fileColumns?.map(({key}) => key)).toEqual([
    ...(["model_id", "model", "family", "developer", "params_b", "open_weights"] as const),
    ...(["memory_high_gb", "memory_low_gb", "quantization", "size_from", "size_source"] as const),
    ...(["size_as_of", "benchmark", "unit", "value", "n", "as_of", "source"] as const)
  ]);
});

test("counts the models without a size, names the best of each class, and the shapes that are there", () => {
  const {title, notes, legend} = sizeScatter(ALL, OPTIONS);
  expect(title).toBe("3 models of which no smaller one is as good: from Gemma 2B to Closed");
  expect(notes).toEqual([
    "1 model with a score is not drawn, because its size is not known: Unknown.",
    "Up to 4 bn: at best 42.3, by Gemma 2B.",
    "Over 4 to 10 bn: at best 64.3, by Gemma 7B.",
    "Over 10 to 40 bn: at best 70.0, by Closed.",
    "Over 100 bn: at best 60.0, by Nobody says."
  ]);
  expect(legend?.map(({shape}) => shape)).toEqual(["dot", "full-diamond", "ring", "line"]);
});

test("a class has its upper end, as on the frontier", () => {
  const {notes} = sizeScatter(
    [row("Four", 4, 50), row("More than four", 4.1, 40), row("Ten", 10, 30)],
    OPTIONS
  );
  expect(notes).toEqual([
    "Up to 4 bn: at best 50.0, by Four.",
    "Over 4 to 10 bn: at best 40.0, by More than four."
  ]);
});

test("a score whose source names no day has none in the subtitle, nor in its tip", () => {
  const figure = sizeScatter([row("Undated", 4, 50, {as_of: null})], OPTIONS);
  expect(sentenceFaults(figure.subtitle, "en")).toEqual([]);
  expect(figure.subtitle).not.toContain("as of");
  expect(figure.asOf).toBe("");
});
