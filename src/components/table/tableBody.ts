import {html} from "htl";
import {element} from "../element.js";
import {rovingTabindex} from "../filters/rovingTabindex.js";
import {unbrokenAmounts} from "../unbrokenAmounts.js";
import {cellContent} from "./cell.js";
import type {Column} from "./column.js";

export interface TableBodyOptions<Row extends object> {
  /** A stable name of a row; with it the rows carry `data-key` and can be reached by keyboard. */
  readonly rowKey?: (row: Row) => string;
  readonly rowClass?: (row: Row) => string | null | undefined;
  /** Key of the column whose cells head their rows. Default: the first. */
  readonly rowHeaderKey?: string;
}

export interface TableBody<Row extends object> {
  readonly element: HTMLElement;
  /** Shows these rows, or `empty` where there are none. */
  readonly show: (rows: readonly Row[], empty: string) => void;
}

/** Rows kept as they were drawn: some pages of a table. Each takes kilobytes, far more than what it was drawn of. */
const MOST_DRAWN = 500;

/** The rows of one page. Those with a key are one tab stop, with arrow keys between them. */
export function tableBody<Row extends object>(
  columns: readonly Column<Row>[],
  options: TableBodyOptions<Row>
): TableBody<Row> {
  const element = html`<tbody></tbody>`;
  const keyed = () => [...element.querySelectorAll<HTMLElement>(":scope > tr[data-key]")];
  // A filter leaves most rows as they are: what was drawn of one is shown again.
  // Least recently shown first. Not by weak keys: the page keeps the rows of thousands of answers.
  const drawn = new Map<Row, HTMLElement>();
  const nodeOf = (row: Row) => {
    const node = drawn.get(row) ?? bodyRow(row, columns, options);
    drawn.delete(row);
    drawn.set(row, node);
    return node;
  };
  const forget = (most: number) => {
    for (const oldest of drawn.keys()) {
      if (drawn.size <= most) break;
      drawn.delete(oldest);
    }
  };
  const tabStop = options.rowKey ? rovingTabindex(element, keyed, stops) : null;

  function show(rows: readonly Row[], empty: string): void {
    const key = focusedKey(element);
    const nodes = rows.map(nodeOf);
    forget(Math.max(MOST_DRAWN, rows.length));
    element.replaceChildren(...(nodes.length ? nodes : [emptyRow(empty, columns.length)]));
    const focused = key === null ? undefined : keyed().find((row) => row.dataset.key === key);
    tabStop?.refresh(focused);
    focused?.focus({preventScroll: true});
  }
  return {element, show};
}

/** What takes the focus in a row: itself, and its links. */
function stops(row: HTMLElement): HTMLElement[] {
  return [row, ...row.querySelectorAll<HTMLElement>("a[href]")];
}

/** Rows are drawn by the hundred, and plain DOM calls are several times as fast as a template each. */
function bodyRow<Row extends object>(
  row: Row,
  columns: readonly Column<Row>[],
  {rowKey, rowClass, rowHeaderKey = columns[0]?.key}: TableBodyOptions<Row>
): HTMLElement {
  const tr = document.createElement("tr");
  const name = rowClass?.(row);
  if (name) tr.className = name;
  if (rowKey) {
    tr.dataset.key = rowKey(row);
    tr.tabIndex = -1;
  }
  for (const column of columns) tr.append(bodyCell(row, column, column.key === rowHeaderKey));
  return tr;
}

function bodyCell<Row extends object>(row: Row, column: Column<Row>, isHeader: boolean): HTMLElement {
  const cell = document.createElement(isHeader ? "th" : "td");
  if (isHeader) cell.setAttribute("scope", "row");
  const made = cellContent(row, column);
  const content = typeof made === "string" ? unbrokenAmounts(made) : [made];
  if (column.numeric) {
    cell.className = "num";
    cell.append(...content);
  } else {
    cell.append(element("div", "bf-cell", ...content));
  }
  return cell;
}

function emptyRow(text: string, columns: number): HTMLElement {
  return html`<tr><td class="bf-table-empty" colspan=${columns}><span class="bf-table-still">${text}</span></td></tr>`;
}

function focusedKey(body: HTMLElement): string | null {
  const focused = document.activeElement;
  if (!focused || !body.contains(focused)) return null;
  return focused.closest("tr")?.dataset.key ?? null;
}
