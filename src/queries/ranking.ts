import type {ExprNode} from "@uwdata/mosaic-sql";
import {SHOWN} from "./benchmarks.js";
import {type SqlText, sqlText, where} from "./sql.js";

/** The scores that a page ranks under a filter, one a model and benchmark, in the order of their ids. */
export function rankingRows(filter: readonly ExprNode[]): SqlText {
  return sqlText`SELECT
  model_id, model, family, params_b, benchmark_id, benchmark, category,
  score, unit, higher_is_better, random_baseline, score_stderr, n_samples, score_mark, as_of, source
FROM score_figures
${where([SHOWN, ...filter])}
ORDER BY model_id, benchmark_id`;
}
