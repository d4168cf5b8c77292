import type {CommonMessages} from "../lib/messages/common.js";
import {type MoneyMessages, SEVERAL} from "../lib/messages/money.js";
import {type MoneyUnit, UNITS} from "../lib/moneyUnit.js";

/** What the switch of units offers: with their currency where all money of the page has one. */
export function unitOptions(m: CommonMessages, money: MoneyMessages, currency: string) {
  const bare: Readonly<Record<MoneyUnit, string>> = {"100m": m.unit100m, bn: m.unitBn};
  return UNITS.map((value) => ({
    value,
    label: currency === SEVERAL ? bare[value] : money.header[value](currency)
  }));
}
