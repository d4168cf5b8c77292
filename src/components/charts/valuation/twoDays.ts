import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {companyName} from "../../companyName.js";

type Joined = Pick<
  CompanyRow,
  "name_zh" | "name_en" | "as_of" | "net_profit_forward_as_of" | "peg" | "cap_lo"
>;

/** So many companies are named; more are counted. */
const NAMED = 3;

/** Says whose PEG and implied capitalisation join a forward PE and an expected profit of different days, and of which. */
export function twoDaysNote(
  rows: readonly Joined[],
  {m, lang}: {readonly m: ValuationMessages; readonly lang: string}
): string[] {
  const byDays = new Map<string, Joined[]>();
  for (const row of rows) {
    const {as_of, net_profit_forward_as_of: profit} = row;
    if ((row.peg === null && row.cap_lo === null) || profit === null || profit === as_of) continue;
    const key = `${as_of} ${profit}`;
    byDays.set(key, [...(byDays.get(key) ?? []), row]);
  }
  const parts = [...byDays.values()].map((found) => {
    const {as_of, net_profit_forward_as_of: profit} = found[0]!;
    const names = found.map((row) => companyName(row, lang));
    return m.twoDaysOf(names.length > NAMED ? m.companies(names.length) : m.list(names), as_of, profit!);
  });
  return parts.length > 0 ? [m.twoDays(parts)] : [];
}
