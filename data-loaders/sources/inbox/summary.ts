import type {HistoryDay} from "../../percentile/history.js";
import {columnLetters, type GridFormat, placeIn} from "./files/grid.js";
import type {Meaning} from "./header/aliases.js";
import type {Part} from "./merge.js";
import type {Kind} from "./tables/kinds.js";
import type {Column, Found, LeftOut, Table} from "./tables/table.js";

/** A column, or the columns of all companies of a wide table, as understood. */
export interface ColumnSummary {
  readonly header: string;
  /** Null where the column is ignored; `note` says why. */
  readonly meaning: string | null;
  readonly unit: string | null;
  readonly note: string | null;
}

/** What was understood of a file, or of one sheet of it. */
export interface FileSummary {
  readonly file: string;
  readonly sheet: string | null;
  readonly format: GridFormat | null;
  readonly encoding: string | null;
  /** Empty where the file or sheet is not a table; `leftOut` says why. */
  readonly kinds: readonly Kind[];
  readonly layout: "long" | "wide" | null;
  readonly headerRow: number | null;
  readonly rowsIn: number;
  /** Days, valuations and fiscal years that came of them, before files are joined. */
  readonly rowsOut: number;
  readonly columns: readonly ColumnSummary[];
  readonly codes: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

/** The summary of something in the folder that is no table. */
export function emptySummary(
  file: string,
  leftOut: readonly LeftOut[],
  {sheet = null, notes = []}: {readonly sheet?: string | null; readonly notes?: readonly string[]} = {}
): FileSummary {
  return {
    ...{file, sheet, format: null, encoding: null, kinds: [], layout: null, headerRow: null},
    ...{rowsIn: 0, rowsOut: 0, columns: [], codes: 0, firstDate: null, lastDate: null},
    leftOut,
    notes
  };
}

/** What a row of a table says of a company, on a day or in a year. */
type Said = Pick<Part, "code" | "key" | "as_of"> | Pick<HistoryDay, "code" | "date">;

/** What was understood of a table, from which `parts` came. */
export function summarize(
  table: Table,
  kinds: readonly Kind[],
  parts: readonly (readonly Said[])[]
): FileSummary {
  const {grid, layout, headerRow, context} = table;
  const {codes, first, last, rowsOut} = extent(parts);
  const has = (meaning: Meaning) =>
    table.columns.some((column) => column.meaning === meaning || column.code !== null);
  return {
    file: grid.file,
    sheet: placeIn(grid).sheet ?? null,
    format: grid.format,
    encoding: grid.encoding ?? null,
    kinds,
    layout,
    headerRow,
    rowsIn: table.body.length,
    rowsOut,
    columns: layout === "long" ? table.columns.map(columnSummary) : wideSummary(table.columns),
    codes: codes.size,
    firstDate: first,
    lastDate: last,
    leftOut: table.leftOut,
    notes: [
      ...grid.notes,
      ...(has("code") ? [] : named(kinds.includes("index") ? context.indexCodes : context.codes)),
      ...(has("date") ? [] : named(context.dates)),
      ...[...table.tally].map(([what, count]) => `${what}: ${count.toLocaleString("en-US")}`)
    ]
  };
}

function extent(parts: readonly (readonly Said[])[]) {
  const span = {
    codes: new Set<string>(),
    first: null as string | null,
    last: null as string | null,
    rowsOut: 0
  };
  for (const list of parts) {
    span.rowsOut += list.length;
    for (const said of list) {
      const date = "date" in said ? said.date : (said.as_of ?? said.key);
      span.codes.add(said.code);
      if (span.first === null || date < span.first) span.first = date;
      if (span.last === null || date > span.last) span.last = date;
    }
  }
  return span;
}

/** What stands in no column, but is said for the whole table. */
function named([first]: readonly Found<string>[]): string[] {
  return first ? [`${first.value} named in ${first.from}`] : [];
}

function columnSummary({header, meaning, unit, note, year}: Column): ColumnSummary {
  const isUsed = meaning !== null && meaning !== "ignore";
  const of = year ? ` ${year.year} ${year.kind}` : "";
  return {
    header,
    meaning: isUsed ? `${unit?.kind === "foreign" ? meaning.replace("_cny_", "_") : meaning}${of}` : null,
    unit: isUsed ? (unit?.text ?? null) : null,
    note
  };
}

/** The day, then all companies of the same figure in the same unit as one entry; what is ignored by itself. */
function wideSummary(columns: readonly Column[]): ColumnSummary[] {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const key = column.code === null ? `column ${column.index}` : `${column.meaning} ${column.unit?.text}`;
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  return [...groups.values()].map((group) => {
    const [first, last] = [group[0]!, group.at(-1)!];
    if (group.length === 1) return columnSummary(first);
    const range = `${columnLetters(first.index)} to ${columnLetters(last.index)}`;
    return {...columnSummary(first), header: `${group.length.toLocaleString("en-US")} companies (${range})`};
  });
}
