import {type RankingView, rankingView} from "../../components/charts/scores/rankingView.js";
import {rankSoon} from "../../lib/ranking/rankSoon.js";
import {requestOf} from "../../lib/ranking/requestOf.js";
import type {RowListener, RowSource} from "../../lib/rowSource.js";
import type {RankingScoreRow} from "../../queries/rows/ranking.js";
import type {Board} from "../board.js";
import {RANKING, type RankingState, rankingChoice} from "./rankingState.js";

/**
 * The ranking of the scores of a source: one row. They are ranked off the page where they are many. The newest choice
 * wins: of those that come up while one is being ranked only the last is ranked, and the answer to one that is no longer
 * asked is told to nobody. What is asked again is the same array.
 */
export function rankingSource<State extends RankingState>(
  {state}: Pick<Board<State>, "state">,
  scores: RowSource<RankingScoreRow>
): RowSource<RankingView> {
  let last:
    | {
        readonly scores: readonly RankingScoreRow[];
        readonly key: string;
        readonly rows: Promise<readonly RankingView[]>;
      }
    | undefined;
  const rank = (given: readonly RankingScoreRow[]) => {
    const choice = rankingChoice(state.value);
    const key = JSON.stringify(choice);
    if (last?.scores !== given || last.key !== key) {
      const named = requestOf(given, choice);
      const rows = rankSoon(named.request).then((ranking) => [rankingView(given, named, choice, ranking)]);
      last = {scores: given, key, rows};
    }
    return last;
  };
  return {
    observe(listener: RowListener<RankingView>) {
      let current: readonly RankingScoreRow[] | undefined;
      let isRanking = false;
      let isWanted = false;
      const update = async () => {
        if (!current) return;
        listener.pending();
        isWanted = true;
        if (isRanking) return;
        isRanking = true;
        while (isWanted && current) {
          isWanted = false;
          try {
            const rows = await rank(current).rows;
            if (!isWanted && current) listener.rows(rows);
          } catch (error) {
            if (!isWanted) listener.error(error as Error);
          }
        }
        isRanking = false;
      };
      const stopScores = scores.observe({
        rows: (rows) => {
          current = rows;
          void update();
        },
        pending: () => {
          current = undefined;
          listener.pending();
        },
        error: (error) => {
          current = undefined;
          listener.error(error);
        }
      });
      const stopState = state.on(RANKING as unknown as (keyof State & string)[], () => void update());
      return () => {
        current = undefined;
        isWanted = false;
        stopScores();
        stopState();
      };
    }
  };
}
