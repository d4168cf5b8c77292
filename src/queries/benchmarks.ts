import {and, column, type ExprNode, eq, isNull, literal} from "@uwdata/mosaic-sql";
import {among, type SqlText, sqlText, textLiteral, where} from "./sql.js";

/** What the benchmarks page can be asked for. `null` stands for all. */
export interface ScoreFilter {
  readonly models: readonly string[] | null;
  readonly benchmarks: readonly string[] | null;
  readonly categories: readonly string[] | null;
  /** Leave out scores marked `*`: run by a competitor, not by the model's developer. */
  readonly unmarked: boolean;
}

/** Filters on benchmarks and scores. Column names are those of the scores, joined with their benchmark. */
export function rowClauses({benchmarks, categories, unmarked}: Omit<ScoreFilter, "models">) {
  return {
    categories: among("category", categories),
    benchmarks: among("benchmark_id", benchmarks),
    unmarked: (unmarked && UNMARKED[0]) || null
  };
}

export function modelClauses({models}: Pick<ScoreFilter, "models">) {
  return {models: among("model_id", models)};
}

/** No score that carries a mark: who ran it is another than the model's developer. */
export const UNMARKED: readonly ExprNode[] = [isNull(column("score_mark"))];

/** The reports' table: of several that print a score of a model on a benchmark, the last one's. */
export const SHOWN = and(column("is_preferred"), eq(column("origin"), literal("report")));

/** The scores of one report, by the source that its rows cite, whatever later ones print. */
export function ofReport(source: string): ExprNode {
  return eq(column("source"), textLiteral(source));
}

/**
 * The scores under the filter, ranked within each benchmark, by category, then the ids of benchmark and model. A page asks
 * for all of them, and filters them itself.
 */
export function scoreRows(filter: readonly ExprNode[]): SqlText {
  return sqlText`SELECT
  benchmark_id, benchmark, category, metric, benchmark_mark, random_baseline, model_id, model, family, params_b,
  score, score_mark, evaluated_by, as_of, source, other_split, has_other_split,
  CAST(rank() OVER (PARTITION BY benchmark_id ORDER BY score DESC) AS INTEGER) AS place,
  CAST(count(*) OVER (PARTITION BY benchmark_id, score) AS INTEGER) AS tied
FROM score_figures
${where([SHOWN, ...filter])}
ORDER BY category, benchmark_id, model_id`;
}

/** What a mean of percents can be over: no rating, and no share of errors. */
const AVERAGED: readonly ExprNode[] = [eq(column("unit"), literal("percent")), column("higher_is_better")];

/**
 * Means over common benchmarks only: a model that lacks a hard benchmark would otherwise gain by it.
 * The baseline-normalised score is that of the Open LLM Leaderboard: (x − guess) / (100 − guess); there is none where
 * nobody says what guessing scores on one of the benchmarks.
 */
export function summaryRows(filter: readonly ExprNode[], of: ExprNode = SHOWN): SqlText {
  return summaryOf(sqlText`SELECT * FROM score_figures ${where([of, ...filter])}`);
}

/** The average that a report prints of each model, by the source that its rows cite. */
export function printedAverages(): SqlText {
  return sqlText`SELECT model_id, source, average AS average_printed FROM average_printed ORDER BY model_id, source`;
}

/** As `summaryRows`, over chosen rows of `score_figures`. */
export function summaryOf(chosen: SqlText): SqlText {
  return sqlText`WITH given AS (${chosen}),
chosen AS (SELECT * FROM given ${where(AVERAGED)}),
totals AS (SELECT count(DISTINCT model_id) AS models, count(DISTINCT benchmark_id) AS n_any FROM chosen),
common AS (
  SELECT benchmark_id FROM chosen GROUP BY benchmark_id HAVING count(*) = (SELECT models FROM totals)
),
shared AS (
  SELECT
    model_id, score,
    100 * (score - random_baseline) / (100 - random_baseline) AS normalized,
    rank() OVER row_ AS place,
    count(*) OVER (PARTITION BY benchmark_id, score) AS tied,
    count(*) OVER (PARTITION BY benchmark_id) AS field
  FROM chosen
  WHERE benchmark_id IN (SELECT benchmark_id FROM common)
  WINDOW row_ AS (PARTITION BY benchmark_id ORDER BY score DESC)
),
means AS (
  SELECT
    model_id,
    round(avg(score), 9) AS mean,
    CASE WHEN count(normalized) = count(*) THEN round(avg(normalized), 9) END AS normalized_mean,
    round(avg(CASE WHEN field > 1 THEN 100 * (field - place - (tied - 1) / 2.0) / (field - 1) END), 9) AS win_rate,
    round(avg(place + (tied - 1) / 2.0), 9) AS mean_rank,
    count(*) FILTER (place = 1 AND tied = 1) AS best_alone,
    count(*) FILTER (place = 1) AS best_or_tied,
    count(*) AS n
  FROM shared
  GROUP BY model_id
),
own AS (
  SELECT model_id, model, family, params_b, count(*) AS n_own, max(coalesce(as_of, retrieved)) AS as_of, string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM chosen
  GROUP BY model_id, model, family, params_b
)
SELECT
  own.model_id, own.model, own.family, own.params_b,
  mean, normalized_mean, win_rate, mean_rank,
  CAST(coalesce(best_alone, 0) AS INTEGER) AS best_alone,
  CAST(coalesce(best_or_tied, 0) AS INTEGER) AS best_or_tied,
  CAST(coalesce(n, 0) AS INTEGER) AS n,
  CAST(n_own AS INTEGER) AS n_own,
  CAST(n_any AS INTEGER) AS n_any,
  a.average AS average_printed,
  own.as_of, own.source
FROM own
CROSS JOIN totals
LEFT JOIN means USING (model_id)
-- A printed average is of the scores that its report prints, and of no others.
LEFT JOIN average_printed AS a ON a.model_id = own.model_id AND a.source = own.source
ORDER BY mean DESC NULLS LAST, own.model_id`;
}

/** Model `a` against model `b` on every benchmark under the filter, largest lead of `a` first. */
export function pairRows(
  filter: readonly ExprNode[],
  {a, b}: {a: string; b: string},
  of: ExprNode = SHOWN
): SqlText {
  return sqlText`WITH chosen AS (SELECT * FROM score_figures ${where([of, ...filter])})
SELECT
  x.benchmark_id, x.benchmark, x.category,
  CASE WHEN x.metric = y.metric THEN x.metric ELSE concat_ws(' / ', x.metric, y.metric) END AS metric, x.benchmark_mark,
  x.other_split AS other_split_a, y.other_split AS other_split_b, x.has_other_split,
  x.score AS score_a, y.score AS score_b, x.score_mark AS mark_a, y.score_mark AS mark_b,
  -- Binary fractions: 64.3 − 62.5 is 1.7999…, which would split ties and misorder bars.
  round(x.score - y.score, 6) AS difference,
  x.as_of, x.source
FROM chosen AS x
JOIN chosen AS y ON x.benchmark_id = y.benchmark_id AND x.model_id = ${textLiteral(a)} AND y.model_id = ${textLiteral(b)}
ORDER BY difference DESC, x.benchmark_id`;
}

/** A model that can be chosen. */
export interface ModelOption {
  readonly model_id: string;
  readonly name: string;
  readonly family: string;
  readonly params_b: number | null;
}

export function modelOptions(): SqlText {
  return sqlText`SELECT model_id, name, family, params_b FROM models
WHERE model_id IN (SELECT model_id FROM score_figures ${where([SHOWN])})
ORDER BY family, params_b, model_id`;
}

/** A benchmark that can be chosen. */
export interface BenchmarkOption {
  readonly benchmark_id: string;
  readonly name: string;
  readonly category: string;
}

export function benchmarkOptions(): SqlText {
  return sqlText`SELECT benchmark_id, name, category FROM benchmarks
WHERE benchmark_id IN (SELECT benchmark_id FROM score_figures ${where([SHOWN])})
ORDER BY category, name`;
}
