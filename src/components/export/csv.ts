/** A column of a file: its name, and what stands in it; the row's own value of that name unless it is said. */
export interface FileColumn<Row extends object> {
  readonly key: string;
  readonly value?: (row: Row) => unknown;
}

const BOM = "\uFEFF";
const NEWLINE = "\r\n";

/**
 * Rows as CSV: the columns' names, then the raw values, never the formatted text. UTF-8 with a
 * byte order mark, without which Excel reads Chinese as Latin-1; CRLF and quotes as in RFC 4180. Null and NaN
 * are empty, a number has 15 significant digits, beyond which a double has the noise of its arithmetic, a Date is its ISO day (UTC). Throws where a value has no place in a cell.
 */
export function formatCsv<Row extends object>(
  rows: readonly Row[],
  columns: readonly FileColumn<Row>[]
): string {
  const header = formatLine(columns.map(({key}) => formatText(key)));
  const lines = rows.map((row, index) =>
    formatLine(
      columns.map(({key, value}) =>
        formatCell(value ? value(row) : row[key as keyof Row], `csv row ${index + 1}: ${key}`)
      )
    )
  );
  return BOM + header + lines.join("");
}

function formatLine(cells: readonly string[]): string {
  // A line of one empty cell would be a blank line, which readers skip.
  const line = cells.length === 1 && cells[0] === "" ? '""' : cells.join(",");
  return line + NEWLINE;
}

function formatCell(value: unknown, place: string): string {
  if (value == null || Number.isNaN(value)) return "";
  switch (typeof value) {
    case "string":
      return formatText(value);
    case "number":
      return String(Number.isInteger(value) ? value : Number((value as number).toPrecision(15)));
    case "bigint":
    case "boolean":
      return String(value);
  }
  if (value instanceof Date) return formatDay(value, place);
  throw new Error(`${place}: not a value of a cell: ${JSON.stringify(value)}`);
}

function formatDay(date: Date, place: string): string {
  if (Number.isNaN(date.getTime())) throw new Error(`${place}: invalid date`);
  return date.toISOString().replace(/T.*$/, "");
}

function formatText(text: string): string {
  const safe = startsFormula(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets run a text that begins so; the full-width signs are those of a Chinese or Japanese Excel. */
function startsFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}
