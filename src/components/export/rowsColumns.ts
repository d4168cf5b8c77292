import {formatExact, MISSING} from "../../lib/format.js";
import {type RowsMessages, rowsWords} from "../../lib/messages/rowsTable.js";
import type {Figure} from "../figure.js";
import type {Column} from "../table/column.js";
import type {FileColumn} from "./csv.js";

type Words = Readonly<Record<string, string>>;

/** What the figure's foot says for all rows, addresses, and ids beside a name: in the file alone. */
const IN_FILE_ALONE = /(^|_)(source|source_url|url|as_of|seed)$/;

/**
 * The columns of a figure's rows as a table: those of its file that have a value, in the reader's language, with the
 * reason in the place of a figure that is missing.
 */
export function rowsColumns<Row extends object>(
  figure: Figure<Row>,
  rows: readonly Row[],
  lang: string
): Column<Row>[] {
  const {columns} = figure;
  // Some have names for their file alone.
  if (!figure.fileColumns && columns.some(({key, label}) => label !== key)) return [...columns];
  const fileColumns: readonly FileColumn<Row>[] = figure.fileColumns ?? columns.map(({key}) => ({key}));
  const m = rowsWords[lang === "zh" ? "zh" : "en"];
  const byKey = new Map(fileColumns.map((column) => [column.key, column]));
  const isOthers = lang === "zh" ? /_en$/ : /_zh$/;
  const shown = fileColumns.filter(({key}) => {
    if (IN_FILE_ALONE.test(key) || (key.endsWith("_id") && byKey.has(key.slice(0, -3)))) return false;
    // A state stands where its figure is missing.
    if (key.endsWith("_state")) return false;
    return !(isOthers.test(key) && byKey.has(key.replace(isOthers, lang === "zh" ? "_zh" : "_en")));
  });
  return shown
    .filter((column) => rows.some((row) => !isEmpty(cellValue(row, column)) || stateOf(row, column, byKey)))
    .map((column) => readable(column, rows, byKey, m));
}

/** The label of a file's column; its own name where it has none. */
export function columnLabel(key: string, m: RowsMessages): {readonly label: string; readonly unit?: string} {
  const columns: Words = m.columns;
  if (columns[key]) return key.endsWith("_pct") ? {label: columns[key], unit: "%"} : {label: columns[key]};
  const [, stem, money] = /^(.+)_(cny_bn|cny_100m)$/.exec(key) ?? [];
  if (stem && columns[stem]) return {label: columns[stem], unit: m.units[money as keyof typeof m.units]};
  const [, of, model] = /^(score|mark|metric)_(.+)$/.exec(key) ?? [];
  if (of && model) return {label: `${m.ofModel[of as keyof typeof m.ofModel]} ${model.replaceAll("_", "-")}`};
  return {label: key};
}

function readable<Row extends object>(
  column: FileColumn<Row>,
  rows: readonly Row[],
  byKey: ReadonlyMap<string, FileColumn<Row>>,
  m: RowsMessages
): Column<Row> {
  const {key} = column;
  const isNumeric = rows.some((row) => typeof cellValue(row, column) === "number");
  return {
    key: key as keyof Row & string,
    ...columnLabel(key, m),
    numeric: isNumeric,
    format: (row) => {
      const value = cellValue(row, column);
      return isEmpty(value) ? word(stateOf(row, column, byKey) ?? "", m) : said(value, key, m);
    },
    order: (row) => {
      const value = cellValue(row, column);
      if (value instanceof Date) return value.getTime();
      return isEmpty(value) ? null : typeof value === "number" ? value : said(value, key, m);
    }
  };
}

function cellValue<Row extends object>(row: Row, {key, value}: FileColumn<Row>): unknown {
  return value ? value(row) : row[key as keyof Row];
}

function isEmpty(value: unknown): boolean {
  return value == null || value === "" || Number.isNaN(value);
}

/** Why a figure is missing, where its file says it: beside it, or beside the amount that it is an end of. */
function stateOf<Row extends object>(
  row: Row,
  {key}: FileColumn<Row>,
  byKey: ReadonlyMap<string, FileColumn<Row>>
): string | undefined {
  const stem = key.replace(/_(cny_bn|cny_100m|pct)$/, "").replace(/^cap_(lo|hi)$/, "cap");
  const column = byKey.get(`${key}_state`) ?? byKey.get(`${stem}_state`);
  const state = column && cellValue(row, column);
  return typeof state === "string" && state !== "ok" && state !== "" ? state : undefined;
}

function word(text: string, m: RowsMessages): string {
  if (text === "") return MISSING;
  return (m.values as Words)[text] ?? text.replaceAll("_", " ");
}

const CODES = /(^|_)(code|codes|id)$/;

function said(value: unknown, key: string, m: RowsMessages): string {
  if (typeof value === "boolean") return value ? m.yes : m.no;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number") return numberSaid(value, key);
  const text = String(value);
  return CODES.test(key) ? text : ((m.values as Words)[text] ?? text);
}

/** A year as it is, others with at most four significant digits behind the point. */
function numberSaid(value: number, key: string): string {
  if (/(^|_)year(_|$)/.test(key)) return String(value);
  const digits = Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 1 ? 2 : 4;
  return formatExact(Number(value.toFixed(digits)));
}
