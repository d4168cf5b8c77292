import {parseDate} from "../cells/date.js";
import {parseQuantity} from "../cells/quantity.js";
import {halfWidth, maybeMark} from "../cells/text.js";
import {type Unit, unitRow} from "../cells/unit.js";
import type {Grid} from "../files/grid.js";
import {findHeader, type Header, resolveHeader} from "../header/find.js";
import type {Mapping} from "../header/mapping.js";
import {type ParsedHeader, parseHeader} from "../header/parse.js";
import {isDayFigure, wideMeasure} from "../header/wide.js";
import {readBody} from "./body.js";
import {longColumns, wideColumns} from "./columns.js";
import {onlyValue, readContext} from "./context.js";
import {withDecimals} from "./decimals.js";
import {isIndexTable} from "./indices.js";
import {withFormat} from "./knownFormats.js";
import type {Column, Context, Found, Table} from "./table.js";

/**
 * Finds the one table of a grid: its header below rows of metadata, what each column means and in which unit, the
 * rows of data, and what stands around them. Null where no row of the first 30 is understood as a header.
 * Throws BadInput where two readings are possible, and for rows that do not fit.
 */
export function detectTable(grid: Grid, mapping: Mapping, today: string): Table | null {
  const header = findHeader(grid, mapping);
  if (!header) return null;
  const below = readLabels(grid, header, mapping);
  const above = Array.from({length: header.index}, (_, i) => i + 1);
  const columns =
    header.layout === "long"
      ? withFormat(longColumns(grid, header.index, mapping, below.units))
      : wideColumns(grid, header.index, below.measures, wideMeasure(grid, above, mapping), below.units);
  const body = readBody(grid, below.start, columns.length);
  const dates = headerDates(grid, header, mapping);
  const context = readContext(grid, [...above, ...body.footers], dates);
  const found = {layout: header.layout, columns: withUnits(grid, columns, context), body: body.rows, context};
  const meant = isIndexTable(found) ? found.columns : found.columns.map(withoutPrice);
  return {
    grid,
    layout: header.layout,
    headerRow: header.index + 1,
    nameRow: below.nameRow,
    columns: withDecimals(grid, meant, body.rows, mapping),
    body: body.rows,
    context,
    today,
    leftOut: [...below.leftOut, ...body.leftOut],
    tally: new Map()
  };
}

interface Labels {
  /** Where the data begin, from 0. */
  readonly start: number;
  readonly units: readonly (Unit | null)[];
  readonly measures: readonly (ParsedHeader | null)[];
  readonly nameRow: number | null;
  readonly leftOut: Table["leftOut"];
}

/** Rows between header and data: units; in a wide table also the measure of each column, and the companies' names. */
function readLabels(grid: Grid, {layout, index}: Header, mapping: Mapping): Labels {
  let start = index + 1;
  let labels: Omit<Labels, "start"> = {units: [], measures: [], nameRow: null, leftOut: []};
  for (; start < Math.min(grid.rows.length, index + 5); start++) {
    const cells = grid.rows[start]!;
    const more = unitsOf(cells) ?? (layout === "wide" ? wideLabels(cells, start + 1, mapping) : null);
    if (!more) break;
    labels = {...labels, ...more, leftOut: [...labels.leftOut, ...(more.leftOut ?? [])]};
  }
  return {...labels, start};
}

function unitsOf(cells: readonly string[]): Partial<Labels> | null {
  const units = unitRow(cells);
  return units && {units};
}

// A row of data that lost its day is none: its cells are numbers and marks, not words.
function wideLabels(cells: readonly string[], row: number, mapping: Mapping): Partial<Labels> | null {
  const [first = "", ...others] = cells;
  const words = others.filter((cell) => cell.trim());
  if (parseDate(halfWidth(first)) || words.length === 0 || !words.every(isWord)) return null;
  const corner = parseHeader(first).meaning;
  const measures = others.map((cell) => (cell.trim() ? resolveHeader(cell, mapping) : null));
  if (corner === "date" || measures.some(isDayFigure)) return {measures: [null, ...measures]};
  const isNames = corner === "name" || !first.trim();
  return isNames ? {nameRow: row, leftOut: [{what: `row ${row}`, why: "names of the companies"}]} : null;
}

function isWord(cell: string): boolean {
  const text = halfWidth(cell);
  return /\p{L}/u.test(text) && maybeMark(text) === null && parseQuantity(text) === null;
}

/** The days that headers name (`[交易日期]20240223`). */
function headerDates(grid: Grid, {index}: Header, mapping: Mapping): Found<string>[] {
  return grid.rows[index]!.flatMap((cell) => {
    const {date} = resolveHeader(cell, mapping);
    return date ? [{value: date, from: `row ${index + 1}, ${cell.trim()}`}] : [];
  });
}

/** A stock's price is in no published table: its column is one that is not known. */
function withoutPrice(column: Column): Column {
  return column.meaning === "close" ? {...column, meaning: null, unit: null, note: "not known"} : column;
}

/** Amounts without a unit of their own take the one that the rows around the table name. */
function withUnits(grid: Grid, columns: readonly Column[], context: Context): Column[] {
  return columns.map((column) => {
    if (column.unit || !column.meaning?.endsWith("_cny_100m")) return column;
    return {...column, unit: onlyValue(grid, "unit", context.units)?.value ?? null};
  });
}
