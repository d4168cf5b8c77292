import {isCny} from "../cells/code.js";
import {maybeMark} from "../cells/text.js";
import {amountAt, countAt, yearAt} from "../cells/values.js";
import {placeIn} from "../files/grid.js";
import type {Meaning} from "../header/aliases.js";
import type {FiscalYear} from "../header/parse.js";
import type {Part} from "../merge.js";
import {keysOf} from "./history.js";
import {type BodyRow, type Column, columnOf, count, failAt, type Table, textAt} from "./table.js";
import {sourceOf} from "./valuations.js";

/** What one row says of a company's fiscal year; `key` is the year, its kind and the ISO date of as-of. */
export interface ConsensusPart extends Part {
  readonly year: FiscalYear;
  readonly as_of: string;
  revenue_cny_100m?: number | null;
  net_profit_cny_100m?: number | null;
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
    if (!isCny(code)) {
      count(table, "profits and revenues in another money than CNY, left out");
      return [];
    }
    return yearsOf(table, row).map((year) => {
      const found = figures(table, row, year);
      return {
        ...shared,
        code,
        key: `${year.year} ${year.kind} as of ${as_of}`,
        row: row.row,
        as_of,
        year,
        sources: {
          ...(found.net_profit_cny_100m != null && {profit: shared.source}),
          ...(found.revenue_cny_100m != null && {revenue: shared.source})
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

function figures(table: Table, row: BodyRow, year: FiscalYear): Partial<ConsensusPart> {
  const revenue = columnFor(table, "revenue_cny_100m", year);
  const profit = columnFor(table, "net_profit_cny_100m", year);
  const brokers = columnFor(table, "brokers", year) ?? columnOf(table, "brokers");
  for (const column of [revenue, profit])
    if (column && maybeMark(textAt(row, column)) === "loss")
      failAt(table, row, column, "a loss without its amount");
  return {
    ...(revenue && {revenue_cny_100m: amountAt(table, row, revenue)}),
    ...(profit && {net_profit_cny_100m: amountAt(table, row, profit)}),
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
