import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {
  benchmarkOptions,
  modelOptions,
  pairRows,
  type ScoreFilter,
  scoreRows,
  summaryRows,
  UNMARKED
} from "../../src/queries/benchmarks.js";
import type {PairRow, ScoreRow, SummaryRow} from "../../src/queries/rows/benchmarks.js";
import {ask, openForPages} from "../reportRows.js";
import {closed, scoreFilter} from "./everyQuery.js";

const MODELS = ["llama-2-7b", "llama-2-13b", "mistral-7b", "gemma-2b", "gemma-7b"];

let all: ScoreRow[];
beforeAll(async () => {
  all = await ask<ScoreRow>(scoreRows([]));
});

/** A column of the summary by model. */
const byModel = (rows: readonly SummaryRow[], column: keyof SummaryRow) =>
  Object.fromEntries(rows.map((row) => [row.model_id, row[column]]));
const rounded = (values: Record<string, unknown>, digits: number) =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, Number(Number(value).toFixed(digits))])
  );

describe("scoreRows", () => {
  test("are all 90 scores, with what is known of model and benchmark", async () => {
    expect(all).toHaveLength(90);
    expect(all.find((r) => r.model_id === "mistral-7b" && r.benchmark_id === "mbpp")).toEqual({
      benchmark_id: "mbpp",
      benchmark: "MBPP",
      category: "code",
      metric: "3-shot",
      benchmark_mark: "†",
      random_baseline: 0,
      model_id: "mistral-7b",
      model: "Mistral 7B",
      family: "Mistral",
      params_b: 7.3,
      score: 40.2,
      score_mark: "*",
      evaluated_by: "Google",
      other_split: 50.2,
      has_other_split: true,
      place: 2,
      tied: 1,
      as_of: "2024-03-04",
      source: "Shanghai Securities, AI industry tracking report, 2024-03-04"
    });
  });

  test("share the better rank where two models score the same", () => {
    const boolq = all.filter((r) => r.benchmark_id === "boolq");
    expect(Object.fromEntries(boolq.map((r) => [r.model_id, [r.place, r.tied]]))).toEqual({
      "mistral-7b": [1, 2],
      "gemma-7b": [1, 2],
      "llama-2-13b": [3, 1],
      "llama-2-7b": [4, 1],
      "gemma-2b": [5, 1]
    });
  });

  test("are ordered by category, benchmark and model, so that answers compare", () => {
    const keys = all.map((r) => [r.category, r.benchmark_id, r.model_id].join(" "));
    expect(keys).toEqual([...keys].sort());
  });
});

describe("summaryRows", () => {
  test("has the means of REPORT, which are not the printed averages", async () => {
    const rows = await ask<SummaryRow>(summaryRows([]));
    expect(rounded(byModel(rows, "mean"), 3)).toEqual({
      "llama-2-7b": 46.894,
      "llama-2-13b": 52.367,
      "mistral-7b": 54.528,
      "gemma-2b": 44.983,
      "gemma-7b": 56.856
    });
    expect(byModel(rows, "average_printed")).toEqual({
      "llama-2-7b": 47,
      "llama-2-13b": 52.2,
      "mistral-7b": 54,
      "gemma-2b": 44.9,
      "gemma-7b": 56.4
    });
    expect(rows.map((r) => [r.n, r.n_own, r.n_any])).toEqual(MODELS.map(() => [18, 18, 18]));
  });

  test("has the baseline-normalised means", async () => {
    const rows = await ask<SummaryRow>(summaryRows([]));
    expect(rounded(byModel(rows, "normalized_mean"), 1)).toEqual({
      "llama-2-7b": 37.1,
      "llama-2-13b": 43.6,
      "mistral-7b": 46.1,
      "gemma-2b": 34.1,
      "gemma-7b": 48.5
    });
  });

  test("has Gemma 7B best alone in 10 rows, in 11 with the tie on BoolQ", async () => {
    const rows = await ask<SummaryRow>(summaryRows([]));
    expect(rows[0]).toMatchObject({model_id: "gemma-7b", best_alone: 10, best_or_tied: 11});
    expect(rows.reduce((sum, r) => sum + r.best_alone, 0)).toBe(17);
    expect(rows.reduce((sum, r) => sum + r.best_or_tied, 0)).toBe(19);
  });

  test("without marked scores has the means over the 11 rows in which nobody's score is marked", async () => {
    const rows = await ask<SummaryRow>(summaryRows(UNMARKED));
    expect(rounded(byModel(rows, "mean"), 2)).toEqual({
      "llama-2-7b": 51.21,
      "llama-2-13b": 55.05,
      "mistral-7b": 55.65,
      "gemma-2b": 47.18,
      "gemma-7b": 57.23
    });
    expect(byModel(rows, "n")).toEqual(Object.fromEntries(MODELS.map((id) => [id, 11])));
    expect(byModel(rows, "n_own")).toEqual({
      ...Object.fromEntries(MODELS.map((id) => [id, 18])),
      "mistral-7b": 11
    });
  });

  test("is ordered by mean, best first", async () => {
    expect((await ask<SummaryRow>(summaryRows([]))).map((r) => r.model_id)).toEqual([
      "gemma-7b",
      "mistral-7b",
      "llama-2-13b",
      "llama-2-7b",
      "gemma-2b"
    ]);
  });

  test("of one model has a mean, and nobody to win against", async () => {
    const [row] = await ask<SummaryRow>(summaryRows(scoreFilter({models: ["gemma-2b"]})));
    expect(row).toMatchObject({model_id: "gemma-2b", win_rate: null, mean_rank: 1, n: 18});
    expect(row!.mean).toBeCloseTo(44.983, 3);
  });

  test("has no mean where no benchmark is common, and says so with n = 0", async () => {
    const filter = scoreFilter({models: ["mistral-7b", "gemma-7b"], benchmarks: ["bbh"], unmarked: true});
    // Mistral's only score here is marked: it has no row, and Gemma is alone.
    expect((await ask<SummaryRow>(summaryRows(filter))).map((r) => [r.model_id, r.n])).toEqual([
      ["gemma-7b", 1]
    ]);
    const none = await ask<SummaryRow>(summaryRows(scoreFilter({benchmarks: []})));
    expect(none).toEqual([]);
  });
});

describe("pairRows", () => {
  const record = async (b: string) => {
    const rows = await ask<PairRow>(pairRows([], {a: "gemma-7b", b}));
    return [
      rows.filter((r) => r.difference > 0).length,
      rows.filter((r) => r.difference === 0).length,
      rows.filter((r) => r.difference < 0).length
    ];
  };

  test.each([
    ["mistral-7b", [12, 1, 5]],
    ["llama-2-7b", [15, 0, 3]],
    ["llama-2-13b", [14, 0, 4]]
  ])("of Gemma 7B against %s are %j wins, ties and losses", async (b, expected) => {
    expect(await record(b)).toEqual(expected);
  });

  test("has differences as exact as the scores, largest lead first", async () => {
    const rows = await ask<PairRow>(pairRows([], {a: "gemma-7b", b: "mistral-7b"}));
    expect(rows.find((r) => r.benchmark_id === "mmlu")?.difference).toBe(1.8);
    expect(rows[0]).toMatchObject({benchmark_id: "math", difference: 11.6});
    const differences = rows.map((r) => r.difference);
    expect(differences).toEqual([...differences].sort((x, y) => y - x));
  });

  test("of a model that nobody knows has no rows", async () => {
    expect(await ask(pairRows([], {a: "gemma-7b", b: "'; DROP TABLE scores; --"}))).toEqual([]);
    expect(await ask(pairRows([], {a: "\0", b: "gemma-7b"}))).toEqual([]);
    expect(await ask(scoreRows([]))).toHaveLength(90);
  });
});

describe("what can be chosen", () => {
  test("are the models by family and size", async () => {
    expect((await ask<{model_id: string}>(modelOptions())).map((r) => r.model_id)).toEqual([
      "gemma-2b",
      "gemma-7b",
      "llama-2-7b",
      "llama-2-13b",
      "mistral-7b"
    ]);
  });

  test("are the 18 benchmarks by category", async () => {
    const rows = await ask<{category: string}>(benchmarkOptions());
    expect(rows).toHaveLength(18);
    expect([...new Set(rows.map((r) => r.category))]).toEqual([
      "code",
      "commonsense",
      "knowledge",
      "math",
      "reading",
      "reasoning"
    ]);
  });
});

describe("under any filter", () => {
  const some = (values: readonly string[]) => fc.option(fc.subarray([...values]));
  const filters = () =>
    fc.record<ScoreFilter>({
      models: some(MODELS),
      benchmarks: some([...new Set(all.map((r) => r.benchmark_id))]),
      categories: some([...new Set(all.map((r) => r.category))]),
      unmarked: fc.boolean()
    });

  /** The filter again, as it reads in words. */
  const passes =
    ({models, benchmarks, categories, unmarked}: ScoreFilter) =>
    (row: ScoreRow) =>
      (models?.includes(row.model_id) ?? true) &&
      (benchmarks?.includes(row.benchmark_id) ?? true) &&
      (categories?.includes(row.category) ?? true) &&
      !(unmarked && row.score_mark === "*");

  const bare = ({place, tied, ...row}: ScoreRow) => row;

  test("scores are those that pass it, in the same order, ranked among themselves", async () => {
    await fc.assert(
      fc.asyncProperty(filters(), async (filter) => {
        const rows = await ask<ScoreRow>(scoreRows(scoreFilter(filter)));
        expect(rows.map(bare)).toEqual(all.filter(passes(filter)).map(bare));
        for (const row of rows) {
          const rivals = rows.filter((r) => r.benchmark_id === row.benchmark_id);
          expect(row.place).toBe(1 + rivals.filter((r) => r.score > row.score).length);
          expect(row.tied).toBe(rivals.filter((r) => r.score === row.score).length);
        }
      }),
      {numRuns: 60}
    );
  });

  test("win rates average 50 and mean ranks sum to m(m+1)/2", async () => {
    await fc.assert(
      fc.asyncProperty(filters(), async (filter) => {
        const rows = await ask<SummaryRow>(summaryRows(scoreFilter(filter)));
        const m = rows.length;
        expect(new Set(rows.map((r) => r.n)).size).toBeLessThanOrEqual(1);
        if (m === 0 || rows[0]!.n === 0) {
          for (const r of rows) expect([r.mean, r.win_rate, r.mean_rank]).toEqual([null, null, null]);
          return;
        }
        const sum = (column: "win_rate" | "mean_rank") => rows.reduce((total, r) => total + r[column]!, 0);
        expect(sum("mean_rank")).toBeCloseTo((m * (m + 1)) / 2, 6);
        if (m > 1) expect(sum("win_rate") / m).toBeCloseTo(50, 6);
      }),
      {numRuns: 60}
    );
  });

  test("a pair is the mirror of itself the other way round", async () => {
    const models = fc.constantFrom(...MODELS);
    await fc.assert(
      fc.asyncProperty(filters(), models, models, async (filter, a, b) => {
        const where = scoreFilter(filter);
        const [there, back] = [
          await ask<PairRow>(pairRows(where, {a, b})),
          await ask<PairRow>(pairRows(where, {a: b, b: a}))
        ];
        const mirror = back.map((r) => ({
          ...r,
          score_a: r.score_b,
          score_b: r.score_a,
          mark_a: r.mark_b,
          mark_b: r.mark_a,
          other_split_a: r.other_split_b,
          other_split_b: r.other_split_a,
          difference: 0 - r.difference
        }));
        const byId = (rows: PairRow[]) =>
          [...rows].sort((x, y) => x.benchmark_id.localeCompare(y.benchmark_id));
        expect(byId(mirror)).toEqual(byId(there));
      }),
      {numRuns: 60}
    );
  });
});

describe("missing scores", () => {
  let copy: DuckDBConnection;
  beforeAll(async () => {
    copy = await openForPages(await reportTables());
  });

  /** The summary of the tables without some scores; the tables are whole again afterwards. */
  async function summaryWithout(lost: readonly ScoreRow[]): Promise<SummaryRow[]> {
    await copy.run("BEGIN");
    for (const {model_id, benchmark_id} of lost)
      await copy.run("DELETE FROM score_figures WHERE model_id = $1 AND benchmark_id = $2", [
        model_id,
        benchmark_id
      ]);
    const rows = (await readRows(copy, String(summaryRows(closed())))) as unknown as SummaryRow[];
    await copy.run("ROLLBACK");
    return rows;
  }

  /** The mean over the benchmarks on which every model that has a score at all has one. */
  function meansWithout(lost: readonly ScoreRow[]) {
    const left = all.filter((row) => !lost.includes(row));
    const models = [...new Set(left.map((r) => r.model_id))];
    const common = [...new Set(left.map((r) => r.benchmark_id))].filter(
      (id) => left.filter((r) => r.benchmark_id === id).length === models.length
    );
    const mean = (id: string) => {
      const scores = left
        .filter((r) => r.model_id === id && common.includes(r.benchmark_id))
        .map((r) => r.score);
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    return {n: common.length, means: Object.fromEntries(models.map((id) => [id, mean(id)]))};
  }

  test("of one cell leave the benchmark out for every model: n falls for all, and no mean gains a row of its own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), async (lost) => {
        const rows = await summaryWithout([lost]);
        expect(rows).toHaveLength(5);
        const {means} = meansWithout([lost]);
        for (const row of rows) {
          expect([row.n, row.n_any]).toEqual([17, 18]);
          expect(row.n_own).toBe(row.model_id === lost.model_id ? 17 : 18);
          expect(row.mean).toBeCloseTo(means[row.model_id]!, 8);
        }
      }),
      {numRuns: 40}
    );
  });

  test("of any number of cells leave means over common rows only, and never another order of two models than those rows give", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(all, {maxLength: 25}), async (lost) => {
        const rows = await summaryWithout(lost);
        const {n, means} = meansWithout(lost);
        expect(rows.map((r) => r.model_id).sort()).toEqual(Object.keys(means).sort());
        for (const row of rows) {
          expect(row.n).toBe(n);
          if (n === 0) expect(row.mean).toBeNull();
          else expect(row.mean).toBeCloseTo(means[row.model_id]!, 8);
        }
      }),
      {numRuns: 40}
    );
  });
});
