// @vitest-environment jsdom
import fc from "fast-check";
import {beforeAll, expect, test} from "vitest";
import {chosenScores, commonMeans, placed} from "../../src/boards/benchmarks/chosenScores.js";
import type {RowRequest} from "../../src/lib/notebook.js";
import {queryText} from "../../src/lib/notebook.js";
import type {RowSource} from "../../src/lib/rowSource.js";
import {selectRows} from "../../src/lib/selectRows.js";
import {
  modelClauses,
  rowClauses,
  type ScoreFilter,
  scoreRows,
  summaryRows
} from "../../src/queries/benchmarks.js";
import {rankingRows} from "../../src/queries/ranking.js";
import type {ScoreRow, SummaryRow} from "../../src/queries/rows/benchmarks.js";
import type {RankingScoreRow} from "../../src/queries/rows/ranking.js";
import {scoreFilter} from "../queries/everyQuery.js";
import {ask} from "../reportRows.js";

let scores: ScoreRow[];
let ranked: RankingScoreRow[];
beforeAll(async () => {
  scores = await ask<ScoreRow>(scoreRows([]));
  ranked = await ask<RankingScoreRow>(rankingRows([]));
});

const names = (key: "model_id" | "benchmark_id" | "category") => [...new Set(scores.map((row) => row[key]))];
const filters = () =>
  fc.record<ScoreFilter>({
    models: fc.option(fc.subarray(names("model_id"))),
    benchmarks: fc.option(fc.subarray(names("benchmark_id"))),
    categories: fc.option(fc.subarray(names("category"))),
    unmarked: fc.boolean()
  });

/** What a page chooses that has the answers to the two questions without a filter, and no other. */
async function chosenUnder(filter: ScoreFilter) {
  const rows = <Row>(request: RowRequest<ScoreFilter>): RowSource<Row> => {
    const all = {[String(scoreRows([]))]: scores, [String(rankingRows([]))]: ranked};
    const answer = all[queryText(request, filter)] as readonly unknown[] as readonly Row[];
    return {
      observe(listener) {
        listener.rows(answer);
        return () => {};
      }
    };
  };
  const source = chosenScores<ScoreFilter>(
    {
      rows,
      select: (given, clauses) =>
        selectRows(given, {
          clauses: () => clauses.flatMap((of) => Object.values(of(filter))).filter((each) => each !== null),
          onChange: () => () => {}
        })
    },
    [rowClauses, modelClauses]
  );
  return new Promise<{scores: readonly ScoreRow[]; ranked: readonly RankingScoreRow[]}>((resolve, reject) =>
    source.observe({rows: ([found]) => resolve(found!), pending: () => {}, error: reject})
  );
}

test("under any filter a page chooses the scores that the engine does, with their places and means", async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      const found = await chosenUnder(filter);
      expect(placed(found.scores)).toEqual(await ask<ScoreRow>(scoreRows(scoreFilter(filter))));
      const summary = await ask<SummaryRow>(summaryRows(scoreFilter(filter)));
      const byId = (a: {model_id: string}, b: {model_id: string}) => (a.model_id < b.model_id ? -1 : 1);
      expect(commonMeans(found.ranked).sort(byId)).toEqual(
        summary.map(({model_id, model, mean, n, n_any}) => ({model_id, model, mean, n, n_any})).sort(byId)
      );
    }),
    {numRuns: 60}
  );
});

test("no mean is over ratings, or over what is better where it is less", () => {
  const other = (change: Partial<RankingScoreRow>) =>
    ranked.map((row) => (row.benchmark_id === "boolq" ? {...row, ...change} : row));
  const without = commonMeans(ranked.filter(({benchmark_id}) => benchmark_id !== "boolq"));
  expect(without[0]).toMatchObject({n: 17, n_any: 17});
  expect(commonMeans(other({unit: "elo"}))).toEqual(without);
  expect(commonMeans(other({higher_is_better: false}))).toEqual(without);
});
