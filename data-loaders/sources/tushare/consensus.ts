import type {Row} from "../../contract.js";
import type {Forecast} from "./endpoints.js";

/** Forecasts older than this are no longer what their broker expects. */
export const FORECAST_DAYS = 180;

/**
 * What brokers expect of each fiscal year, one row a company and year from `firstYear` on: the mean of the latest
 * forecast of each broker. `brokers` is how many stand behind the net profit; a year of which none says one is left
 * out. Revenue is the mean of those that name one.
 */
export function buildConsensus(forecasts: readonly Forecast[], firstYear: number, as_of: string): Row[] {
  const wanted = forecasts.filter((each) => each.fiscal_year >= firstYear && each.reported <= as_of);
  const years = grouped(wanted, ({code, fiscal_year}) => `${code} ${fiscal_year}`);
  return [...years.keys()].sort().flatMap((key) => consensusRow(years.get(key)!, as_of));
}

function consensusRow(forecasts: readonly Forecast[], as_of: string): Row[] {
  const [{code, fiscal_year}] = forecasts as [Forecast];
  const brokers = [...grouped(forecasts, ({broker}) => broker).values()].map(latestOf);
  const profits = brokers.flatMap((word) => mean(word.map((each) => each.net_profit_cny_100m)) ?? []);
  if (profits.length === 0) return [];
  return [
    {
      code,
      fiscal_year,
      kind: "consensus",
      revenue_cny_100m: mean(brokers.map((word) => mean(word.map((each) => each.revenue_cny_100m)))),
      net_profit_cny_100m: mean(profits),
      brokers: profits.length,
      as_of,
      source: "Tushare Pro, report_rc: mean of the latest forecast of each broker"
    }
  ];
}

// A report stands once for each of its authors. Of two on one day the one that was taken in later is the broker's
// word; where that cannot be told, all of them are, and their mean counts.
function latestOf(forecasts: readonly Forecast[]): Forecast[] {
  const time = ({reported, created}: Forecast) => `${reported} ${created}`;
  const last = forecasts.map(time).sort().at(-1);
  return forecasts.filter((forecast) => time(forecast) === last);
}

/** The mean in the order of size, so that it does not depend on that of the rows; null of none. */
function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
