import {html} from "htl";
import type {Column} from "./column.js";
import type {Sort} from "./sortRows.js";

/** The header row. Its buttons stay the same elements, so that none loses the focus. */
export interface TableHead {
  readonly element: HTMLElement;
  /** Marks the column the rows are ordered by. */
  readonly show: (sort: Sort | null) => void;
}

/** A header whose labels are buttons that order the rows. */
export function tableHead<Row extends object>(
  columns: readonly Column<Row>[],
  onSort: (key: string) => void
): TableHead {
  const cells = columns.map((column) => headerCell(column, () => onSort(column.key)));
  return {
    element: html`<thead><tr>${cells}</tr></thead>`,
    show: (sort) => {
      for (const [i, cell] of cells.entries()) {
        cell.setAttribute("aria-sort", direction(sort, columns[i]?.key));
      }
    }
  };
}

function headerCell<Row extends object>(column: Column<Row>, onclick: () => void): HTMLElement {
  const unit = column.unit ? html` <small class="unit">${column.unit}</small>` : null;
  return html`<th scope="col" class=${column.numeric ? "num" : null}><button type="button"
    title=${column.title} onclick=${onclick}><span>${column.label}${unit}</span></button></th>`;
}

function direction(sort: Sort | null, key: string | undefined): "ascending" | "descending" | "none" {
  if (!sort || sort.key !== key) return "none";
  return sort.descending ? "descending" : "ascending";
}
