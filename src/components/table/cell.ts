import {MISSING} from "../../lib/format.js";
import type {Column} from "./column.js";

/** What stands in a cell: what the column makes of the row, else its value, else an em dash. */
export function cellContent<Row extends object>(row: Row, column: Column<Row>): string | Node {
  if (column.format) return column.format(row);
  const value: unknown = row[column.key];
  if (value == null || Number.isNaN(value)) return MISSING;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "number" ? String(value).replace("-", "−") : String(value);
}

/** The words of a cell. */
export function cellText<Row extends object>(row: Row, column: Column<Row>): string {
  const content = cellContent(row, column);
  return typeof content === "string" ? content : (content.textContent ?? "");
}
