// @vitest-environment jsdom
import fc from "fast-check";
import {beforeAll, expect, test} from "vitest";
import {
  type ChosenScores,
  chosenScores,
  placed,
  summarize
} from "../../src/boards/benchmarks/chosenScores.js";
import type {Joined} from "../../src/lib/joinRows.js";
import type {RowRequest} from "../../src/lib/notebook.js";
import {queryText} from "../../src/lib/notebook.js";
import type {RowSource} from "../../src/lib/rowSource.js";
import {selectRows} from "../../src/lib/selectRows.js";
import {
  modelClauses,
  printedAverages,
  rowClauses,
  type ScoreFilter,
  scoreRows,
  summaryRows
} from "../../src/queries/benchmarks.js";
import {rankingRows} from "../../src/queries/ranking.js";
import type {PrintedAverageRow, ScoreRow, SummaryRow} from "../../src/queries/rows/benchmarks.js";
import type {RankingScoreRow} from "../../src/queries/rows/ranking.js";
import {scoreFilter} from "../queries/everyQuery.js";
import {ask} from "../reportRows.js";

let scores: ScoreRow[];
let ranked: RankingScoreRow[];
let averages: PrintedAverageRow[];
beforeAll(async () => {
  scores = await ask<ScoreRow>(scoreRows([]));
  ranked = await ask<RankingScoreRow>(rankingRows([]));
  averages = await ask<PrintedAverageRow>(printedAverages());
});

const names = (key: "model_id" | "benchmark_id" | "category") => [...new Set(scores.map((row) => row[key]))];
const filters = () =>
  fc.record<ScoreFilter>({
    models: fc.option(fc.subarray(names("model_id"))),
    benchmarks: fc.option(fc.subarray(names("benchmark_id"))),
    categories: fc.option(fc.subarray(names("category"))),
    unmarked: fc.boolean()
  });

/** What a page chooses that has the answers to the three questions without a filter, and no other. */
async function chosenUnder(filter: ScoreFilter) {
  const rows = <Row>(request: RowRequest<ScoreFilter>): RowSource<Row> => {
    const all = {
      [String(scoreRows([]))]: scores,
      [String(rankingRows([]))]: ranked,
      [String(printedAverages())]: averages
    };
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
  return new Promise<Joined<ChosenScores>>((resolve, reject) =>
    source.observe({rows: ([found]) => resolve(found!), pending: () => {}, error: reject})
  );
}

test("under any filter a page chooses the scores that the engine does, with their places, means, ranks and wins", async () => {
  await fc.assert(
    fc.asyncProperty(filters(), async (filter) => {
      const found = await chosenUnder(filter);
      expect(placed(found.scores)).toEqual(await ask<ScoreRow>(scoreRows(scoreFilter(filter))));
      expect(summarize(found)).toEqual(await ask<SummaryRow>(summaryRows(scoreFilter(filter))));
    }),
    {numRuns: 60}
  );
});

const changed = (change: Partial<RankingScoreRow>) =>
  ranked.map((row) => (row.benchmark_id === "boolq" ? {...row, ...change} : row));

test("no mean is over ratings, or over what is better where it is less", () => {
  const without = summarize({
    ranked: ranked.filter(({benchmark_id}) => benchmark_id !== "boolq"),
    averages
  });
  expect(without[0]).toMatchObject({n: 17, n_any: 17});
  expect(summarize({ranked: changed({unit: "elo"}), averages})).toEqual(without);
  expect(summarize({ranked: changed({higher_is_better: false}), averages})).toEqual(without);
});

test("nothing is normalised where nobody says what guessing scores", () => {
  for (const row of summarize({ranked: changed({random_baseline: null}), averages}))
    expect(row).toMatchObject({normalized_mean: null, n: 18});
});

test("the average of another report is no model's", () => {
  const [first] = summarize({ranked, averages: averages.map((row) => ({...row, source: "another"}))});
  expect(first!.average_printed).toBeNull();
});
