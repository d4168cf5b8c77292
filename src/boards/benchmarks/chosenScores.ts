import {group} from "d3";
import {type Joined, joinRows} from "../../lib/joinRows.js";
import type {ClausesOf, Notebook} from "../../lib/notebook.js";
import type {RowSource} from "../../lib/rowSource.js";
import {scoreRows} from "../../queries/benchmarks.js";
import {rankingRows} from "../../queries/ranking.js";
import type {MeanRow, ScoreRow} from "../../queries/rows/benchmarks.js";
import type {RankingScoreRow} from "../../queries/rows/ranking.js";

/** The scores that are shown, and the same ones as they are ranked: with what tells which of them a mean can be over. */
export type ChosenScores = {readonly scores: ScoreRow; readonly ranked: RankingScoreRow};

/**
 * The scores of the report under filters. The page has all of them from its beginning, so that it chooses among them
 * itself: its first chart follows a filter within a frame, and waits for no engine.
 */
export function chosenScores<State>(
  {rows, select}: Pick<Notebook<State>, "rows" | "select">,
  clauses: readonly ClausesOf<State>[]
): RowSource<Joined<ChosenScores>> {
  return joinRows<ChosenScores>({
    scores: select(rows<ScoreRow>({query: () => scoreRows([])}), clauses),
    ranked: select(rows<RankingScoreRow>({query: () => rankingRows([])}), clauses)
  });
}

/** Scores ranked anew within each benchmark: places among rivals that are not shown are nobody's. As `scoreRows` has it. */
export function placed(rows: readonly ScoreRow[]): ScoreRow[] {
  const rivals = group(rows, ({benchmark_id}) => benchmark_id);
  return rows.map((row) => {
    const count = (is: (score: number) => boolean) =>
      rivals.get(row.benchmark_id)!.filter(({score}) => is(score)).length;
    return {
      ...row,
      place: 1 + count((score) => score > row.score),
      tied: count((score) => score === row.score)
    };
  });
}

/** The mean of each model over the benchmarks in percent on which all have a score. As `summaryRows` has it. */
export function commonMeans(rows: readonly RankingScoreRow[]): MeanRow[] {
  const averaged = rows.filter(({unit, higher_is_better}) => unit === "percent" && higher_is_better);
  const models = group(averaged, ({model_id}) => model_id);
  const benchmarks = group(averaged, ({benchmark_id}) => benchmark_id);
  const isCommon = ({benchmark_id}: RankingScoreRow) => benchmarks.get(benchmark_id)!.length === models.size;
  return [...models.values()].map((own) => {
    const shared = own.filter(isCommon);
    const sum = shared.reduce((total, {score}) => total + score, 0);
    const {model_id, model} = own[0]!;
    const mean = shared.length > 0 ? +(sum / shared.length).toFixed(9) : null;
    return {model_id, model, mean, n: shared.length, n_any: benchmarks.size};
  });
}
