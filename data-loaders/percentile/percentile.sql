-- Where today's PE stands among a company's own past: the one definition, run by the loaders in Node and by the
-- pages in DuckDB-WASM. Core functions only. docs/percentile.md explains it in prose.
--
-- Input: a table of the columns code, date, pe_ttm, pe_static, suspended, one row a company and day, PE finite or NULL
-- (history.ts checks both); of the two PEs, the one that is asked for. Its name is an argument, so that these macros can stand before it does.
--
-- For readers of this file:
--   SELECT * FROM pe_percentiles_of(DATE '2024-02-23', window_years := 3, kind := 'weak', losses := 'dearest')
--   SELECT * FROM pe_strip_of('688256.SH', DATE '2024-02-23')
--   SELECT * FROM pe_percentile_of_value('688256.SH', DOUBLE '41.57', DATE '2024-02-23')
-- A bare 41.57 is a decimal, and the double that it casts to may be the next one, which equals no day.

-- The words of the options. No other list decides what is known.
CREATE OR REPLACE MACRO pe_kinds() AS ['inc', 'exc', 'weak', 'strict', 'mean'];
CREATE OR REPLACE MACRO pe_losses() AS ['exclude', 'dearest', 'raw'];
CREATE OR REPLACE MACRO pe_windows() AS [1, 3, 5, 10, 0];
CREATE OR REPLACE MACRO pe_known(word, words) AS
CASE
  WHEN list_contains(words, word) THEN word
  ELSE error(format('not one of {}: {}', words, coalesce(CAST(word AS VARCHAR), 'NULL')))
END;

-- Longer than any holiday of the last two decades closed the exchanges. A last trading day further back is an old
-- one, and a history that begins no later after the start of the window fills the window.
CREATE OR REPLACE MACRO pe_longest_closure() AS to_days(14);

-- The day before the window: the window is (start, as_of]. NULL is a window without start. Calendar years, as
-- DuckDB counts them: 29 February less a year is 28 February.
CREATE OR REPLACE MACRO pe_window_start(as_of, window_years) AS
CASE WHEN window_years <> 0 THEN CAST(CAST(as_of AS DATE) - to_years(CAST(window_years AS INTEGER)) AS DATE) END;

-- The days up to as_of of one company, or of all where company is NULL. basis names the column: 'ttm' is pe_ttm, 'static' is pe_static.
CREATE OR REPLACE MACRO pe_days(as_of, company, basis, history) AS TABLE
SELECT code, date, suspended, COLUMNS(lambda name: name = 'pe_' || basis) AS pe
FROM query_table(history)
WHERE date <= CAST(as_of AS DATE) AND (company IS NULL OR code = company);

-- Per company all that any kind of rank needs, by counting alone: nothing is sorted, and no list of days is kept.
-- pe is the value, else that of the last trading day; n_less and n_equal compare it with the window's days.
CREATE OR REPLACE MACRO pe_counts(as_of, window_years, company, value, basis, history) AS TABLE
WITH latest AS MATERIALIZED (
  SELECT
    code,
    min(date) AS first_date,
    max(date) AS last_date,
    max(date) FILTER (NOT suspended) AS pe_date,
    coalesce(CAST(value AS DOUBLE), arg_max_null(pe, date) FILTER (NOT suspended)) AS pe,
    count(*) FILTER (suspended AND date > coalesce(pe_window_start(as_of, window_years), DATE '-infinity')) AS n_suspended
  FROM pe_days(as_of, company, basis, history)
  GROUP BY code
),
compared AS (
  SELECT
    day.code,
    count(*) AS n_trading,
    count(day.pe) AS n_with_pe,
    count(*) FILTER (day.pe <= 0) AS n_loss,
    count(*) FILTER (day.pe < now.pe) AS n_less,
    count(*) FILTER (day.pe = now.pe) AS n_equal
  FROM pe_days(as_of, company, basis, history) AS day
  -- Through a list, because the planner takes that for short and keeps it in memory for the join, not the days:
  -- what a GROUP BY gives it takes for nearly as long as the market's history.
  JOIN (SELECT unnest(list({'code': code, 'pe': pe}), recursive := true) FROM latest) AS now USING (code)
  WHERE NOT day.suspended AND day.date > coalesce(pe_window_start(as_of, window_years), DATE '-infinity')
  GROUP BY day.code
)
SELECT
  latest.code,
  latest.first_date,
  latest.last_date,
  latest.pe_date,
  latest.pe,
  latest.n_suspended,
  coalesce(compared.n_trading - compared.n_with_pe, 0) AS n_missing,
  coalesce(compared.n_loss, 0) AS n_loss,
  coalesce(compared.n_with_pe - compared.n_loss, 0) AS n_profit,
  coalesce(compared.n_less, 0) AS n_less,
  coalesce(compared.n_equal, 0) AS n_equal
FROM latest
LEFT JOIN compared USING (code);

-- How many days are ranked.
CREATE OR REPLACE MACRO pe_ranked(losses, n_profit, n_loss) AS
CASE losses WHEN 'exclude' THEN n_profit ELSE n_profit + n_loss END;

-- How many of them are cheaper. Through E/P, a loss is dearer than any profit, and a small loss (PE -1000) less dear
-- than a large one (PE -1): among losses as among profits, the greater PE is the dearer. NULL: not ranked at all.
CREATE OR REPLACE MACRO pe_cheaper(losses, pe, n_less, n_profit, n_loss) AS
CASE
  WHEN pe IS NULL THEN NULL
  WHEN losses = 'raw' THEN n_less
  WHEN pe > 0 THEN n_less - n_loss
  WHEN losses = 'dearest' THEN n_profit + n_less
END;

-- The percentile, 0 to 100. inc and exc are Excel's PERCENTRANK.INC and .EXC, weak, strict and mean scipy's
-- percentileofscore. place is n_below, or between two ranks for a value that is none of the days. Beyond the
-- cheapest or dearest day inc stays at 0 or 100, and exc is not defined. Counts are multiplied before they are
-- divided: 100 * (57 / 100) is less than 57.
CREATE OR REPLACE MACRO pe_rank(kind, n_below, n_equal, n, place) AS
CASE kind
  WHEN 'inc' THEN CASE WHEN n < 2 THEN NULL WHEN place > n - 1 THEN 100 ELSE 100 * place / (n - 1) END
  WHEN 'exc' THEN CASE WHEN n_equal > 0 OR (n_below > 0 AND n_below < n) THEN 100 * (place + 1) / (n + 1) END
  WHEN 'weak' THEN 100 * (n_below + n_equal) / nullif(n, 0)
  WHEN 'strict' THEN 100 * n_below / nullif(n, 0)
  WHEN 'mean' THEN 50 * (2 * n_below + n_equal) / nullif(n, 0)
END;

-- What a PE is sorted by under a treatment of losses. Exact, where a quotient would round two neighbours to a tie.
CREATE OR REPLACE MACRO pe_place(losses, pe) AS {'after': losses = 'dearest' AND pe <= 0, 'pe': pe};

-- How far a value is on the way from the day below it to the day above it, 0 to 1. Along PE, so that a company
-- without losses has one number under all treatments of them; between a profit and a loss, along E/P.
CREATE OR REPLACE MACRO pe_yield(pe) AS CASE WHEN pe = 0 THEN CAST('-Infinity' AS DOUBLE) ELSE 1 / pe END;
CREATE OR REPLACE MACRO pe_between(pe, lower_pe, upper_pe) AS
CASE
  WHEN lower_pe < upper_pe THEN (pe - lower_pe) / (upper_pe - lower_pe)
  ELSE (pe_yield(lower_pe) - pe_yield(pe)) / (pe_yield(lower_pe) - pe_yield(upper_pe))
END;

-- The days beside a value that is none of them, as Excel interpolates. Empty without a value: a company's own PE
-- stands in its window.
CREATE OR REPLACE MACRO pe_neighbours(as_of, window_years, company, value, basis, history) AS TABLE
WITH places AS (
  SELECT day.code, rule.losses, pe_place(rule.losses, day.pe) AS place, count(*) AS n
  FROM pe_days(as_of, company, basis, history) AS day
  CROSS JOIN (SELECT unnest(pe_losses()) AS losses) AS rule
  WHERE value IS NOT NULL
    AND NOT day.suspended
    AND day.date > coalesce(pe_window_start(as_of, window_years), DATE '-infinity')
    AND (day.pe > 0 OR (day.pe <= 0 AND rule.losses <> 'exclude'))
  GROUP BY ALL
)
SELECT
  code,
  losses,
  max(place) FILTER (place < pe_place(losses, CAST(value AS DOUBLE))) AS lower_place,
  arg_max(n, place) FILTER (place < pe_place(losses, CAST(value AS DOUBLE))) AS n_lower,
  min(place) FILTER (place > pe_place(losses, CAST(value AS DOUBLE))) AS upper_place
FROM places
GROUP BY code, losses;

-- Every kind under every treatment of losses: 15 rows a company.
CREATE OR REPLACE MACRO pe_ranks(as_of, window_years, company, value, basis, history) AS TABLE
WITH placed AS (
  SELECT
    c.*,
    kind.kind,
    rule.losses,
    pe_ranked(rule.losses, c.n_profit, c.n_loss) AS n,
    pe_cheaper(rule.losses, c.pe, c.n_less, c.n_profit, c.n_loss) AS n_below,
    beside.lower_place.pe AS lower_pe,
    beside.upper_place.pe AS upper_pe,
    beside.n_lower
  FROM pe_counts(as_of, window_years, company, value, basis, history) AS c
  CROSS JOIN (SELECT unnest(pe_kinds()) AS kind) AS kind
  CROSS JOIN (SELECT unnest(pe_losses()) AS losses) AS rule
  LEFT JOIN pe_neighbours(as_of, window_years, company, value, basis, history) AS beside
    ON beside.code = c.code AND beside.losses = rule.losses
),
ranked AS (
  SELECT
    *,
    pe_rank(
      placed.kind, n_below, n_equal, n,
      CASE
        WHEN n_equal > 0 OR lower_pe IS NULL OR upper_pe IS NULL THEN n_below
        ELSE n_below - n_lower + n_lower * pe_between(pe, lower_pe, upper_pe)
      END
    ) AS percentile
  FROM placed
)
SELECT
  r.code,
  CAST(as_of AS DATE) AS as_of,
  CAST(pe_known(window_years, pe_windows()) AS INTEGER) AS window_years,
  r.kind,
  r.losses,
  basis AS basis,
  r.pe,
  r.percentile,
  CASE
    WHEN r.pe IS NULL THEN 'missing'
    WHEN r.n_below IS NULL THEN 'loss'
    WHEN r.n = 0 THEN 'no_days'
    WHEN r.n = 1 AND r.kind = 'inc' THEN 'one_day'
    WHEN r.n_equal = 0 AND r.n_below = 0 THEN 'below_range'
    WHEN r.n_equal = 0 AND r.n_below = r.n THEN 'above_range'
    -- A share that is suspended has days that say so; one whose days end may have traded since.
    WHEN value IS NULL AND r.last_date < CAST(as_of AS DATE) - pe_longest_closure() THEN 'no_data'
    WHEN value IS NULL AND r.pe_date < CAST(as_of AS DATE) - pe_longest_closure() THEN 'stale'
    WHEN r.n < 250 OR r.first_date > pe_window_start(as_of, window_years) + pe_longest_closure() THEN 'short_window'
    ELSE 'ok'
  END AS state,
  CAST(r.n AS INTEGER) AS n,
  CAST(r.n_loss AS INTEGER) AS n_loss,
  CAST(r.n_missing AS INTEGER) AS n_missing,
  CAST(r.n_suspended AS INTEGER) AS n_suspended,
  pe_window_start(as_of, window_years) AS window_start,
  r.pe_date,
  r.first_date,
  r.last_date
FROM ranked AS r;

-- Every company's percentile under one choice of options.
CREATE OR REPLACE MACRO pe_percentiles_of(
  as_of, window_years := 5, kind := 'inc', losses := 'exclude', basis := 'ttm', history := 'pe_history'
) AS TABLE
SELECT *
FROM pe_ranks(as_of, window_years, NULL, NULL, basis, history) AS r
WHERE r.kind = pe_known(kind, pe_kinds()) AND r.losses = pe_known(losses, pe_losses());

-- Every company's strip: each kind under each treatment of losses.
CREATE OR REPLACE MACRO pe_strips_of(as_of, window_years := 5, basis := 'ttm', history := 'pe_history') AS TABLE
SELECT *
FROM pe_ranks(as_of, window_years, NULL, NULL, basis, history);

-- One company's strip; of another PE than its own where a value is given.
CREATE OR REPLACE MACRO pe_strip_of(
  company, as_of, window_years := 5, value := NULL, basis := 'ttm', history := 'pe_history'
) AS TABLE
SELECT *
FROM pe_ranks(as_of, window_years, company, value, basis, history);

-- What if the company stood at another PE: that value among the days of its window.
CREATE OR REPLACE MACRO pe_percentile_of_value(
  company, value, as_of, window_years := 5, kind := 'inc', losses := 'exclude', basis := 'ttm', history := 'pe_history'
) AS TABLE
SELECT *
FROM pe_ranks(as_of, window_years, company, value, basis, history) AS r
WHERE r.kind = pe_known(kind, pe_kinds()) AND r.losses = pe_known(losses, pe_losses());

-- The PE at levels in percent of one company's ranked days: Excel's PERCENTILE.INC, the inverse of inc, so that a PE
-- at level 80 has percentile 80 (beside a PE that several days share, neither is the inverse of the other). NULL where the level falls between a profit and a loss, or nothing is ranked.
CREATE OR REPLACE MACRO pe_levels_of(
  company, as_of, window_years := 5, losses := 'exclude', levels := [20, 50, 80], basis := 'ttm', history := 'pe_history'
) AS TABLE
WITH ranked AS (
  SELECT pe, row_number() OVER (ORDER BY pe_place(pe_known(losses, pe_losses()), pe)) - 1 AS place, count(*) OVER () AS n
  FROM pe_days(as_of, company, basis, history)
  WHERE NOT suspended
    AND date > coalesce(pe_window_start(as_of, window_years), DATE '-infinity')
    AND (pe > 0 OR (pe <= 0 AND losses <> 'exclude'))
),
wanted AS (
  SELECT level, level * (n - 1) / 100 AS place
  FROM (SELECT CAST(unnest(levels) AS INTEGER) AS level) CROSS JOIN (SELECT max(n) AS n FROM ranked)
)
SELECT
  wanted.level,
  CASE
    WHEN lower.pe = upper.pe THEN lower.pe
    WHEN losses = 'raw' OR (lower.pe > 0) = (upper.pe > 0)
      THEN lower.pe + (wanted.place - lower.place) * (upper.pe - lower.pe)
  END AS pe
FROM wanted
LEFT JOIN ranked AS lower ON lower.place = floor(wanted.place)
LEFT JOIN ranked AS upper ON upper.place = ceil(wanted.place);
