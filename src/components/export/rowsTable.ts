import {html} from "htl";
import type {CommonMessages} from "../../lib/messages/common.js";
import type {Figure} from "../figure.js";
import {dataTable} from "../table/dataTable.js";
import {rowsColumns} from "./rowsColumns.js";

/** Draws the rows of a figure; the same node for as long as the figure is the same one. */
export type RowsTable<Row extends object> = (figure: Figure<Row>) => HTMLElement;

export interface RowsTableOptions {
  readonly m: CommonMessages;
  readonly saveCsv: () => void;
}

/** Rows that are drawn; all of more are in the file. */
export const MOST_ROWS = 200;

/** The rows behind a chart as a table in its place, in the columns of its file. */
export function rowsTable<Row extends object>({m, saveCsv}: RowsTableOptions): RowsTable<Row> {
  let drawn: {readonly figure: Figure<Row>; readonly element: HTMLElement} | undefined;
  return (figure) => {
    if (drawn?.figure !== figure) drawn = {figure, element: draw(figure, m, saveCsv)};
    return drawn.element;
  };
}

function draw<Row extends object>(figure: Figure<Row>, m: CommonMessages, saveCsv: () => void): HTMLElement {
  const rows = figure.fileRows?.() ?? figure.rows;
  const table = dataTable(rows.slice(0, MOST_ROWS), rowsColumns(figure, rows, m.table.lang), {
    caption: figure.title,
    hideCaption: true,
    labels: {...m.table, empty: m.table.none},
    pageSize: Number.POSITIVE_INFINITY
  });
  const more = html`<p class="figure-more">${m.table.firstOf(MOST_ROWS, rows.length)} <button type="button"
    class="bf-button" data-export="csv" ${{onclick: saveCsv}}>${m.csv}</button></p>`;
  return html`<div class="figure-rows">${table}${rows.length > MOST_ROWS ? more : null}</div>`;
}
