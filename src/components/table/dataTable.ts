import {html} from "htl";
import {dispatchInput} from "../filters/control.js";
import {searchField} from "../filters/searchField.js";
import {uniqueId} from "../filters/uniqueId.js";
import {tellMoreBeside} from "../moreBeside.js";
import type {Column} from "./column.js";
import {type ColumnChoice, columnChooser} from "./columnChooser.js";
import {type PagerLabels, pager, pageSizes, pageSpan} from "./pager.js";
import {searchRows} from "./searchRows.js";
import {nextSort, type Sort, sortRows} from "./sortRows.js";
import {type TableBodyOptions, tableBody} from "./tableBody.js";
import {tableHead} from "./tableHead.js";

export interface TableLabels extends PagerLabels {
  /** Language of the texts, by which they are ordered: "en", "zh". */
  readonly lang: string;
  /** Label of the search field. */
  readonly search: string;
  /** Such as "12 of 90 rows". */
  readonly found: (count: number, total: number) => string;
  /** Says why a table has no rows and what would fill it. */
  readonly empty: string;
  /** Says that the search finds nothing. */
  readonly noMatch: (query: string) => string;
}

export interface FurtherWords<Row extends object> {
  readonly words: (row: Row) => string;
  /** Brings more of them, at the first search; where it fails, the next one asks anew. */
  readonly load: () => Promise<(row: Row) => string>;
}

export interface TableOptions<Row extends object> extends TableBodyOptions<Row> {
  readonly caption: string;
  /** Keeps the caption for screen readers only, where a title already stands above the table. */
  readonly hideCaption?: boolean;
  readonly labels: TableLabels;
  readonly search?: boolean;
  /** What rows are found by besides the words of their cells. */
  readonly found?: FurtherWords<Row>;
  /** What is searched for at first. */
  readonly query?: string;
  readonly onSearch?: (query: string) => void;
  /** Rows on a page; Infinity for all. */
  readonly pageSize?: number;
  readonly sort?: Sort | null;
  /** Gets what the reader ordered the rows by; null is their original order. */
  readonly onSort?: (sort: Sort | null) => void;
  /** The columns that are shown can be chosen, and the rows are the page's: they scroll with it below a head that stays. */
  readonly chooser?: ColumnChoice;
  /** Height in CSS pixels above which the rows scroll. Default: most of the window. */
  readonly height?: number;
}

/** A table whose value is all rows found, in the order shown, on every page. */
export type TableElement<Row extends object> = HTMLElement & {
  readonly value: readonly Row[];
  /** Shows other rows; order and search stay, and nothing is dispatched. */
  update(rows: readonly Row[]): void;
  /** Orders the rows, where an order is given, and shows the columns that are chosen; nothing is dispatched. */
  arrange(sort?: Sort | null): void;
};

/**
 * A table to read, order, search and page through; only one page is in the document.
 * It sends a bubbling `input` when the reader orders or searches.
 */
export function dataTable<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions<Row>
): TableElement<Row> {
  const {caption, labels, pageSize = 50, height} = options;
  const state = {rows, sort: options.sort ?? null, query: options.query ?? "", page: 0, size: pageSize};
  let find = searchRows(columns, options.found?.words);
  let isComplete = !options.found;
  const head = tableHead(columns, (key) => order(nextSort(state.sort, key)));
  const body = tableBody(columns, options);
  const pages = pager(labels, pageSize, turn);
  const query = options.search ? searchField({label: labels.search, value: state.query}) : null;
  const status = html`<p class="bf-table-status" aria-live="polite"></p>`;
  const captionId = uniqueId("caption");
  const scroll = html`<div class="bf-table-scroll" role="region" tabindex="0" aria-labelledby=${captionId}>
    <table>
      <caption class=${options.hideCaption ? "bf-unseen" : null}><span class="bf-table-still" id=${captionId}>${caption}</span></caption>
      ${head.element}${body.element}
    </table>
  </div>`;
  tellMoreBeside(scroll);
  if (height !== undefined) scroll.style.setProperty("--bf-table-height", `${height}px`);
  const root = html`<div class="bf-table">
    ${query || options.chooser ? html`<div class="bf-table-tools">${query}${query && status}</div>` : null}
    ${scroll}${pages.element}
  </div>`;
  const chooser = options.chooser && columnChooser(scroll, columns, options.chooser);
  if (chooser) {
    root.classList.add("bf-table-paged");
    root.querySelector(".bf-table-tools")?.append(chooser.element);
  }
  let ordered: readonly Row[];
  let value: readonly Row[];

  /** Orders and searches; where only the page changed, `render` alone will do. */
  function prepare(): void {
    const column = columns.find(({key}) => key === state.sort?.key);
    const descending = state.sort?.descending ?? false;
    ordered = column ? sortRows(state.rows, column, {descending, lang: labels.lang}) : state.rows;
    refine();
  }
  function refine(): void {
    if (!isComplete && state.query.trim() !== "") complete();
    value = find(ordered, state.query);
    render();
  }
  function render(): void {
    const {page, size, query, sort} = state;
    const {start, end} = pageSpan(page, size, value.length);
    const isSearched = query.trim() !== "";
    head.show(sort);
    body.show(value.slice(start, end), isSearched ? labels.noMatch(query) : labels.empty);
    status.textContent = isSearched ? labels.found(value.length, state.rows.length) : "";
    pages.show(page, size, value.length);
    chooser?.show(sort?.key ?? null);
    pages.element.hidden = state.rows.length <= (pageSizes(pageSize)[0] ?? 0);
  }

  /** Searches anew by all words once they are there; without them what the rows say is found. */
  function complete(): void {
    isComplete = true;
    options.found?.load().then(
      (words) => {
        find = searchRows(columns, words);
        refine();
      },
      () => {
        isComplete = false;
      }
    );
  }

  function order(sort: Sort | null): void {
    Object.assign(state, {sort, page: 0});
    prepare();
    toTop();
    options.onSort?.(sort);
    dispatchInput(root);
  }
  function search(text: string): void {
    Object.assign(state, {query: text, page: 0});
    refine();
    options.onSearch?.(text);
    dispatchInput(root);
  }
  function turn(change: {readonly page: number; readonly size: number}): void {
    Object.assign(state, change);
    render();
    toTop();
  }
  /** The first row, where a page or an order begins: within the table's window, or on the page where that is below it. */
  function toTop(): void {
    scroll.scrollTop = 0;
    if (chooser && root.getBoundingClientRect().top < 0) root.scrollIntoView();
  }
  function update(next: readonly Row[]): void {
    Object.assign(state, {rows: next, page: 0});
    prepare();
    // Which columns fit is of the rows that are there, not of those before: an address shows the same to everyone.
    chooser?.choose();
  }

  function arrange(sort: Sort | null = state.sort): void {
    const isSame = sort?.key === state.sort?.key && sort?.descending === state.sort?.descending;
    if (!isSame) {
      Object.assign(state, {sort, page: 0});
      prepare();
    }
    chooser?.choose();
  }

  query?.addEventListener("input", (event) => {
    event.stopPropagation();
    search(query.value);
  });
  prepare();
  Object.defineProperty(root, "value", {get: () => value});
  return Object.assign(root, {update, arrange}) as TableElement<Row>;
}
