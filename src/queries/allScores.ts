import {and, column, contains, type ExprNode, eq, literal, or} from "@uwdata/mosaic-sql";
import {summaryOf} from "./benchmarks.js";
import {among, type Interval, inInterval, type SqlText, sqlText, textLiteral, where} from "./sql.js";
import {IS_ARENA, Z} from "./standardError.js";

/** Which of several scores of a model on a benchmark is shown: columns `by_…` of `score_figures`. */
export const RULES = ["report", "self", "third_party", "documented"] as const;
export type Rule = (typeof RULES)[number];

export const OPENNESS = ["any", "open", "closed"] as const;
export type Openness = (typeof OPENNESS)[number];

/** What the table of all models can be asked for. `null` stands for all. */
export interface AllScoresFilter {
  readonly rule: Rule;
  /** Words, with each of which a word of the model's name, its family or its developer begins. */
  readonly search: string;
  readonly families: readonly string[] | null;
  readonly developers: readonly string[] | null;
  readonly licences: readonly string[] | null;
  readonly openness: Openness;
  /** Parameters in billions. */
  readonly size: Interval;
  /** Years of release. */
  readonly years: Interval;
  readonly models: readonly string[] | null;
  readonly benchmarks: readonly string[] | null;
  /** Models that are shown whatever the filters on models say. */
  readonly pins: readonly string[];
  /** Only models that have a score on every chosen benchmark. */
  readonly complete: boolean;
  /** The benchmark by whose scores models are ordered; null is by the number of their scores. */
  readonly order: {readonly key: string; readonly descending: boolean} | null;
  /** What is compared is compared on the benchmarks that `sharedBenchmarks` chooses. */
  readonly shared: boolean;
}

/** Figures that compare models show so many at most. */
export const MOST_COMPARED = 12;
/** From so many benchmarks on it is drawn how far a rank hangs on them. */
export const ENOUGH_BENCHMARKS = 5;

/** The models that filters leave; a model without the fact that is filtered by is left out. */
function modelFilter(filter: AllScoresFilter): ExprNode[] {
  const words = filter.search
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .filter(Boolean);
  const all = [
    ...words.map((word) => contains(column("search_text"), textLiteral(` ${word}`))),
    among("model_id", filter.models),
    among("family", filter.families),
    among("developer", filter.developers),
    among("licence", filter.licences),
    filter.openness === "any" ? null : eq(column("open_weights"), literal(filter.openness === "open")),
    ...inInterval(column("params_b"), filter.size),
    ...inInterval(column("release_year"), filter.years)
  ];
  return all.filter((clause) => clause !== null);
}

/** The one score of each model and benchmark that the rule shows, of what the filters leave. */
function chosenScores(filter: AllScoresFilter): SqlText {
  const models = modelFilter(filter);
  const pinned = among("model_id", filter.pins)!;
  const shown = [
    column(`by_${filter.rule}`),
    among("benchmark_id", filter.benchmarks),
    models.length === 0 ? null : filter.pins.length === 0 ? and(...models) : or(and(...models), pinned)
  ].filter((clause) => clause !== null);
  const all = sqlText`SELECT * FROM score_figures ${where(shown)}`;
  if (!filter.complete) return all;
  // Of what is left of the chosen benchmarks, which a benchmark without a score is not.
  return sqlText`SELECT * FROM (${all}) AS shown
WHERE model_id IN (
  SELECT model_id FROM (${all}) AS own GROUP BY model_id
  HAVING count(DISTINCT benchmark_id) = (SELECT count(DISTINCT benchmark_id) FROM (${all}) AS every)
)`;
}

/**
 * Every chosen score with all that is known of it, by model, then benchmark. Days without one of their own are those on
 * which they were read. A rating of the Arena has the ranks that the 95% intervals leave it among those that are chosen
 * (`lmarena/arena-rank`): one more than there are whose interval is wholly above, to as many as have theirs not wholly
 * below.
 */
export function allScoreRows(filter: AllScoresFilter): SqlText {
  return sqlText`WITH chosen AS (${chosenScores(filter)}),
flagged AS (
  SELECT score_id, string_agg(concat_ws(' ', flag, other_id), '; ' ORDER BY flag, other_id) AS flags
  FROM score_flags
  GROUP BY score_id
),
rated AS (
  SELECT benchmark_id, model_id, score - ${Z} * score_stderr AS low, score + ${Z} * score_stderr AS high
  FROM chosen
  WHERE ${IS_ARENA} AND score_stderr IS NOT NULL
),
ranges AS (
  SELECT
    own.benchmark_id, own.model_id,
    CAST(1 + count(*) FILTER (x.low > own.high) AS INTEGER) AS rank_low,
    CAST(count(*) - count(*) FILTER (x.high < own.low) AS INTEGER) AS rank_high
  FROM rated AS own
  JOIN rated AS x USING (benchmark_id)
  GROUP BY own.benchmark_id, own.model_id
)
SELECT
  benchmark_id, benchmark, category, metric, random_baseline, unit, higher_is_better,
  model_id, model, family, params_b, developer, open_weights, licence, release_date,
  score, score_stderr, score_mark, evaluated_by, origin, variant, thinking, n_shot, n_samples, score_id,
  n_scores, flags, as_of IS NULL AS is_retrieved, coalesce(as_of, retrieved) AS as_of, source, source_url,
  CAST(rank() OVER (PARTITION BY benchmark_id ORDER BY CASE WHEN higher_is_better THEN -score ELSE score END) AS INTEGER) AS place,
  CAST(count(*) OVER (PARTITION BY benchmark_id, score) AS INTEGER) AS tied,
  rank_low, rank_high
FROM chosen
LEFT JOIN flagged USING (score_id)
LEFT JOIN ranges USING (benchmark_id, model_id)
ORDER BY model_id, benchmark_id`;
}

/**
 * The benchmarks in percent that compare most: of all sets that two models share, the one with the most models that have
 * a score on each of it (up to as many as are shown) times benchmarks (up to as many as a rank is drawn from). Of equals
 * that with more models, then more benchmarks. Makes `given`, `profiles` and `best` (one row, none without a score).
 */
function bestShared(filter: AllScoresFilter): SqlText {
  return sqlText`given AS (${chosenScores(filter)}),
profiles AS (
  SELECT model_id, list(benchmark_id ORDER BY benchmark_id) AS ids
  FROM given
  WHERE unit = 'percent' AND higher_is_better
  GROUP BY model_id
),
kinds AS (SELECT ids, count(*) AS n FROM profiles GROUP BY ids),
sets AS (
  SELECT DISTINCT list_sort(list_intersect(x.ids, y.ids)) AS ids FROM kinds AS x JOIN kinds AS y ON x.ids <= y.ids
),
best AS (
  SELECT s.ids, len(s.ids) AS n_benchmarks, sum(k.n) AS n_models
  FROM sets AS s
  JOIN kinds AS k ON list_has_all(k.ids, s.ids)
  WHERE len(s.ids) > 0
  GROUP BY s.ids
  ORDER BY
    least(n_models, ${literal(MOST_COMPARED)}) * least(n_benchmarks, ${literal(ENOUGH_BENCHMARKS)}) DESC,
    n_models DESC, n_benchmarks DESC, s.ids
  LIMIT 1
)`;
}

/** The benchmarks that compare most under the filters, and how many models have a score on each of them. */
export function sharedBenchmarks(filter: AllScoresFilter): SqlText {
  return sqlText`WITH ${bestShared(filter)}
SELECT b.benchmark_id, b.name AS benchmark, CAST(n_models AS INTEGER) AS n_models
FROM best
JOIN benchmarks AS b ON list_contains(ids, b.benchmark_id)
ORDER BY b.category, b.name, b.benchmark_id`;
}

/** The scores on the benchmarks that compare most, of the models that have all of them. */
function sharedScores(filter: AllScoresFilter): SqlText {
  return sqlText`WITH ${bestShared(filter)}
SELECT * FROM given
WHERE benchmark_id IN (SELECT unnest(ids) FROM best)
  AND model_id IN (SELECT p.model_id FROM profiles AS p JOIN best AS b ON list_has_all(p.ids, b.ids))`;
}

/**
 * The scores of the models that are compared: the pinned ones, else the first of the table, else, on the benchmarks that
 * compare most, the best by their mean. Of those with as many scores the better come first, so that who leads them does
 * not hang on the alphabet (`gridView` has the same order).
 */
export function comparedScores(filter: AllScoresFilter): SqlText {
  const {pins, order, shared} = filter;
  const key =
    order === null || shared
      ? sqlText`count(DISTINCT benchmark_id)`
      : sqlText`max(score) FILTER (${eq(column("benchmark_id"), textLiteral(order.key))})`;
  const direction = order === null || shared || order.descending ? sqlText`DESC` : sqlText`ASC`;
  return sqlText`WITH compared AS (${shared ? sharedScores(filter) : chosenScores(filter)})
SELECT * FROM compared
WHERE model_id IN (
  SELECT model_id FROM compared ${where(pins.length > 0 ? [among("model_id", pins)!] : [])}
  GROUP BY model_id
  ORDER BY
    ${key} ${direction} NULLS LAST, count(DISTINCT benchmark_id) DESC,
    round(avg(score) FILTER (unit = 'percent' AND higher_is_better), 6) DESC NULLS LAST, model_id
  LIMIT ${literal(MOST_COMPARED)}
)`;
}

/** As `scoreRows`, of the models that are compared, on the benchmarks that are measured in percent. */
export function comparedRows(filter: AllScoresFilter): SqlText {
  return sqlText`WITH chosen AS (${comparedScores(filter)})
SELECT
  benchmark_id, benchmark, category, metric, benchmark_mark, random_baseline, model_id, model, family, params_b,
  score, score_mark, evaluated_by, coalesce(as_of, retrieved) AS as_of, source, other_split, has_other_split,
  CAST(rank() OVER (PARTITION BY benchmark_id ORDER BY CASE WHEN higher_is_better THEN -score ELSE score END) AS INTEGER) AS place,
  CAST(count(*) OVER (PARTITION BY benchmark_id, score) AS INTEGER) AS tied
FROM chosen
WHERE unit = 'percent'
ORDER BY category, benchmark_id, model_id`;
}

/** As `summaryRows`, of the models that are compared. */
export function comparedSummary(filter: AllScoresFilter): SqlText {
  return summaryOf(comparedScores(filter));
}

/** What a model's size is held against, beside a benchmark: the one with most models, or the mean. */
export const MOST_SCORED = "most";
export const MEAN = "mean";

/** What a size is: parameters, the GGUF file, or the memory that running it takes. */
export const MEASURES = ["params", "file", "memory"] as const;
export type Measure = (typeof MEASURES)[number];

/** How sizes are measured. */
export interface SizeOptions {
  readonly measure: Measure;
  /** Of file and memory. */
  readonly quantization: string;
  readonly memory: MemoryCost;
}

/** What running a model takes beside its weights: the settings of its KV cache, and bytes that are the same for all. */
export interface MemoryCost {
  /** Tokens of context, sequences at once, tokens of a prompt that are computed at once. */
  readonly context: number;
  readonly slots: number;
  readonly ubatch: number;
  /** Bytes of an element of K and of one of V, together. */
  readonly pairBytes: number;
  /** Bytes for computing and for the driver, at least and at most. */
  readonly low: number;
  readonly high: number;
}

const GB = literal(1e9);
const MIB = literal(2 ** 20);

/**
 * Bytes of a dense model's weights by the two-part formula, as `weightBytes` of lib/devices has it: the vocabulary's
 * matrices in their own types, everything else in the mean of the body. Of a mixture of experts it says nothing.
 */
const COMPUTED = sqlText`SELECT
    a.model_id,
    CASE
      WHEN a.tied_embeddings THEN (v.entries * t.output_bits + (a.params - v.entries) * t.body_bits) / 8
      ELSE (v.entries * (t.base_bits + t.output_bits) + (a.params - 2 * v.entries) * t.body_bits) / 8
    END AS bytes,
    'computed' AS size_from, concat_ws('; ', a.source, t.source) AS size_source, greatest(a.as_of, t.as_of) AS size_as_of
  FROM architectures AS a
  CROSS JOIN LATERAL (SELECT CAST(a.vocab AS DOUBLE) * a.d_model AS entries) AS v
  CROSS JOIN kind AS t
  WHERE a.active_params IS NULL`;

/** Sizes of a measured kind, in bytes, of the quantization. */
function observed(what: string, quantization: ExprNode): SqlText {
  return sqlText`SELECT model_id, size_mib * ${MIB} AS bytes, 'measured' AS size_from, source AS size_source, as_of AS size_as_of
  FROM memory_observed
  WHERE what = ${textLiteral(what)} AND quantization = ${quantization}
  QUALIFY row_number() OVER (PARTITION BY model_id ORDER BY context, slots, ubatch, k_type, observation_id) = 1`;
}

/**
 * The size of each model of which it is known: `size` in billions of parameters or in GB of 10⁹ bytes, `size_low` the
 * lower end where it is a range. A file is the largest real one, else computed; weights in memory are computed, else
 * those measured on a device, else the file, as the page of devices has them.
 */
function modelSizes({measure, quantization, memory}: SizeOptions): SqlText {
  if (measure === "params")
    return sqlText`SELECT
    model_id, params_b AS size, CAST(NULL AS DOUBLE) AS size_low, CAST(NULL AS VARCHAR) AS quantization,
    'published' AS size_from, source AS size_source, CAST(NULL AS DATE) AS size_as_of
  FROM models
  WHERE params_b > 0`;
  const name = textLiteral(quantization);
  const kind = sqlText`kind AS (SELECT * FROM quantizations WHERE name = ${name})`;
  const known = sqlText`known AS (SELECT * FROM candidates WHERE bytes IS NOT NULL QUALIFY row_number() OVER (PARTITION BY model_id ORDER BY choice, bytes DESC, size_source) = 1)`;
  if (measure === "file")
    return sqlText`WITH ${kind}, candidates AS (
  SELECT 1 AS choice, model_id, size_gb * ${GB} AS bytes, 'measured' AS size_from, source_url AS size_source, CAST(NULL AS DATE) AS size_as_of
  FROM gguf_files
  WHERE quantization = ${name}
  UNION ALL SELECT 1, * FROM (${observed("file", name)}) AS files
  UNION ALL SELECT 2, * FROM (${COMPUTED}) AS computed
), ${known}
SELECT
  model_id, round(bytes / ${GB}, 6) AS size, CAST(NULL AS DOUBLE) AS size_low, ${name} AS quantization,
  size_from, size_source, size_as_of
FROM known`;
  const {context, slots, ubatch, pairBytes, low, high} = memory;
  return sqlText`WITH ${kind}, candidates AS (
  SELECT 1 AS choice, * FROM (${COMPUTED}) AS computed
  UNION ALL SELECT 2, * FROM (${observed("weights_device", name)}) AS weights
  UNION ALL SELECT 3, * FROM (${observed("file", name)}) AS files
), ${known}, caches AS (
  -- As \`kvCache\` of lib/devices: a window is padded to 256 cells, and every slot has its own.
  SELECT
    model_id, source AS cache_source, as_of AS cache_as_of,
    (
      CAST(${literal(context)} AS DOUBLE) * full_layers * full_kv_elements
      + CASE
          WHEN sliding_window IS NULL THEN 0
          ELSE ceil(least(${literal(context)}, sliding_window * ${literal(slots)} + ${literal(ubatch)}) / 256) * 256 * window_layers * window_kv_elements
        END
    ) / 2 * ${literal(pairBytes)} AS cache
  FROM architectures
)
SELECT
  model_id, round((bytes + cache + ${literal(high)}) / ${GB}, 6) AS size, round((bytes + cache + ${literal(low)}) / ${GB}, 6) AS size_low,
  ${name} AS quantization, size_from,
  CASE WHEN size_from = 'computed' THEN size_source ELSE concat_ws('; ', size_source, cache_source) END AS size_source,
  greatest(size_as_of, cache_as_of) AS size_as_of
FROM known
JOIN caches USING (model_id)`;
}

const SIZE_COLUMNS = sqlText`size, size_low, quantization, size_from, size_source, size_as_of`;

/**
 * Size and score of each model: on the benchmark `of`, on the one of which most models have a score, or the mean over
 * the chosen benchmarks in percent, of the models that have a score on each of them. The size is null where nobody says.
 */
export function sizeRows(filter: AllScoresFilter, of: string, sizes: SizeOptions): SqlText {
  const chosen = chosenScores(filter);
  if (of === MEAN)
    return sqlText`WITH chosen AS (SELECT * FROM (${chosen}) AS given WHERE unit = 'percent' AND higher_is_better),
means AS (
  SELECT
    model_id, any_value(model) AS model, any_value(family) AS family, any_value(developer) AS developer,
    any_value(params_b) AS params_b, any_value(open_weights) AS open_weights,
    round(avg(score), 9) AS value, CAST(count(*) AS INTEGER) AS n,
    max(coalesce(as_of, retrieved)) AS as_of, string_agg(DISTINCT source, '; ' ORDER BY source) AS source
  FROM chosen
  GROUP BY model_id
  HAVING count(*) = (SELECT count(DISTINCT benchmark_id) FROM chosen)
)
SELECT
  model_id, model, family, developer, params_b, open_weights, NULL AS benchmark, 'percent' AS unit, true AS higher_is_better,
  value, n, as_of, source, ${SIZE_COLUMNS}
FROM means
LEFT JOIN (${modelSizes(sizes)}) AS sizes USING (model_id)
ORDER BY model_id`;
  const which =
    of === MOST_SCORED
      ? sqlText`(SELECT benchmark_id FROM chosen GROUP BY benchmark_id ORDER BY count(*) DESC, benchmark_id LIMIT 1)`
      : sqlText`${textLiteral(of)}`;
  return sqlText`WITH chosen AS (${chosen})
SELECT
  model_id, model, family, developer, params_b, open_weights, benchmark, unit, higher_is_better,
  score AS value, 1 AS n, coalesce(as_of, retrieved) AS as_of, source, ${SIZE_COLUMNS}
FROM chosen
LEFT JOIN (${modelSizes(sizes)}) AS sizes USING (model_id)
WHERE benchmark_id = ${which}
ORDER BY model_id`;
}

/** The quantizations that a size can be of. */
export interface QuantizationName {
  readonly name: string;
}

export function quantizationNames(): SqlText {
  return sqlText`SELECT name FROM quantizations ORDER BY is_measured_only, body_bits, name`;
}

/** A model of which there is any score, for what there is to choose from. */
export interface ModelFact {
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly developer: string | null;
  readonly licence: string | null;
}

export function modelFacts(): SqlText {
  return sqlText`SELECT model_id, name AS model, family, developer, licence FROM models
WHERE model_id IN (SELECT model_id FROM score_figures)
ORDER BY family, params_b, model_id`;
}

/** A benchmark of which there is any score. */
export interface BenchmarkFact {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly category: string;
  readonly unit: string;
}

export function benchmarkFacts(): SqlText {
  return sqlText`SELECT benchmark_id, name AS benchmark, category, unit FROM benchmarks
WHERE benchmark_id IN (SELECT benchmark_id FROM score_figures)
ORDER BY category, name, benchmark_id`;
}
