import {type ExprNode, literal} from "@uwdata/mosaic-sql";
import {type CompanyView, rankedCompanies} from "./companyFigures.js";
import {type SqlText, sqlText, where} from "./sql.js";

/** The days that can be looked at, the published one last; none where the embedded report stands alone. */
export function snapshotDays(): SqlText {
  return sqlText`SELECT as_of FROM snapshots ORDER BY as_of`;
}

/**
 * What became of the companies under the filter since an earlier day: who came under it, who left it, and how far the
 * percentile and the forward PE of each moved. The largest move of the percentile comes first.
 */
export function changeRows(filter: readonly ExprNode[], view: CompanyView, since: string): SqlText {
  return sqlText`WITH now_all AS (${rankedCompanies(view)}),
before_all AS (${rankedCompanies({...view, day: since})}),
now_in AS (SELECT code FROM now_all ${where(filter)}),
before_in AS (SELECT code FROM before_all ${where(filter)})
SELECT
  code,
  coalesce(n.name_zh, b.name_zh) AS name_zh, coalesce(n.name_en, b.name_en) AS name_en,
  coalesce(n.sector_zh, b.sector_zh) AS sector_zh, coalesce(n.sector_en, b.sector_en) AS sector_en,
  CASE
    WHEN code NOT IN (FROM before_in) THEN 'entered'
    WHEN code NOT IN (FROM now_in) THEN 'left'
    ELSE 'stayed' END AS change,
  b.percentile AS percentile_before, b.percentile_state AS percentile_before_state,
  n.percentile AS percentile_now, n.percentile_state AS percentile_now_state,
  n.percentile - b.percentile AS percentile_change,
  b.forward_pe AS forward_pe_before, b.forward_pe_state AS forward_pe_before_state,
  b.forward_year AS forward_year_before,
  n.forward_pe AS forward_pe_now, n.forward_pe_state AS forward_pe_now_state,
  n.forward_year AS forward_year_now,
  -- A PE of another year is another figure, not one that moved.
  CASE WHEN n.forward_year IS NOT DISTINCT FROM b.forward_year THEN 100 * (n.forward_pe / b.forward_pe - 1) END
    AS forward_pe_change_pct,
  ${literal(since)} AS since,
  coalesce(n.percentile_published_as_of, b.percentile_published_as_of) AS percentile_published_as_of,
  coalesce(n.percentile_published_source, b.percentile_published_source) AS percentile_published_source,
  coalesce(n.percentile_as_of, n.as_of, b.percentile_as_of, b.as_of) AS as_of,
  coalesce(n.source, b.source) AS source
FROM now_all AS n
FULL JOIN before_all AS b USING (code)
WHERE code IN (FROM now_in) OR code IN (FROM before_in)
ORDER BY abs(percentile_change) DESC NULLS LAST, code`;
}

/** The answer where there is no earlier day. */
export function noChangeRows(): SqlText {
  return sqlText`SELECT code FROM companies WHERE false`;
}
