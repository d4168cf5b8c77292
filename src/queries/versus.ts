import type {ExprNode} from "@uwdata/mosaic-sql";
import {SIZE_CLASSES} from "./sizeClasses.js";
import {among, listOf, type SqlText, sqlText, textLiteral, where} from "./sql.js";

/** The score of each model on each benchmark that is shown, in percent, higher better: what can be compared in points. */
const SHOWN = sqlText`shown AS (
  SELECT
    f.benchmark_id, f.benchmark, f.category, f.metric, f.benchmark_mark, f.random_baseline,
    f.model_id, f.model, f.family, f.params_b,
    f.score, f.score_mark, coalesce(f.evaluated_by, '') AS evaluated_by, f.other_split, f.has_other_split,
    coalesce(f.as_of, s.retrieved) AS as_of, f.source
  FROM score_figures AS f
  JOIN benchmarks AS b USING (benchmark_id)
  JOIN scores AS s ON s.model_id = f.model_id AND s.benchmark_id = f.benchmark_id AND s.is_preferred
  WHERE f.is_preferred AND b.unit = 'percent' AND b.higher_is_better
)`;

function isOneOf(ids: readonly string[]): ExprNode[] {
  return [among("model_id", ids)].filter((clause) => clause !== null);
}

/** The shown scores of the compared models under a filter. */
function chosen(filter: readonly ExprNode[], ids: readonly string[]): SqlText {
  return sqlText`${SHOWN},
chosen AS (
  SELECT *, list_position(${listOf(ids.map(textLiteral))}, model_id) AS position
  FROM shown
  ${where([...filter, ...isOneOf(ids)])}
)`;
}

/** Each source once, though a row may cite several. */
const SOURCES = (list: SqlText) =>
  sqlText`array_to_string(list_sort(list_distinct(string_split(array_to_string(${list}, '; '), '; '))), '; ')`;

/** Every model that can be compared, by family, with the benchmarks that it has. */
export function versusModels(): SqlText {
  return sqlText`WITH ${SHOWN},
tasks AS (SELECT DISTINCT benchmark_id FROM shown)
SELECT
  m.model_id, m.name, m.family, m.params_b,
  string_agg(CASE WHEN s.score IS NULL THEN '0' ELSE '1' END, '' ORDER BY t.benchmark_id) AS scored
FROM models AS m
CROSS JOIN tasks AS t
LEFT JOIN shown AS s ON s.model_id = m.model_id AND s.benchmark_id = t.benchmark_id
GROUP BY m.model_id, m.name, m.family, m.params_b
HAVING count(s.score) > 0
ORDER BY lower(m.family), lower(m.name), m.model_id`;
}

/** The scores of the compared models, the benchmark with the largest difference first, models in the order of `ids`. */
export function versusRows(filter: readonly ExprNode[], ids: readonly string[]): SqlText {
  return sqlText`WITH ${chosen(filter, ids)}
SELECT
  * EXCLUDE (position),
  CAST(rank() OVER (PARTITION BY benchmark_id ORDER BY score DESC) AS INTEGER) AS place,
  CAST(count(*) OVER (PARTITION BY benchmark_id, score) AS INTEGER) AS tied,
  -- Binary fractions: 64.3 − 62.5 is 1.7999…
  round(max(score) OVER task - min(score) OVER task, 6) AS spread
FROM chosen
WINDOW task AS (PARTITION BY benchmark_id)
ORDER BY spread DESC, benchmark_id, position`;
}

/** Wins, ties and losses of each two of the models, over what both have; two that share nothing have no row. */
export function recordRows(filter: readonly ExprNode[], ids: readonly string[]): SqlText {
  return sqlText`WITH ${chosen(filter, ids)},
leads AS (
  SELECT
    x.position, x.model_id, x.model, y.position AS other_position, y.model_id AS other_model_id, y.model AS other_model,
    benchmark_id, x.benchmark, round(x.score - y.score, 6) AS lead,
    greatest(x.as_of, y.as_of) AS as_of, concat_ws('; ', x.source, y.source) AS source
  FROM chosen AS x
  JOIN chosen AS y USING (benchmark_id)
  WHERE x.position < y.position
)
SELECT
  model_id, model, other_model_id, other_model,
  CAST(count(*) AS INTEGER) AS n,
  CAST(count(*) FILTER (lead > 0) AS INTEGER) AS wins,
  CAST(count(*) FILTER (lead = 0) AS INTEGER) AS ties,
  CAST(count(*) FILTER (lead < 0) AS INTEGER) AS losses,
  first(benchmark ORDER BY lead DESC, benchmark_id) FILTER (lead > 0) AS most_ahead_on,
  max(lead) FILTER (lead > 0) AS most_ahead,
  first(benchmark ORDER BY lead, benchmark_id) FILTER (lead < 0) AS most_behind_on,
  -min(lead) FILTER (lead < 0) AS most_behind,
  max(as_of) AS as_of, ${SOURCES(sqlText`list(source)`)} AS source
FROM leads
GROUP BY position, model_id, model, other_position, other_model_id, other_model
ORDER BY position, other_position`;
}

/**
 * The compared models by their mean over the benchmarks that all of them have, beside the best of their size class and
 * the best of all models that have every one of these. A model without a score counts for none.
 */
export function standingRows(filter: readonly ExprNode[], ids: readonly string[]): SqlText {
  return sqlText`WITH ${chosen(filter, ids)},
shared AS (
  SELECT benchmark_id
  FROM chosen
  GROUP BY benchmark_id
  HAVING count(*) = (SELECT count(DISTINCT model_id) FROM chosen)
),
means AS (
  SELECT
    model_id, model, params_b, round(avg(score), 9) AS mean, count(*) AS n_benchmarks,
    max(as_of) AS as_of, ${SOURCES(sqlText`list(source)`)} AS source
  FROM shown JOIN shared USING (benchmark_id)
  GROUP BY model_id, model, params_b
  HAVING count(*) = (SELECT count(*) FROM shared)
),
classes AS (
  ${SIZE_CLASSES}
),
sized AS (
  SELECT m.*, k.above_b, k.to_b, k.above_b IS NOT NULL OR k.to_b IS NOT NULL AS is_sized
  FROM means AS m
  LEFT JOIN classes AS k
    ON (m.params_b > k.above_b OR k.above_b IS NULL) AND (m.params_b <= k.to_b OR k.to_b IS NULL) AND m.params_b IS NOT NULL
),
ranked AS (
  SELECT
    *,
    count(*) OVER class AS class_n_models,
    rank() OVER (class ORDER BY mean DESC) AS class_rank,
    count(*) OVER (PARTITION BY is_sized, above_b, to_b, mean) AS class_tied,
    first_value(model_id) OVER best_of_class AS class_best_model_id,
    first_value(model) OVER best_of_class AS class_best_model,
    max(mean) OVER class AS class_best_mean,
    count(*) OVER () AS n_models,
    rank() OVER (ORDER BY mean DESC) AS rank,
    first_value(model_id) OVER best AS best_model_id,
    first_value(model) OVER best AS best_model,
    max(mean) OVER () AS best_mean
  FROM sized
  WINDOW
    class AS (PARTITION BY is_sized, above_b, to_b),
    best_of_class AS (PARTITION BY is_sized, above_b, to_b ORDER BY mean DESC, model_id),
    best AS (ORDER BY mean DESC, model_id)
)
SELECT
  model_id, model, params_b, CAST(n_benchmarks AS INTEGER) AS n_benchmarks, mean, above_b, to_b,
  CASE WHEN is_sized THEN CAST(class_n_models AS INTEGER) END AS class_n_models,
  CASE WHEN is_sized THEN CAST(class_rank AS INTEGER) END AS class_rank,
  CASE WHEN is_sized THEN CAST(class_tied AS INTEGER) END AS class_tied,
  CASE WHEN is_sized THEN class_best_model_id END AS class_best_model_id,
  CASE WHEN is_sized THEN class_best_model END AS class_best_model,
  CASE WHEN is_sized THEN class_best_mean END AS class_best_mean,
  CAST(n_models AS INTEGER) AS n_models, CAST(rank AS INTEGER) AS rank, best_model_id, best_model, best_mean,
  as_of, source
FROM ranked
${where(isOneOf(ids))}
ORDER BY list_position(${listOf(ids.map(textLiteral))}, model_id)`;
}

/** As `pairRows` of the report, over the score of any two models that is shown. */
export function anyPairRows(filter: readonly ExprNode[], {a, b}: {a: string; b: string}): SqlText {
  return sqlText`WITH ${chosen(filter, [a, b])}
SELECT
  benchmark_id, x.benchmark, x.category,
  CASE WHEN x.metric = y.metric THEN x.metric ELSE concat_ws(' / ', x.metric, y.metric) END AS metric, x.benchmark_mark,
  x.other_split AS other_split_a, y.other_split AS other_split_b, x.has_other_split,
  x.score AS score_a, y.score AS score_b, x.score_mark AS mark_a, y.score_mark AS mark_b,
  round(x.score - y.score, 6) AS difference,
  greatest(x.as_of, y.as_of) AS as_of, ${SOURCES(sqlText`[x.source, y.source]`)} AS source
FROM chosen AS x
JOIN chosen AS y USING (benchmark_id)
WHERE x.model_id = ${textLiteral(a)} AND y.model_id = ${textLiteral(b)}
ORDER BY difference DESC, benchmark_id`;
}
