import {literal} from "@uwdata/mosaic-sql";
import {AMOUNTS, companies} from "./companyFigures.js";
import {laggingRows} from "./lagging.js";
import {
  DEFAULT_CHOICE,
  levelRows,
  noValueRows,
  type PercentileWindow,
  stripRows,
  valueRows,
  windowDays
} from "./percentile.js";
import {sourceNames} from "./reports.js";
import type {CompanyFacts} from "./rows/company.js";
import {NO_SECTOR} from "./scope.js";
import {type SqlText, sqlText, textLiteral} from "./sql.js";

/** The company itself: one row. */
export function companyFacts(code: string): SqlText {
  return sqlText`WITH all_companies AS (${companies()}),
history AS (
  SELECT
    max(as_of) AS as_of, max(pe_ttm) AS pe_ttm,
    coalesce(sum(n + n_loss + n_missing + n_suspended), 0) AS days
  FROM pe_percentiles
  WHERE code = ${textLiteral(code)} AND window_years = 0 AND kind = 'inc' AND losses = 'exclude'
),
static_history AS (
  SELECT max(pe_static) AS pe_static, coalesce(sum(n + n_loss), 0) AS days
  FROM pe_static_percentiles
  WHERE code = ${textLiteral(code)} AND window_years = 0 AND kind = 'inc' AND losses = 'exclude'
)
SELECT
  all_companies.*,
  history.as_of AS percentile_as_of, history.pe_ttm,
  CAST(history.days AS INTEGER) AS history_days,
  static_history.pe_static, CAST(static_history.days AS INTEGER) AS static_days
FROM all_companies CROSS JOIN history CROSS JOIN static_history
WHERE all_companies.code = ${textLiteral(code)}`;
}

/** What the head of the page says under each fiscal year that a forward PE is of; nothing where all are of one. */
export function forwardRows(code: string): SqlText {
  return sqlText`SELECT
  actual_year, forward_year, forward_pe, forward_pe_state, forward_pe_basis, consensus_as_of, brokers,
  net_profit_forward_100m, net_profit_forward_as_of, net_margin_forward_pct, peg,
  growth_pct, growth_state, growth_as_of, growth_source, cap_lo, cap_hi, financial_currency, as_of, source
FROM figures_by_year
WHERE code = ${textLiteral(code)} AND chosen_year IS NOT NULL AND forward_pe_state <> 'missing'
QUALIFY count(*) OVER () > 1
ORDER BY forward_year`;
}

/** The company's further codes, and what sources called it, each from its first day on; of one that has one name alone, none. */
export function knownAsRows(code: string): SqlText {
  return sqlText`SELECT 'code' AS kind, alias AS known_as, since, source FROM company_codes WHERE code = ${textLiteral(code)}
UNION ALL
SELECT 'name', name, "from", source
FROM (SELECT *, count(DISTINCT name) OVER () AS n FROM company_names WHERE code = ${textLiteral(code)})
WHERE n > 1
ORDER BY kind, since, known_as`;
}

/** Every fiscal year that there is, the earliest first. */
export function financialRows(code: string): SqlText {
  return sqlText`SELECT
  code, fiscal_year, kind, revenue_100m, net_profit_100m, currency, brokers, reports_6m, as_of, source,
  coalesce(revenue_as_of, as_of) AS revenue_as_of, coalesce(revenue_source, source) AS revenue_source
FROM (${AMOUNTS})
WHERE code = ${textLiteral(code)}
ORDER BY fiscal_year, kind`;
}

/** The companies of the sector, this one among them, cheapest forward PE first. */
export function peerRows(code: string): SqlText {
  const {window, kind, losses} = DEFAULT_CHOICE;
  return sqlText`WITH all_companies AS (${companies()})
SELECT
  c.code, c.name_zh, c.name_en, c.sector_zh, c.sector_en, c.forward_pe, c.forward_pe_state, c.forward_year, c.actual_year, c.growth_pct,
  c.growth_state, c.growth_as_of, c.growth_source, c.percentile, c.percentile_state,
  c.percentile_published_as_of, c.percentile_published_source, c.as_of, c.source,
  p.percentile AS computed, p.state AS computed_state, p.n AS computed_n, p.last_date AS computed_last_date
FROM all_companies AS c
LEFT JOIN pe_percentiles AS p
  ON p.code = c.code AND p.window_years = ${literal(window)}
  AND p.kind = ${literal(kind)} AND p.losses = ${literal(losses)}
WHERE c.code = ${textLiteral(code)} OR (
  c.is_listed AND c.sector_zh <> ${textLiteral(NO_SECTOR.zh)}
  AND c.sector_zh = (SELECT sector_zh FROM all_companies WHERE code = ${textLiteral(code)})
)
ORDER BY c.forward_pe NULLS LAST, c.code`;
}

/** The companies that have a page, by sector. */
export function companyLinks(): SqlText {
  return sqlText`SELECT code, name_zh, name_en, sector_zh, sector_en
FROM members
WHERE is_listed
ORDER BY sector_zh, code`;
}

/** The companies that are shown, by sector. */
export function companyOptions(): SqlText {
  return sqlText`SELECT code, name_zh, name_en, sector_zh, sector_en
FROM members
ORDER BY sector_zh, code`;
}

/** At most so many days are drawn, and as many again for a remainder: a screen has no more pixels to tell them by. */
const MOST_DAYS = 300;

/**
 * The trading days of a window that are drawn: every so many, counted back from the last, and the cheapest and the
 * dearest. Days with a loss or without PE are among them; suspended ones are not. `percentile` is a day's place by INC
 * among all days of the window with a profit, those after it too.
 */
export function seriesRows(code: string, window: PercentileWindow): SqlText {
  return sqlText`WITH days AS (
  SELECT
    date, basis, pe, market_cap_100m,
    row_number() OVER (ORDER BY date DESC) - 1 AS back,
    CAST(ceil(count(*) OVER () / ${literal(MOST_DAYS)}) AS INTEGER) AS every,
    min(pe) FILTER (pe > 0) OVER () AS cheapest,
    max(pe) OVER () AS dearest,
    CASE WHEN pe > 0 AND count(*) OVER (PARTITION BY pe > 0) > 1
      THEN round(100 * percent_rank() OVER (PARTITION BY pe > 0 ORDER BY pe), 2)
    END AS percentile
  FROM (${windowDays(code, window)})
  WHERE NOT suspended
)
SELECT
  date, basis, pe, market_cap_100m,
  round(market_cap_100m / nullif(pe, 0), 4) AS profit,
  percentile, every
FROM days
WHERE back % every = 0 OR pe IN (cheapest, dearest)
ORDER BY date`;
}

/** Every day of a window, the latest first. */
export function dayRows(code: string, window: PercentileWindow): SqlText {
  return sqlText`SELECT date, basis, pe, market_cap_100m, suspended
FROM (${windowDays(code, window)})
ORDER BY date DESC`;
}

/** The stretches of a window in which the company made a loss, had no PE, or was suspended. */
export function stretchRows(code: string, window: PercentileWindow): SqlText {
  return sqlText`WITH days AS (
  SELECT
    date,
    CASE
      WHEN suspended THEN 'suspended'
      WHEN pe IS NULL THEN 'missing'
      WHEN pe <= 0 THEN 'loss'
      ELSE 'profit' END AS state
  FROM (${windowDays(code, window)})
),
runs AS (
  SELECT
    date, state,
    row_number() OVER (ORDER BY date) - row_number() OVER (PARTITION BY state ORDER BY date) AS run
  FROM days
)
SELECT state, min(date) AS first_date, max(date) AS last_date, CAST(count(*) AS INTEGER) AS n
FROM runs
WHERE state <> 'profit'
GROUP BY state, run
ORDER BY first_date`;
}

/** A distribution has at most so many classes. */
const MOST_BINS = 36;

/**
 * How the PEs of a window's days with a profit are spread, in classes of equal width on a logarithmic axis, whose
 * edges are round: the preferred numbers E48 (IEC 60063), of which 48 make a decade; every second or fourth where
 * there would be too many. No logarithm is computed, so that every engine finds the same classes.
 */
export function binRows(code: string, window: PercentileWindow): SqlText {
  return sqlText`WITH edges AS (
  SELECT pe, row_number() OVER (ORDER BY pe) - 1 AS place
  FROM (
    SELECT CAST(concat(preferred, 'e', exponent) AS DOUBLE) AS pe
    FROM (SELECT unnest([
      100, 105, 110, 115, 121, 127, 133, 140, 147, 154, 162, 169, 178, 187, 196, 205, 215, 226, 237, 249, 261, 274,
      287, 301, 316, 332, 348, 365, 383, 402, 422, 442, 464, 487, 511, 536, 562, 590, 619, 649, 681, 715, 750, 787,
      825, 866, 909, 953
    ]) AS preferred)
    CROSS JOIN (SELECT unnest(range(-4, 5)) AS exponent)
  )
),
placed AS (
  SELECT edges.place
  FROM (${windowDays(code, window)}) AS days
  ASOF JOIN edges ON days.pe >= edges.pe
  WHERE NOT days.suspended AND days.pe > 0
),
classes AS (
  SELECT place // step * step AS place, step, count(*) AS n
  FROM placed
  CROSS JOIN (SELECT CAST(ceil((max(place) - min(place) + 1) / ${literal(MOST_BINS)}) AS INTEGER) AS step FROM placed)
  GROUP BY ALL
)
SELECT
  lower.pe AS pe_from, upper.pe AS pe_to, CAST(classes.n AS INTEGER) AS n,
  50 * (2 * sum(classes.n) OVER (ORDER BY classes.place) - classes.n) / sum(classes.n) OVER () AS middle
FROM classes
JOIN edges AS lower ON lower.place = classes.place
JOIN edges AS upper ON upper.place = classes.place + classes.step
ORDER BY pe_from`;
}

/** The levels whose PE is drawn: lines of the PE chart, and multiples of the bands. */
export const LEVELS = [20, 50, 80] as const;
export const BAND_LEVELS = [10, 30, 50, 70, 90] as const;

/** The tables' rows that a company's page is made of. */
export function companyTableQueries(code: string): SqlText[] {
  return [
    sourceNames(),
    companyFacts(code),
    forwardRows(code),
    financialRows(code),
    peerRows(code),
    companyLinks(),
    laggingRows(),
    knownAsRows(code)
  ];
}

/** What a company's page asks of the company's history before its reader does anything; nothing without history. */
export function companyHistoryQueries(code: string, facts: CompanyFacts): SqlText[] {
  if (facts.percentile_as_of === null) return [];
  const {window, losses} = DEFAULT_CHOICE;
  const days = {asOf: facts.percentile_as_of, window};
  return [
    stripRows(code, days),
    seriesRows(code, days),
    stretchRows(code, days),
    levelRows(code, {...days, losses}, LEVELS),
    levelRows(code, {...days, losses}, BAND_LEVELS),
    binRows(code, days),
    // The PEs that the sliders begin with.
    ...[facts.pe_ttm, facts.forward_pe].map((pe) =>
      pe === null || pe <= 0 ? noValueRows() : valueRows(code, pe, {...days, ...DEFAULT_CHOICE, basis: "ttm"})
    )
  ];
}
