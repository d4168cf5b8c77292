/** What the reader supposes, in percent of today. */
export interface Scenario {
  readonly price: number;
  readonly profit: number;
}

/** What may be supposed, in percent. */
export const SCENARIO_RANGE = {lo: -60, hi: 150} as const;

export function isToday({price, profit}: Scenario): boolean {
  return price === 0 && profit === 0;
}

/** The forward PE under a supposition: price over expected profit. */
export function scenarioForwardPe(pe: number, {price, profit}: Scenario): number {
  return (pe * (1 + price / 100)) / (1 + profit / 100);
}

/** A PE of the past under a supposition: the price moves it, an estimate of a year to come does not. */
export function scenarioPe(pe: number, {price}: Scenario): number {
  return pe * (1 + price / 100);
}

/** The figures of a company that price and expected profit move, named as in `CompanyFigures`. */
export interface Supposable {
  readonly actual_year: number | null;
  readonly forward_year: number | null;
  readonly forward_pe: number | null;
  readonly net_profit_forward_100m: number | null;
  readonly net_margin_forward_pct: number | null;
  readonly growth_pct: number | null;
  readonly peg: number | null;
  readonly cap_lo: number | null;
  readonly cap_hi: number | null;
}

/** A share of an expected loss is no estimate of anyone's: what rests on one stays. */
const moved = (value: number | null, percent: number) =>
  value !== null && value > 0 ? value * (1 + percent / 100) : value;

/**
 * A company under a supposition: growth a year up to the supposed profit, PEG and implied market capitalisation follow
 * as their definitions say (docs/tables.md). Its percentiles are of a history, which this does not know.
 */
export function suppose<Row extends Supposable>(row: Row, scenario: Scenario): Row {
  if (isToday(scenario)) return row;
  const {price, profit} = scenario;
  const {forward_pe: pe, growth_pct: before, actual_year, forward_year} = row;
  const years = (forward_year ?? 0) - (actual_year ?? 0);
  const growth = before === null ? null : 100 * ((1 + before / 100) * (1 + profit / 100) ** (1 / years) - 1);
  const forward_pe = pe === null ? null : scenarioForwardPe(pe, scenario);
  return {
    ...row,
    forward_pe,
    net_profit_forward_100m: moved(row.net_profit_forward_100m, profit),
    net_margin_forward_pct: moved(row.net_margin_forward_pct, profit),
    growth_pct: growth,
    peg: forward_pe !== null && growth !== null && growth > 0 ? forward_pe / growth : null,
    cap_lo: moved(row.cap_lo, price),
    cap_hi: moved(row.cap_hi, price)
  };
}
