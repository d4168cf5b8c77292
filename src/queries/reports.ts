import {among, type SqlText, sqlText, where} from "./sql.js";

/** Every report, the one published last first, with the two models that its brief compares: those that it names, else its best two. */
export function reportRows(): SqlText {
  return sqlText`WITH means AS (
  SELECT source, model_id, row_number() OVER (PARTITION BY source ORDER BY avg(score) DESC, model_id) AS place
  FROM scores
  GROUP BY source, model_id
)
SELECT
  r.report_id, r.publisher_zh, r.publisher_en, r.title_zh, r.title_en, r.published, r.prices_as_of,
  r.source_url, r.source,
  coalesce(r.model_id, best.model_id) AS model_id,
  coalesce(r.peer_model_id, next.model_id) AS peer_model_id
FROM reports AS r
LEFT JOIN means AS best ON best.source = r.source AND best.place = 1
LEFT JOIN means AS next ON next.source = r.source AND next.place = 2
ORDER BY r.published DESC, r.report_id`;
}

/** What is said beside the figures of every report, in order; of some sections alone where they are named. */
export function reportTexts(sections: readonly string[] | null = null): SqlText {
  return sqlText`SELECT report_id, section, title_zh, title_en, text_zh, text_en
FROM report_texts
${where([among("section", sections)].filter((clause) => clause !== null))}
ORDER BY report_id, position`;
}

/** Names of sources in Chinese, as far as the tables have them. */
export function sourceNames(): SqlText {
  return sqlText`SELECT source, source_zh FROM reports
UNION
SELECT source, source_zh FROM reference_figures WHERE source_zh IS NOT NULL
ORDER BY source`;
}
