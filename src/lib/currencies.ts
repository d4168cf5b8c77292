import {type MoneyMessages, SEVERAL} from "./messages/money.js";

/** The currency of all rows; `SEVERAL` where they are of more than one, CNY where there is none. */
export function oneCurrency(currencies: readonly string[]): string {
  const [first = "CNY", ...others] = new Set(currencies);
  return others.length === 0 ? first : SEVERAL;
}

/** What stands below a table whose money is of several currencies; nothing below any other. */
export function currenciesNote(currencies: readonly string[], m: MoneyMessages): string[] {
  const names = [...new Set(currencies)];
  return names.length < 2 ? [] : [m.several(m.list(names.map((each) => m.currency(each))))];
}
