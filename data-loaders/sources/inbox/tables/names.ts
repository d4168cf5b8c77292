import {formatLocation} from "../../../badInput.js";
import type {GivenName} from "../../source.js";
import {halfWidth} from "../cells/text.js";
import {codeAt} from "../cells/values.js";
import {placeIn} from "../files/grid.js";
import {headerName} from "../header/find.js";
import {onlyValue} from "./context.js";
import {columnOf, type Table, textAt} from "./table.js";

/** What a table of companies calls them: each name of a code where it stands first. */
export function readNames(table: Table): GivenName[] {
  if (table.layout === "wide") return wideNames(table);
  return columnOf(table, "code") ? longNames(table) : onlyName(table);
}

function longNames(table: Table): GivenName[] {
  const [codes, names] = [columnOf(table, "code")!, columnOf(table, "name")];
  if (!names) return [];
  // A market has millions of rows, but hardly more names than companies.
  const seen = new Set<string>();
  return table.body.flatMap((row) => {
    const name = textAt(row, names);
    const said = `${row.cells[codes.index]} ${name}`;
    if (name === "" || seen.has(said)) return [];
    seen.add(said);
    return [{code: codeAt(table, row, codes), name, from: place(table, row.row)}];
  });
}

/** The one company of a table, which the rows above it name, or a column. */
function onlyName(table: Table): GivenName[] {
  const code = onlyValue(table.grid, "stock code", table.context.codes)?.value;
  if (code === undefined) return [];
  const names = columnOf(table, "name");
  const inRows = table.body.map((row) => ({
    name: names ? textAt(row, names) : "",
    from: place(table, row.row)
  }));
  const above = table.context.names.map(({value, from}) => ({name: value, from: `${place(table)} ${from}`}));
  const first = new Map([...above, ...inRows].reverse().map((each) => [each.name, each]));
  return [...first.values()].filter(({name}) => name !== "").map((each) => ({code, ...each}));
}

/** `浦发银行(600000.SH)` in the header, or a row of names below the codes. */
function wideNames(table: Table): GivenName[] {
  const {grid, headerRow, nameRow} = table;
  return table.columns.flatMap(({code, index}) => {
    if (code === null) return [];
    const inHeader = {name: headerName(grid.rows[headerRow - 1]![index] ?? ""), row: headerRow};
    const below =
      nameRow === null ? [] : [{name: halfWidth(grid.rows[nameRow - 1]![index] ?? ""), row: nameRow}];
    return [inHeader, ...below]
      .filter(({name}) => name !== "")
      .map(({name, row}) => ({code, name, from: place(table, row)}));
  });
}

function place({grid}: Table, row?: number): string {
  return formatLocation(placeIn(grid, row));
}
