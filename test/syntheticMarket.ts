import type {Row, Tables} from "../data-loaders/contract.js";
import {reportTables} from "../data-loaders/datasets/reportTables.js";
import {
  type SyntheticCompany as Company,
  syntheticHistory as historyTo
} from "../data-loaders/demo/syntheticHistory.js";
import {computePercentiles} from "../data-loaders/percentile/computePercentiles.js";

/** The last day of the synthetic market: that of the report's prices. */
export const LAST_DAY = "2024-02-23";

export type SyntheticCompany = Omit<Company, "lastDay">;

/** A made-up history up to `LAST_DAY`, as the demo makes them. */
export function syntheticHistory(company: SyntheticCompany): Row[] {
  return historyTo({...company, lastDay: LAST_DAY});
}

/** The place of the company that has no static PE. */
const WITHOUT_STATIC = 7;

export async function codeWithoutStatic(): Promise<string> {
  return String((await reportTables()).companies[WITHOUT_STATIC]!.code);
}

/**
 * The report's tables with a synthetic history up to `day`: six years a company, some with a stretch of losses,
 * without PE or suspended; one without a static PE, one that makes a loss to this day, one listed two years ago, and the last without any
 * history.
 */
export async function syntheticTables(day = LAST_DAY): Promise<Tables> {
  const tables = await reportTables();
  const pe_history = tables.companies.slice(0, -1).flatMap(({code}, i) =>
    syntheticHistory({
      code: String(code),
      seed: i + 1,
      days: i === 5 ? 480 : 1490,
      pe: 25 + 7 * (i % 9),
      cap: 90 + 55 * i,
      ...(i === 3 && {loss: [700, 0]}),
      ...(i % 3 === 1 && {loss: [640, 520]}),
      ...(i % 4 === 1 && {missing: [900, 870]}),
      ...(i % 5 === 1 && {suspended: [300, 275]}),
      isStatic: i !== WITHOUT_STATIC
    })
  );
  const known = pe_history.filter(({date}) => String(date) <= day);
  return computePercentiles({...tables, pe_history: known}, day);
}
