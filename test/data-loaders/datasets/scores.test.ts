import {beforeAll, describe, expect, test} from "vitest";
import type {Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {appended, embedded, patched, problem, replaced} from "../patchedReport.js";
import {printedScores} from "./transcription.js";

// Written out, not computed: the ids are the contract.
const MODELS: Readonly<Record<string, string>> = {
  "LLaMA-2 7B": "llama-2-7b",
  "LLaMA-2 13B": "llama-2-13b",
  "Mistral 7B": "mistral-7b",
  "Gemma 2B": "gemma-2b",
  "Gemma 7B": "gemma-7b"
};
const BENCHMARKS: Readonly<Record<string, string>> = {
  MMLU: "mmlu",
  HellaSwag: "hellaswag",
  PIQA: "piqa",
  SIQA: "siqa",
  Boolq: "boolq",
  Winogrande: "winogrande",
  CQA: "cqa",
  OBQA: "obqa",
  "ARC-e": "arc-e",
  "ARC-c": "arc-c",
  TriviaQA: "triviaqa",
  NQ: "nq",
  HumanEval: "humaneval",
  MBPP: "mbpp",
  GSM8K: "gsm8k",
  MATH: "math",
  AGIEval: "agieval",
  BBH: "bbh"
};

let tables: Tables;
beforeAll(async () => {
  tables = await reportTables();
});

describe("the scores", () => {
  test("are the 90 of Figure 1, in printed order", () => {
    const printed = printedScores().filter(({benchmark}) => benchmark !== "Average");
    expect(printed).toHaveLength(90);
    expect(tables.scores.map((row) => [row.benchmark_id, row.model_id, row.score, row.protocol])).toEqual(
      printed.map((row) => [BENCHMARKS[row.benchmark], MODELS[row.model], +row.score, row.metric || null])
    );
  });

  test("carry a source, an address and a date each, and no error that nobody printed", () => {
    for (const row of tables.scores)
      expect(row).toMatchObject({
        score_stderr: null,
        as_of: "2024-03-04",
        source: "Shanghai Securities, AI industry tracking report, 2024-03-04",
        source_url: "https://arxiv.org/abs/2403.08295"
      });
  });

  test("are marked with * in seven cells, all of Mistral 7B, which Google ran", () => {
    const marked = tables.scores.filter(({mark}) => mark !== null);
    expect(marked.map((row) => [row.benchmark_id, row.model_id, row.mark, row.evaluated_by])).toEqual(
      ["siqa", "boolq", "cqa", "mbpp", "gsm8k", "agieval", "bbh"].map((id) => [
        id,
        "mistral-7b",
        "*",
        "Google"
      ])
    );
  });

  test("without a mark were run by the model's own developer", () => {
    const developers = new Map(tables.models.map((row) => [row.model_id, row.developer]));
    for (const row of tables.scores.filter(({mark}) => mark === null))
      expect(row.evaluated_by).toBe(developers.get(row.model_id!));
  });
});

describe("the benchmarks", () => {
  test("are the 18 rows of Figure 1 with their metric, and † on MBPP alone", () => {
    const printed = printedScores().filter(
      ({benchmark, model}) => benchmark !== "Average" && model === "Gemma 7B"
    );
    expect(tables.benchmarks.map((row) => [row.benchmark_id, row.metric, row.mark])).toEqual(
      printed.map((row) => [BENCHMARKS[row.benchmark], row.metric || null, row.benchmark_mark || null])
    );
    expect(tables.benchmarks.filter(({mark}) => mark !== null).map((row) => [row.name, row.mark])).toEqual([
      ["MBPP", "†"]
    ]);
  });

  test("have what guessing scores: one of n choices, else nothing", () => {
    expect(
      Object.fromEntries(tables.benchmarks.map((row) => [row.benchmark_id, row.random_baseline]))
    ).toEqual({
      mmlu: 25,
      hellaswag: 25,
      piqa: 50,
      siqa: 33.3,
      boolq: 50,
      winogrande: 50,
      cqa: 20,
      obqa: 25,
      "arc-e": 25,
      "arc-c": 25,
      triviaqa: 0,
      nq: 0,
      humaneval: 0,
      mbpp: 0,
      gsm8k: 0,
      math: 0,
      agieval: 0,
      bbh: 0
    });
  });
});

describe("the printed averages", () => {
  test("stand apart from the scores, as printed", () => {
    expect(tables.average_printed.map((row) => [row.model_id, row.average])).toEqual([
      ["llama-2-7b", 47.0],
      ["llama-2-13b", 52.2],
      ["mistral-7b", 54.0],
      ["gemma-2b", 44.9],
      ["gemma-7b", 56.4]
    ]);
    expect(tables.scores.some((row) => String(row.benchmark_id).startsWith("average"))).toBe(false);
  });
});

describe("bad scores are rejected with file, row, field and value", () => {
  const line = 'MMLU,"5-shot, top-1",LLaMA-2 13B,54.8,,';
  test.each([
    [
      "a score above 100",
      line.replace("54.8", "100.1"),
      'benchmarks.csv row 3, score: outside 0 to 100: "100.1"'
    ],
    [
      "a score below 0",
      line.replace("54.8", "-0.1"),
      'benchmarks.csv row 3, score: outside 0 to 100: "-0.1"'
    ],
    [
      "a score that is no number",
      line.replace("54.8", "abc"),
      'benchmarks.csv row 3, score: invalid number: "abc"'
    ],
    ["a missing score", line.replace("54.8", ""), 'benchmarks.csv row 3, score: invalid number: ""'],
    [
      "an unknown model",
      line.replace("LLaMA-2 13B", "LLaMA-3 13B"),
      'benchmarks.csv row 3, model: unknown model: "LLaMA-3 13B"'
    ],
    [
      "an unknown benchmark",
      line.replace("MMLU", "MMLU-Pro"),
      'benchmarks.csv row 3, benchmark: unknown benchmark: "MMLU-Pro"'
    ],
    ["an unknown mark", line.replace(/,,$/, ",**,"), 'benchmarks.csv row 3, score_mark: unknown value: "**"'],
    [
      "a mark on one score of a benchmark only",
      line.replace(/,,$/, ",,†"),
      'benchmarks.csv row 3, benchmark_mark: differs from row 2: "†"'
    ],
    [
      "two metrics of one benchmark",
      line.replace("5-shot", "0-shot"),
      'benchmarks.csv row 3, metric: differs from row 2: "0-shot, top-1"'
    ],
    [
      "a second score of a model",
      line.replace("13B", "7B"),
      'benchmarks.csv row 3, model: duplicate of row 2: "MMLU × LLaMA-2 7B"'
    ],
    [
      "a cell too many",
      `${line},`,
      `benchmarks.csv row 3: expected 6 cells, found 7: ${JSON.stringify(`${line},`.replaceAll('"', ""))}`
    ]
  ])("%s", async (_, put, message) => {
    expect(await problem(replaced("benchmarks", line, put))).toBe(message);
  });

  test("a printed average outside 0 to 100", async () => {
    const files = replaced("benchmarks", "Average,,Gemma 7B,56.4", "Average,,Gemma 7B,564");
    expect(await problem(files)).toBe('benchmarks.csv row 96, score: outside 0 to 100: "564"');
  });

  test("a mark that a benchmark cannot have", async () => {
    const files = patched("benchmarks", (text) => text.replaceAll(",†", ",‡"));
    expect(await problem(files)).toBe('benchmarks.csv row 67, benchmark_mark: unknown value: "‡"');
  });

  test("a missing, an extra and a misplaced column", async () => {
    const header = embedded("benchmarks").split("\n")[0]!;
    for (const [put, message] of [
      [header.replace("score,", "points,"), 'benchmarks.csv row 1: missing column: "score"'],
      [`${header},note`, 'benchmarks.csv row 1: unknown column: "note"'],
      [
        header.replace("benchmark,metric", "metric,benchmark"),
        "benchmarks.csv row 1: columns in another order: "
      ]
    ] as const)
      expect(await problem(replaced("benchmarks", header, put))).toContain(message);
  });
});

describe("bad facts of a benchmark are rejected with file, row, field and value", () => {
  const line = "MMLU,mmlu,MMLU,knowledge,25";
  test.each([
    [
      "a category that is no slug",
      line.replace("knowledge", "General knowledge"),
      'benchmark-facts.csv row 2, category: not a slug: "General knowledge"'
    ],
    [
      "a baseline that is no number",
      line.replace("25", "1/4"),
      'benchmark-facts.csv row 2, random_baseline: invalid number: "1/4"'
    ],
    [
      "a baseline below 0",
      line.replace("25", "-25"),
      'benchmark-facts.csv row 2, random_baseline: outside 0 to 100: "-25"'
    ],
    // Normalised scores divide by 100 − baseline.
    [
      "a baseline that leaves nothing to score",
      line.replace("25", "100"),
      'benchmark-facts.csv row 2, random_baseline: not below 100: "100"'
    ],
    [
      "an id twice",
      `${line}\nMMLU 2,mmlu,MMLU,knowledge,25`,
      'benchmark-facts.csv row 3, benchmark_id: duplicate of row 2: "mmlu"'
    ],
    [
      "a printed name twice",
      `${line}\nMMLU,mmlu-2,MMLU,code,0`,
      'benchmark-facts.csv row 3, printed_name: duplicate of row 2: "MMLU"'
    ]
  ])("%s", async (_, put, message) => {
    expect(await problem(replaced("benchmark-facts", line, put))).toBe(message);
  });

  test("a benchmark without facts", async () => {
    expect(await problem(replaced("benchmark-facts", `${line}\n`, ""))).toBe(
      'benchmarks.csv row 2, benchmark: unknown benchmark: "MMLU"'
    );
  });
});

describe("a model without a score", () => {
  test("is published, and has none", async () => {
    const files = appended(
      "models",
      "Phi-2,phi-2,Phi-2,Phi,Microsoft,2.7,yes,2023-12-12,https://example.org/phi-2"
    );
    const {models, scores} = await reportTables(files);
    expect(models).toHaveLength(6);
    expect(scores).toEqual(tables.scores);
  });
});
