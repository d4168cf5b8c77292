// @vitest-environment jsdom
import {afterAll, beforeEach, expect, test, vi} from "vitest";
import {rankingSource} from "../../src/boards/benchmarks/rankingRows.js";
import {type RankingState, rankingParams} from "../../src/boards/benchmarks/rankingState.js";
import type {RankingView} from "../../src/components/charts/scores/rankingView.js";
import {PageState} from "../../src/lib/pageState.js";
import type {RowListener} from "../../src/lib/rowSource.js";
import type {RankingScoreRow} from "../../src/queries/rows/ranking.js";

// A state writes its address a moment after its last change.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 300)));

const score = (model: string, benchmark: string, score: number): RankingScoreRow => ({
  model_id: model,
  model,
  family: "f",
  params_b: null,
  benchmark_id: benchmark,
  benchmark,
  category: "math",
  score,
  unit: "percent",
  higher_is_better: true,
  random_baseline: 0,
  score_stderr: null,
  n_samples: null,
  score_mark: null,
  as_of: "2026-01-02",
  source: "s"
});
const ROWS = [score("a", "x", 1), score("b", "x", 2)];
const OTHER = [score("a", "x", 5), score("b", "x", 2)];

/** A page whose scores come when a test says so, and a figure that notes what it is told. */
function page() {
  history.replaceState(null, "", "/");
  const state = new PageState<RankingState>(rankingParams(["math"]));
  let scores!: RowListener<RankingScoreRow>;
  const stop = vi.fn();
  const observe = (listener: RowListener<RankingScoreRow>) => {
    scores = listener;
    return stop;
  };
  const source = rankingSource({state}, {observe});
  const told: (readonly RankingView[] | string)[] = [];
  const end = source.observe({
    rows: (rows) => told.push(rows),
    pending: () => told.push("pending"),
    error: ({message}) => told.push(message)
  });
  const answers = () => told.filter((each): each is readonly RankingView[] => Array.isArray(each));
  return {state, scores, told, answers, end, stop};
}

let at: ReturnType<typeof page>;
beforeEach(() => {
  at = page();
});
/** Time in which what is not to be told might be. */
const turns = () => new Promise((resolve) => setTimeout(resolve, 20));
const answered = (n: number) =>
  vi.waitFor(() => expect(at.answers()).toHaveLength(n), {timeout: 20_000, interval: 2});

test("scores become a ranking by the choice of the page", async () => {
  at.scores.rows(ROWS);
  await answered(1);
  expect(at.told[0]).toBe("pending");
  expect(at.answers()[0]![0]).toMatchObject({average: "mean", rows: [{model: "b"}, {model: "a"}]});
  at.state.set({average: "win_rate"});
  await answered(2);
  expect(at.answers()[1]![0]).toMatchObject({average: "win_rate"});
});

test("of choices that follow each other only the last is told", async () => {
  at.scores.rows(ROWS);
  at.state.set({average: "borda"});
  at.state.set({average: "normalized"});
  await answered(1);
  expect(at.answers().map(([view]) => view!.average)).toEqual(["normalized"]);
});

test("scores that are on their way leave no ranking of those before", async () => {
  at.scores.rows(ROWS);
  at.scores.pending();
  await turns();
  expect(at.answers()).toEqual([]);
  at.scores.rows(OTHER);
  await answered(1);
  expect(at.answers().map(([view]) => view!.rows[0]!.model)).toEqual(["a"]);
  at.scores.error(new Error("no engine"));
  expect(at.told.at(-1)).toBe("no engine");
});

test("the same scores under the same choice are the same answer", async () => {
  at.scores.rows(ROWS);
  await answered(1);
  at.scores.rows(ROWS);
  await answered(2);
  const [first, again] = at.answers();
  expect(again).toBe(first);
});

test("who has gone is told nothing", async () => {
  at.scores.rows(ROWS);
  at.end();
  at.state.set({average: "borda"});
  await turns();
  expect(at.answers()).toEqual([]);
  expect(at.stop).toHaveBeenCalledOnce();
});
