import {beforeAll, expect, test} from "vitest";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {createTable, type DuckDBConnection, openEngine, readRows} from "../../data-loaders/engine.js";
import {rankRanges} from "../../src/lib/ranking/ratings.js";
import {allScoreRows} from "../../src/queries/allScores.js";
import {placeRows, SHOWN_SCORES} from "../../src/queries/models.js";
import type {AllScoreRow} from "../../src/queries/rows/allScores.js";
import type {PlaceRow} from "../../src/queries/rows/models.js";
import {SCORE_FIGURES} from "../../src/queries/scoreFigures.js";
import {ALL_MODELS} from "./everyQuery.js";

// Ratings and bounds of ten models: lmarena/arena-rank, README. The bounds are drawn, so that they are no exact 1.96
// standard errors; where that moves a rank, what is asked agrees with the plain sum over symmetric bounds.
const RATINGS = [
  [1124.07, 1117.61, 1130.53],
  [1097.88, 1082, 1113.77],
  [1093.34, 1078.44, 1108.25],
  [1079.39, 1072.86, 1085.92],
  [1078.14, 1071.33, 1084.94],
  [1074.8, 1064.55, 1085.05],
  [1074.48, 1067.19, 1081.78],
  [1071.28, 1063.7, 1078.85],
  [1067.21, 1059.38, 1075.04],
  [1061.26, 1055.31, 1067.22]
] as const;

let connection: DuckDBConnection;
beforeAll(async () => {
  const tables = await embeddedTables();
  const [benchmark] = tables.benchmarks;
  const [score] = tables.scores;
  const models = tables.models.slice(0, RATINGS.length + 1);
  const of = (id: string, i: number, score_stderr: number | null) => ({
    ...score!,
    ...{score_id: `${id}-${i}`, benchmark_id: id, model_id: models[i]!.model_id, score_stderr},
    ...{score: RATINGS[i]?.[0] ?? 1500, is_preferred: true}
  });
  const errors = RATINGS.map(([, low, high]) => (high - low) / 2 / 1.96);
  connection = await openEngine();
  const put = {
    models: tables.models,
    reference_figures: tables.reference_figures,
    score_flags: tables.score_flags,
    benchmarks: ["arena-text", "index"].map((id) => ({
      ...benchmark!,
      ...{benchmark_id: id, name: id, unit: "rating", category: id === "index" ? "other" : "arena"}
    })),
    // A rating without an interval is above all, and in no range.
    scores: [
      ...errors.map((error, i) => of("arena-text", i, error)),
      of("arena-text", RATINGS.length, null),
      ...errors.map((error, i) => of("index", i, error))
    ]
  } as unknown as typeof tables;
  for (const name of ["models", "benchmarks", "scores", "reference_figures", "score_flags"] as const)
    await createTable(connection, name, put[name]);
  await connection.run(String(SCORE_FIGURES));
  await connection.run(String(SHOWN_SCORES));
});
const ask = async <Row>(sql: {toString(): string}) =>
  (await readRows(connection, String(sql))) as unknown as Row[];

const expected = () => {
  const half = RATINGS.map(([, low, high]) => (high - low) / 2);
  return rankRanges(
    RATINGS.map(([rating], i) => rating - half[i]!),
    RATINGS.map(([rating], i) => rating + half[i]!)
  ).map(({best, worst}) => [best, worst]);
};

test("ratings of the Arena have the ranks that their intervals leave, on the page of all models", async () => {
  const rows = await ask<AllScoreRow>(allScoreRows(ALL_MODELS));
  const arena = rows.filter(({benchmark_id}) => benchmark_id === "arena-text");
  const ranged = arena
    .filter(({rank_low}) => rank_low !== null)
    .sort((a, b) => b.score - a.score)
    .map(({rank_low, rank_high}) => [rank_low, rank_high]);
  expect(ranged).toEqual(expected());
  expect(ranged.map(([best]) => best)).toEqual([1, 2, 2, 2, 2, 2, 3, 3, 4, 6]);
  expect(arena).toHaveLength(RATINGS.length + 1);
  // An index of its own unit is no rating by votes.
  expect(
    rows.filter(({benchmark_id}) => benchmark_id === "index").every(({rank_low}) => rank_low === null)
  ).toBe(true);
});

test("and on the page of a model", async () => {
  const {models} = await embeddedTables();
  for (const [i, range] of expected().entries()) {
    const rows = await ask<PlaceRow>(placeRows([String(models[i]!.model_id)]));
    expect(
      rows.map(({benchmark_id, rank_low, rank_high, n_rated}) => [benchmark_id, rank_low, rank_high, n_rated])
    ).toEqual([
      ["arena-text", ...range, RATINGS.length],
      ["index", null, null, null]
    ]);
  }
  const [row] = await ask<PlaceRow>(placeRows([String(models[RATINGS.length]!.model_id)]));
  expect(row).toMatchObject({place: 1, n_models: RATINGS.length + 1, rank_low: null});
});
