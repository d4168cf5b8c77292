import {column, type ExprNode, eq, isNotNull, literal, lte} from "@uwdata/mosaic-sql";
import type {FrontierBenchmark} from "./rows/frontier.js";
import type {ReportRow} from "./rows/reports.js";
import {SIZE_CLASSES} from "./sizeClasses.js";
import {among, type SqlText, sqlText, textLiteral, where} from "./sql.js";
import {STANDARD_ERROR, Z} from "./standardError.js";

/** The benchmark of the report's figure. */
export const FRONTIER_BENCHMARK = "mmlu";
/** So many dated models of each kind make a frontier. */
const ENOUGH = 5;

/** What a score says of how it was made, in the order of the page. */
export const VARIANTS = ["base", "instruct", "reasoning", "unknown"] as const;
export const ORIGINS = ["report", "self", "third_party", "unknown"] as const;

/** Which scores count. `null` stands for all. */
export interface ProtocolFilter {
  /** `stated`: of any number that the source states; else the number. */
  readonly shots: "stated" | number | null;
  readonly variants: readonly string[] | null;
  readonly origins: readonly string[] | null;
}

/** Filters on scores. */
export function protocolClauses({shots, variants, origins}: ProtocolFilter) {
  return {
    shots: shots === null ? null : shots === "stated" ? STATED : eq(column("n_shot"), literal(shots)),
    variants: among("variant", variants),
    origins: among("origin", origins)
  };
}

const STATED = isNotNull(column("n_shot"));

/** Models that were released on this ISO day or before. */
export function releasedUntil(day: string): ExprNode {
  return lte(column("released"), textLiteral(day));
}

/**
 * Scores on a benchmark with their models. A score that is better is of more `merit`, whichever way the benchmark
 * counts.
 */
function scored(benchmark: string): SqlText {
  return sqlText`scored AS (
  SELECT
    b.benchmark_id, b.name AS benchmark, b.unit, b.higher_is_better,
    s.model_id, m.name AS model, m.developer, m.params_b, m.open_weights, m.release_date AS released, m.release_precision,
    s.score_id, s.score, CASE WHEN b.higher_is_better THEN s.score ELSE -s.score END AS merit,
    ${STANDARD_ERROR} AS standard_error,
    s.n_shot, coalesce(s.variant, 'unknown') AS variant, s.origin, s.protocol, s.evaluated_by,
    s.as_of AS said, coalesce(s.as_of, s.retrieved) AS as_of, s.source, s.source_url
  FROM scores AS s
  JOIN models AS m USING (model_id)
  JOIN benchmarks AS b USING (benchmark_id)
  WHERE s.benchmark_id = ${textLiteral(benchmark)}
)`;
}

/** Which score of a model counts: the report's, else the developer's, a third party's, an unknown one's; of these the newest, then by id. */
const PREFERRED = sqlText`list_position(['report', 'self', 'third_party', 'unknown'], origin), said DESC NULLS LAST, score_id`;
/** A model that has a place on the frontier. */
const DATED = sqlText`released IS NOT NULL AND open_weights IS NOT NULL`;

/**
 * A score a model, the records of each kind (better than all that was released on earlier days; of one day the best,
 * then by id), and the running best that they make.
 */
function frontier(benchmark: string, filter: readonly ExprNode[]): SqlText {
  return sqlText`${scored(benchmark)}, chosen AS (
  SELECT *, count(*) OVER (PARTITION BY model_id) AS n_scores
  FROM scored ${where(filter)}
  QUALIFY row_number() OVER (PARTITION BY model_id ORDER BY ${PREFERRED}) = 1
), running AS (
  SELECT
    *,
    max(merit) OVER (PARTITION BY open_weights ORDER BY released RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING) AS before,
    row_number() OVER (PARTITION BY open_weights, released ORDER BY merit DESC, model_id) AS place
  FROM chosen
  WHERE ${DATED}
), points AS (
  SELECT * EXCLUDE (before, place), place = 1 AND (before IS NULL OR merit > before) AS is_record
  FROM running
), opened AS (
  SELECT * FROM points WHERE is_record AND open_weights
), closed AS (
  SELECT * FROM points WHERE is_record AND NOT open_weights
)`;
}

/** Every dated model with its score under the filter, by release. */
export function pointRows(benchmark: string, filter: readonly ExprNode[]): SqlText {
  return sqlText`WITH ${frontier(benchmark, filter)}
SELECT
  benchmark_id, benchmark, unit, higher_is_better, model_id, model, developer, params_b,
  CASE WHEN open_weights THEN 'open' ELSE 'closed' END AS openness,
  released AS release_date, release_precision, score, standard_error, n_shot, variant, origin, protocol, evaluated_by,
  CAST(n_scores AS INTEGER) AS n_scores, is_record,
  (SELECT CAST(count(*) AS INTEGER) FROM chosen WHERE NOT (${DATED})) AS n_left_out,
  as_of, source, source_url
FROM points
ORDER BY released, model_id`;
}

/** What a gap between two scores is made of, `o` open and `c` closed. */
const BOTH = sqlText`o.model_id AS open_model_id, o.model AS open_model, o.score AS open_score,
  c.model_id AS closed_model_id, c.model AS closed_model, c.score AS closed_score,
  -- Binary fractions: 86.4 − 77.4 is 9.0000…1.
  round(c.merit - o.merit, 6) AS gap,
  ${Z} * sqrt(o.standard_error * o.standard_error + c.standard_error * c.standard_error) AS gap_margin,
  coalesce(greatest(o.as_of, c.as_of), o.as_of) AS as_of,
  CASE WHEN o.source = c.source THEN o.source ELSE concat_ws('; ', o.source, c.source) END AS source`;

/** The gap from each day on which either kind had a new best, once both have one. */
export function gapRows(benchmark: string, filter: readonly ExprNode[]): SqlText {
  return sqlText`WITH ${frontier(benchmark, filter)}, days AS (
  SELECT DISTINCT released AS date FROM points WHERE is_record
)
SELECT o.benchmark_id, o.benchmark, o.unit, d.date, ${BOTH}
FROM days AS d
ASOF JOIN opened AS o ON d.date >= o.released
ASOF JOIN closed AS c ON d.date >= c.released
ORDER BY d.date`;
}

/** A month of the mean Gregorian year, in days. */
const MONTH = literal(30.4375);

/** Each record of the closed models, and when an open model first did as well. */
export function lagRows(benchmark: string, filter: readonly ExprNode[]): SqlText {
  return sqlText`WITH ${frontier(benchmark, filter)}, ends AS (
  SELECT max(released) AS last_day FROM points
)
SELECT
  c.benchmark_id, c.benchmark, c.unit,
  c.model_id AS closed_model_id, c.model AS closed_model, c.released AS closed_date, c.score AS closed_score,
  o.model_id AS open_model_id, o.model AS open_model, o.released AS open_date, o.score AS open_score,
  round(date_diff('day', c.released, o.released) / ${MONTH}, 3) AS lag_months,
  CASE WHEN o.model_id IS NULL THEN round(date_diff('day', c.released, last_day) / ${MONTH}, 3) END AS waited_months,
  last_day,
  coalesce(greatest(o.as_of, c.as_of), c.as_of) AS as_of,
  CASE WHEN o.source = c.source THEN c.source ELSE concat_ws('; ', o.source, c.source) END AS source
FROM closed AS c
CROSS JOIN ends
LEFT JOIN opened AS o ON o.merit >= c.merit
QUALIFY row_number() OVER (PARTITION BY c.model_id ORDER BY o.released, o.model_id) = 1
ORDER BY c.released, c.model_id`;
}

/**
 * The best open model of each size class on an ISO day, beside the best closed one; `model_id` is named with its place
 * where it is of the class.
 */
export function sizeRows(
  benchmark: string,
  filter: readonly ExprNode[],
  {day, model_id}: {readonly day: string; readonly model_id: string}
): SqlText {
  return sqlText`WITH ${frontier(benchmark, [...filter, releasedUntil(day)])}, classes AS (
  ${SIZE_CLASSES}
), last_closed AS (
  SELECT * FROM closed ORDER BY released DESC LIMIT 1
), sized AS (
  SELECT
    p.*, k.above_b, k.to_b, count(*) OVER class AS n_models,
    row_number() OVER (class ORDER BY p.merit DESC, p.released, p.model_id) AS place,
    rank() OVER (class ORDER BY p.merit DESC) AS rank
  FROM points AS p
  JOIN classes AS k ON (k.above_b IS NULL OR p.params_b > k.above_b) AND (k.to_b IS NULL OR p.params_b <= k.to_b)
  WHERE p.open_weights
  WINDOW class AS (PARTITION BY k.above_b, k.to_b)
)
SELECT
  o.benchmark_id, o.benchmark, o.unit, CAST(${textLiteral(day)} AS DATE) AS date,
  o.above_b, o.to_b, CAST(o.n_models AS INTEGER) AS n_models,
  o.params_b AS open_params_b, o.released AS open_date, o.release_precision AS open_precision,
  n.model_id AS named_model_id, n.model AS named_model, n.score AS named_score, CAST(n.rank AS INTEGER) AS named_rank,
  ${BOTH}
FROM sized AS o
LEFT JOIN last_closed AS c ON true
LEFT JOIN sized AS n ON n.model_id = ${textLiteral(model_id)} AND n.above_b IS NOT DISTINCT FROM o.above_b
WHERE o.place = 1
ORDER BY o.above_b NULLS FIRST`;
}

/** The gap on an ISO day over all scores and over those of each number of shots, variant and origin that has both kinds. */
export function gapChoiceRows(benchmark: string, day: string): SqlText {
  return sqlText`WITH ${scored(benchmark)}, dated AS (
  SELECT * FROM scored WHERE ${DATED} AND ${releasedUntil(day)}
), offered AS (
  SELECT 'all' AS choice, NULL AS value, * FROM dated
  UNION ALL SELECT 'shots', 'stated', * FROM dated WHERE ${STATED}
  UNION ALL SELECT 'shots', CAST(n_shot AS VARCHAR), * FROM dated WHERE ${STATED}
  UNION ALL SELECT 'variant', variant, * FROM dated
  UNION ALL SELECT 'origin', origin, * FROM dated
), chosen AS (
  SELECT * FROM offered
  QUALIFY row_number() OVER (PARTITION BY choice, value, model_id ORDER BY ${PREFERRED}) = 1
), best AS (
  SELECT *, count(*) OVER (PARTITION BY choice, value, open_weights) AS n
  FROM chosen
  QUALIFY row_number() OVER (PARTITION BY choice, value, open_weights ORDER BY merit DESC, released, model_id) = 1
)
SELECT
  o.choice, o.value, CAST(o.n AS INTEGER) AS n_open, CAST(c.n AS INTEGER) AS n_closed,
  o.benchmark_id, o.benchmark, o.unit, CAST(${textLiteral(day)} AS DATE) AS date,
  ${BOTH}
FROM best AS o
JOIN best AS c ON o.choice = c.choice AND o.value IS NOT DISTINCT FROM c.value AND o.open_weights AND NOT c.open_weights
ORDER BY
  list_position(['all', 'shots', 'variant', 'origin'], o.choice),
  list_position(['stated', 'base', 'instruct', 'reasoning', 'report', 'self', 'third_party'], o.value) NULLS LAST,
  TRY_CAST(o.value AS INTEGER), o.value`;
}

/** The benchmarks that have enough dated models of both kinds, those with most first. */
export function frontierBenchmarks(): SqlText {
  return sqlText`SELECT
  b.benchmark_id, b.name AS benchmark, b.unit,
  CAST(count(DISTINCT m.model_id) FILTER (m.open_weights) AS INTEGER) AS n_open,
  CAST(count(DISTINCT m.model_id) FILTER (NOT m.open_weights) AS INTEGER) AS n_closed,
  min(m.release_date) AS first_day, max(m.release_date) AS last_day
FROM scores AS s
JOIN models AS m USING (model_id)
JOIN benchmarks AS b USING (benchmark_id)
WHERE m.release_date IS NOT NULL AND m.open_weights IS NOT NULL
GROUP BY b.benchmark_id, b.name, b.unit
HAVING n_open >= ${literal(ENOUGH)} AND n_closed >= ${literal(ENOUGH)}
ORDER BY count(DISTINCT m.model_id) DESC, b.benchmark_id`;
}

/** The numbers of shots that any score states. */
export function shotOptions(): SqlText {
  return sqlText`SELECT DISTINCT n_shot FROM scores WHERE n_shot IS NOT NULL ORDER BY n_shot`;
}

/** What the page of the frontier opens with: `null` where no benchmark has enough models. */
export interface FrontierOpening {
  readonly benchmark: FrontierBenchmark;
  readonly report: ReportRow;
  /** ISO day: the report's, as far as releases go. */
  readonly day: string;
  /** ISO days of the first and the last release on any of the benchmarks. */
  readonly span: readonly [first: string, last: string];
}

/** The report's benchmark, else the one with most models, on the day of the report that was published last. */
export function frontierOpening(
  benchmarks: readonly FrontierBenchmark[],
  reports: readonly ReportRow[]
): FrontierOpening | null {
  const benchmark = benchmarks.find(({benchmark_id}) => benchmark_id === FRONTIER_BENCHMARK) ?? benchmarks[0];
  const [report] = reports;
  if (!benchmark || !report) return null;
  const first = benchmarks.map(({first_day}) => first_day).sort()[0]!;
  const last = benchmarks
    .map(({last_day}) => last_day)
    .sort()
    .at(-1)!;
  const {published} = report;
  return {benchmark, report, day: [first, published, last].sort()[1]!, span: [first, last]};
}
