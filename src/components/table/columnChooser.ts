import {html} from "htl";
import {type MultiSelectLabels, multiSelect} from "../filters/multiSelect.js";
import {LAID} from "../laid.js";
import type {Column} from "./column.js";

export interface ColumnLabels extends Omit<MultiSelectLabels, "summary"> {
  /** Label of the list. */
  readonly columns: string;
  /** Text of the button that opens the list, such as "Columns: 8 of 13, 5 more". */
  readonly shown: (n: number, total: number, more: number) => string;
  /** The button that goes back to as many columns as fit. */
  readonly fit: string;
}

/** Which columns a table shows besides its first. */
export interface ColumnChoice {
  /** Keys of columns; null is as many as fit, in their order. */
  readonly chosen: () => readonly string[] | null;
  readonly onChoice: (keys: readonly string[] | null) => void;
  readonly labels: ColumnLabels;
  /** Nothing is said of columns where all of them fit. */
  readonly quiet?: boolean;
}

/** A choice that lasts as long as the page, and is not spoken of where all columns fit. */
export function localChoice(labels: ColumnLabels): ColumnChoice {
  let keys: readonly string[] | null = null;
  return {
    chosen: () => keys,
    onChoice: (next) => {
      keys = next;
    },
    labels,
    quiet: true
  };
}

export interface ColumnChooser {
  readonly element: HTMLElement;
  /** Shows the chosen columns of the rows that stand there, and the one that they are ordered by. */
  show(ordered: string | null): void;
  /** Shows what is chosen now. */
  choose(): void;
}

/**
 * Which columns stand in `room`, in CSS pixels: the first, those that are `needed`, and of the rest as many as fit by
 * their rank (default: their place). Without widths (nothing is laid out) all of them.
 */
export function fittingColumns(
  columns: readonly {
    readonly width: number;
    readonly rank?: number | undefined;
    readonly isNeeded?: boolean;
  }[],
  room: number
): boolean[] {
  const ranked = columns.map((column, i) => ({
    ...column,
    i,
    rank: i === 0 || column.isNeeded ? -1 : (column.rank ?? i)
  }));
  ranked.sort((a, b) => a.rank - b.rank);
  const fits = columns.map(() => false);
  let left = room;
  for (const {i, width, rank} of ranked) {
    if (width > left && rank >= 0) break;
    left -= width;
    fits[i] = true;
  }
  return fits;
}

/** The list of a table's columns. `scroll` is the box around it: it scrolls only where more is chosen than fits. */
export function columnChooser<Row extends object>(
  scroll: HTMLElement,
  columns: readonly Column<Row>[],
  {chosen, onChoice, labels, quiet = false}: ColumnChoice
): ColumnChooser {
  const table = scroll.querySelector("table")!;
  const others = columns.slice(1);
  let ordered: string | null | undefined;
  let visible = columns.map(() => true);
  /** The width that the table was last fitted into, and the one that it then took. */
  let [room, taken] = [0, 0];
  const list = multiSelect<string>({
    label: labels.columns,
    options: others.map(({key, label, unit}) => ({value: key, label: unit ? `${label} (${unit})` : label})),
    value: [],
    labels: {...labels, summary: (_, n, total) => labels.shown(n + 1, total + 1, total - n)}
  });
  list.addEventListener("input", (event) => {
    event.stopPropagation();
    choose(list.value);
  });
  const back = html<HTMLButtonElement>`<button type="button" class="bf-link" ${{onclick: () => choose(null)}}>${labels.fit}</button>`;
  const element = html`<div class="bf-columns"></div>`;

  function choose(keys: readonly string[] | null): void {
    onChoice(keys);
    lay();
  }
  const rows = () => [...table.querySelectorAll<HTMLTableRowElement>("tr")];
  /** Hides the cells of columns that are not shown; one that spans them all stays. */
  function hide(): void {
    for (const {cells} of rows()) {
      if (cells.length !== columns.length) continue;
      for (const [i, cell] of [...cells].entries()) cell.hidden = !visible[i];
    }
  }
  /** The width that each column takes where it need not share any. */
  function widths(): number[] {
    for (const {cells} of rows()) for (const cell of cells) cell.hidden = false;
    table.classList.add("is-measured");
    const found = [...table.tHead!.rows[0]!.cells].map((cell) => cell.getBoundingClientRect().width);
    table.classList.remove("is-measured");
    return found;
  }
  function lay(): void {
    const keys = chosen();
    room = scroll.clientWidth;
    visible =
      keys === null
        ? fittingColumns(
            widths().map((width, i) => ({
              width,
              rank: columns[i]!.rank,
              isNeeded: columns[i]!.key === ordered
            })),
            room
          )
        : columns.map(({key}, i) => i === 0 || key === ordered || keys.includes(key));
    hide();
    taken = table.offsetWidth;
    const isWide = taken > room;
    scroll.classList.toggle("is-wide", isWide);
    scroll.tabIndex = isWide ? 0 : -1;
    list.value = others.filter((_, i) => visible[i + 1]).map(({key}) => key);
    back.hidden = keys === null;
    const isSaid = !quiet || keys !== null || visible.includes(false);
    // Moved, an open list would close.
    if (isSaid !== (list.parentNode === element)) element.replaceChildren(...(isSaid ? [list, back] : []));
  }
  // The table grows with its rows, and its room with the window.
  const fit = () => {
    if (scroll.clientWidth !== room || table.offsetWidth !== taken) lay();
  };
  scroll.addEventListener(LAID, fit);
  const watch = new ResizeObserver(fit);
  watch.observe(scroll);
  watch.observe(table);
  return {
    element,
    choose: lay,
    show(key) {
      if (ordered === key) return hide();
      ordered = key;
      lay();
    }
  };
}
