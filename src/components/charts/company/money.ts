import {html} from "htl";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {CompanyMessages} from "../../../lib/messages/company.js";
import {type MoneyMessages, SEVERAL} from "../../../lib/messages/money.js";
import {type MoneyUnit, scaleOf} from "../../../lib/moneyUnit.js";

/** An amount in 100 million of `currency`, in the reader's unit. */
export function formatMoney(
  value: number | null,
  {unit, currency}: {readonly unit: MoneyUnit; readonly currency: string},
  {money}: Pick<CompanyMessages, "money">
): string {
  if (value === null) return MISSING;
  const shown = value / scaleOf(unit);
  return money.amount[unit](currency, formatNumber(shown, shown < 100 ? 1 : 0));
}

/** A number of a column that may be of several currencies: it then says its own. */
export function inCurrency(
  shown: string,
  own: string,
  {currency, money}: {readonly currency: string; readonly money: MoneyMessages}
): string | HTMLElement {
  return currency === SEVERAL ? html`<span>${shown} <small>${money.currency(own)}</small></span>` : shown;
}
