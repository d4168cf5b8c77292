import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** Printed average against the mean of the rows above it, and what a later revision of the paper prints. */
export function averageRows(): SqlText {
  return sqlText`SELECT
  p.model_id, m.name AS model, p.average AS average_printed,
  round(avg(s.score), 9) AS mean,
  round(p.average - avg(s.score), 9) AS difference,
  r.value AS average_revised,
  CAST(count(*) AS INTEGER) AS n,
  max(s.as_of) AS as_of, p.source
FROM average_printed AS p
JOIN models AS m USING (model_id)
JOIN scores AS s USING (model_id)
LEFT JOIN reference_figures AS r ON r.subject_id = p.model_id AND r.measure = 'average_later_revision'
GROUP BY p.model_id, m.name, p.average, r.value, p.source
ORDER BY p.model_id`;
}

/** Rows that `model` wins, ties and loses against each other model. */
export function winRows(model: string): SqlText {
  return sqlText`SELECT
  o.model_id, m.name AS model,
  CAST(count(*) FILTER (x.score > o.score) AS INTEGER) AS wins,
  CAST(count(*) FILTER (x.score = o.score) AS INTEGER) AS ties,
  CAST(count(*) FILTER (x.score < o.score) AS INTEGER) AS losses,
  CAST(count(*) AS INTEGER) AS n,
  max(o.as_of) AS as_of, max(o.source) AS source
FROM scores AS x
JOIN scores AS o ON o.benchmark_id = x.benchmark_id AND o.model_id <> x.model_id
JOIN models AS m ON m.model_id = o.model_id
WHERE x.model_id = ${textLiteral(model)}
GROUP BY o.model_id, m.name
ORDER BY o.model_id`;
}

/** Scores with a mark, and the two scores of the MBPP footnote. */
export function markRows(): SqlText {
  return sqlText`SELECT m.name AS model, b.name AS benchmark, s.score, s.mark, s.evaluated_by, s.as_of, s.source
FROM scores AS s
JOIN models AS m USING (model_id)
JOIN benchmarks AS b USING (benchmark_id)
WHERE s.mark IS NOT NULL
UNION ALL
SELECT m.name, 'MBPP (another split)', r.value, '†', m.developer, r.as_of, r.source
FROM reference_figures AS r
JOIN models AS m ON m.model_id = r.subject_id
WHERE r.measure = 'mbpp_mistral_split'
ORDER BY mark, benchmark, model`;
}

/** Companies whose printed sector differs from the corrected one. */
export function slippedRows(): SqlText {
  return sqlText`SELECT c.code, c.name_zh, c.name_en, c.sector_zh, d.sector_en, c.sector_printed_zh,
  p.sector_en AS sector_printed_en, v.as_of, v.source
FROM companies AS c
JOIN valuations AS v USING (code)
LEFT JOIN (SELECT DISTINCT sector_zh, sector_en FROM companies) AS d ON d.sector_zh = c.sector_zh
LEFT JOIN (SELECT DISTINCT sector_zh, sector_en FROM companies) AS p ON p.sector_zh = c.sector_printed_zh
WHERE c.sector_zh <> c.sector_printed_zh
ORDER BY c.code`;
}

/** The companies that the report's text names: forward PE, published percentile, percentile of public daily PE TTM. */
export function watchRows(): SqlText {
  return sqlText`SELECT
  w.code, c.name_zh, c.name_en, w.forward_pe, w.pe_percentile AS percentile_published,
  v.forward_pe AS forward_pe_table, v.pe_percentile_published AS percentile_table,
  r.value AS percentile_ttm, r.source AS ttm_source, v.as_of, w.source
FROM watchlist AS w
JOIN companies AS c USING (code)
JOIN valuations AS v USING (code)
LEFT JOIN reference_figures AS r ON r.subject_id = w.code AND r.measure = 'pe_ttm_percentile'
ORDER BY w.code`;
}

/** Every missing figure of the valuation table with its reason. */
export function missingRows(): SqlText {
  return sqlText`SELECT c.code, c.name_zh, c.name_en, v.forward_pe_state, v.pe_percentile_state, v.as_of, v.source
FROM valuations AS v
JOIN companies AS c USING (code)
WHERE v.forward_pe_state <> 'ok' OR v.pe_percentile_state <> 'ok'
ORDER BY c.code`;
}

/** Sizes of real GGUF files, in decimal GB, and which printed size each can be, read as GB or as GiB. */
export function fileRows(): SqlText {
  return sqlText`WITH readings AS (
  SELECT p.*, 'GB' AS read_as, size_printed AS size_read, 0.01 AS tolerance FROM printed_files AS p
  UNION ALL
  -- Both sizes are printed to 0.01: they agree where their roundings overlap.
  SELECT p.*, 'GiB', size_printed * 1.073741824, 0.005 * 1.073741824 + 0.005 FROM printed_files AS p
)
SELECT
  g.model_id, m.name AS model, g.build, g.quantization, g.size_gb, g.bits_per_weight,
  p.size_printed,
  (SELECT min(r.read_as) FROM readings AS r
    WHERE r.model_id = g.model_id AND abs(g.size_gb - r.size_read) <= r.tolerance + 1e-9) AS fits_as,
  g.source_url, p.source, (SELECT max(as_of) FROM scores) AS as_of
FROM gguf_files AS g
JOIN models AS m USING (model_id)
JOIN printed_files AS p USING (model_id)
ORDER BY g.model_id, g.size_gb, g.quantization, g.build, g.source_url`;
}

/** Chips that the training runs used: pods × chips of a pod. */
export function trainingRows(): SqlText {
  return sqlText`SELECT t.model_id, m.name AS model, t.accelerator, t.pods, t.chips_per_pod,
  t.pods * t.chips_per_pod AS chips, t.source, (SELECT max(as_of) FROM scores) AS as_of
FROM training AS t
JOIN models AS m USING (model_id)
ORDER BY t.model_id`;
}
