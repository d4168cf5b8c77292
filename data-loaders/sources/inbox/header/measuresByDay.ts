import {BadInput} from "../../../badInput.js";
import {isImpossibleDay, parseDate} from "../cells/date.js";
import {halfWidth, maybeMark} from "../cells/text.js";
import {HEADER_ROWS} from "../files/csv.js";
import {columnLetters, type Grid, placeIn} from "../files/grid.js";
import type {Meaning} from "./aliases.js";
import {companyRows} from "./companyRows.js";
import {MEASURES, resolveHeader} from "./find.js";
import type {Mapping} from "./mapping.js";

/** A header that says a figure and its day: `市盈率(TTM) 2024-02-23`. */
interface DatedHeader {
  readonly index: number;
  /** The header without the day. */
  readonly header: string;
  readonly meaning: Meaning;
  /** ISO date. */
  readonly day: string;
  /** Whether the day is a terminal's parameter (`[交易日期]20240223`), which may be of the whole table. */
  readonly isParameter: boolean;
}

const DAY = String.raw`20\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日|\d{4})`;
const PARAMETER = /\[(?:交易|截止|数据)日期\]([^[]+)/;
const PLACES = [
  PARAMETER,
  new RegExp(String.raw`[\s_,;:@([]*(${DAY})[)\]]?$`),
  new RegExp(String.raw`^[([]?(${DAY})[)\]]?[\s_,;:]*`)
];

/**
 * A row a company and day, where the columns of a cross-section are a figure and a day each. What stands above and
 * below stays. Throws BadInput for a figure that stands twice for a day, and for one in two units.
 */
export function withDaysApart(grid: Grid, mapping: Mapping): Grid {
  // A title may name a figure and a day, too: a header names the code beside them.
  const index = grid.rows
    .slice(0, HEADER_ROWS)
    .findIndex(
      (cells, i) => indexOf("code", cells, mapping) >= 0 && datedHeaders(grid, i, mapping).length > 0
    );
  const header = grid.rows[index] ?? [];
  if (index < 0 || indexOf("date", header, mapping) >= 0) return grid;
  const code = indexOf("code", header, mapping);
  const dated = datedHeaders(grid, index, mapping);
  const days = [...new Set(dated.map(({day}) => day))].sort();
  if (days.length === 1 && dated.every(({isParameter}) => isParameter)) return grid;
  const measures = measuresOf(grid, index, dated, mapping);
  const name = indexOf("name", header, mapping);
  const fixed = [code, ...(name < 0 ? [] : [name])];
  const row = (
    cells: readonly string[],
    day: string,
    of: (measure: readonly DatedHeader[]) => DatedHeader | undefined
  ) => [
    ...fixed.map((i) => cells[i] ?? ""),
    day,
    ...measures.map((columns) => cells[of(columns)?.index ?? -1] ?? "")
  ];
  const figures = dated.map((column) => column.index);
  const {above, companies, below} = companyRows(grid, index, {code, figures});
  if (companies.length === 0) return grid;
  const rows = companies.flatMap((cells) => {
    const all = days.map((day) => row(cells, day, (columns) => columns.find((column) => column.day === day)));
    // As in a wide table, what is missing before a company's first figure is no day of it.
    const begin = all.findIndex((each) =>
      each.slice(fixed.length + 1).some((cell) => maybeMark(halfWidth(cell)) !== "missing")
    );
    return begin < 0 ? [] : all.slice(begin);
  });
  const left = header.filter(
    (cell, i) => cell.trim() && !fixed.includes(i) && !dated.some((each) => each.index === i)
  );
  const top = [...fixed.map((i) => header[i]!), "日期", ...measures.map(([column]) => column!.header)];
  return {
    ...grid,
    rows: [
      ...grid.rows.slice(0, index),
      top,
      // Such as a row of units, which each column of a figure repeats.
      ...above.map((cells) => row(cells, "", ([column]) => column)),
      ...rows,
      ...below
    ],
    notes: [
      ...grid.notes,
      `figures of ${days.length} ${days.length === 1 ? "day stand" : "days stand side by side"} under headers that name it, in row ${index + 1}: read as a row a company and day`,
      ...(left.length > 0
        ? [`left out, for no day is named: ${left.map((cell) => cell.trim()).join(", ")}`]
        : [])
    ]
  };
}

function indexOf(meaning: Meaning, cells: readonly string[], mapping: Mapping): number {
  return cells.findIndex((cell) => cell.trim() && resolveHeader(cell, mapping).meaning === meaning);
}

function datedHeaders(grid: Grid, row: number, mapping: Mapping): DatedHeader[] {
  return grid.rows[row]!.flatMap((cell, index) => {
    const text = halfWidth(cell).trim();
    if (!/20\d\d/.test(text) || mapping.find(cell) !== null) return [];
    for (const place of PLACES) {
      const found = place.exec(text);
      if (!found) continue;
      const named = found[1]!.trim();
      const day = parseDate(named);
      if (!day && !isImpossibleDay(named)) continue;
      const header = text.replace(found[0], "").trim();
      const {meaning} = header === "" ? {meaning: null} : resolveHeader(header, mapping);
      if (
        meaning === null ||
        !(MEASURES.has(meaning) || meaning === "trade_status" || meaning === "suspended")
      )
        continue;
      if (!day) throw noDay(grid, row, index);
      return [{index, header, meaning, day, isParameter: place === PARAMETER}];
    }
    return [];
  });
}

/** The error for a column, from 0, whose header names a day that the calendar does not have. */
export function noDay(grid: Grid, row: number, column: number): BadInput {
  const place = placeIn(grid, row + 1, `column ${columnLetters(column)}`);
  return new BadInput(place, "the calendar has no such day", grid.rows[row]![column]!.trim());
}

/** The columns of each figure. */
function measuresOf(
  grid: Grid,
  index: number,
  dated: readonly DatedHeader[],
  mapping: Mapping
): DatedHeader[][] {
  const measures = new Map<Meaning, DatedHeader[]>();
  for (const column of dated) {
    const columns = measures.get(column.meaning) ?? [];
    const unit = (each: DatedHeader) => resolveHeader(each.header, mapping).unit?.text ?? null;
    const twin = columns.find(({day}) => day === column.day);
    const other = columns.find((each) => unit(each) !== unit(column));
    const place = placeIn(grid, index + 1, `column ${columnLetters(column.index)}`);
    if (twin)
      throw new BadInput(
        place,
        `${column.meaning} of ${column.day} stands in column ${columnLetters(twin.index)}, too`
      );
    if (other)
      throw new BadInput(
        place,
        `${column.meaning} in another unit than in column ${columnLetters(other.index)}`,
        unit(column) ?? "none"
      );
    measures.set(column.meaning, [...columns, column]);
  }
  return [...measures.values()];
}
