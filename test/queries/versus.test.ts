import {max, mean, rollup} from "d3";
import {beforeAll, expect, test} from "vitest";
import type {Tables} from "../../data-loaders/contract.js";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {SIZE_ENDS} from "../../src/queries/rows/sizeEnds.js";
import type {RecordRow, StandingRow, VersusModel, VersusRow} from "../../src/queries/rows/versus.js";
import {recordRows, standingRows, versusModels, versusRows} from "../../src/queries/versus.js";
import {openForPages} from "../reportRows.js";

let tables: Tables;
let connection: DuckDBConnection;
beforeAll(async () => {
  tables = await embeddedTables();
  connection = await openForPages(tables);
});
const ask = async <Row>(sql: {toString(): string}) => (await readRows(connection, String(sql))) as Row[];

/** The shown scores by model and benchmark, as a plain program reads them. */
function plainScores(): Map<string, Map<string, number>> {
  const percent = new Set(
    tables.benchmarks
      .filter(({unit, higher_is_better}) => unit === "percent" && higher_is_better)
      .map(({benchmark_id}) => benchmark_id)
  );
  return rollup(
    tables.scores.filter((row) => row.is_preferred && percent.has(row.benchmark_id)),
    (rows) => new Map(rows.map(({benchmark_id, score}) => [String(benchmark_id), Number(score)])),
    ({model_id}) => String(model_id)
  );
}

const classOf = (params: unknown) =>
  params === null ? null : SIZE_ENDS.filter((end) => Number(params) > end).length;

const CHOSEN = [
  ["gemma-7b", "mistral-7b", "llama-2-13b"],
  ["gemma-2b", "gpt-4.1", "deepseek-v3", "llama-3.1-8b-instruct"],
  ["o3", "gpt-4.1", "deepseek-v3", "deepseek-r1", "llama-3.3-70b-instruct"]
];

test.each(CHOSEN)("records of %s, %s, … are those of a plain program", async (...ids) => {
  const scores = plainScores();
  const expected = ids.flatMap((id, i) =>
    ids.slice(i + 1).flatMap((other) => {
      const leads = [...scores.get(id)!].flatMap(([task, score]) => {
        const against = scores.get(other)!.get(task);
        return against === undefined ? [] : [+(score - against).toFixed(6)];
      });
      const count = (sign: number) => leads.filter((lead) => Math.sign(lead) === sign).length;
      const ahead = max(leads.filter((lead) => lead > 0)) ?? null;
      return leads.length === 0 ? [] : [[id, other, leads.length, count(1), count(0), count(-1), ahead]];
    })
  );
  const found = await ask<RecordRow>(recordRows([], ids));
  expect(
    found.map((row) => [
      row.model_id,
      row.other_model_id,
      row.n,
      row.wins,
      row.ties,
      row.losses,
      row.most_ahead
    ])
  ).toEqual(expected);
});

test.each(CHOSEN)("standings of %s, %s, … are those of a plain program", async (...ids) => {
  const scores = plainScores();
  const shared = [...scores.get(ids[0]!)!.keys()].filter((task) =>
    ids.every((id) => scores.get(id)!.has(task))
  );
  const means = tables.models.flatMap(({model_id, params_b}) => {
    const own = scores.get(String(model_id));
    if (!own || !shared.every((task) => own.has(task))) return [];
    return [
      {
        id: String(model_id),
        size: classOf(params_b),
        mean: +mean(shared, (task) => own.get(task))!.toFixed(6)
      }
    ];
  });
  const expected = ids.map((id) => {
    const own = means.find((one) => one.id === id)!;
    const peers = means.filter(({size}) => size === own.size);
    const isSized = own.size !== null;
    return [
      ...[id, shared.length, own.mean, isSized ? peers.length : null],
      isSized ? 1 + peers.filter((peer) => peer.mean > own.mean).length : null,
      isSized ? max(peers, (peer) => peer.mean) : null,
      ...[means.length, 1 + means.filter((one) => one.mean > own.mean).length, max(means, (one) => one.mean)]
    ];
  });
  const round = (value: number | null) => (value === null ? null : +value.toFixed(6));
  const found = await ask<StandingRow>(standingRows([], ids));
  expect(shared.length).toBeGreaterThan(0);
  expect(
    found.map((row) => [
      ...[row.model_id, row.n_benchmarks, round(row.mean), row.class_n_models, row.class_rank],
      ...[round(row.class_best_mean), row.n_models, row.rank, round(row.best_mean)]
    ])
  ).toEqual(expected);
});

test("rows come by the largest difference, and say of whom and of when", async () => {
  const rows = await ask<VersusRow>(versusRows([], CHOSEN[1]!));
  const spreads = rows.map(({spread}) => spread);
  expect(spreads).toEqual([...spreads].sort((a, b) => b - a));
  expect(rows.every(({as_of, source}) => Boolean(as_of) && source !== "")).toBe(true);
});

test("every model with a score in percent can be chosen, with the benchmarks that it has", async () => {
  const scores = plainScores();
  const found = await ask<VersusModel>(versusModels());
  expect(
    Object.fromEntries(found.map(({model_id, scored}) => [model_id, scored.replaceAll("0", "").length]))
  ).toEqual(Object.fromEntries([...scores].map(([id, own]) => [id, own.size])));
});
