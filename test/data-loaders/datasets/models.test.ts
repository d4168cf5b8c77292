import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {describe, expect, test} from "vitest";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {problem, replaced} from "../patchedReport.js";

/** Models by the names that the MMLU timeline gives them. */
const TIMELINE: Readonly<Record<string, string>> = {
  "llama-2-7b": "Llama 2 7B",
  "llama-2-13b": "Llama 2 13B",
  "mistral-7b": "Mistral 7B v0.1",
  "gemma-2b": "Gemma 2B",
  "gemma-7b": "Gemma 7B"
};

describe("the models", () => {
  test("are the five of the report, each with an address", async () => {
    const {models} = await reportTables();
    expect(models.map((row) => [row.model_id, row.name, row.family])).toEqual([
      ["llama-2-7b", "LLaMA-2 7B", "LLaMA"],
      ["llama-2-13b", "LLaMA-2 13B", "LLaMA"],
      ["mistral-7b", "Mistral 7B", "Mistral"],
      ["gemma-2b", "Gemma 2B", "Gemma"],
      ["gemma-7b", "Gemma 7B", "Gemma"]
    ]);
    for (const {source_url} of models)
      expect(source_url).toMatch(/^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}$/);
  });

  test("agree with the MMLU timeline on developer, date, parameters, weights and MMLU score", async () => {
    const timeline = parse(readFileSync("data-loaders/data/mmlu_timeline.csv", "utf8"), {
      columns: true
    }) as Record<string, string>[];
    const {models, scores} = await reportTables();
    for (const row of models) {
      const known = timeline.find(({name}) => name === TIMELINE[String(row.model_id)])!;
      const mmlu = scores.find((s) => s.model_id === row.model_id && s.benchmark_id === "mmlu")!;
      expect(
        [row.developer, row.release_date, row.params_b, row.open_weights, mmlu.score],
        known.name
      ).toEqual([
        known.org,
        known.release_date,
        Number(known.params_b),
        known.open_weights === "yes",
        Number(known.mmlu)
      ]);
    }
  });

  const line = "Mistral 7B,mistral-7b,Mistral 7B,Mistral,Mistral AI,7.3,yes,2023-09-27,";
  test.each([
    [
      "an id that is no slug",
      line.replace("mistral-7b", "Mistral_7B"),
      'models.csv row 4, model_id: not a slug: "Mistral_7B"'
    ],
    [
      "an id twice",
      line.replace("mistral-7b", "llama-2-7b"),
      'models.csv row 4, model_id: duplicate of row 2: "llama-2-7b"'
    ],
    [
      "a printed name twice",
      line.replace("Mistral 7B,", "LLaMA-2 7B,"),
      'models.csv row 4, printed_name: duplicate of row 2: "LLaMA-2 7B"'
    ],
    [
      "parameters that are no number",
      line.replace("7.3", "7B"),
      'models.csv row 4, params_b: invalid number: "7B"'
    ],
    [
      "weights that are neither open nor not",
      line.replace("yes", "partly"),
      'models.csv row 4, open_weights: unknown value: "partly"'
    ],
    [
      "a day that does not exist",
      line.replace("09-27", "09-31"),
      'models.csv row 4, release_date: invalid date: "2023-09-31"'
    ],
    ["no developer", line.replace("Mistral AI", ""), 'models.csv row 4, developer: empty: ""']
  ])("are rejected for %s", async (_, put, message) => {
    expect(await problem(replaced("models", line, put))).toBe(message);
  });

  test("may have no known number of parameters", async () => {
    const {models} = await reportTables(replaced("models", line, line.replace("7.3", "")));
    expect(models[2]).toMatchObject({model_id: "mistral-7b", params_b: null});
  });
});
