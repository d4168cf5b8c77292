import {BadInput} from "../../../badInput.js";
import {maybeIndexCode} from "../cells/indexCode.js";
import {maybeMark} from "../cells/text.js";
import {dateAt, levelAt} from "../cells/values.js";
import {columnLetters, placeIn} from "../files/grid.js";
import type {Part} from "../merge.js";
import {dayOf, onlyValue} from "./context.js";
import {type BodyRow, type Column, columnOf, count, failAt, type Table, textAt} from "./table.js";
import {sourceOf} from "./valuations.js";

/** What one row says of an index on a day; `code` is the index's, `key` the ISO date. */
export interface IndexPart extends Part {
  close: number;
  source: string;
}

/** Whether a long table is of indices: its first row says so, or, without a column of codes, what is said for all of it. */
export function isIndexTable({
  layout,
  columns,
  body,
  context
}: Pick<Table, "layout" | "columns" | "body" | "context">): boolean {
  if (layout !== "long" || !columns.some(({meaning}) => meaning === "close")) return false;
  const codes = columns.find(({meaning}) => meaning === "code");
  if (!codes) return context.indexCodes.length > 0 && context.codes.length === 0;
  const first = body.find((row) => textAt(row, codes) !== "");
  return first !== undefined && maybeIndexCode(textAt(first, codes)) !== null;
}

/** The closes of a table of indices. Days without one are left out, and counted. Throws BadInput at the first cell that cannot be read. */
export function readIndex(table: Table): IndexPart[] {
  const close = onlyClose(table);
  const [codes, dates] = [columnOf(table, "code"), columnOf(table, "date")];
  const code = codes ? null : onlyValue(table.grid, "index", table.context.indexCodes)?.value;
  const date = dates ? null : dayOf(table);
  const shared = {origin: placeIn(table.grid), source: sourceOf(table)};
  return table.body.flatMap((row) => {
    const keys = {code: code ?? indexAt(table, row, codes!), key: date ?? dateAt(table, row, dates!)};
    if (maybeMark(textAt(row, close)) === "missing") {
      count(table, "days without a close");
      return [];
    }
    return [{...shared, ...keys, row: row.row, close: levelAt(table, row, close)}];
  });
}

function indexAt(table: Table, row: BodyRow, column: Column): string {
  return maybeIndexCode(textAt(row, column)) ?? failAt(table, row, column, "not the code of an index");
}

function onlyClose({columns, grid, headerRow}: Table): Column {
  const [close, twin] = columns.filter(({meaning}) => meaning === "close");
  if (!twin) return close!;
  const names = [close!, twin].map(({header, index}) => `"${header}" (column ${columnLetters(index)})`);
  throw new BadInput(
    placeIn(grid, headerRow),
    `two columns could be close: ${names.join(" and ")}; set one to "ignore" in mapping.json`
  );
}
