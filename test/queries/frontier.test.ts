import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {ascending, bisectRight, group, max, rollup, sort} from "d3";
import {beforeAll, describe, expect, test} from "vitest";
import type {Row, Tables} from "../../data-loaders/contract.js";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {type DuckDBConnection, openTables, readRows} from "../../data-loaders/engine.js";
import {
  frontierBenchmarks,
  gapChoiceRows,
  gapRows,
  lagRows,
  type ProtocolFilter,
  pointRows,
  protocolClauses,
  releasedUntil,
  sizeRows
} from "../../src/queries/frontier.js";
import type {
  FrontierBenchmark,
  FrontierPoint,
  GapChoiceRow,
  GapRow,
  LagRow,
  SizeRow
} from "../../src/queries/rows/frontier.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";
import {closed} from "./everyQuery.js";

const ALL: ProtocolFilter = {shots: null, variants: null, origins: null};
const filterOf = (filter: Partial<ProtocolFilter>) => closed(protocolClauses({...ALL, ...filter}));
const STATED = filterOf({shots: "stated"});
const DAY = "2024-03-04";

let embedded: Tables;
let node: DuckDBConnection;
let wasm: WasmEngine;
beforeAll(async () => {
  embedded = await embeddedTables();
  [node, wasm] = await Promise.all([openTables(embedded), openWasm(embedded)]);
}, BOOT);

/** The rows of a query, which are the same in the browser's engine. */
async function ask<T>(sql: {toString(): string}): Promise<T[]> {
  const rows = await readRows(node, String(sql));
  expect(wasm.query(String(sql))).toEqual(rows);
  return rows as T[];
}

interface Listed {
  readonly name: string;
  readonly day: string;
  readonly isOpen: boolean;
  readonly score: number;
}

/** The list of MMLU scores over time as it is, without SQL. */
function listed(): Record<string, string>[] {
  return parse(readFileSync("data-loaders/data/mmlu_timeline.csv", "utf8"), {columns: true});
}

/** Its rows that `of` chooses. */
function timeline(of: (row: Record<string, string>) => boolean): Listed[] {
  return listed()
    .filter(of)
    .map((row) => ({
      name: row.name!,
      day: row.release_date!,
      isOpen: row.open_weights === "yes",
      score: Number(row.mmlu)
    }));
}

/** The best score of each day so far, by day. */
function runningBest(rows: readonly Listed[]): [day: string, best: number][] {
  const ofDay = rollup(
    rows,
    (day) => max(day, ({score}) => score)!,
    ({day}) => day
  );
  let best = Number.NEGATIVE_INFINITY;
  return sort(ofDay, ([a], [b]) => ascending(a, b)).flatMap(([day, score]): [string, number][] => {
    if (score <= best) return [];
    best = score;
    return [[day, score]];
  });
}

// The list alone: the other one's scores are left out of both.
describe("over the list of MMLU scores", () => {
  let alone: DuckDBConnection;
  beforeAll(async () => {
    const sources = new Set(listed().map(({source}) => source));
    const scores = embedded.scores.filter(({source}) => sources.has(String(source)));
    expect(scores).toHaveLength(listed().length);
    alone = await openTables({...embedded, scores});
  });
  const of = async <T>(sql: {toString(): string}) => (await readRows(alone, String(sql))) as T[];

  test.each([
    ["all", () => true, []],
    ["stated shots", (row: Record<string, string>) => row.shots_in_source === "yes", STATED]
  ] as const)("records, gaps and lags are those of a plain program (%s)", async (_, isOf, filter) => {
    const rows = timeline(isOf);
    const kinds = group(rows, ({isOpen}) => isOpen);
    const [open, shut] = [runningBest(kinds.get(true)!), runningBest(kinds.get(false)!)];
    const points = await of<FrontierPoint>(pointRows("mmlu", filter));
    const records = (kind: string) =>
      points
        .filter(({is_record, openness}) => is_record && openness === kind)
        .map(({release_date, score}) => [release_date, score]);
    expect(records("open")).toEqual(open);
    expect(records("closed")).toEqual(shut);

    const bestOn = (steps: typeof open, day: string) =>
      steps[
        bisectRight(
          steps.map(([each]) => each),
          day
        ) - 1
      ]?.[1];
    const gaps = await of<GapRow>(gapRows("mmlu", filter));
    const days = sort([...new Set([...open, ...shut].map(([day]) => day))]);
    const expected = days.flatMap((day) => {
      const [o, c] = [bestOn(open, day), bestOn(shut, day)];
      return o === undefined || c === undefined ? [] : [[day, Number((c - o).toFixed(6))]];
    });
    expect(gaps.map(({date, gap}) => [date, gap])).toEqual(expected);

    const lags = await of<LagRow>(lagRows("mmlu", filter));
    expect(lags.map(({closed_date, open_date}) => [closed_date, open_date])).toEqual(
      shut.map(([day, score]) => [day, open.find(([, reached]) => reached >= score)?.[0] ?? null])
    );
    for (const {closed_date, open_date, lag_months} of lags)
      if (open_date !== null)
        expect(lag_months).toBeCloseTo(
          (Date.parse(open_date) - Date.parse(closed_date)) / 86_400_000 / 30.4375,
          3
        );
  });
});

describe("over all scores", () => {
  test("the gap of the report's day is 86.8 − 77.4, and its margin that of 14,042 questions", async () => {
    const gaps = await ask<GapRow>(gapRows("mmlu", []));
    const row = gaps.findLast(({date}) => date <= DAY)!;
    expect(row).toMatchObject({
      date: DAY,
      closed_model: "Claude 3 Opus",
      open_model: "Qwen-72B",
      gap: 9.4
    });
    // By hand: √(0.868·0.132/14041) = 0.0028566, √(0.774·0.226/14041) = 0.0035296; 1.96·√(sum of squares) = 0.0089.
    expect(row.gap_margin).toBeCloseTo(0.89, 3);
  });

  test("an open model may lead, where shots are stated", async () => {
    const gaps = await ask<GapRow>(gapRows("mmlu", STATED));
    expect(gaps.find(({date}) => date === "2024-07-23")).toMatchObject({
      open_model: "Llama 3.1 405B Instruct",
      closed_model: "GPT-4o (2024-05-13)",
      gap: -1.4
    });
  });

  test("a lag that is not over has no end, and is as long as the data go", async () => {
    const lags = await ask<LagRow>(lagRows("mmlu", []));
    expect(lags.find(({closed_model}) => closed_model === "GPT-4 (0314)")).toMatchObject({
      open_model: "Llama 3.1 405B Instruct",
      // 497 days.
      lag_months: 16.329,
      waited_months: null
    });
    expect(lags.filter(({lag_months}) => lag_months === null)).toMatchObject([
      {closed_model: "o1", open_date: null, waited_months: 6.768, last_day: "2025-07-11"},
      {closed_model: "o3", open_date: null, waited_months: 2.825, last_day: "2025-07-11"}
    ]);
  });

  test("InternLM2-7B stands above Gemma 7B, which leads its size where shots are stated", async () => {
    const asked = {day: DAY, model_id: "gemma-7b"};
    const ofClass = (rows: readonly SizeRow[]) => rows.find(({above_b}) => above_b === 4);
    expect(ofClass(await ask<SizeRow>(sizeRows("mmlu", [], asked)))).toMatchObject({
      open_model: "InternLM2-7B",
      open_score: 65.8,
      open_date: "2024-01-17",
      named_score: 64.3,
      named_rank: 2,
      gap: 21
    });
    expect(ofClass(await ask<SizeRow>(sizeRows("mmlu", STATED, asked)))).toMatchObject({
      open_model_id: "gemma-7b",
      open_score: 64.3,
      named_rank: 1
    });
  });

  test("the gap over each kind of scores is the gap under that filter", async () => {
    const rows = await ask<GapChoiceRow>(gapChoiceRows("mmlu", DAY));
    expect(rows.map(({choice, value}) => [choice, value])).toEqual([
      ["all", null],
      ["shots", "stated"],
      ["shots", "0"],
      ["shots", "5"],
      ["variant", "base"],
      ["origin", "self"],
      ["origin", "third_party"]
    ]);
    for (const {choice, value, gap, gap_margin} of rows) {
      const filter =
        choice === "all" || value === null
          ? []
          : choice === "shots"
            ? filterOf({shots: value === "stated" ? value : Number(value)})
            : filterOf(choice === "variant" ? {variants: [value]} : {origins: [value]});
      const last = (await ask<GapRow>(gapRows("mmlu", [...filter, releasedUntil(DAY)]))).at(-1)!;
      expect([last.gap, last.gap_margin], `${choice} ${value}`).toEqual([gap, gap_margin]);
    }
  });

  test("only benchmarks with enough dated models of both kinds can be chosen", async () => {
    const all = await ask<FrontierBenchmark>(frontierBenchmarks());
    expect(all[0]).toMatchObject({benchmark_id: "mmlu", n_open: 109, n_closed: 45});
    expect(all.every(({n_open, n_closed}) => n_open >= 5 && n_closed >= 5)).toBe(true);
    expect(all.map(({benchmark_id}) => benchmark_id)).not.toContain("hellaswag");
  });
});

/** A small world: scores of one benchmark, of models by name, day and kind. */
async function world<T>(
  benchmark: Row,
  models: readonly (readonly [id: string, day: string | null, open: boolean | null, score: number])[],
  sql: {toString(): string},
  more: Row = {}
): Promise<T[]> {
  const [model, score] = [embedded.models[0]!, embedded.scores[0]!];
  const connection = await openTables({
    ...embedded,
    benchmarks: [{...embedded.benchmarks[0]!, benchmark_id: "b", ...benchmark}],
    models: models.map(([id, day, open]) => ({
      ...model,
      model_id: id,
      name: id,
      release_date: day,
      open_weights: open,
      params_b: 7
    })),
    scores: models.map(([id, , , value]) => ({
      ...score,
      model_id: id,
      benchmark_id: "b",
      score: value,
      score_id: id,
      score_stderr: null,
      ...more
    }))
  });
  return (await readRows(connection, String(sql))) as T[];
}

describe("in a small world", () => {
  const percent = {unit: "percent", higher_is_better: true, n_items: 101};

  test("a model without a date or a known openness is left out, and counted", async () => {
    const rows = await world<FrontierPoint>(
      percent,
      [
        ["a", "2024-01-01", true, 50],
        ["b", null, true, 90],
        ["c", "2024-01-02", null, 95]
      ],
      pointRows("b", [])
    );
    expect(rows).toMatchObject([{model_id: "a", n_left_out: 2}]);
    // √(50·50/100) percent.
    expect(rows[0]!.standard_error).toBe(5);
  });

  test("of one day the best is the record, and an equal score of a later day is none", async () => {
    const rows = await world<FrontierPoint>(
      percent,
      [
        ["a", "2024-01-01", true, 50],
        ["b", "2024-01-01", true, 60],
        ["c", "2024-01-02", true, 60],
        ["d", "2024-01-03", true, 61],
        ["e", "2024-01-03", false, 10]
      ],
      pointRows("b", [])
    );
    expect(rows.filter(({is_record}) => is_record).map(({model_id}) => model_id)).toEqual(["b", "d", "e"]);
  });

  test("where less is better the least leads, and the gap is of the same sign", async () => {
    const of = <T>(sql: {toString(): string}) =>
      world<T>(
        {unit: "loss", higher_is_better: false, n_items: 100},
        [
          ["a", "2024-01-01", true, 3],
          ["b", "2024-01-02", false, 2],
          ["c", "2024-01-03", true, 1.5]
        ],
        sql
      );
    expect(await of<GapRow>(gapRows("b", []))).toMatchObject([
      {date: "2024-01-02", gap: 1, gap_margin: null},
      {date: "2024-01-03", gap: -0.5, gap_margin: null}
    ]);
    expect(await of<LagRow>(lagRows("b", []))).toMatchObject([{closed_model_id: "b", open_model_id: "c"}]);
  });

  test("an open model that came first has a lag below 0; a given standard error is kept", async () => {
    const models = [
      ["a", "2024-01-01", true, 50],
      ["b", "2024-03-01", false, 45]
    ] as const;
    expect(await world<LagRow>(percent, models, lagRows("b", []))).toMatchObject([
      {closed_model_id: "b", open_model_id: "a", lag_months: -1.971}
    ]);
    const [gap] = await world<GapRow>(percent, models, gapRows("b", []), {score_stderr: 3});
    // 1.96·√18
    expect(gap!.gap_margin).toBeCloseTo(8.3156, 3);
    expect(gap!.gap).toBe(-5);
  });
});
