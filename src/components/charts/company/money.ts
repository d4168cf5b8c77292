import {formatNumber, MISSING} from "../../../lib/format.js";
import type {CompanyMessages} from "../../../lib/messages/company.js";
import type {MoneyUnit} from "../valuation/table.js";

/** How many CNY 100 million, in which the tables hold money, make one of `unit`. */
export function scaleOf(unit: MoneyUnit): number {
  return unit === "bn" ? 10 : 1;
}

/** An amount in CNY 100 million, in the reader's unit. */
export function formatMoney(value: number | null, unit: MoneyUnit, m: CompanyMessages): string {
  if (value === null) return MISSING;
  const shown = value / scaleOf(unit);
  return m.money[unit](formatNumber(shown, shown < 100 ? 1 : 0));
}
