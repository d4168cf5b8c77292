import {html} from "htl";
import {uniqueId} from "../filters/uniqueId.js";
import {longName} from "../longName.js";
import {unbrokenAmounts} from "../unbrokenAmounts.js";

/** A column of a grid: its head is a button that orders the rows. */
export interface GridColumn {
  readonly key: string;
  readonly label: string;
  /** Under the label, such as a unit. */
  readonly small?: string;
  readonly order: "ascending" | "descending" | "none";
}

/** A row of a grid: its head has a button that pins it. */
export interface GridRow {
  readonly key: string;
  readonly label: string;
  /** Where the label leads. */
  readonly href?: string;
  readonly isPinned: boolean;
}

export interface GridCell {
  readonly text: string;
  /** How deep the colour behind the text is, 0 to 20: a class, which cells share, is drawn at a fourth of a colour of its own. */
  readonly shade?: number;
  /** Behind the text, such as what says that there is more to know. */
  readonly mark?: string;
}

/** What a grid shows. Pinned rows come first. */
export interface GridContent {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** The cell of a row and a column; null where there is none. */
  readonly cell: (row: number, column: number) => GridCell | null;
  /** What is said of a cell, in lines; empty where nothing is. */
  readonly tip: (row: number, column: number) => string;
}

export interface GridOptions {
  readonly caption: string;
  /** Head of the column of row heads. */
  readonly corner: string;
  /** What stands in an empty cell. */
  readonly missing: string;
  readonly labels: {
    /** How the keyboard moves, orders and pins: read aloud with the grid. */
    readonly keys: string;
    readonly pin: (name: string) => string;
    readonly unpin: (name: string) => string;
  };
  readonly onOrder: (key: string) => void;
  readonly onPin: (key: string) => void;
}

/** `show` puts other content into the same node: focus, active cell and scroll position stay. */
export type VirtualGrid = HTMLElement & {show(content: GridContent): void};

/** Sizes in CSS pixels (table.css has the same). */
const ROW = 32;
const COLUMN = 88;
const HEAD = 60;
const FIRST = {wide: 232, narrow: 136};
/** A narrower window has a narrower first column. */
const WIDE_FROM = 560;
/** What stands beyond the edges of the window, so that a step of the wheel shows nothing empty. */
const BEYOND = {rows: 3, columns: 1};
/** Windows begin at multiples of so many: most steps of the wheel then change nothing. */
const STEP = {rows: 2, columns: 1};
/** Pinned rows that stay below the head while the others scroll; more of them would leave no room. */
const MOST_STUCK = 4;
/** Where there is no layout yet. */
const FIRST_SIZE = {width: 1100, height: 560};
/** A page's step keeps one row of before in sight. */
const PAGE_OVERLAP = 1;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The cells that are in the document, of so many, for a window. Pure. */
export function spanOf(
  at: number,
  room: number,
  n: number,
  {size, beyond, step}: {readonly size: number; readonly beyond: number; readonly step: number}
): Span {
  const from = Math.max(0, Math.floor((Math.floor(at / size) - beyond) / step) * step);
  const to = Math.min(n, Math.ceil((Math.ceil((at + room) / size) + beyond) / step) * step);
  return {from: Math.min(from, to), to};
}

interface CellNode {
  readonly node: HTMLElement;
  at: number;
  text: string;
  shade: string;
}

interface HeadNode {
  readonly node: HTMLElement;
  readonly button: HTMLButtonElement;
  at: number;
  key: string;
}

interface RowNode {
  readonly node: HTMLElement;
  at: number;
  readonly head: HTMLElement;
  readonly name: HTMLElement;
  readonly pin: HTMLButtonElement;
  readonly end: Element;
  cells: CellNode[];
  key: string;
}

/**
 * One node for each place of a span, in the document before `end`: those that are there stay, those that left are used
 * for what entered. Says which are new at their place.
 */
function recycled<N extends {readonly node: Element; at: number}>(
  before: readonly N[],
  {from, to}: Span,
  make: () => N,
  end: Element
): {nodes: N[]; entered: N[]} {
  const kept = new Map(before.filter(({at}) => at >= from && at < to).map((each) => [each.at, each]));
  const free = before.filter((each) => kept.get(each.at) !== each);
  const nodes: N[] = [];
  const entered: N[] = [];
  for (let at = from; at < to; at++) {
    const known = kept.get(at);
    const each = known ?? free.pop() ?? make();
    nodes.push(each);
    if (known) continue;
    each.at = at;
    entered.push(each);
  }
  for (const {node} of free) node.remove();
  let next = end;
  for (const {node} of nodes.toReversed()) {
    if (node.nextElementSibling !== next || node.parentNode !== next.parentNode) next.before(node);
    next = node;
  }
  return {nodes, entered};
}

interface Place {
  /** −1 is the head. */
  readonly row: number;
  /** −1 is the row's head. */
  readonly column: number;
}

/**
 * A table of any number of rows and columns of which only the window's cells are in the document. Head, first column
 * and the first pinned rows stay in place. It is one stop of the Tab key: arrow keys, Home, End and Page Up and Down move
 * over all cells, whether they are in the document or not; Enter orders by a column or pins a row, and with Ctrl or
 * Command it goes where the row's label leads. Nodes are used again as it scrolls, so that a step costs their texts and one layout of a fixed table.
 */
export function virtualGrid(options: GridOptions): VirtualGrid {
  const {caption, corner, missing, labels, onOrder, onPin} = options;
  const id = uniqueId("grid");
  const end = () => html`<div role="none" hidden></div>`;
  const headEnd = end();
  const stuckEnd = end();
  const looseEnd = end();
  const cornerCell = html`<div role="columnheader" aria-colindex="1" class="bf-grid-cell bf-grid-first">${corner}</div>`;
  const head = html`<div role="rowgroup" class="bf-grid-head"><div role="row" class="bf-grid-row" aria-rowindex="1">${cornerCell}${headEnd}</div></div>`;
  const pinned = html`<div role="rowgroup" class="bf-grid-stuck">${stuckEnd}</div>`;
  const body = html`<div role="rowgroup" class="bf-grid-body">${looseEnd}</div>`;
  const table = html`<div role="grid" tabindex="0" class="bf-grid-table" aria-label=${caption} aria-describedby=${`${id}-keys`}>
    ${head}${pinned}${body}</div>`;
  const scroller = html`<div class="bf-grid-window">${table}</div>`;
  const tip = html`<div class="bf-grid-tip" role="tooltip" id=${`${id}-tip`} hidden></div>`;
  const root = html`<div class="bf-grid">${scroller}${tip}<p class="bf-unseen" id=${`${id}-keys`}>${labels.keys}</p></div>`;
  let heads: HeadNode[] = [];
  let content: GridContent = {columns: [], rows: [], cell: () => null, tip: () => ""};
  /** Pinned rows that stay in place. */
  let nStuck = 0;
  let stuck: RowNode[] = [];
  let loose: RowNode[] = [];
  let drawn = "";
  let active: Place = {row: 0, column: -1};
  let marked: HTMLElement | undefined;
  let first: number = FIRST.wide;

  const size = () => ({
    width: scroller.clientWidth || FIRST_SIZE.width,
    height: scroller.clientHeight || FIRST_SIZE.height
  });

  /** Draws what the window shows, if that is not what stands there. */
  function draw(force = false): void {
    const {width, height} = size();
    const {columns, rows} = content;
    const across = spanOf(scroller.scrollLeft, width - first, columns.length, {
      size: COLUMN,
      beyond: BEYOND.columns,
      step: STEP.columns
    });
    const covered = HEAD + nStuck * ROW;
    const down = spanOf(scroller.scrollTop, height - covered, rows.length - nStuck, {
      size: ROW,
      beyond: BEYOND.rows,
      step: STEP.rows
    });
    const next = `${across.from} ${across.to} ${down.from} ${down.to}`;
    if (!force && next === drawn) return;
    drawn = next;
    drawHeads(across, force);
    stuck = drawRows(stuck, {from: 0, to: nStuck}, across, {end: stuckEnd, first: 0, force});
    const rest = {from: nStuck + down.from, to: nStuck + down.to};
    loose = drawRows(loose, rest, across, {end: looseEnd, first: nStuck, force});
    mark();
  }

  function drawHeads(across: Span, force: boolean): void {
    const {nodes, entered} = recycled(heads, across, headNode, headEnd);
    heads = nodes;
    for (const head of force ? nodes : entered) {
      const {key, label, small, order} = content.columns[head.at]!;
      head.key = key;
      head.node.setAttribute("aria-colindex", String(head.at + 2));
      head.node.style.left = `${first + head.at * COLUMN}px`;
      head.node.setAttribute("aria-sort", order);
      head.button.replaceChildren(longName(label), ...(small ? [html`<small>${small}</small>`] : []));
    }
  }

  function headNode(): HeadNode {
    const button = html<HTMLButtonElement>`<button type="button" tabindex="-1"></button>`;
    const node = html<HTMLElement>`<div role="columnheader" class="bf-grid-cell">${button}</div>`;
    const head = {node, button, at: -1, key: ""};
    button.addEventListener("click", () => onOrder(head.key));
    return head;
  }

  function drawRows(
    before: RowNode[],
    down: Span,
    across: Span,
    place: {readonly end: Element; readonly first: number; readonly force: boolean}
  ): RowNode[] {
    const {nodes, entered} = recycled(before, down, rowNode, place.end);
    const isNew = new Set(place.force ? nodes : entered);
    for (const row of nodes) {
      if (isNew.has(row)) {
        row.node.style.top = `${(row.at - place.first) * ROW}px`;
        drawHead(row);
      }
      const cells = recycled(row.cells, across, cellNode, row.end);
      row.cells = cells.nodes;
      for (const cell of place.force ? cells.nodes : cells.entered) {
        cell.node.setAttribute("aria-colindex", String(cell.at + 2));
        cell.node.style.left = `${first + cell.at * COLUMN}px`;
      }
      for (const cell of isNew.has(row) ? cells.nodes : cells.entered) drawCell(cell, row.at);
    }
    return nodes;
  }

  function cellNode(): CellNode {
    return {
      node: html`<div role="gridcell" class="bf-grid-cell"></div>`,
      at: -1,
      text: "",
      shade: "bf-grid-cell"
    };
  }

  function rowNode(): RowNode {
    const pin = html<HTMLButtonElement>`<button type="button" class="bf-grid-pin" tabindex="-1"></button>`;
    const name = html`<span></span>`;
    const head = html`<div role="rowheader" aria-colindex="1" class="bf-grid-cell bf-grid-first">${pin}${name}</div>`;
    const last = end();
    const node = html`<div role="row" class="bf-grid-row">${head}${last}</div>`;
    const row: RowNode = {node, head, name, pin, end: last, cells: [], at: -1, key: ""};
    pin.addEventListener("click", () => onPin(row.key));
    return row;
  }

  function drawHead(row: RowNode): void {
    const {node, at, name, pin} = row;
    const {key, label, href, isPinned} = content.rows[at]!;
    node.setAttribute("aria-rowindex", String(at + 2));
    row.key = key;
    // The grid is one stop of the Tab key.
    const text = longName(label);
    name.replaceChildren(href === undefined ? text : html`<a href=${href} tabindex="-1">${text}</a>`);
    pin.setAttribute("aria-label", isPinned ? labels.unpin(label) : labels.pin(label));
    pin.setAttribute("aria-pressed", String(isPinned));
  }

  function drawCell(cell: CellNode, row: number): void {
    const shown = content.cell(row, cell.at);
    const text = shown ? shown.text + (shown.mark ?? "") : missing;
    const shade = shown?.shade ? `bf-grid-cell bf-shade-${shown.shade}` : "bf-grid-cell";
    if (cell.text !== text) cell.node.textContent = text;
    if (cell.shade !== shade) cell.node.className = marked === cell.node ? `${shade} is-active` : shade;
    cell.text = text;
    cell.shade = shade;
  }

  /** The node of a cell, where it is in the document. */
  function nodeAt({row, column}: Place): HTMLElement | undefined {
    const columnAt = (nodes: readonly (HeadNode | CellNode)[]) => nodes.find(({at}) => at === column)?.node;
    if (row < 0) return column < 0 ? cornerCell : columnAt(heads);
    const node = [...stuck, ...loose].find(({at}) => at === row);
    return column < 0 ? node?.head : node && columnAt(node.cells);
  }

  /** Tells where the keyboard is: on the cell, and to who hears it. */
  function mark(): void {
    const [before, now] = [marked, nodeAt(active)];
    marked = now;
    if (before !== now) {
      before?.classList.remove("is-active");
      before?.removeAttribute("id");
      before?.removeAttribute("aria-describedby");
    }
    if (!now) {
      table.removeAttribute("aria-activedescendant");
      return;
    }
    now.classList.add("is-active");
    now.id = `${id}-active`;
    now.setAttribute("aria-describedby", tip.id);
    table.setAttribute("aria-activedescendant", now.id);
  }

  function go(next: Place): void {
    const {columns, rows} = content;
    active = {
      row: Math.max(-1, Math.min(rows.length - 1, next.row)),
      column: Math.max(-1, Math.min(columns.length - 1, next.column))
    };
    const {width, height} = size();
    const {row, column} = active;
    if (column >= 0) {
      const left = column * COLUMN;
      if (left < scroller.scrollLeft) scroller.scrollLeft = left;
      if (left + COLUMN > scroller.scrollLeft + width - first)
        scroller.scrollLeft = left + COLUMN - (width - first);
    } else scroller.scrollLeft = 0;
    if (row >= nStuck) {
      const top = (row - nStuck) * ROW;
      const room = height - HEAD - nStuck * ROW;
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      if (top + ROW > scroller.scrollTop + room) scroller.scrollTop = top + ROW - room;
    }
    root.classList.add("is-focused");
    draw();
    mark();
    say(active);
  }

  /** Shows what is known of a cell beside it. */
  function say(place: Place | null): void {
    const text =
      place === null || place.row < 0 || place.column < 0 ? "" : content.tip(place.row, place.column);
    const cell = place && nodeAt(place);
    tip.replaceChildren(...unbrokenAmounts(text));
    tip.hidden = text === "" || !cell;
    if (tip.hidden || !cell) return;
    const [box, frame] = [cell.getBoundingClientRect(), root.getBoundingClientRect()];
    const left = Math.min(box.left - frame.left, frame.width - tip.offsetWidth);
    tip.style.left = `${Math.max(0, left)}px`;
    tip.style.top = `${box.bottom - frame.top + 4}px`;
  }

  function placeOf(target: EventTarget | null): Place | null {
    const cell = (target as Element | null)?.closest?.("[aria-colindex]");
    const row = cell?.parentElement?.getAttribute("aria-rowindex");
    const column = cell?.getAttribute("aria-colindex");
    return row && column ? {row: Number(row) - 2, column: Number(column) - 2} : null;
  }

  table.addEventListener("keydown", (event) => {
    const {key, ctrlKey, metaKey, altKey} = event;
    if (altKey) return;
    const {row, column} = active;
    const page = Math.max(1, Math.floor((size().height - HEAD) / ROW) - PAGE_OVERLAP);
    const isFar = ctrlKey || metaKey;
    const [lastRow, lastColumn] = [content.rows.length - 1, content.columns.length - 1];
    const moves: Readonly<Record<string, Place>> = {
      ArrowDown: {row: row + 1, column},
      ArrowUp: {row: row - 1, column},
      ArrowRight: {row, column: column + 1},
      ArrowLeft: {row, column: column - 1},
      PageDown: {row: row + page, column},
      PageUp: {row: row - page, column},
      Home: {row: isFar ? 0 : row, column: -1},
      End: {row: isFar ? lastRow : row, column: lastColumn}
    };
    const next = moves[key];
    if (next) go(next);
    else if (key === "Escape") say(null);
    else if ((key === "Enter" || key === " ") && event.target === table) act(isFar);
    else return;
    event.preventDefault();
  });
  function act(isGoing: boolean): void {
    const {row, column} = active;
    if (isGoing) return void nodeAt({row, column: -1})?.querySelector("a")?.click();
    if (row < 0 && column >= 0) onOrder(content.columns[column]!.key);
    if (row >= 0 && column < 0) onPin(content.rows[row]!.key);
  }
  table.addEventListener("focus", () => {
    root.classList.toggle("is-focused", table.matches(":focus-visible"));
    if (root.classList.contains("is-focused")) say(active);
  });
  table.addEventListener("blur", () => {
    root.classList.remove("is-focused");
    say(null);
  });
  // What comes below a pointer that rests, as the table scrolls, is not pointed at.
  let pointed: EventTarget | null = null;
  table.addEventListener("pointermove", (event) => {
    if (event.target === pointed) return;
    pointed = event.target;
    say(placeOf(event.target));
  });
  table.addEventListener("pointerleave", () => {
    pointed = null;
    say(null);
  });
  table.addEventListener("click", (event) => {
    const place = placeOf(event.target);
    if (!place) return;
    active = place;
    mark();
  });
  scroller.addEventListener("scroll", () => {
    if (!tip.hidden) say(null);
    draw();
  });
  new ResizeObserver(() => {
    layOut();
    draw(true);
  }).observe(scroller);

  function layOut(): void {
    first = size().width < WIDE_FROM ? FIRST.narrow : FIRST.wide;
    table.style.setProperty("--bf-grid-first", `${first}px`);
    table.style.width = `${first + content.columns.length * COLUMN}px`;
    pinned.style.height = `${nStuck * ROW}px`;
    body.style.height = `${(content.rows.length - nStuck) * ROW}px`;
  }

  return Object.assign(root, {
    show(next: GridContent) {
      // The active row stays the model that it was, wherever that is now.
      const key = content.rows[active.row]?.key;
      const again = next.rows.findIndex((row) => row.key === key);
      content = next;
      nStuck = Math.min(MOST_STUCK, next.rows.filter(({isPinned}) => isPinned).length);
      active = {
        row: active.row < 0 ? -1 : Math.max(0, again),
        column: Math.min(active.column, next.columns.length - 1)
      };
      table.setAttribute("aria-rowcount", String(next.rows.length + 1));
      table.setAttribute("aria-colcount", String(next.columns.length + 1));
      layOut();
      draw(true);
    }
  });
}
