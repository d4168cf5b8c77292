import {type SqlText, sqlText, textLiteral} from "./sql.js";

/**
 * Printed average against the mean of the rows above it, and what a later revision prints. `report` is the source that
 * the report's rows cite, here and below.
 */
export function averageRows(report: string): SqlText {
  return sqlText`WITH revised AS (
  SELECT subject_id, arg_max(value, coalesce(as_of, DATE '0001-01-01')) AS value,
    arg_max(source, coalesce(as_of, DATE '0001-01-01')) AS source
  FROM reference_figures
  WHERE measure = 'average_later_revision'
  GROUP BY subject_id
)
SELECT
  p.model_id, m.name AS model, p.average AS average_printed,
  round(avg(s.score), 9) AS mean,
  round(p.average - avg(s.score), 9) AS difference,
  r.value AS average_revised, r.source AS revised_source,
  CAST(count(*) AS INTEGER) AS n,
  max(s.as_of) AS as_of, p.source
FROM average_printed AS p
JOIN models AS m USING (model_id)
JOIN scores AS s ON s.model_id = p.model_id AND s.source = p.source
LEFT JOIN revised AS r ON r.subject_id = p.model_id
WHERE p.source = ${textLiteral(report)}
GROUP BY p.model_id, m.name, p.average, r.value, r.source, p.source
ORDER BY p.model_id`;
}

/** Rows that `model` wins, ties and loses against each other model of a report. */
export function winRows(report: string, model: string | null): SqlText {
  return sqlText`SELECT
  o.model_id, m.name AS model, m.params_b,
  CAST(count(*) FILTER (x.score > o.score) AS INTEGER) AS wins,
  CAST(count(*) FILTER (x.score = o.score) AS INTEGER) AS ties,
  CAST(count(*) FILTER (x.score < o.score) AS INTEGER) AS losses,
  CAST(count(*) AS INTEGER) AS n,
  max(o.as_of) AS as_of, max(o.source) AS source
FROM scores AS x
JOIN scores AS o ON o.benchmark_id = x.benchmark_id AND o.model_id <> x.model_id AND o.source = x.source
JOIN models AS m ON m.model_id = o.model_id
WHERE x.model_id = ${textLiteral(model ?? "")} AND x.source = ${textLiteral(report)}
GROUP BY o.model_id, m.name, m.params_b
ORDER BY o.model_id`;
}

/** Scores of a report with a mark, and those on another split of the questions that it is held against. */
export function markRows(report: string): SqlText {
  return sqlText`WITH split AS (
  SELECT m.model_id, m.name AS model, b.benchmark_id, b.name AS benchmark, r.value AS score, b.mark,
    m.developer AS evaluated_by, true AS other_split, r.as_of, r.source
  FROM reference_figures AS r
  JOIN models AS m ON m.model_id = r.subject_id
  JOIN benchmarks AS b ON b.benchmark_id = r.benchmark_id
  WHERE r.measure = 'score_on_another_split'
    -- Of models that the report prints.
    AND r.subject_id IN (SELECT model_id FROM scores WHERE source = ${textLiteral(report)})
    AND r.benchmark_id IN (SELECT benchmark_id FROM scores WHERE source = ${textLiteral(report)})
)
SELECT m.model_id, m.name AS model, b.benchmark_id, b.name AS benchmark, s.score, s.mark, s.evaluated_by,
  false AS other_split, s.as_of, s.source
FROM scores AS s
JOIN models AS m USING (model_id)
JOIN benchmarks AS b USING (benchmark_id)
WHERE s.mark IS NOT NULL AND s.source = ${textLiteral(report)}
UNION ALL FROM split
ORDER BY mark, benchmark, model`;
}

/** Companies of a report whose printed sector differs from the corrected one. A table from before companies named their report is the newest one's. */
export function slippedRows(report: string): SqlText {
  return sqlText`SELECT c.code, c.name_zh, c.name_en, c.sector_zh, c.sector_en, c.sector_printed_zh,
  p.sector_en AS sector_printed_en, r.prices_as_of AS as_of, r.source
FROM companies AS c
JOIN reports AS r ON r.source = coalesce(c.source, (SELECT arg_max(source, published) FROM reports))
-- Two reports may translate one sector in two ways.
LEFT JOIN (
  SELECT sector_zh, coalesce(min(sector_en) FILTER (source = ${textLiteral(report)}), min(sector_en)) AS sector_en
  FROM companies
  GROUP BY sector_zh
) AS p ON p.sector_zh = c.sector_printed_zh
WHERE c.sector_zh <> c.sector_printed_zh AND r.source = ${textLiteral(report)}
ORDER BY c.code`;
}

/** The companies that a report's text names: forward PE and percentile as printed there, and the percentile of public daily PE TTM. */
export function watchRows(report: string): SqlText {
  return sqlText`SELECT
  w.code, c.name_zh, c.name_en, w.forward_pe, w.forward_year, w.pe_percentile AS percentile_published,
  f.value AS percentile_ttm, f.source AS ttm_source, r.prices_as_of AS as_of, w.source
FROM watchlist AS w
JOIN companies AS c USING (code)
JOIN reports AS r ON r.source = w.source
LEFT JOIN (
  SELECT subject_id, arg_max(value, as_of) AS value, arg_max(source, as_of) AS source
  FROM reference_figures
  WHERE measure = 'pe_ttm_percentile'
  GROUP BY subject_id
) AS f ON f.subject_id = w.code
WHERE w.source = ${textLiteral(report)}
ORDER BY w.code`;
}

/**
 * The figures of the valuation table that a report leaves out, each with its reason. Where another source has the word on
 * a company's figure since, its state is NULL: it is no finding of the report, whether it is there or not.
 */
export function missingRows(report: string): SqlText {
  return sqlText`WITH figures AS (
  SELECT code, source AS forward_source, as_of AS forward_as_of, forward_pe_state,
    coalesce(pe_percentile_source, source) AS percentile_source,
    coalesce(pe_percentile_as_of, as_of) AS percentile_as_of, pe_percentile_state
  FROM valuations
  WHERE coalesce(forward_pe_basis, 'published') = 'published'
), own AS (
  SELECT code,
    CASE WHEN forward_source = ${textLiteral(report)} THEN forward_pe_state END AS forward_pe_state,
    CASE WHEN percentile_source = ${textLiteral(report)} THEN pe_percentile_state END AS pe_percentile_state,
    CASE WHEN forward_source = ${textLiteral(report)} THEN forward_as_of ELSE percentile_as_of END AS as_of
  FROM figures
)
SELECT c.code, c.name_zh, c.name_en, o.forward_pe_state, o.pe_percentile_state, o.as_of, ${textLiteral(report)} AS source
FROM own AS o
JOIN companies AS c USING (code)
WHERE o.forward_pe_state <> 'ok' OR o.pe_percentile_state <> 'ok'
ORDER BY c.code`;
}

/** Sizes of real GGUF files, in decimal GB, and which printed size each can be, read as GB or as GiB. */
export function fileRows(report: string): SqlText {
  return sqlText`WITH printed AS (SELECT * FROM printed_files WHERE source = ${textLiteral(report)}),
readings AS (
  SELECT p.*, 'GB' AS read_as, size_printed AS size_read, 0.01 AS tolerance FROM printed AS p
  UNION ALL
  -- Both sizes are printed to 0.01: they agree where their roundings overlap.
  SELECT p.*, 'GiB', size_printed * 1.073741824, 0.005 * 1.073741824 + 0.005 FROM printed AS p
)
SELECT
  g.model_id, m.name AS model, g.build, g.quantization, g.size_gb, g.bits_per_weight,
  p.size_printed,
  (SELECT min(r.read_as) FROM readings AS r
    WHERE r.model_id = g.model_id AND abs(g.size_gb - r.size_read) <= r.tolerance + 1e-9) AS fits_as,
  g.source_url, p.source, r.published AS as_of
FROM gguf_files AS g
JOIN models AS m USING (model_id)
JOIN printed AS p USING (model_id)
JOIN reports AS r ON r.source = p.source
ORDER BY g.model_id, g.size_gb, g.quantization, g.build, g.source_url`;
}

/** Chips that the training runs used, as a report prints them: pods × chips of a pod. */
export function trainingRows(report: string): SqlText {
  return sqlText`SELECT t.model_id, m.name AS model, t.accelerator, t.pods, t.chips_per_pod,
  t.pods * t.chips_per_pod AS chips, t.source, r.published AS as_of
FROM training AS t
JOIN models AS m USING (model_id)
JOIN reports AS r ON r.source = t.source
WHERE t.source = ${textLiteral(report)}
ORDER BY t.model_id`;
}
