// @vitest-environment jsdom
import {expect, test} from "vitest";
import {scoreGrid, scoreTip} from "../../../../src/components/charts/scores/scoreGrid.js";
import type {VirtualGrid} from "../../../../src/components/table/virtualGrid.js";
import {allScores} from "../../../../src/lib/messages/allScores.js";
import type {AllScoreRow} from "../../../../src/queries/rows/allScores.js";

const m = allScores.en;
const sourceName = (source: string) => source;

/** A rating of the Arena by 1,200 votes. */
const rating = (model: string, score: number, ranks: readonly [number, number] | null): AllScoreRow => ({
  ...{benchmark_id: "arena-text", benchmark: "Arena text", category: "arena", metric: "Arena score"},
  ...{random_baseline: null, unit: "rating", higher_is_better: true},
  ...{
    model_id: model.toLowerCase(),
    model,
    family: model,
    params_b: null,
    developer: null,
    open_weights: null
  },
  ...{licence: null, release_date: null, score, score_stderr: 4, score_mark: null, evaluated_by: "Arena"},
  ...{origin: "third_party", variant: null, thinking: null, n_shot: null, n_samples: 1200, score_id: model},
  ...{n_scores: 1, flags: null, is_retrieved: false, source_url: null, place: 1, tied: 1},
  ...{rank_low: ranks?.[0] ?? null, rank_high: ranks?.[1] ?? null, as_of: "2026-10-02", source: "Arena"}
});
const notes = (rows: readonly AllScoreRow[], key = "arena-text") =>
  scoreGrid(rows, {
    ...{m, sourceName, pins: [], sort: {key, descending: true}, rule: {name: "", why: ""}},
    grid: () => null as unknown as VirtualGrid
  }).notes?.join("\n");

test("a rating says from which rank to which it may be, and that votes were counted", () => {
  const tip = (ranks: readonly [number, number] | null) =>
    scoreTip(rating("A", 1500, ranks), {m, sourceName});
  expect(tip([2, 8])).toContain("rank 2 to 8 by the 95% intervals of the ratings shown");
  expect(tip([1, 1])).toContain("rank 1 by the 95% intervals");
  expect(tip(null)).not.toContain("rank");
  expect(tip(null)).toContain("1200 votes");
});

test("ordered by ratings, the table says how many models may be first", () => {
  const rows = [rating("A", 1500, [1, 2]), rating("B", 1499, [1, 2]), rating("C", 1400, [3, 3])];
  expect(notes(rows)).toContain(
    "By the 95% intervals of the 3 ratings that have one, 2 models may be first;"
  );
  expect(notes(rows, "mmlu")).not.toContain("may be first");
  expect(notes([rating("A", 1500, [1, 1])])).toContain("none beside it to be ranked by");
  expect(notes([rating("A", 1500, null)])).not.toContain("interval");
});
