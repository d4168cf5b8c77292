import {beforeAll, expect, test} from "vitest";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {createTable, type DuckDBConnection, openEngine, readRows} from "../../data-loaders/engine.js";
import {SHOWN_SCORES, standingRows, standingScores} from "../../src/queries/models.js";
import type {StandingRow, StandingScore} from "../../src/queries/rows/models.js";

// Three models; one has a benchmark of its own, and all have one that counts downwards.

const [OWN, PEER, LESSER] = ["gemma-7b", "mistral-7b", "gemma-2b"] as const;
const SCORES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  mmlu: {[OWN]: 64, [PEER]: 62, [LESSER]: 42},
  gsm8k: {[OWN]: 46, [PEER]: 35, [LESSER]: 17},
  private: {[OWN]: 50},
  errors: {[OWN]: 90, [PEER]: 10, [LESSER]: 20}
};

let connection: DuckDBConnection;
beforeAll(async () => {
  const tables = await embeddedTables();
  const [score] = tables.scores;
  const [benchmark] = tables.benchmarks;
  connection = await openEngine();
  const put = {
    models: tables.models,
    benchmarks: Object.keys(SCORES).map((id) => ({
      ...benchmark!,
      ...{benchmark_id: id, name: id, unit: "percent", higher_is_better: id !== "errors"},
      category: id === "mmlu" ? "knowledge" : id === "gsm8k" ? "mathematics" : "other"
    })),
    scores: Object.entries(SCORES).flatMap(([benchmark_id, of]) =>
      Object.entries(of).map(([model_id, value]) => ({
        ...{...score!, benchmark_id, model_id, score: value, score_id: `${model_id}/${benchmark_id}`},
        is_preferred: true
      }))
    )
  } as unknown as typeof tables;
  for (const name of ["models", "benchmarks", "scores"] as const)
    await createTable(connection, name, put[name]);
  await connection.run(String(SHOWN_SCORES));
});
const ask = async <Row>(sql: {toString(): string}) =>
  (await readRows(connection, String(sql))) as unknown as Row[];

test("a benchmark that a model alone has keeps no other model from being compared with it", async () => {
  const [all, ...categories] = await ask<StandingRow>(standingRows([OWN]));
  expect(all).toMatchObject({scope: "all", n_benchmarks: 2, benchmarks: "gsm8k, mmlu", rank: 1, n_models: 3});
  // Of category other it has the benchmark that nobody else has, and errors, which are no better where they are more.
  expect(categories.map(({scope}) => scope)).toEqual(["knowledge", "mathematics"]);
});

test("what counts downwards is in no mean of a standing, nor drawn for its interval", async () => {
  const [lesser] = await ask<StandingRow>(standingRows([LESSER]));
  expect(lesser).toMatchObject({scope: "all", rank: 3, n_models: 3, mean: 29.5});
  const drawn = await ask<StandingScore>(standingScores([OWN]));
  expect(drawn.map(({benchmark_id}) => benchmark_id)).not.toContain("errors");
});
