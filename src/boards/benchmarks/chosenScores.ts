import {ascending, descending, group, max, mean} from "d3";
import {type Joined, joinRows} from "../../lib/joinRows.js";
import type {ClausesOf, Notebook} from "../../lib/notebook.js";
import type {RowSource} from "../../lib/rowSource.js";
import {printedAverages, scoreRows} from "../../queries/benchmarks.js";
import {rankingRows} from "../../queries/ranking.js";
import type {PrintedAverageRow, ScoreRow, SummaryRow} from "../../queries/rows/benchmarks.js";
import type {RankingScoreRow} from "../../queries/rows/ranking.js";

/**
 * The scores that are shown, the same ones as they are ranked (with what tells which of them a mean can be over), and all
 * averages that reports print.
 */
export type ChosenScores = {
  readonly scores: ScoreRow;
  readonly ranked: RankingScoreRow;
  readonly averages: PrintedAverageRow;
};

type Rows<State> = Pick<Notebook<State>, "rows" | "select">;

/**
 * The scores of the report under filters. The page has all of them from its beginning, so that it chooses among them
 * itself, and computes what follows from them: its charts follow a filter within a frame, and wait for no engine.
 */
export function chosenScores<State>(
  notebook: Rows<State>,
  clauses: readonly ClausesOf<State>[]
): RowSource<Joined<ChosenScores>> {
  const {rows, select} = notebook;
  return joinRows<ChosenScores>({
    scores: select(rows<ScoreRow>({query: () => scoreRows([])}), clauses),
    ranked: rankedScores(notebook, clauses),
    averages: rows<PrintedAverageRow>({query: () => printedAverages()})
  });
}

/** The scores of the report under filters, as they are ranked. */
export function rankedScores<State>(
  {rows, select}: Rows<State>,
  clauses: readonly ClausesOf<State>[]
): RowSource<RankingScoreRow> {
  return select(rows<RankingScoreRow>({query: () => rankingRows([])}), clauses);
}

/** Scores ranked anew within each benchmark: places among rivals that are not shown are nobody's. As `scoreRows` has it. */
export function placed<Row extends Pick<ScoreRow, "benchmark_id" | "score">>(
  rows: readonly Row[]
): (Row & Pick<ScoreRow, "place" | "tied">)[] {
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

/**
 * Means, ranks and wins of each model over the benchmarks in percent on which all have a score, best mean first. As
 * `summaryRows` has it, whose text has the formulas.
 */
export function summarize({
  ranked,
  averages
}: Pick<Joined<ChosenScores>, "ranked" | "averages">): SummaryRow[] {
  const averaged = ranked.filter(({unit, higher_is_better}) => unit === "percent" && higher_is_better);
  const models = group(averaged, ({model_id}) => model_id);
  const benchmarks = group(averaged, ({benchmark_id}) => benchmark_id);
  const isCommon = ({benchmark_id}: RankingScoreRow) => benchmarks.get(benchmark_id)!.length === models.size;
  const common = group(placed(averaged.filter(isCommon)), ({model_id}) => model_id);
  const summaries = [...models.values()].map((own): SummaryRow => {
    const {model_id, model, family, params_b} = own[0]!;
    const shared = common.get(model_id) ?? [];
    const meanOf = (value: (row: (typeof shared)[number]) => number) => rounded(mean(shared, value));
    const rank = ({place, tied}: (typeof shared)[number]) => place + (tied - 1) / 2;
    const source = [...new Set(own.map(({source}) => source))].sort(ascending).join("; ");
    const printed = averages.find((row) => row.model_id === model_id && row.source === source);
    return {
      ...{model_id, model, family, params_b},
      mean: meanOf(({score}) => score),
      normalized_mean: shared.some(({random_baseline}) => random_baseline === null)
        ? null
        : meanOf(({score, random_baseline: guess}) => (100 * (score - guess!)) / (100 - guess!)),
      win_rate:
        models.size > 1 ? meanOf((row) => (100 * (models.size - rank(row))) / (models.size - 1)) : null,
      mean_rank: meanOf(rank),
      best_alone: shared.filter(({place, tied}) => place === 1 && tied === 1).length,
      best_or_tied: shared.filter(({place}) => place === 1).length,
      n: shared.length,
      n_own: own.length,
      n_any: benchmarks.size,
      average_printed: printed?.average_printed ?? null,
      as_of: max(own, ({as_of}) => as_of ?? undefined) ?? null,
      source
    };
  });
  return summaries.sort(
    (a, b) => descending(a.mean ?? -Infinity, b.mean ?? -Infinity) || ascending(a.model_id, b.model_id)
  );
}

/** As the engine rounds a mean: the last digits of one depend on the order of its sum. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : +value.toFixed(9);
}
