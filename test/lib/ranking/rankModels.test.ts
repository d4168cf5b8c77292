import {beforeAll, describe, expect, test} from "vitest";
import {AVERAGES, type Average} from "../../../src/lib/ranking/averages.js";
import {SEED} from "../../../src/lib/ranking/random.js";
import {type Ranking, rankModels} from "../../../src/lib/ranking/rankModels.js";
import {type RankedScore, type RankingChoice, requestOf} from "../../../src/lib/ranking/requestOf.js";
import {rowClauses, scoreRows, summaryRows} from "../../../src/queries/benchmarks.js";
import type {ScoreRow, SummaryRow} from "../../../src/queries/rows/benchmarks.js";
import {ask} from "../../reportRows.js";
import {rankedScores, scoresOf} from "./scores.js";

const CHOICE: RankingChoice = {
  average: "mean",
  resampled: "tasks",
  seed: SEED,
  isShared: false,
  weights: {}
};

/** A ranking by the ids of its models, best first. */
function rank(rows: readonly RankedScore[], choice: Partial<RankingChoice> = {}) {
  const {request, models, benchmarks} = requestOf(rows, {...CHOICE, ...choice});
  const ranking = rankModels(request);
  const named = ranking.models.map((row) => ({...row, id: models[row.model]!}));
  return {ranking, models: named, names: models, shared: ranking.shared.map((j) => benchmarks[j]!)};
}

const column = <K extends keyof Ranking["models"][number]>(ranked: ReturnType<typeof rank>, key: K) =>
  Object.fromEntries(ranked.models.map((row) => [row.id, row[key]]));

let report: RankedScore[];
beforeAll(async () => {
  report = rankedScores(await ask<ScoreRow>(scoreRows([])));
});

describe("the report's 18 tasks", () => {
  test("leave Gemma 7B its first rank, and two pairs that cannot be told apart", () => {
    const ranked = rank(report);
    expect(ranked.models.map(({id, rank, lo, hi}) => [id, rank, lo, hi])).toEqual([
      ["gemma-7b", 1, 1, 1],
      ["mistral-7b", 2, 2, 3],
      ["llama-2-13b", 3, 2, 3],
      ["llama-2-7b", 4, 4, 5],
      ["gemma-2b", 5, 4, 5]
    ]);
    const p = column(ranked, "p_next");
    // A thousand draws tell a p of 0.22 to within 0.03, and one of 0.29 to within 0.03.
    expect(Math.abs(p["mistral-7b"]! - 0.22)).toBeLessThan(0.05);
    expect(Math.abs(p["llama-2-7b"]! - 0.29)).toBeLessThan(0.05);
    expect(p["gemma-7b"]).toBeLessThan(0.05);
    expect(p["llama-2-13b"]).toBe(0);
    expect(p["gemma-2b"]).toBeNull();
    expect(column(ranked, "ties_first")).toMatchObject({"gemma-7b": true, "mistral-7b": false});
    expect(ranked.shared).toHaveLength(18);
    expect(ranked.ranking).toMatchObject({noInterval: null, draws: 1000, seed: SEED});
  });

  test("have a p of about 0.22 and 0.29 over 20,000 draws", () => {
    const {request, models} = requestOf(report, CHOICE);
    const p = new Map(
      rankModels({...request, draws: 20_000}).models.map((row) => [models[row.model], row.p_next])
    );
    expect(p.get("mistral-7b")).toBeCloseTo(0.22, 1);
    expect(p.get("llama-2-7b")).toBeCloseTo(0.29, 1);
  });

  test("do not depend on the order in which their scores are listed", () => {
    expect(rank([...report].reverse())).toEqual(rank(report));
  });

  test.each([
    ["all", []],
    ["without marked scores", [rowClauses({categories: null, benchmarks: null, unmarked: true}).unmarked!]]
  ])("have the averages that SQL has: %s", async (_, filter) => {
    const rows = rankedScores(await ask<ScoreRow>(scoreRows(filter)));
    const summary = await ask<SummaryRow>(summaryRows(filter));
    const keys = {mean: "mean", normalized: "normalized_mean", win_rate: "win_rate"} as const;
    for (const [average, key] of Object.entries(keys)) {
      const values = column(rank(rows, {average: average as Average}), "value");
      for (const row of summary) expect(values[row.model_id], average).toBeCloseTo(row[key]!, 8);
    }
  });

  test("keep the first when any benchmark is left out, and without the scores of others", () => {
    const {ranking, names} = rank(report);
    expect(ranking.changes).toHaveLength(19);
    const gemma = names.indexOf("gemma-7b");
    for (const {ranks} of ranking.changes) expect(ranks![gemma]).toBe(1);
    expect(ranking.changes.at(-1)).toMatchObject({left_out: "marked", n: 11});
  });

  test("have no interval over items, for none of them has a standard error", () => {
    const {ranking, models} = rank(report, {resampled: "items"});
    expect(ranking.noInterval).toBe("no_errors");
    expect(models[0]).toMatchObject({id: "gemma-7b", rank: 1, lo: null, p_next: null, ties_first: null});
  });
});

// LiveBench, release 2026_01_08, and the overall figures of its site.
describe("LiveBench's overall is the mean of its categories' means", () => {
  const CATEGORIES: Record<string, readonly string[]> = {
    Reasoning: ["theory_of_mind", "zebra_puzzle", "spatial", "logic_with_navigation"],
    Coding: ["code_completion", "code_generation"],
    Agentic: ["javascript", "python", "typescript"],
    Math: ["AMPS_Hard", "integrals_with_game", "math_comp", "olympiad"],
    Data: ["consecutive_events", "tablejoin", "tablereformat"],
    Language: ["connections", "plot_unscrambling", "typos"],
    IF: ["paraphrase", "simplify", "story_generation", "summarize"]
  };
  const TABLE = `model,AMPS_Hard,code_completion,code_generation,connections,consecutive_events,integrals_with_game,javascript,logic_with_navigation,math_comp,olympiad,paraphrase,plot_unscrambling,python,simplify,spatial,story_generation,summarize,tablejoin,tablereformat,theory_of_mind,typescript,typos,zebra_puzzle
gpt-5.5-xhigh,98.0,80.435,84.507,100.0,88.741,100.0,45.0,74.0,96.078,91.203,76.767,74.977,75.0,69.267,98.0,74.233,71.9,54.5,100.0,78.846,50.0,88.0,100.0
gemma-4-31b-it,100.0,58.696,61.972,92.5,29.896,26.316,20.0,64.0,87.255,82.175,69.467,47.513,65.0,61.3,92.0,71.683,67.867,46.385,100.0,51.923,35.0,74.0,29.75
qwen3-32b-thinking,87.0,63.043,69.014,61.0,3.043,25.0,0.0,30.0,84.314,73.446,15.75,37.627,10.0,20.133,86.0,14.517,20.683,38.538,98.039,55.769,0.0,68.0,21.25`;
  const [head = [], ...lines] = TABLE.split("\n").map((line) => line.split(","));
  const tasks = Object.fromEntries(
    head.slice(1).map((task, i) => [task, lines.map((cells) => Number(cells[i + 1]))])
  );
  const categoryOf = (task: string) =>
    Object.keys(CATEGORIES).find((name) => CATEGORIES[name]!.includes(task))!;
  const rows = scoresOf(
    lines.map(([model]) => model!),
    tasks,
    (_, task) => ({category: categoryOf(task)})
  );

  test("which is the preset of categories that weigh the same", () => {
    const ranked = rank(rows, {isShared: true});
    const overall = column(ranked, "value");
    expect(overall["gpt-5.5-xhigh"]).toBeCloseTo(80.71, 2);
    expect(overall["gemma-4-31b-it"]).toBeCloseTo(61.62, 2);
    expect(overall["qwen3-32b-thinking"]).toBeCloseTo(43.56, 2);
    const total = ranked.ranking.weights.reduce((sum, weight) => sum + weight, 0);
    expect(total).toBeCloseTo(7, 9);
  });

  test.each([
    ["Reasoning", 87.71],
    ["Coding", 82.47],
    ["Agentic", 56.67],
    ["Math", 96.32],
    ["Data", 81.08],
    ["Language", 87.66],
    ["IF", 73.04]
  ])("a slider alone above zero is the mean of %s", (category, mean) => {
    const weights = Object.fromEntries(Object.keys(CATEGORIES).map((name) => [name, 0]));
    const {models, shared} = rank(rows, {weights: {...weights, [category]: 1}});
    expect(models[0]!.id).toBe("gpt-5.5-xhigh");
    expect(models[0]!.value).toBeCloseTo(mean, 1);
    expect(shared).toEqual([...CATEGORIES[category]!].sort());
  });

  test("a category that weighs twice is as if each of its benchmarks stood there twice", () => {
    const twice = rows
      .filter(({category}) => category === "Math")
      .map((row) => ({...row, benchmark_id: `${row.benchmark_id}_again`}));
    expect(column(rank(rows, {weights: {Math: 2}}), "value")).toEqual(
      column(rank([...rows, ...twice]), "value")
    );
  });
});

describe("what is compared", () => {
  const MODELS = ["a", "b", "c"];
  const TABLE = {
    one: [90, 80, 70],
    two: [50, 60, 40],
    three: [10, 20, 30],
    four: [55, 54, 53],
    five: [66, 60, 50],
    gap: [99, null, 99]
  };

  test("is what every model has a score on", () => {
    expect(rank(scoresOf(MODELS, TABLE)).shared).not.toContain("gap");
    expect(rank(scoresOf(MODELS, TABLE)).shared).toHaveLength(5);
  });

  test("is every benchmark for Borda, and a missing score has no points", () => {
    const borda = rank(scoresOf(MODELS, TABLE), {average: "borda"});
    expect(borda.shared).toHaveLength(6);
    // a: 2, 1, 0, 2, 2 and 1.5 of three models; b has nothing in the last.
    expect(column(borda, "value")).toEqual({a: 8.5, b: 6, c: 3.5});
  });

  test("is percents alone in a mean, and any unit in a rate of wins", () => {
    const rows = scoresOf(MODELS, TABLE, (_, benchmark) =>
      benchmark === "one" ? {unit: "rating"} : benchmark === "two" ? {higher_is_better: false} : {}
    );
    expect(rank(rows).shared).toEqual(["five", "four", "three"]);
    expect(rank(rows, {average: "win_rate"}).shared).toHaveLength(5);
  });

  test("knows what guessing gives, where a mean is normalised", () => {
    const rows = scoresOf(MODELS, TABLE, (_, benchmark) =>
      benchmark === "one" ? {random_baseline: null} : {}
    );
    expect(rank(rows).shared).toContain("one");
    expect(rank(rows, {average: "normalized"}).shared).not.toContain("one");
  });

  test("below five benchmarks has ranks and no interval", () => {
    const {four: _, ...fewer} = TABLE;
    const {ranking, models} = rank(scoresOf(MODELS, fewer));
    expect(ranking).toMatchObject({noInterval: "few_tasks", draws: 0});
    expect(models.map(({id, rank, lo, p_first}) => [id, rank, lo, p_first])).toEqual([
      ["b", 1, null, null],
      ["a", 2, null, null],
      ["c", 3, null, null]
    ]);
    expect(rank(scoresOf(MODELS, TABLE)).ranking.noInterval).toBeNull();
  });

  test("over items has an interval where every score has an error, however few benchmarks", () => {
    const two = {one: [90, 80, 70], two: [50, 50, 40]};
    const sampled = scoresOf(MODELS, two, () => ({n_samples: 100}));
    const {ranking, models} = rank(sampled, {resampled: "items"});
    expect(ranking).toMatchObject({noInterval: null, draws: 1000, resampled: "items"});
    expect(models[0]).toMatchObject({id: "a", rank: 1, lo: 1, hi: 2});
    const [first, ...others] = sampled;
    const unknown = [{...first!, n_samples: null}, ...others];
    expect(rank(unknown, {resampled: "items"}).ranking.noInterval).toBe("no_errors");
  });
});

test.each(AVERAGES)("nothing, one model and nothing shared are ranked too: %s", (average) => {
  expect(rank([], {average}).ranking).toMatchObject({models: [], shared: [], changes: []});
  const one = rank(scoresOf(["a"], {x: [50], y: [60]}), {average});
  expect(one.models).toHaveLength(1);
  expect(one.models[0]).toMatchObject({rank: 1, lo: null});
  expect(one.ranking.noInterval).toBe("one_model");
  const apart = rank(scoresOf(["a", "b"], {x: [50, null], y: [null, 60]}), {average});
  if (average !== "borda") expect(apart.models.map(({value}) => value)).toEqual([null, null]);
  expect(apart.ranking.noInterval).toBe("few_tasks");
});

test("equal averages share a rank, and the next one is counted after both", () => {
  const ranked = rank(scoresOf(["a", "b", "c"], {x: [50, 60, 10], y: [60, 50, 10]}));
  expect(column(ranked, "rank")).toEqual({a: 1, b: 1, c: 3});
});

test("an order without each benchmark in turn is that of the others alone", () => {
  const rows = scoresOf(["a", "b", "c"], {
    x: [90, 10, 50],
    y: [10, 60, 50],
    z: [40, 60, 50]
  });
  for (const average of AVERAGES) {
    const {ranking, shared} = rank(rows, {average, isShared: true});
    for (const {left_out, n, ranks} of ranking.changes) {
      const rest = rank(
        rows.filter(({benchmark_id}) => benchmark_id !== shared[left_out as number]),
        {average}
      );
      expect(n).toBe(2);
      expect(ranks).toEqual(rest.names.map((id) => column(rest, "rank")[id]));
    }
  }
});
