import {readLanguage} from "../../lib/language.js";
import {common} from "../../lib/messages/common.js";
import {withDemoMark} from "../demoMark.js";
import type {Figure} from "../figure.js";
import {type FileColumn, formatCsv} from "./csv.js";
import {download} from "./download.js";
import {fileName} from "./fileName.js";

/**
 * A figure's rows as CSV: those of the view, in its order, with whom they are of, their source and their as-of where
 * the rows do not say it themselves, so that the file stands alone. `markOf` says of a row's own source what the figure's
 * has been told already: that the page is the demo's.
 */
export function figureCsv<Row extends object>(
  figure: Figure<Row>,
  markOf: (source: string) => string = (source) => source
): string {
  const {about, fileColumns, fileRows, columns, rows, source, asOf} = figure;
  const all: readonly FileColumn<Row>[] = fileColumns ?? columns.map(({key}) => ({key}));
  const own = all.map((column) => marked(column, markOf));
  const known = new Set(own.map(({key}) => key));
  const said = (values: Readonly<Record<string, string>>): FileColumn<Row>[] =>
    Object.entries(values).flatMap(([key, text]) => (known.has(key) ? [] : [{key, value: () => text}]));
  return formatCsv(fileRows?.() ?? rows, [
    ...said(about?.columns ?? {}),
    ...own,
    ...said({as_of: asOf, source})
  ]);
}

/** Rows that say their own source carry the same mark as the figure's. */
function marked<Row extends object>(
  column: FileColumn<Row>,
  markOf: (source: string) => string
): FileColumn<Row> {
  if (column.key !== "source") return column;
  const sourceOf = column.value ?? ((row: Row) => (row as {source?: unknown}).source);
  return {
    key: column.key,
    value: (row) => {
      const source = sourceOf(row);
      return typeof source === "string" ? markOf(source) : source;
    }
  };
}

/** A figure as it is taken away: with the filters, in words, under which its rows came. */
export interface Taken<Row extends object = Record<string, unknown>> {
  readonly figure: Figure<Row>;
  readonly filters: string;
}

/** The name of a figure's file, such as `benchfolio_scores_2024-03-04.csv`. */
export function nameOf<Row extends object>(
  what: string,
  {figure, filters}: Taken<Row>,
  extension: string
): string {
  return fileName({what, about: figure.about?.file, filters, date: figure.asOf, extension});
}

/** Saves the rows of a figure as CSV. Rejects where the browser forbids it. */
export function saveCsv<Row extends object>(id: string, taken: Taken<Row>): Promise<void> {
  const markOf = (source: string) => withDemoMark(source, common[readLanguage()]);
  const file = new Blob([figureCsv(taken.figure, markOf)], {type: "text/csv;charset=utf-8"});
  return download(file, nameOf(id, taken, "csv"));
}
