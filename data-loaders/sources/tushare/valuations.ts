import type {Row} from "../../contract.js";

/**
 * A company's valuation: market capitalisation over the profit that is expected of the year of `as_of`, which is the
 * year that the report's estimates of February 2024 are of. A loss and a missing consensus have no PE but a state.
 * The vendor publishes no percentile.
 */
export function valuationOf(code: string, marketCap: number, consensus: readonly Row[], as_of: string): Row {
  const forward_year = Number(as_of.slice(0, 4));
  const expected = consensus.find((row) => row.code === code && row.fiscal_year === forward_year);
  const profit = (expected?.net_profit_cny_100m ?? null) as number | null;
  const state = profit === null ? "no_consensus" : profit > 0 ? "ok" : "loss";
  return {
    code,
    as_of,
    forward_pe: state === "ok" ? marketCap / profit! : null,
    forward_year,
    forward_pe_state: state,
    pe_percentile_published: null,
    pe_percentile_state: "unknown",
    source: "Tushare Pro, daily_basic and report_rc"
  };
}

/** The market capitalisation of each company on its last day of trading, in CNY 100 million. `history` is by date. */
export function latestCaps(history: readonly Row[]): Map<string, number> {
  const caps = new Map<string, number>();
  for (const {code, market_cap_cny_100m: cap, suspended} of history)
    if (typeof cap === "number" && suspended !== true) caps.set(String(code), cap);
  return caps;
}
