import {amountOf, currencyOf} from "../companies/money.js";
import type {Row, Tables} from "../contract.js";
import {keyOf} from "./keys.js";
import type {Violation} from "./violation.js";

/** Brokers estimate three years, a few of them five. */
const FURTHEST = 5;

/**
 * Fiscal years that do not fit the day of their figures. A fiscal year ends with the calendar year, as the law has it
 * for Chinese companies, so that nobody can report one before: such a figure is an estimate whose header lacks its E,
 * and would take the place of the last reported year. An estimate of a year that is far ahead, or long over, is noted.
 */
export function checkYears(next: Tables): Violation[] {
  return [
    ...next.financials.flatMap((row) =>
      row.kind === "actual" ? unfinished(row) : estimate("financials", row, "fiscal_year")
    ),
    ...next.valuations.flatMap((row) =>
      row.forward_pe_state === "missing" ? [] : estimate("valuations", row, "forward_year")
    )
  ];
}

function unfinished(row: Row): Violation[] {
  const days = {
    net_profit: row.as_of,
    revenue: row.revenue_as_of ?? row.as_of
  } as const;
  const column = currencyOf(row) === "CNY" ? "cny_100m" : "100m";
  return (["net_profit", "revenue"] as const)
    .map((figure) => [figure, days[figure]] as const)
    .filter(([figure, day]) => amountOf(row, figure) !== null && Number(row.fiscal_year) >= yearOf(day))
    .map(([figure, day]) =>
      found(
        "error",
        "financials",
        row,
        `${figure}_${column} of ${row.fiscal_year} cannot be reported on ${day}, before that year is over: an estimate (${row.fiscal_year}E)?`
      )
    );
}

function estimate(
  table: "financials" | "valuations",
  row: Row,
  column: "fiscal_year" | "forward_year"
): Violation[] {
  if ((row[column] ?? null) === null) return [];
  const isOfRevenue = table === "financials" && amountOf(row, "net_profit") === null;
  const day = (isOfRevenue ? row.revenue_as_of : null) ?? row.as_of;
  const ahead = Number(row[column]) - yearOf(day);
  const says = (what: string) => [found("warning", table, row, `${column} ${row[column]} is ${what} ${day}`)];
  if (ahead > FURTHEST) return says(`${ahead} years after`);
  // Of the year before, annual reports come until the end of April.
  return ahead < -1 ? says("long over on") : [];
}

function yearOf(day: Row[string] | undefined): number {
  return Number(String(day).slice(0, 4));
}

function found(
  severity: Violation["severity"],
  table: "financials" | "valuations",
  row: Row,
  message: string
): Violation {
  return {severity, check: "year", table, key: keyOf(table, row), message};
}
