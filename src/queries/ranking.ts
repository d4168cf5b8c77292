import type {ExprNode} from "@uwdata/mosaic-sql";
import {SHOWN} from "./benchmarks.js";
import {type SqlText, sqlText, where} from "./sql.js";

/** The scores that a page ranks under a filter, one a model and benchmark, in the order of their ids. */
export function rankingRows(filter: readonly ExprNode[]): SqlText {
  return rankingOf(sqlText`SELECT * FROM score_figures ${where([SHOWN, ...filter])}`);
}

/** What a ranking takes of chosen rows of `score_figures`, one a model and benchmark. */
export function rankingOf(chosen: SqlText): SqlText {
  return sqlText`WITH chosen AS (${chosen})
SELECT
  model_id, model, family, params_b, benchmark_id, benchmark, category,
  score, unit, higher_is_better, random_baseline, score_stderr, n_samples, score_mark,
  coalesce(as_of, retrieved) AS as_of, source
FROM chosen
ORDER BY model_id, benchmark_id`;
}
