-- The last year of the companies that have a name: one row a company and day of trading, from the last day that is
-- a year before the latest one on. `$as_of` is bound by the loader.
WITH caps AS (
  SELECT h.code, h.date, h.market_cap_cny_100m
  FROM pe_history AS h
  JOIN companies AS c USING (code)
  WHERE h.date <= CAST($as_of AS DATE) AND NOT h.suspended AND h.market_cap_cny_100m IS NOT NULL
), days AS (
  SELECT DISTINCT date FROM caps
), span AS (
  -- A history that is shorter than a year begins where it begins.
  SELECT
    coalesce(
      max(date) FILTER (date <= (SELECT max(date) FROM days) - INTERVAL 1 YEAR),
      min(date)
    ) AS first,
    max(date) AS last
  FROM days
), companies_then AS (
  -- Who did not trade in all of the year has no performance, and no line that lies flat.
  SELECT code FROM caps GROUP BY code HAVING max(date) > (SELECT first FROM span)
)
SELECT
  n.code, d.date,
  -- A day without trading has the capitalisation of the last day with: it returns nothing.
  p.market_cap_cny_100m,
  p.date = d.date AS traded
FROM (SELECT date FROM days WHERE date >= (SELECT first FROM span)) AS d
CROSS JOIN companies_then AS n
ASOF JOIN caps AS p ON p.code = n.code AND d.date >= p.date
ORDER BY n.code, d.date
