import type {Row, Tables} from "../contract.js";

const CURRENCIES: Readonly<Record<string, string>> = {SH: "CNY", SZ: "CNY", BJ: "CNY", HK: "HKD", US: "USD"};

/**
 * B shares, which mainland exchanges price in foreign money: by their trading rules a price moves by USD 0.001 in
 * Shanghai and by HKD 0.01 in Shenzhen. Codes are 900xxx and 20xxxx (200002, 201872), of which no A share has one.
 */
const B_SHARES = [
  [/^90\d{4}\.SH$/, "USD"],
  [/^20\d{4}\.SZ$/, "HKD"]
] as const;

/** The currency in which the shares of a code are priced; null where its exchange is not known. */
export function maybeCurrencyOf(code: string): string | null {
  const bShare = B_SHARES.find(([codes]) => codes.test(code));
  return bShare?.[1] ?? CURRENCIES[code.slice(code.lastIndexOf(".") + 1)] ?? null;
}

/** As `maybeCurrencyOf`, and CNY where the exchange is not known. */
export function currencyOfCode(code: string): string {
  return maybeCurrencyOf(code) ?? "CNY";
}

/** The currency of a row of `financials`: CNY where its source names none. */
export function currencyOf({currency}: Row): string {
  return String(currency ?? "CNY");
}

/** The market capitalisation of a day of `pe_history`, in 100 million of its company's currency; null without one. */
export function capOf(day: Row | undefined): number | null {
  const cap = day?.market_cap_cny_100m ?? day?.market_cap_100m;
  return typeof cap === "number" ? cap : null;
}

/** An amount of `financials` in 100 million of the row's currency; null without one. */
export function amountOf(row: Row | undefined, figure: "revenue" | "net_profit"): number | null {
  const amount = row?.[`${figure}_cny_100m`] ?? row?.[`${figure}_100m`];
  return typeof amount === "number" ? amount : null;
}

/** `tables` whose financials say every amount in its own currency, and in CNY where that is it. Pure, and the same where it is done twice. */
export function withCurrencies(tables: Tables): Tables {
  if (tables.financials.every(isSaid)) return tables;
  return {...tables, financials: tables.financials.map(inOwnCurrency)};
}

/** A row of `financials` that says every amount in its own currency, too. */
export function inOwnCurrency(row: Row): Row {
  if (isSaid(row)) return row;
  return {
    ...row,
    currency: currencyOf(row),
    revenue_100m: amountOf(row, "revenue"),
    net_profit_100m: amountOf(row, "net_profit")
  };
}

function isSaid(row: Row): boolean {
  const isSame = (figure: "revenue" | "net_profit") =>
    (row[`${figure}_100m`] ?? null) === amountOf(row, figure);
  return (row.currency ?? null) !== null && isSame("revenue") && isSame("net_profit");
}
