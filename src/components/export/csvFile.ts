import {readLanguage} from "../../lib/language.js";
import {common} from "../../lib/messages/common.js";
import {withDemoMark} from "../demoMark.js";
import type {Figure} from "../figure.js";
import {type FileColumn, formatCsv} from "./csv.js";
import {download} from "./download.js";
import {fileName} from "./fileName.js";

/**
 * A figure's rows as CSV: those of the view, in its order, with whom they are of, their source and their as-of where
 * the rows do not say it themselves, so that the file stands alone.
 */
export function figureCsv<Row extends object>(figure: Figure<Row>): string {
  const {about, fileColumns, fileRows, columns, rows, source, asOf} = figure;
  const all: readonly FileColumn<Row>[] = fileColumns ?? columns.map(({key}) => ({key}));
  const own = all.map((column) => markedInDemo(column));
  const known = new Set(own.map(({key}) => key));
  const said = (values: Readonly<Record<string, string>>): FileColumn<Row>[] =>
    Object.entries(values).flatMap(([key, text]) => (known.has(key) ? [] : [{key, value: () => text}]));
  return formatCsv(fileRows?.() ?? rows, [
    ...said(about?.columns ?? {}),
    ...own,
    ...said({as_of: asOf, source})
  ]);
}

/** Rows that say their own source say so of the demo, too, as the figure's does. */
function markedInDemo<Row extends object>(column: FileColumn<Row>): FileColumn<Row> {
  if (column.key !== "source") return column;
  const sourceOf = column.value ?? ((row: Row) => (row as {source?: unknown}).source);
  return {
    key: column.key,
    value: (row) => {
      const source = sourceOf(row);
      return typeof source === "string" ? withDemoMark(source, common[readLanguage()]) : source;
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
  const file = new Blob([figureCsv(taken.figure)], {type: "text/csv;charset=utf-8"});
  return download(file, nameOf(id, taken, "csv"));
}
