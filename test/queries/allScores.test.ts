import {beforeAll, describe, expect, test} from "vitest";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {createTable, type DuckDBConnection, openEngine, readRows} from "../../data-loaders/engine.js";
import {estimate, weightsOf} from "../../src/lib/devices/estimate.js";
import * as all from "../../src/queries/allScores.js";
import {architectureRows, observedRows, quantizationRows} from "../../src/queries/devices.js";
import type {AllScoreRow, SizeRow} from "../../src/queries/rows/allScores.js";
import type {SummaryRow} from "../../src/queries/rows/benchmarks.js";
import type {ArchitectureRow, ObservedRow, QuantizationRow} from "../../src/queries/rows/devices.js";
import {SCORE_FIGURES} from "../../src/queries/scoreFigures.js";
import {ALL_MODELS, SIZES} from "./everyQuery.js";

const {allScoreRows, comparedRows, comparedSummary, sizeRows, RULES} = all;
type Filter = all.AllScoresFilter;

let connection: DuckDBConnection;
beforeAll(async () => {
  const tables = await embeddedTables();
  connection = await openEngine();
  for (const name of [
    "scores",
    "benchmarks",
    "models",
    "reference_figures",
    "score_flags",
    "average_printed",
    "gguf_files",
    "quantizations",
    "architectures",
    "memory_observed"
  ] as const)
    await createTable(connection, name, tables[name]);
  await connection.run(String(SCORE_FIGURES));
});
const ask = async <Row>(sql: {toString(): string}) =>
  (await readRows(connection, String(sql))) as unknown as Row[];
const scores = (filter: Partial<Filter> = {}) => ask<AllScoreRow>(allScoreRows({...ALL_MODELS, ...filter}));

describe("which of several scores is shown", () => {
  test("is by default the one that the tables prefer", async () => {
    const rows = await ask<{n: bigint; differ: bigint}>(
      "SELECT count(*) AS n, count(*) FILTER (by_report IS DISTINCT FROM is_preferred) AS differ FROM score_figures"
    );
    expect(rows.map(({n, differ}) => [Number(n), Number(differ)])).toEqual([[535, 0]]);
  });

  test.each(RULES)(
    "is one a model and benchmark by the rule %s, and says how many there are",
    async (rule) => {
      const rows = await scores({rule});
      const keys = rows.map(({model_id, benchmark_id}) => `${model_id} ${benchmark_id}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(rows.reduce((sum, {n_scores}) => sum + n_scores, 0)).toBe(535);
    }
  );

  test("follows who says it: the report, the developer, somebody else", async () => {
    const of = async (rule: Filter["rule"]) =>
      (await scores({rule, models: ["gemma-7b"], benchmarks: ["mmlu"]})).map(({origin}) => origin);
    expect(await of("report")).toEqual(["report"]);
    const origins = await ask<{origin: string}>(
      "SELECT DISTINCT origin FROM score_figures WHERE model_id = 'gemma-7b' AND benchmark_id = 'mmlu'"
    );
    if (origins.some(({origin}) => origin === "self")) expect(await of("self")).toEqual(["self"]);
  });

  test("best documented has as many of its facts as any other", async () => {
    const filled = ["n_shot", "variant", "n_samples", "score_stderr", "evaluated_by", "source_url"]
      .map((name) => `(${name} IS NOT NULL)::INTEGER`)
      .join(" + ");
    const rows = await ask<{worse: bigint}>(`SELECT count(*) AS worse FROM (
      SELECT max(${filled}) AS most, max(${filled}) FILTER (by_documented) AS shown FROM score_figures GROUP BY model_id, benchmark_id
    ) WHERE most <> shown`);
    expect(Number(rows[0]!.worse)).toBe(0);
  });
});

describe("filters", () => {
  const modelsOf = async (filter: Partial<Filter>) => [
    ...new Set((await scores(filter)).map(({model_id}) => model_id))
  ];

  test("leave models of a family, a developer, a size, a year, open or closed", async () => {
    for (const row of await scores({
      families: ["Gemma"],
      size: [3, 30],
      openness: "open",
      years: [2024, 2024]
    })) {
      expect(row.family).toBe("Gemma");
      expect(row.params_b).toBeGreaterThanOrEqual(3);
      expect(row.params_b).toBeLessThanOrEqual(30);
      expect(row.open_weights).toBe(true);
      expect(row.release_date).toMatch(/^2024-/);
    }
    expect(await modelsOf({search: "gemma 7B", developers: ["Google"]})).toContain("gemma-7b");
    expect(await modelsOf({search: "gemma 7b", openness: "closed"})).toEqual([]);
    expect(await modelsOf({search: "%' OR 1"})).toEqual([]);
  });

  test("leave pinned models in", async () => {
    expect(await modelsOf({families: ["Gemma"], search: "2b", pins: ["claude-1.3"]})).toContain("claude-1.3");
  });

  test("leave only models with all chosen benchmarks, where that is asked", async () => {
    const benchmarks = ["mmlu-pro", "gpqa-diamond"];
    const some = await modelsOf({benchmarks});
    const whole = await scores({benchmarks, complete: true});
    const n = new Set(whole.map(({model_id}) => model_id)).size;
    expect(n).toBeGreaterThan(0);
    expect(n).toBeLessThan(some.length);
    expect(whole).toHaveLength(2 * n);
  });
});

describe("what compares models", () => {
  test("has twelve at most, those with most scores, or the pinned ones", async () => {
    const models = async (filter: Partial<Filter>) =>
      new Set(
        (await ask<AllScoreRow>(comparedRows({...ALL_MODELS, ...filter}))).map(({model_id}) => model_id)
      );
    const first = await models({});
    expect(first.size).toBe(12);
    expect(first).toContain("gemma-7b");
    expect(await models({pins: ["claude-1.3", "gemma-7b"]})).toEqual(new Set(["claude-1.3", "gemma-7b"]));
    const best = await ask<AllScoreRow>(
      comparedRows({...ALL_MODELS, benchmarks: ["mmlu"], order: {key: "mmlu", descending: true}})
    );
    const [top] = await ask<{most: number}>(
      "SELECT max(score) AS most FROM score_figures WHERE benchmark_id = 'mmlu' AND by_report"
    );
    expect(Math.max(...best.map(({score}) => score))).toBe(top!.most);
    expect(best).toHaveLength(12);
  });

  test("averages no rating, and normalises nothing where a baseline is not known", async () => {
    const pins = ["gemma-7b", "gemma-2b"];
    const mean = async () => {
      const [first] = await ask<SummaryRow>(comparedSummary({...ALL_MODELS, pins}));
      return [first!.n, first!.mean, first!.normalized_mean] as const;
    };
    const before = await mean();
    expect(before[2]).not.toBeNull();
    try {
      await connection.run(`CREATE TABLE kept AS FROM score_figures`);
      await connection.run(`INSERT INTO score_figures BY NAME
        SELECT * REPLACE ('elo' AS benchmark_id, 'rating' AS unit, 1200.0 AS score, NULL AS random_baseline)
        FROM score_figures WHERE benchmark_id = 'mmlu' AND by_report`);
      expect(await mean()).toEqual(before);
      await connection.run("UPDATE score_figures SET unit = 'percent' WHERE benchmark_id = 'elo'");
      const [n, , normalized] = await mean();
      expect([n, normalized]).toEqual([before[0] + 1, null]);
    } finally {
      await connection.run("DROP TABLE score_figures");
      await connection.run("ALTER TABLE kept RENAME TO score_figures");
    }
  });
});

describe("sizeRows", () => {
  const sizes = (of: string, filter: Partial<Filter> = {}, by: Partial<all.SizeOptions> = {}) =>
    ask<SizeRow>(sizeRows({...ALL_MODELS, ...filter}, of, {...SIZES, ...by}));
  test("are of the benchmark with most models, of one, or of the mean of those that have all", async () => {
    const most = await sizes(all.MOST_SCORED);
    expect(new Set(most.map(({benchmark}) => benchmark))).toEqual(new Set(["MMLU"]));
    expect((await sizes("gsm8k")).find(({model_id}) => model_id === "gemma-7b")).toMatchObject({
      value: 46.4,
      params_b: 8.54
    });
    const two = await sizes(all.MEAN, {
      benchmarks: ["mmlu", "gsm8k"],
      models: ["gemma-7b", "gemma-2b", "claude-1.3"]
    });
    expect(two.map(({model_id, value, n}) => [model_id, value, n])).toContainEqual(["gemma-7b", 55.35, 2]);
  });

  test("have every model with a score, whatever the measure, and say how its size is known", async () => {
    const params = await sizes("mmlu");
    const files = await sizes("mmlu", {}, {measure: "file"});
    expect(files.map(({model_id, value}) => [model_id, value])).toEqual(
      params.map(({model_id, value}) => [model_id, value])
    );
    for (const row of params) expect(row.size).toBe(row.params_b);
    const of = new Map(files.map((row) => [row.model_id, row]));
    // The larger of two real files, of the later build.
    expect(of.get("gemma-7b")).toMatchObject({size: 5.33, size_from: "measured", quantization: "Q4_K_M"});
    expect(of.get("gemma-7b")?.size_source).toMatch(/^https:/);
    expect(of.get("mistral-7b")).toMatchObject({size_from: "computed", size_low: null});
    expect(files.find(({size}) => size === null)).toMatchObject({size_from: null, size_source: null});
  });

  test("of file and memory are those that the page of devices computes", async () => {
    const architectures = await ask<ArchitectureRow>(architectureRows());
    const types = await ask<QuantizationRow>(quantizationRows());
    const observed = await ask<ObservedRow>(observedRows());
    // Every model whose architecture is known has a score here.
    await connection.run("CREATE TEMP TABLE kept AS SELECT * FROM score_figures");
    await connection.run(
      "INSERT INTO score_figures SELECT one.* REPLACE (a.model_id AS model_id, 'x' AS benchmark_id) FROM (SELECT * FROM kept WHERE by_report LIMIT 1) AS one CROSS JOIN architectures AS a"
    );
    const settings = {
      context: 8192,
      slots: 1,
      ubatch: 512,
      k: "f16",
      v: "f16",
      weightsMib: null,
      isEmbeddingOnHost: false
    } as const;
    const filter = {benchmarks: ["x"]};
    let known = 0;
    for (const type of types) {
      const by = {quantization: type.name};
      const memory = await sizes("x", {...filter}, {...by, measure: "memory"});
      for (const row of memory) {
        const found = estimate(
          architectures.find(({model_id}) => model_id === row.model_id)!,
          type,
          settings,
          observed
        );
        if (found) {
          known += 1;
          expect(row.size! * 1e9).toBeCloseTo(found.total.high, -4);
          expect(row.size_low! * 1e9).toBeCloseTo(found.total.low, -4);
          expect(row.size_from).toBe(found.weights.from);
        } else expect(row.size, `${row.model_id} ${type.name}`).toBeNull();
      }
      for (const row of await sizes("x", {...filter}, {...by, measure: "file"}))
        if (row.size_from === "computed")
          expect(row.size! * 1e9).toBeCloseTo(
            weightsOf(architectures.find(({model_id}) => model_id === row.model_id)!, type, [])!.bytes,
            -4
          );
    }
    expect(known).toBeGreaterThan(100);
    await connection.run("DELETE FROM score_figures WHERE benchmark_id = 'x'");
  });
});
