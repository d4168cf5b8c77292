-- The medians of a list's sectors by day, from members and pe_history, both in memory; $as_of is a date literal.
-- A day's percentile is INC over the days with a profit of the five years that end with it, as percentile.sql has it:
-- the window is open at its start, so that it begins a day after the same date five years before. A framed rank finds
-- all of them in one pass (a merge sort tree: n log n); asking percentile.sql day by day would take minutes.
WITH days AS (
  SELECT code, date, pe_ttm AS pe, pe_ttm > 0 AS is_profit
  FROM pe_history
  WHERE date <= $as_of AND NOT suspended AND pe_ttm IS NOT NULL
),
ranked AS (
  SELECT
    code, date,
    rank(ORDER BY pe) OVER five_years - 1 AS n_below,
    count(*) OVER five_years AS n
  FROM days
  WHERE is_profit
  WINDOW five_years AS (
    PARTITION BY code ORDER BY date
    RANGE BETWEEN INTERVAL '5 years -1 days' PRECEDING AND CURRENT ROW
  )
)
SELECT
  m.list_id, m.sector_zh, d.date,
  CAST(count(*) FILTER (d.is_profit) AS INTEGER) AS n,
  CAST(count(*) FILTER (NOT d.is_profit) AS INTEGER) AS n_loss,
  CASE WHEN count(*) FILTER (d.is_profit) >= 3 THEN median(d.pe) FILTER (d.is_profit) END AS pe_median,
  -- Fewer ranked days than a year has are no history to stand in.
  CASE WHEN count(*) FILTER (r.n >= 250) >= 3
    THEN median(100 * r.n_below / (r.n - 1)) FILTER (r.n >= 250)
  END AS percentile_median
FROM members AS m
JOIN days AS d USING (code)
LEFT JOIN ranked AS r ON r.code = d.code AND r.date = d.date
GROUP BY ALL
ORDER BY ALL
