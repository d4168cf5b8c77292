import {currencyOfCode} from "../../../companies/money.js";
import {afterToday} from "../../../today.js";
import {type FiscalYear, parseFiscalYear} from "../header/parse.js";
import {type BodyRow, type Column, count, failAt, type Table, textAt} from "../tables/table.js";
import {parseCode} from "./code.js";
import {parseDate} from "./date.js";
import {parseQuantity, type Quantity, shifted} from "./quantity.js";
import {isFormula, maybeMark} from "./text.js";

/** The power of ten of 亿, in which every published amount is. */
const POWER_OF_100M = 8;

/** A loss whose size the source does not say. No PE is 0, for no market capitalisation is; and 0 counts as a loss (≤ 0). */
export const LOSS_WITHOUT_NUMBER = 0;

/** The stock code of a cell. */
export function codeAt(table: Table, row: BodyRow, column: Column): string {
  const parsed = parseCode(textAt(row, column));
  return "code" in parsed ? parsed.code : failAt(table, row, column, parsed.problem);
}

/** The ISO date of a cell, which has come. */
export function dateAt(table: Table, row: BodyRow, column: Column): string {
  const date = parseDate(textAt(row, column)) ?? failAt(table, row, column, "invalid date");
  return date <= table.today ? date : failAt(table, row, column, afterToday(table.today));
}

/** The fiscal year of a cell. Without a letter it is a forecast: tables of actual figures do not name brokers. */
export function yearAt(table: Table, row: BodyRow, column: Column): FiscalYear {
  return parseFiscalYear(textAt(row, column), "consensus") ?? failAt(table, row, column, "invalid year");
}

/** A PE: a loss keeps its negative number, `亏损` becomes `LOSS_WITHOUT_NUMBER`, a printed 0 is no PE and missing. */
export function peAt(table: Table, row: BodyRow, column: Column): number | null {
  const mark = maybeMark(textAt(row, column));
  if (mark === "loss") count(table, `${column.meaning}: losses without a number`);
  if (mark) return mark === "loss" ? LOSS_WITHOUT_NUMBER : null;
  const quantity = quantityAt(table, row, column);
  if (quantity.suffix || (quantity.unit ?? "倍") !== "倍") failAt(table, row, column, "not a PE");
  const value = valueAt(table, row, column, quantity, 0);
  if (value === 0) count(table, `${column.meaning}: printed as 0, read as missing`);
  return value === 0 ? null : value;
}

/** An amount in 100 million of its column's currency, or null where it is missing. Its unit must be said: by the column or by the cell. */
export function amountAt(table: Table, row: BodyRow, column: Column): number | null {
  if (maybeMark(textAt(row, column)) === "missing") return null;
  const quantity = quantityAt(table, row, column);
  if (quantity.unit === "倍" || quantity.unit === "%") failAt(table, row, column, "not an amount");
  const power = amountPower(table, row, column, quantity);
  return valueAt(table, row, column, quantity, power - POWER_OF_100M);
}

function amountPower(table: Table, row: BodyRow, column: Column, {suffixPower, unit}: Quantity): number {
  const columnPower =
    column.unit?.kind === "cny" || column.unit?.kind === "foreign" ? column.unit.power : null;
  if (unit === "元" && column.unit?.kind === "foreign")
    failAt(table, row, column, `another unit than the column's ${column.unit.text}`);
  if (suffixPower === null && unit === null)
    return columnPower ?? failAt(table, row, column, withoutUnit(column));
  const own = suffixPower ?? 0;
  // 1.2万亿 in a column in 亿元 can only be 1.2万亿元; 3456万 there may be in 元 or in 亿元.
  const isClear = unit === "元" || columnPower === null || own >= columnPower;
  return isClear ? own : failAt(table, row, column, `another unit than the column's ${column.unit!.text}`);
}

/** Says that the unit of a column's amounts is missing, and where it may stand. */
function withoutUnit({header}: Column): string {
  return `an amount without a unit, which the header may name (${header}(亿元)), or mapping.json`;
}

/**
 * The currency of a company's amounts in a column; null where it does not say: 元 alone is CNY for a mainland share, and
 * may be anything for another one. A mainland share has no amounts in the money of another market.
 */
export function currencyAt(table: Table, row: BodyRow, column: Column, code: string): string | null {
  const {unit} = column;
  if (unit?.kind === "foreign") {
    if (currencyOfCode(code) === "CNY")
      failAt(
        table,
        row,
        column,
        `${code} in a column in ${unit.text}: mainland companies have amounts in CNY`
      );
    return unit.currency;
  }
  if (currencyOfCode(code) === "CNY") return "CNY";
  return unit?.kind === "cny" && unit.isNamed ? "CNY" : null;
}

/** A market capitalisation in 100 million of its column's currency. It is never below 0; 0 is what some print before a listing. */
export function marketCapAt(table: Table, row: BodyRow, column: Column): number | null {
  const value = amountAt(table, row, column);
  if (value !== null && value < 0) failAt(table, row, column, "below 0");
  if (value === 0) count(table, `${column.meaning}: printed as 0, read as missing`);
  return value === 0 ? null : value;
}

/** The level of an index, in points: above 0, without a unit of its own. */
export function levelAt(table: Table, row: BodyRow, column: Column): number {
  const quantity = quantityAt(table, row, column);
  if (quantity.suffix || quantity.unit !== null) failAt(table, row, column, "not the level of an index");
  const value = valueAt(table, row, column, quantity, 0);
  return value > 0 ? value : failAt(table, row, column, "not above 0");
}

/** A percentile from 0 to 100; the mark where there is none. 0.81 and 81 look alike, so that the unit must be said. */
export function percentileAt(table: Table, row: BodyRow, column: Column): number | "missing" | "loss" {
  const mark = maybeMark(textAt(row, column));
  if (mark) return mark;
  const quantity = quantityAt(table, row, column);
  const kind = quantity.unit === "%" ? "percent" : column.unit?.kind;
  if (quantity.suffix || (quantity.unit ?? "%") !== "%" || (kind !== "percent" && kind !== "fraction"))
    failAt(table, row, column, "a percentile without a unit (% or fraction)");
  const value = valueAt(table, row, column, quantity, kind === "fraction" ? 2 : 0);
  return value >= 0 && value <= 100 ? value : failAt(table, row, column, "outside 0 to 100%");
}

/** A whole number such as that of brokers, or null. */
export function countAt(table: Table, row: BodyRow, column: Column): number | null {
  const text = textAt(row, column).replace(/[家个]$/, "");
  if (maybeMark(text) === "missing") return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : failAt(table, row, column, "invalid whole number");
}

/** The number of a cell, or BadInput. */
function quantityAt(table: Table, row: BodyRow, column: Column): Quantity {
  const text = textAt(row, column);
  if (isFormula(text)) failAt(table, row, column, "a formula without a stored value");
  return parseQuantity(text, column.decimal) ?? failAt(table, row, column, "invalid number");
}

function valueAt(table: Table, row: BodyRow, column: Column, quantity: Quantity, power: number): number {
  return shifted(quantity, power) ?? failAt(table, row, column, "a number out of range");
}
