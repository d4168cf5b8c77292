import type {Row} from "../../contract.js";

/**
 * A company's valuation: market capitalisation over the profit of the earliest year that brokers expect and that the
 * company has not reported. `financials` are reported figures and the consensus, from the year of `as_of` on. A loss
 * and a missing consensus have no PE but a state. `source` names the vendor, who publishes no percentile.
 */
export function valuationOf(
  code: string,
  marketCap: number,
  financials: readonly Row[],
  {as_of, source}: {readonly as_of: string; readonly source: string}
): Row {
  const own = financials.filter((row) => row.code === code && typeof row.net_profit_cny_100m === "number");
  const reported = new Set(own.filter(({kind}) => kind === "actual").map((row) => row.fiscal_year));
  const [expected] = own
    .filter((row) => row.kind === "consensus" && !reported.has(row.fiscal_year!))
    .sort((a, b) => Number(a.fiscal_year) - Number(b.fiscal_year));
  const profit = (expected?.net_profit_cny_100m ?? null) as number | null;
  const state = profit === null ? "no_consensus" : profit > 0 ? "ok" : "loss";
  return {
    code,
    as_of,
    forward_pe: state === "ok" ? marketCap / profit! : null,
    forward_year: expected?.fiscal_year ?? null,
    forward_pe_state: state,
    pe_percentile_published: null,
    pe_percentile_state: "missing",
    source
  };
}

/** The valuations of those of `companies` whose market capitalisation is known, as of `as_of`. */
export function valuationsOf(
  companies: readonly string[],
  {pe_history, financials}: Readonly<Record<"pe_history" | "financials", readonly Row[]>>,
  said: {readonly as_of: string; readonly source: string}
): Row[] {
  const caps = latestCaps(pe_history);
  return companies
    .filter((code) => caps.has(code))
    .map((code) => valuationOf(code, caps.get(code)!, financials, said));
}

/** The market capitalisation of each company on its last day of trading, in CNY 100 million. `history` is by date. */
export function latestCaps(history: readonly Row[]): Map<string, number> {
  const caps = new Map<string, number>();
  for (const {code, market_cap_cny_100m: cap, suspended} of history)
    if (typeof cap === "number" && suspended !== true) caps.set(String(code), cap);
  return caps;
}
