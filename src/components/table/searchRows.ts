import {foldText, matcher} from "../../lib/foldText.js";
import {cellText} from "./cell.js";
import type {Column} from "./column.js";

/**
 * A search over the words of all cells, and what `further` says of a row: every word of the query occurs somewhere in the row,
 * whatever the case. A blank query finds all rows. The order of the rows stays.
 */
export function searchRows<Row extends object>(
  columns: readonly Column<Row>[],
  further: (row: Row) => string = () => ""
): (rows: readonly Row[], query: string) => readonly Row[] {
  // Formatting thousands of cells costs more than looking through them, so each row is formatted once.
  const texts = new WeakMap<Row, string>();
  function textOf(row: Row): string {
    const known = texts.get(row);
    if (known !== undefined) return known;
    const text = foldText([...columns.map((column) => cellText(row, column)), further(row)].join("\n"));
    texts.set(row, text);
    return text;
  }
  return (rows, query) => {
    if (!query.trim()) return rows;
    const matches = matcher(query);
    return rows.filter((row) => matches(textOf(row)));
  };
}
