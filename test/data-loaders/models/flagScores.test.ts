import {existsSync, readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {describe, expect, test} from "vitest";
import type {Row} from "../../../data-loaders/contract.js";
import {embeddedTables} from "../../../data-loaders/datasets/embeddedTables.js";
import {flagsOf} from "../../../data-loaders/models/flagScores.js";

const model = (model_id: string, more: Row = {}): Row => ({
  model_id,
  name: model_id,
  family: "Gemma",
  params_b: null,
  release_date: null,
  release_precision: "unknown",
  ...more
});
const benchmark = (benchmark_id: string, released: string | null = null): Row => ({benchmark_id, released});
const score = (model_id: string, benchmark_id: string, value: number, more: Row = {}): Row => ({
  score_id: `${model_id}/${benchmark_id}${more.source ? `/${more.source}` : ""}`,
  model_id,
  benchmark_id,
  score: value,
  source: "a feed",
  as_of: null,
  ...more
});

const flags = (models: Row[], scores: Row[], benchmarks: Row[] = []) =>
  flagsOf({models, benchmarks, scores}).map(({score_id, flag, other_id}) => [score_id, flag, other_id]);

describe("a score of another size of the family", () => {
  // The Arena's table of models gave Gemma-1.1-2b-it the MMLU of the 7B.
  const arena = [
    model("gemma-1.1-2b-it", {params_b: 2}),
    model("gemma-1.1-7b-it", {params_b: 7}),
    model("gemma-2b-it", {params_b: 2})
  ];
  const mmlu = [
    score("gemma-1.1-2b-it", "mmlu", 64.3),
    score("gemma-1.1-7b-it", "mmlu", 64.3),
    score("gemma-2b-it", "mmlu", 42.3)
  ];

  test("is flagged on both, for either may be the wrong one", () => {
    expect(flags(arena, mmlu)).toEqual([
      ["gemma-1.1-2b-it/mmlu", "same_as_other_size", "gemma-1.1-7b-it/mmlu"],
      ["gemma-1.1-7b-it/mmlu", "same_as_other_size", "gemma-1.1-2b-it/mmlu"]
    ]);
  });

  test.each([
    ["of the same size", {params_b: 2}, {}],
    ["of unknown size", {params_b: null}, {}],
    ["of another family", {params_b: 7, family: "Qwen"}, {}],
    ["from another source", {params_b: 7}, {source: "another"}]
  ])("is none %s", (_, other, more) => {
    const [small, , third] = arena as [Row, Row, Row];
    const [own, , low] = mmlu as [Row, Row, Row];
    expect(
      flags(
        [small, model("gemma-1.1-7b-it", other), third],
        [own, score("gemma-1.1-7b-it", "mmlu", 64.3, more), low]
      )
    ).toEqual([]);
  });
});

describe("a score of another benchmark", () => {
  const qwen = [
    model("qwen-7b", {family: "Qwen", params_b: 7}),
    model("qwen-14b", {family: "Qwen", params_b: 14})
  ];

  test("is flagged where it has a decimal, whoever gives the other", () => {
    expect(
      flags(qwen, [score("qwen-14b", "mmlu", 53.4), score("qwen-14b", "bbh", 53.4, {source: "report"})])
    ).toEqual([
      ["qwen-14b/bbh/report", "same_as_other_benchmark", "qwen-14b/mmlu"],
      ["qwen-14b/mmlu", "same_as_other_benchmark", "qwen-14b/bbh/report"]
    ]);
  });

  test("is none where it is 0 or 100, at which scores end, and does not take time by pairs of them", () => {
    const models = Array.from({length: 60}, (_, i) => model(`m${i}`, {params_b: i + 1}));
    const ends = models.flatMap(({model_id}, i) =>
      Array.from({length: 60}, (_, j) => score(String(model_id), `b${j}`, (i * j) % 2 ? 100 : 0))
    );
    expect(flags(models, ends)).toEqual([]);
  });

  test("is chance where it is one whole number, and none where a second model has it, too", () => {
    const one = [score("qwen-7b", "mmlu", 45), score("qwen-7b", "bbh", 45)];
    expect(flags(qwen, one)).toEqual([]);
    const two = [...one, score("qwen-14b", "mmlu", 53), score("qwen-14b", "bbh", 53)];
    expect(flags(qwen, two)).toHaveLength(4);
  });

  const FEED = "../shared/feeds/epoch_mmlu_external.csv";
  // The BBH column of the table in Qwen's own README, whose MMLU is 58.2 and 66.3.
  const BBH = {"Qwen-7B": 45, "Qwen-14B": 53.4};
  test.runIf(existsSync(FEED))(
    "is found in Epoch's MMLU of Qwen-7B and 14B, which are their BBH (needs the sample feed)",
    () => {
      const rows: Record<string, string>[] = parse(readFileSync(FEED, "utf8"), {columns: true});
      const report = rows.filter((row) => row.Source === "Qwen Technical Report");
      const epoch = report.map((row) =>
        score(row["Model version"]!, "mmlu", Number((Number(row.EM) * 100).toPrecision(12)))
      );
      const bbh = Object.entries(BBH).map(([id, value]) => score(id, "bbh", value, {source: "README"}));
      const models = report.map((row) => model(row["Model version"]!, {family: row["Model version"]!}));
      const found = flags(models, [...epoch, ...bbh]).filter(([id]) => String(id).endsWith("/mmlu"));
      expect(found.map(([id]) => id)).toEqual(["Qwen-14B/mmlu", "Qwen-7B/mmlu"]);
    }
  );
});

describe("one model under two names", () => {
  test("has the same letters and digits, and a score in common", () => {
    const models = [model("llama-2-7b", {name: "LLaMA-2 7B"}), model("llama2-7b", {name: "Llama2-7B"})];
    expect(flags(models, [score("llama-2-7b", "mmlu", 45.3), score("llama2-7b", "mmlu", 45.3)])).toEqual([
      ["llama-2-7b/mmlu", "same_model_twice", "llama2-7b/mmlu"],
      ["llama2-7b/mmlu", "same_model_twice", "llama-2-7b/mmlu"]
    ]);
    expect(flags(models, [score("llama-2-7b", "mmlu", 45.3), score("llama2-7b", "mmlu", 46.8)])).toEqual([]);
  });

  const three = (id: string, math = 24.3) => [
    score(id, "mmlu", 64.3),
    score(id, "gsm8k", 46.4),
    score(id, "math", math)
  ];
  test("or the same scores on three benchmarks and no other, unless the sizes differ", () => {
    const models = [model("gemma-7b"), model("gemma-large")];
    expect(flags(models, [...three("gemma-7b"), ...three("gemma-large")])).toHaveLength(6);
    expect(flags(models, [...three("gemma-7b"), ...three("gemma-large", 24.4)])).toEqual([]);
    const sizes = [
      model("gemma-7b", {params_b: 7, family: null}),
      model("gemma-large", {params_b: 9, family: null})
    ];
    expect(flags(sizes, [...three("gemma-7b"), ...three("gemma-large")])).toEqual([]);
  });
});

describe("days", () => {
  const released = (release_date: string, release_precision = "day") => [
    model("m", {release_date, release_precision})
  ];

  test("a score of before the model's release is flagged with that day", () => {
    const early = [score("m", "b", 50, {as_of: "2024-02-20"})];
    expect(flags(released("2024-02-21"), early)).toEqual([["m/b", "before_release", "2024-02-21"]]);
    expect(flags(released("2024-02-20"), early)).toEqual([]);
    // Of a release of which the month is known the first day stands in the table.
    expect(flags(released("2024-02-01", "month"), early)).toEqual([]);
    expect(flags(released("2024-03-01", "month"), early)).toHaveLength(1);
    expect(flags(released("2024-03-01", "unknown"), early)).toEqual([]);
  });

  test("a benchmark is of after the model, or its questions could have been seen, to the month", () => {
    const one = [score("m", "b", 50)];
    const on = (day: string | null) => flags(released("2024-02-21"), one, [benchmark("b", day)]);
    expect(on("2024-03-01")).toEqual([["m/b", "benchmark_after_model", "2024-03-01"]]);
    expect(on("2024-01-01")).toEqual([["m/b", "could_have_been_seen", "2024-01-01"]]);
    expect(on("2024-02-01")).toEqual([]);
    expect(on(null)).toEqual([]);
  });
});

test("the scores that come with the notebook have one flag of a kind each, and name rows that are there", async () => {
  const {score_flags, scores} = await embeddedTables();
  const ids = new Set(scores.map(({score_id}) => score_id));
  const keys = score_flags.map(({score_id, flag}) => `${score_id} ${flag}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual([...keys].sort());
  for (const {score_id, flag, other_id} of score_flags) {
    expect(ids.has(score_id!)).toBe(true);
    if (String(flag).startsWith("same")) expect(ids.has(other_id!)).toBe(true);
    else expect(other_id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  // Both are printed so in the report: equal by chance.
  expect(
    score_flags.filter(({flag}) => flag === "same_as_other_benchmark").map(({score_id}) => score_id)
  ).toContain(scores.find((row) => row.model_id === "gemma-7b" && row.benchmark_id === "piqa")!.score_id);
});
