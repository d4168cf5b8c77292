import {amountOf, capOf, currencyOf, currencyOfCode} from "../companies/money.js";
import type {Row, Tables} from "../contract.js";
import {isPublished} from "../valuations/forwardPe.js";
import {formatValue, numberIn, type Violation} from "./violation.js";

/** Forward PE is market capitalisation over expected profit: consensus and price of different hours explain this much. */
const ROUNDING = 0.1;
/** More than this is a wrong unit or another company. */
const LARGEST = 0.5;

/** Days between an estimate and the price that it is held against: estimates change with every report. */
const LONGEST_GAP = 31;

/** Forward PE × consensus net profit against the market capitalisation of the same day, where all three exist at about one time. */
export function checkCross(next: Tables): Violation[] {
  const profits = new Map(
    next.financials
      .filter((row) => row.kind === "consensus")
      .map((row) => [`${row.code} ${row.fiscal_year}`, row])
  );
  // Of the days that are asked about: a market's history is ten million.
  const asked = new Set(next.valuations.map((row) => `${row.code} ${row.as_of}`));
  const caps = new Map<string, number | null>();
  for (const row of next.pe_history) {
    const key = `${row.code} ${row.date}`;
    if (asked.has(key)) caps.set(key, capOf(row));
  }
  const newer = newestConsensus(next.valuations);
  return next.valuations.flatMap((row) => [
    ...(isOutdated(row, newer)
      ? []
      : checkValuation(
          row,
          profits.get(`${row.code} ${row.forward_year}`),
          caps.get(`${row.code} ${row.as_of}`) ?? null
        )),
    ...checkState(row)
  ]);
}

/**
 * Amounts under the name of CNY that are in another currency; and companies whose fiscal years are of several
 * currencies, between which no growth can be told.
 */
export function checkCurrencies({financials}: Pick<Tables, "financials">): Violation[] {
  const first = new Map<Row[string], string>();
  return financials.flatMap((row) => {
    const currency = currencyOf(row);
    const before = first.get(row.code!) ?? currency;
    first.set(row.code!, before);
    const found = (severity: "error" | "warning", message: string): Violation => ({
      ...{severity, check: "currency", table: "financials"},
      ...{key: `${row.code}/${row.fiscal_year}/${row.kind}`, message}
    });
    const wrong = currency === "CNY" ? [] : (["revenue_cny_100m", "net_profit_cny_100m"] as const);
    return [
      ...wrong.flatMap((column) => {
        const value = numberIn(row, column);
        return value === null
          ? []
          : [found("error", `${column} is ${formatValue(value)} beside the currency ${currency}`)];
      }),
      ...(before === currency
        ? []
        : [found("warning", `in ${currency}, and another fiscal year in ${before}`)])
    ];
  });
}

/** The newest day that a computed forward PE of each company rests on, ISO. */
function newestConsensus(valuations: readonly Row[]): Map<Row[string], string> {
  const days = new Map<Row[string], string>();
  for (const row of valuations) {
    if (isPublished(row)) continue;
    const day = String(row.consensus_as_of ?? row.as_of);
    if (day > (days.get(row.code!) ?? "")) days.set(row.code!, day);
  }
  return days;
}

/** What a computed one stands before, on every page, is a figure of its day: other estimates and prices do not refute it. */
function isOutdated(row: Row, newest: ReadonlyMap<Row[string], string>): boolean {
  return isPublished(row) && String(row.as_of) < (newest.get(row.code!) ?? "");
}

function checkValuation(row: Row, estimate: Row | undefined, cap: number | null): Violation[] {
  const pe = numberIn(row, "forward_pe");
  const currency = currencyOfCode(String(row.code));
  const profit = estimate && currencyOf(estimate) === currency ? amountOf(estimate, "net_profit") : null;
  const column = currency === "CNY" ? "cny_100m" : "100m";
  if (pe === null || profit === null || cap === null || daysBetween(row, estimate!) > LONGEST_GAP) return [];
  const product = pe * profit;
  const difference = product / cap - 1;
  if (Math.abs(difference) <= ROUNDING) return [];
  const message =
    `forward_pe ${formatValue(pe)} × net_profit_${column} ${formatValue(profit)} = ${formatValue(product)}, ` +
    `market_cap_${column} is ${formatValue(cap)}`;
  return [
    {
      severity: Math.abs(difference) > LARGEST ? "error" : "warning",
      check: "cross",
      table: "valuations",
      key: `${row.code}/${row.as_of}`,
      message
    }
  ];
}

function checkState(row: Row): Violation[] {
  const isOk = row.forward_pe_state === "ok";
  if (isOk === (numberIn(row, "forward_pe") !== null)) return [];
  const message = `forward_pe is ${row.forward_pe ?? "missing"} and its state ${row.forward_pe_state}`;
  return [{severity: "error", check: "cross", table: "valuations", key: `${row.code}/${row.as_of}`, message}];
}

function daysBetween(a: Row, b: Row): number {
  return Math.abs(Date.parse(String(a.as_of)) - Date.parse(String(b.as_of))) / 86_400_000;
}
