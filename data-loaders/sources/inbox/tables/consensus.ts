import {maybeMark} from "../cells/text.js";
import {amountAt, countAt, currencyAt, yearAt} from "../cells/values.js";
import {placeIn} from "../files/grid.js";
import type {Meaning} from "../header/aliases.js";
import type {FiscalYear} from "../header/parse.js";
import type {Part} from "../merge.js";
import {keysOf, UNNAMED} from "./history.js";
import {type BodyRow, type Column, columnOf, count, failAt, type Table, textAt} from "./table.js";
import {sourceOf} from "./valuations.js";

/** What one row says of a company's fiscal year; `key` is the year, its kind and the ISO date of as-of. */
export interface ConsensusPart extends Part {
  readonly year: FiscalYear;
  readonly as_of: string;
  /** Of both amounts, which are in 100 million of it. */
  currency?: string;
  revenue?: number | null;
  net_profit?: number | null;
  brokers?: number | null;
  source: string;
}

/**
 * The expected (and, where a year says so, the reported) figures of a long table: the year stands in a column, or in
 * the headers (`24E 归母净利润`), and then a row has several years. Throws BadInput at the first cell that cannot be read.
 */
export function readConsensus(table: Table): ConsensusPart[] {
  listUnused(table);
  const keys = keysOf(table);
  const shared = {origin: placeIn(table.grid), source: sourceOf(table)};
  return table.body.flatMap((row) => {
    const {code, key: as_of} = keys(row);
    return yearsOf(table, row).flatMap((year) => {
      const found = figures(table, row, year, code);
      if (found === null) return [];
      return {
        ...shared,
        code,
        key: `${year.year} ${year.kind} as of ${as_of}`,
        row: row.row,
        as_of,
        year,
        sources: {
          ...(found.net_profit != null && {profit: shared.source}),
          ...(found.revenue != null && {revenue: shared.source})
        },
        ...found
      };
    });
  });
}

function yearsOf(table: Table, row: BodyRow): FiscalYear[] {
  const column = columnOf(table, "fiscal_year");
  if (column) return [yearAt(table, row, column)];
  const years = new Map(
    table.columns.flatMap(({year, meaning}) =>
      year && meaning !== "forward_pe" ? [[`${year.year}${year.kind}`, year]] : []
    )
  );
  return [...years.values()];
}

/** Null where the amounts do not say in which currency they are. */
function figures(table: Table, row: BodyRow, year: FiscalYear, code: string): Partial<ConsensusPart> | null {
  const revenue = columnFor(table, "revenue_cny_100m", year);
  const profit = columnFor(table, "net_profit_cny_100m", year);
  const brokers = columnFor(table, "brokers", year) ?? columnOf(table, "brokers");
  const amounts = [revenue, profit].filter((column) => column !== undefined);
  for (const column of amounts)
    if (maybeMark(textAt(row, column)) === "loss") failAt(table, row, column, "a loss without its amount");
  const currencies = amounts.map((column) => currencyAt(table, row, column, code));
  const [currency, other = currency] = currencies;
  if (currencies.includes(null)) {
    count(table, UNNAMED);
    return null;
  }
  if (currency !== other)
    failAt(table, row, amounts[1]!, `${code} in ${other}, and ${amounts[0]!.header} in ${currency}`);
  return {
    ...(currency && {currency}),
    ...(revenue && {revenue: amountAt(table, row, revenue)}),
    ...(profit && {net_profit: amountAt(table, row, profit)}),
    ...(brokers && {brokers: countAt(table, row, brokers)})
  };
}

/** The column of a figure for a year: the one whose header names it, or, beside a column of years, the one that names none. */
function columnFor(table: Table, meaning: Meaning, year: FiscalYear): Column | undefined {
  const columns = table.columns.filter((column) => column.meaning === meaning);
  if (columnOf(table, "fiscal_year")) return columns.find((column) => column.year === null);
  return columns.find((column) => column.year?.year === year.year && column.year.kind === year.kind);
}

function listUnused(table: Table): void {
  const wantsYear = columnOf(table, "fiscal_year") === undefined;
  for (const {meaning, year, header} of table.columns)
    if (
      (meaning === "revenue_cny_100m" || meaning === "net_profit_cny_100m") &&
      (year === null) === wantsYear
    )
      table.leftOut.push({
        what: header,
        why: wantsYear ? "names no year" : "names a year beside a column of years"
      });
}
