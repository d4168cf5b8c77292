import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** Which companies a page shows. */
export type Scope =
  /** The list that pages open with. */
  | {readonly kind: "default"}
  | {readonly kind: "list"; readonly id: string}
  /** The reader's own list. */
  | {readonly kind: "codes"; readonly codes: readonly string[]}
  /** Every company that is known, sorted as the first list does. */
  | {readonly kind: "all"};

export const DEFAULT_SCOPE: Scope = {kind: "default"};

/** The sector of who has none, as both languages show it. */
export const NO_SECTOR = {zh: "未分板块", en: "No sector"} as const;

/** Whether a list of the site has the company of a row, by its column `code`; in a store from before there were lists, every one. */
export const IS_LISTED = sqlText`code IN (SELECT code FROM list_members) OR NOT EXISTS (SELECT 1 FROM list_members)`;

const MEMBER = sqlText`code, sector_zh, sector_en, sector_printed_zh, position`;
const OF_DEFAULT = sqlText`SELECT ${MEMBER} FROM list_members WHERE list_id = (SELECT list_id FROM lists WHERE is_default)`;

function shown(scope: Scope): SqlText {
  if (scope.kind === "list")
    return sqlText`SELECT ${MEMBER} FROM list_members WHERE list_id = ${textLiteral(scope.id)}`;
  if (scope.kind === "codes") return ofCodes(scope.codes);
  if (scope.kind === "all")
    return sqlText`SELECT c.code, m.sector_zh, m.sector_en, m.sector_printed_zh, m.position
  FROM companies AS c LEFT JOIN (${OF_DEFAULT}) AS m USING (code)`;
  // A store from before there were lists is one.
  return sqlText`${OF_DEFAULT}
  UNION ALL
  SELECT code, sector_zh, sector_en, sector_printed_zh, CAST(row_number() OVER (ORDER BY code) AS INTEGER)
  FROM companies WHERE NOT EXISTS (SELECT 1 FROM list_members)`;
}

function ofCodes(codes: readonly string[]): SqlText {
  const none = sqlText`SELECT code, NULL::VARCHAR AS sector_zh, NULL::VARCHAR AS sector_en, NULL::VARCHAR AS sector_printed_zh, 0 AS position
  FROM companies WHERE false`;
  return [...new Set(codes)].reduce(
    (all, code, i) =>
      sqlText`${all}\n  UNION ALL SELECT ${textLiteral(code)}, NULL, NULL, NULL, ${textLiteral(String(i + 1))}::INTEGER`,
    none
  );
}

/** Further codes of companies, and the id of each: the address of a page may have either. */
export function codeAliases(): SqlText {
  return sqlText`SELECT alias, code FROM company_codes ORDER BY alias`;
}

/**
 * The companies of a scope, a row each, with their sectors in it: a list's own, else as another list has the company,
 * else its industry. Who has no name goes by its code. `is_listed`: whether a list of the site has it, and so a page
 * of its own.
 */
export function members(scope: Scope): SqlText {
  return sqlText`CREATE TABLE members AS WITH shown AS (
  ${shown(scope)}
)
SELECT
  c.code, coalesce(c.name_zh, c.name_en, c.code) AS name_zh, coalesce(c.name_en, c.name_zh, c.code) AS name_en,
  coalesce(s.sector_zh, c.sector_zh, c.industry_zh, ${textLiteral(NO_SECTOR.zh)}) AS sector_zh,
  coalesce(s.sector_en, c.sector_en, c.industry_zh, ${textLiteral(NO_SECTOR.en)}) AS sector_en,
  coalesce(s.sector_printed_zh, c.sector_printed_zh, c.industry_zh, ${textLiteral(NO_SECTOR.zh)}) AS sector_printed_zh,
  c.exchange, c.source, coalesce(c.currency, 'CNY') AS currency,
  ${IS_LISTED} AS is_listed
FROM shown AS s
JOIN companies AS c USING (code)`;
}

/** The lists of the site, the one that pages open with first, each with its companies and sectors. */
export function listOptions(): SqlText {
  return sqlText`SELECT
  l.list_id, l.name_zh, l.name_en, l.kind, l.is_default,
  CAST(count(m.code) AS INTEGER) AS n, CAST(count(DISTINCT m.sector_zh) AS INTEGER) AS n_sectors
FROM lists AS l
LEFT JOIN list_members AS m USING (list_id)
GROUP BY ALL
ORDER BY l.is_default DESC, l.kind DESC, l.list_id`;
}
