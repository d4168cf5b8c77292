import {html} from "htl";
import {element} from "../element.js";
import {unbrokenWords} from "../unbrokenWords.js";
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
  const {label, unit, numeric, title} = column;
  const named = unbrokenWords(label);
  const words = unit ? [...named, " ", element("small", "unit", unit)] : named;
  const arrow = Object.assign(element("span", "bf-arrow"), {ariaHidden: "true"});
  const text = element("span", "bf-table-label", ...(numeric ? [arrow, ...words] : [...words, arrow]));
  const button = Object.assign(element("button", "", text), {type: "button", onclick});
  if (title) button.title = title;
  return Object.assign(element("th", numeric ? "num" : "", button), {scope: "col"});
}

function direction(sort: Sort | null, key: string | undefined): "ascending" | "descending" | "none" {
  if (!sort || sort.key !== key) return "none";
  return sort.descending ? "descending" : "ascending";
}
