import {column, type ExprNode, isIn, literal} from "@uwdata/mosaic-sql";
import {type SqlText, sqlText, textLiteral} from "./sql.js";
import {IS_ARENA, STANDARD_ERROR, Z} from "./standardError.js";

/**
 * What the pages of models ask of the tables, for one or for several at once, whose rows say in `of` whose they are: a
 * question of hundreds of rows takes an engine as long to plan as one of a few.
 */
export const MODEL_QUERIES = [
  {query: modelFacts, of: "model_id"},
  {query: modelScoreRows, of: "model_id"},
  {query: placeRows, of: "model_id"},
  {query: standingRows, of: "model_id"},
  {query: standingScores, of: "asked_id"}
] as const;

/** That a row is of one of these models. */
function isOf(ids: readonly string[]): ExprNode {
  return isIn(
    column("model_id"),
    ids.map((id) => textLiteral(id))
  );
}

/** The models themselves: one row each, none of one that nobody knows. */
export function modelFacts(ids: readonly string[]): SqlText {
  return sqlText`SELECT
  model_id, name, family, developer, params_b, open_weights, release_date, release_precision, licence, source, source_url,
  (SELECT CAST(count(*) AS INTEGER) FROM scores AS s WHERE s.model_id = m.model_id) AS n_scores,
  (SELECT CAST(count(DISTINCT benchmark_id) AS INTEGER) FROM scores AS s WHERE s.model_id = m.model_id) AS n_benchmarks
FROM models AS m
WHERE ${isOf(ids)}`;
}

/** Every model, by family. */
export function modelLinks(): SqlText {
  return sqlText`SELECT model_id, name, family, developer FROM models ORDER BY lower(family), lower(name)`;
}

/** The score that is shown of each model on each benchmark, for all of whom it is asked: a table, made once for all models. */
export const SHOWN_SCORES = sqlText`CREATE TABLE shown_scores AS SELECT
  s.model_id, m.name AS model, s.benchmark_id, b.name AS benchmark, b.category, b.unit,
  s.score, CASE WHEN b.higher_is_better THEN s.score ELSE -s.score END AS points, b.higher_is_better,
  ${STANDARD_ERROR} AS error,
  ${IS_ARENA} AND s.score_stderr IS NOT NULL AS is_rated,
  max(CASE WHEN b.higher_is_better THEN s.score ELSE -s.score END) OVER (PARTITION BY s.benchmark_id) AS best_points,
  m.release_date, m.open_weights, coalesce(s.as_of, s.retrieved) AS as_of, s.source
FROM scores AS s
JOIN benchmarks AS b USING (benchmark_id)
JOIN models AS m USING (model_id)
WHERE s.is_preferred`;

/**
 * Every score of each model, by benchmark, the shown one first. How far another lies from it is counted in standard errors
 * of the difference: of those that the sources give, and where neither gives one of both as the questions imply. The
 * questions are the same, so that errors are no more than this, and the number is a lower bound.
 */
export function modelScoreRows(ids: readonly string[]): SqlText {
  return sqlText`WITH own AS (
  SELECT
    s.*, m.name AS model, b.name AS benchmark, b.category, b.unit,
    ${STANDARD_ERROR} AS standard_error,
    s.score_stderr IS NOT NULL AS is_error_given
  FROM scores AS s
  JOIN benchmarks AS b USING (benchmark_id)
  JOIN models AS m USING (model_id)
  WHERE ${isOf(ids)}
),
flags AS (
  SELECT score_id, string_agg(concat_ws(' ', flag, other_id), '; ' ORDER BY flag, other_id) AS flags
  FROM score_flags
  GROUP BY score_id
),
compared AS (
  SELECT
    o.*, round(o.score - p.score, 6) AS difference,
    CASE
      WHEN o.is_error_given AND p.is_error_given THEN sqrt(o.standard_error ^ 2 + p.standard_error ^ 2)
      WHEN o.is_error_given THEN o.standard_error
      WHEN p.is_error_given THEN p.standard_error
      ELSE sqrt(o.standard_error ^ 2 + p.standard_error ^ 2) END AS error
  FROM own AS o
  JOIN own AS p ON p.model_id = o.model_id AND p.benchmark_id = o.benchmark_id AND p.is_preferred
)
SELECT
  c.score_id, c.model_id, c.model, c.benchmark_id, c.benchmark, c.category, c.unit, c.score,
  round(c.standard_error, 6) AS standard_error, c.is_error_given,
  c.variant, c.thinking, c.n_shot, c.protocol, c.mark, c.evaluated_by, c.origin, c.is_preferred,
  c.difference,
  CASE WHEN NOT c.is_preferred AND c.error > 0 THEN round(abs(c.difference) / c.error, 4) END AS errors_apart,
  f.flags,
  coalesce(c.as_of, c.retrieved) AS as_of, c.source
FROM compared AS c
LEFT JOIN flags AS f USING (score_id)
ORDER BY c.category, c.benchmark, c.is_preferred DESC, c.score DESC, c.score_id`;
}

/** So many of those that share a first place are named where all are too many. */
export const NAMED_BEST = 3;

/**
 * Where each model stands on each of its benchmarks, now and among the models that were out when it was. A rating of the
 * Arena has the ranks that the 95% intervals leave it among all ratings with one, too (`lmarena/arena-rank`).
 */
export function placeRows(ids: readonly string[]): SqlText {
  return sqlText`WITH own AS (SELECT * FROM shown_scores WHERE ${isOf(ids)})
SELECT
  own.model_id, own.model, own.benchmark_id, own.benchmark, own.score, own.unit,
  CAST(1 + count(*) FILTER (x.points > own.points) AS INTEGER) AS place,
  CAST(count(*) AS INTEGER) AS n_models,
  CASE WHEN own.is_rated
    THEN CAST(1 + count(*) FILTER (x.is_rated AND x.score - ${Z} * x.error > own.score + ${Z} * own.error) AS INTEGER)
    END AS rank_low,
  CASE WHEN own.is_rated
    THEN CAST(count(*) FILTER (x.is_rated AND x.score + ${Z} * x.error >= own.score - ${Z} * own.error) AS INTEGER)
    END AS rank_high,
  CASE WHEN own.is_rated THEN CAST(count(*) FILTER (x.is_rated) AS INTEGER) END AS n_rated,
  string_agg(x.model, ', ' ORDER BY lower(x.model), x.model_id) FILTER (x.points = x.best_points) AS best_model,
  array_to_string(list_slice(list(x.model ORDER BY lower(x.model), x.model_id) FILTER (x.points = x.best_points), 1, ${literal(NAMED_BEST)}), ', ') AS best_named,
  CAST(count(*) FILTER (x.points = x.best_points) AS INTEGER) AS n_best,
  arg_max(x.score, x.points) AS best_score,
  CASE WHEN own.release_date IS NOT NULL
    THEN CAST(1 + count(*) FILTER (x.points > own.points AND x.release_date <= own.release_date) AS INTEGER) END AS place_then,
  CASE WHEN own.release_date IS NOT NULL
    THEN CAST(count(*) FILTER (x.release_date <= own.release_date) AS INTEGER) END AS n_then,
  CASE WHEN own.release_date IS NOT NULL AND own.open_weights IS NOT NULL
    THEN CAST(1 + count(*) FILTER (x.points > own.points AND x.release_date <= own.release_date AND x.open_weights = own.open_weights) AS INTEGER)
    END AS place_then_kind,
  CASE WHEN own.release_date IS NOT NULL AND own.open_weights IS NOT NULL
    THEN CAST(count(*) FILTER (x.release_date <= own.release_date AND x.open_weights = own.open_weights) AS INTEGER) END AS n_then_kind,
  own.as_of, own.source,
  string_agg(DISTINCT x.source, '; ' ORDER BY x.source) AS sources
FROM own
JOIN shown_scores AS x USING (benchmark_id)
GROUP BY
  own.model_id, own.model, own.benchmark_id, own.benchmark, own.category, own.score, own.points, own.error, own.is_rated, own.unit,
  own.release_date, own.open_weights, own.as_of, own.source
ORDER BY own.category, own.benchmark`;
}

/**
 * The scores that are shown, in percent of which more is better, and the category and `all` in which they count for each
 * model. A benchmark that a model alone has would leave it without any other to be compared with.
 */
function scopes(ids: readonly string[]): SqlText {
  return sqlText`shown AS (SELECT * FROM shown_scores WHERE unit = 'percent' AND higher_is_better),
mine AS (
  SELECT model_id AS asked_id, category, benchmark_id, benchmark, count(DISTINCT category) OVER (PARTITION BY model_id) AS n_categories
  FROM shown
  WHERE ${isOf(ids)} AND benchmark_id IN (SELECT benchmark_id FROM shown GROUP BY benchmark_id HAVING count(*) > 1)
),
scopes AS (
  SELECT asked_id, category AS scope, benchmark_id, benchmark FROM mine
  UNION ALL
  SELECT asked_id, 'all', benchmark_id, benchmark FROM mine WHERE n_categories > 1
),
sizes AS (
  SELECT asked_id, scope, count(*) AS n_benchmarks, string_agg(benchmark, ', ' ORDER BY benchmark) AS benchmarks
  FROM scopes
  GROUP BY asked_id, scope
),
compared AS (
  SELECT asked_id, scope, model_id
  FROM shown JOIN scopes USING (benchmark_id) JOIN sizes USING (asked_id, scope)
  GROUP BY asked_id, scope, model_id, n_benchmarks
  HAVING count(*) = n_benchmarks
)`;
}

/**
 * The rank of each model by its mean in each category, and over all, among the models that have every benchmark that it
 * has there. From and to: one more than there are models above it by more than 1.96 standard errors of the difference,
 * and as many as there are not below it by more. It is sampling of questions, not of benchmarks.
 */
export function standingRows(ids: readonly string[]): SqlText {
  return sqlText`WITH ${scopes(ids)},
means AS (
  SELECT
    asked_id, scope, model_id, model,
    round(avg(score), 9) AS mean,
    sqrt(sum(error ^ 2)) / count(*) AS error,
    count(error) = count(*) AS has_error,
    max(as_of) AS as_of, string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM shown JOIN scopes USING (benchmark_id) JOIN compared USING (asked_id, scope, model_id)
  GROUP BY asked_id, scope, model_id, model
),
own AS (SELECT * FROM means WHERE model_id = asked_id)
SELECT
  own.model_id, own.model, own.scope,
  CAST(sizes.n_benchmarks AS INTEGER) AS n_benchmarks, sizes.benchmarks,
  CAST(count(*) AS INTEGER) AS n_models,
  own.mean,
  CAST(1 + count(*) FILTER (x.mean > own.mean) AS INTEGER) AS rank,
  CASE WHEN bool_and(x.has_error)
    THEN CAST(1 + count(*) FILTER (x.mean - own.mean > ${Z} * sqrt(x.error ^ 2 + own.error ^ 2)) AS INTEGER) END AS rank_lo,
  CASE WHEN bool_and(x.has_error)
    THEN CAST(count(*) - count(*) FILTER (own.mean - x.mean > ${Z} * sqrt(x.error ^ 2 + own.error ^ 2)) AS INTEGER) END AS rank_hi,
  own.as_of, own.source
FROM own
JOIN sizes USING (asked_id, scope)
JOIN means AS x USING (asked_id, scope)
GROUP BY own.model_id, own.model, own.scope, sizes.n_benchmarks, sizes.benchmarks, own.mean, own.error, own.as_of, own.source
ORDER BY own.model_id, own.scope = 'all' DESC, own.scope`;
}

/** Below this number of benchmarks, drawing among them says nothing of others. */
const FEWEST_TASKS = 5;

/** The scores that the standing of each model, `asked_id`, rests on, where there are enough benchmarks to draw from. */
export function standingScores(ids: readonly string[]): SqlText {
  return sqlText`WITH ${scopes(ids)}
SELECT asked_id, scope, model_id, benchmark_id, score
FROM shown
JOIN scopes USING (benchmark_id)
JOIN compared USING (asked_id, scope, model_id)
JOIN sizes USING (asked_id, scope)
WHERE n_benchmarks >= ${literal(FEWEST_TASKS)}
ORDER BY asked_id, scope, model_id, benchmark_id`;
}
