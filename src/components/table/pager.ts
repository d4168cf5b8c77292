import {html} from "htl";

export interface PagerLabels {
  readonly previous: string;
  readonly next: string;
  /** Such as "1–50 of 90"; `from` and `to` count from one. */
  readonly position: (from: number, to: number, total: number) => string;
  /** Label of the choice of the page size. */
  readonly pageSize: string;
  /** The choice of all rows on one page. */
  readonly all: string;
}

/** The rows `start` (included) to `end` (excluded). */
export interface PageSpan {
  readonly start: number;
  readonly end: number;
}

export interface Pager {
  readonly element: HTMLElement;
  readonly show: (page: number, size: number, total: number) => void;
}

const sizes = [25, 50, 100, Number.POSITIVE_INFINITY];

/** The rows on a page, counted from zero; a page past the end is the last one. */
export function pageSpan(page: number, size: number, total: number): PageSpan {
  if (size >= total) return {start: 0, end: total};
  const start = Math.min(Math.max(0, page), Math.ceil(total / size) - 1) * size;
  return {start, end: Math.min(start + size, total)};
}

/**
 * Buttons to turn the pages, the position, and the choice of the page size. Pages count
 * from zero, sizes are in rows, and Infinity is all of them. `onChange` gets what was asked for; what
 * is then on the page comes back through `show`.
 */
export function pager(
  labels: PagerLabels,
  pageSize: number,
  onChange: (change: {readonly page: number; readonly size: number}) => void
): Pager {
  let shown = {page: 0, size: pageSize, total: 0};
  const turn = (by: number) => () => {
    const {page, size, total} = shown;
    const last = Math.max(0, Math.ceil(total / size) - 1);
    const to = Math.min(Math.max(0, page + by), last);
    if (to !== page) onChange({page: to, size});
  };
  const previous = html<HTMLButtonElement>`<button type="button" class="bf-button" ${{onclick: turn(-1)}}>${labels.previous}</button>`;
  const next = html<HTMLButtonElement>`<button type="button" class="bf-button" ${{onclick: turn(1)}}>${labels.next}</button>`;
  const position = html`<span class="bf-pager-position" aria-live="polite"></span>`;
  const select = sizeSelect(labels, pageSize, (size) => onChange({page: 0, size}));
  const element = html`<div class="bf-pager">
    ${previous}${position}${next}
    <label class="bf-field bf-select"><span class="bf-label">${labels.pageSize}</span>${select}</label>
  </div>`;

  return {
    element,
    show: (page, size, total) => {
      shown = {page, size, total};
      const {start, end} = pageSpan(page, size, total);
      const text = labels.position(total ? start + 1 : 0, end, total);
      // The same words again would be read out again.
      if (position.textContent !== text) position.textContent = text;
      // Not `disabled`, which would throw the focus away on the last page.
      previous.setAttribute("aria-disabled", String(start === 0));
      next.setAttribute("aria-disabled", String(end >= total));
    }
  };
}

function sizeSelect(
  labels: PagerLabels,
  pageSize: number,
  onSize: (size: number) => void
): HTMLSelectElement {
  const options = pageSizes(pageSize).map((size) => {
    return html`<option value=${size}>${Number.isFinite(size) ? String(size) : labels.all}</option>`;
  });
  const select = html<HTMLSelectElement>`<select>${options}</select>`;
  select.value = String(pageSize);
  select.addEventListener("input", (event) => {
    event.stopPropagation();
    onSize(Number(select.value));
  });
  return select;
}

/** The page sizes on offer, in rows, ascending, with the one of the table among them. */
export function pageSizes(pageSize: number): number[] {
  return [...new Set([...sizes, pageSize])].sort((a, b) => a - b);
}
