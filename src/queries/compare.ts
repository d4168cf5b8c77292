import {literal} from "@uwdata/mosaic-sql";
import {companyFacts, seriesRows, stretchRows} from "./company.js";
import {DEFAULT_CHOICE, type PercentileWindow, stripRows} from "./percentile.js";
import type {OpeningCode} from "./rows/compare.js";
import {IS_LISTED, NO_SECTOR, type Scope} from "./scope.js";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** So many companies are compared where the reader names none. */
const OPENING = 3;

/**
 * The companies that the page opens with: the largest of the list, by the capitalisation that forward PE and expected
 * profit imply, in the currency of most of them; those that have a history first.
 */
export function openingCodes(): SqlText {
  const {window, kind, losses} = DEFAULT_CHOICE;
  return sqlText`SELECT f.code, p.as_of AS percentile_as_of
FROM company_figures AS f
LEFT JOIN company_percentiles AS p ON p.code = f.code AND p.basis = 'ttm' AND p.window_years = ${literal(window)}
  AND p.kind = ${literal(kind)} AND p.losses = ${literal(losses)}
ORDER BY p.code IS NULL, f.cap_lo IS NULL, count(*) OVER (PARTITION BY f.financial_currency) DESC, f.financial_currency, f.cap_lo + f.cap_hi DESC, f.code
LIMIT ${literal(OPENING)}`;
}

/** The companies of every list, by sector: those that can be chosen. Without any list, all. */
export function listedCompanies(): SqlText {
  return sqlText`SELECT
  code, coalesce(name_zh, name_en, code) AS name_zh, coalesce(name_en, name_zh, code) AS name_en,
  coalesce(sector_zh, industry_zh, ${textLiteral(NO_SECTOR.zh)}) AS sector_zh,
  coalesce(sector_en, industry_zh, ${textLiteral(NO_SECTOR.en)}) AS sector_en
FROM companies
WHERE (${IS_LISTED})
  AND code IN (SELECT code FROM valuations)
ORDER BY sector_zh, code`;
}

/** How many companies have a daily history, of lists or not. */
export function historyCount(): SqlText {
  return sqlText`SELECT CAST(count(DISTINCT code) AS INTEGER) AS n FROM pe_percentiles`;
}

/** The sectors of the list that a page shows, by day. */
export function shownSectors(scope: Scope): SqlText {
  const list =
    scope.kind === "list" ? textLiteral(scope.id) : sqlText`(SELECT list_id FROM lists WHERE is_default)`;
  return sqlText`CREATE TABLE shown_sectors AS SELECT * EXCLUDE (list_id)
FROM sector_days
WHERE list_id = ${list}`;
}

/** At most so many days of a sector are drawn, and as many again for a remainder: a list may have dozens of sectors. */
const MOST_DAYS = 130;

/** The medians of the list's sectors over the last five years: every so many trading days, counted back from the last. */
export function sectorSeries(): SqlText {
  return sqlText`WITH days AS (
  SELECT *, dense_rank() OVER (ORDER BY date DESC) - 1 AS back
  FROM shown_sectors
  WHERE date > (SELECT CAST(max(date) - to_years(5) AS DATE) FROM shown_sectors)
),
spaced AS (
  SELECT *, CAST(ceil((max(back) OVER () + 1) / ${literal(MOST_DAYS)}) AS INTEGER) AS every
  FROM days
)
SELECT
  sector_zh, date, n, n_loss,
  round(pe_median, 2) AS pe_median, round(percentile_median, 2) AS percentile_median, every
FROM spaced
WHERE back % every = 0
ORDER BY sector_zh, date`;
}

/** The days that a company is compared over, as of the day of its percentile. */
export function comparedDays(asOf: string | null): PercentileWindow | null {
  return asOf === null ? null : {asOf, window: DEFAULT_CHOICE.window};
}

/** What the page asks of the companies that it opens with; each company's own file answers the same. */
export function openingQueries(facts: Readonly<Record<string, readonly object[]>>): SqlText[] {
  const opening = (facts[String(openingCodes())] ?? []) as readonly OpeningCode[];
  return opening.flatMap((company) => [companyFacts(company.code), ...comparedHistory(company)]);
}

/** What is asked of the history of a company; nothing without one. */
function comparedHistory({code, percentile_as_of}: OpeningCode): SqlText[] {
  const days = comparedDays(percentile_as_of);
  return days === null ? [] : [stripRows(code, days), seriesRows(code, days), stretchRows(code, days)];
}
