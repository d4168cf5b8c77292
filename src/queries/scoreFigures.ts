import {sqlText} from "./sql.js";

/** Every query of the page of benchmarks starts from this table, so that a filter means the same in each. */
export const SCORE_FIGURES = sqlText`CREATE TABLE score_figures AS WITH other_splits AS (
  SELECT subject_id, benchmark_id, arg_max(value, coalesce(as_of, DATE '0001-01-01')) AS score
  FROM reference_figures
  WHERE measure = 'score_on_another_split'
  GROUP BY subject_id, benchmark_id
)
SELECT
  s.benchmark_id, b.name AS benchmark, b.category, coalesce(s.protocol, b.metric) AS metric, b.mark AS benchmark_mark, b.random_baseline,
  s.model_id, m.name AS model, m.family, m.params_b,
  s.score, s.mark AS score_mark, s.evaluated_by, s.as_of, s.source,
  o.score AS other_split, s.benchmark_id IN (SELECT benchmark_id FROM other_splits) AS has_other_split,
  s.origin, s.is_preferred, s.score_stderr, s.n_samples, b.unit, b.higher_is_better,
  s.score_id, s.variant, s.thinking, s.n_shot, s.retrieved, s.source_url,
  m.developer, m.open_weights, m.licence, m.release_date,
  CAST(year(m.release_date) AS INTEGER) AS release_year, 
  -- Words, each after a space, so that what is searched for begins one: 7b is not in 27b.
  regexp_replace(lower(concat_ws(' ', '', m.name, m.family, m.developer)), '[^\\p{L}\\p{N}.]+', ' ', 'g') AS search_text,
  -- Of several scores of a model on a benchmark, the one that each rule shows; the first rule is is_preferred.
  row_number() OVER (one ORDER BY list_position(['report', 'self', 'third_party', 'unknown'], s.origin), s.as_of DESC NULLS LAST, s.score_id) = 1 AS by_report,
  row_number() OVER (one ORDER BY list_position(['self', 'report', 'third_party', 'unknown'], s.origin), s.as_of DESC NULLS LAST, s.score_id) = 1 AS by_self,
  row_number() OVER (one ORDER BY list_position(['third_party', 'report', 'self', 'unknown'], s.origin), s.as_of DESC NULLS LAST, s.score_id) = 1 AS by_third_party,
  row_number() OVER (one ORDER BY (s.n_shot IS NULL)::INTEGER + (s.variant IS NULL)::INTEGER + (s.n_samples IS NULL)::INTEGER
    + (s.score_stderr IS NULL)::INTEGER + (s.evaluated_by IS NULL)::INTEGER + (s.source_url IS NULL)::INTEGER, s.as_of DESC NULLS LAST, s.score_id) = 1 AS by_documented,
  CAST(count(*) OVER (one) AS INTEGER) AS n_scores
FROM scores AS s
JOIN benchmarks AS b USING (benchmark_id)
JOIN models AS m USING (model_id)
LEFT JOIN other_splits AS o ON o.subject_id = s.model_id AND o.benchmark_id = s.benchmark_id
WINDOW one AS (PARTITION BY s.model_id, s.benchmark_id)`;
