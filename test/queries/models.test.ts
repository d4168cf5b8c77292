import {expect, test} from "vitest";
import {modelAnswers} from "../../data-loaders/answer.js";
import {readRows} from "../../data-loaders/engine.js";
import {modelIds, openPublished} from "../../data-loaders/published.js";
import {MODEL_QUERIES, placeRows, SHOWN_SCORES} from "../../src/queries/models.js";

test("what is asked of all models at once is what their texts say of each alone", async () => {
  const files = await modelAnswers(MODEL_QUERIES, () => [String(SHOWN_SCORES)]);
  const connection = await openPublished();
  await connection.run(String(SHOWN_SCORES));
  const ids = await modelIds(connection);
  expect([...files.keys()]).toEqual(ids.map((id) => `${id}.json`));
  // Of the ones that most compare, of some with little, and of the last batch.
  for (const id of ["gemma-7b", "mistral-7b", ...ids.filter((_, i) => i % 67 === 0), ids.at(-1)!]) {
    const answers = JSON.parse(String(files.get(`${id}.json`)));
    expect(Object.keys(answers), id).toEqual(MODEL_QUERIES.map(({query}) => String(query([id]))));
    for (const [sql, rows] of Object.entries(answers))
      expect(await readRows(connection, sql), sql).toEqual(rows);
  }
});

test("of models that share the first place three are named, and all are counted", async () => {
  const connection = await openPublished();
  await connection.run(String(SHOWN_SCORES));
  await connection.run("UPDATE shown_scores SET points = 1, best_points = 1 WHERE benchmark_id = 'mmlu'");
  const [row] = (await readRows(connection, String(placeRows(["gemma-7b"])))).filter(
    ({benchmark_id}) => benchmark_id === "mmlu"
  );
  expect(row!.n_best).toBe(row!.n_models);
  expect(Number(row!.n_best)).toBeGreaterThan(3);
  expect(String(row!.best_model)).toMatch(new RegExp(`^${row!.best_named}, `));
  expect(String(row!.best_named).split(", ")).toHaveLength(3);
});

test("one that nobody knows has no rows", async () => {
  const files = await modelAnswers(MODEL_QUERIES, () => [String(SHOWN_SCORES)], ["nobody's model"]);
  const answers = JSON.parse(String(files.get("nobody's model.json")));
  expect(Object.values(answers)).toEqual(MODEL_QUERIES.map(() => []));
});
