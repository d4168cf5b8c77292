import {html} from "htl";
import {uniqueId} from "./uniqueId.js";

/** An active filter, written out. */
export interface Chip {
  readonly key: string;
  readonly text: string;
}

export interface FilterBarLabels {
  /** Says that nothing is filtered. */
  readonly none: string;
  readonly clearAll: string;
  /** Closes the sheet of a phone. */
  readonly done: string;
  /** Accessible name of the button that removes a filter; should contain its text. */
  readonly remove: (text: string) => string;
}

export interface FilterBarOptions {
  readonly label: string;
  readonly controls: readonly HTMLElement[];
  readonly labels: FilterBarLabels;
}

export type FilterBar = HTMLElement & {
  /** Writes out what is filtered. To be called whenever a filter changed. */
  summarize(chips: readonly Chip[]): void;
};

/** Where nothing stands beside each other: the bar is one button, and the controls are in a sheet. */
const NARROW = "(max-width: 640px)";
/** Room in CSS pixels that what is active has at least, beside the controls. */
const SUMMARY = 150;
const GAP = 16;

/**
 * A bar that holds the filters and says which are active, one row high. Controls without room in the row, on a phone
 * all of them, are behind a button that counts what is active and opens a sheet. To take a filter away it sends a
 * bubbling `clear`, a CustomEvent whose detail is the key of a chip, or null for all of them; the listener changes the
 * control.
 */
export function filterBar({label, controls, labels}: FilterBarOptions): FilterBar {
  const sheetId = uniqueId("filters");
  const name = html`<span class="bf-filters-name">${label}</span>`;
  const brief = html`<span class="bf-filters-brief"></span>`;
  const opener = html<HTMLButtonElement>`<button type="button" class="bf-filters-opener" aria-expanded="false"
    aria-controls=${sheetId} ${{onclick: () => open(!isOpen())}}>${name} ${brief}</button>`;
  // The focus goes here when the last chip is removed.
  const none = html`<p class="bf-filters-none" tabindex="-1">${labels.none}</p>`;
  const list = html`<ul class="bf-chips"></ul>`;
  const clearAll = html`<button type="button" class="bf-link" ${{onclick: () => clear(null)}}>${labels.clearAll}</button>`;
  const row = html`<div class="bf-filters-controls">${controls}</div>`;
  const others = html`<div class="bf-filters-controls"></div>`;
  const done = html`<button type="button" class="bf-button bf-filters-done" ${{onclick: () => open(false)}}>${labels.done}</button>`;
  const sheet = html`<div class="bf-filters-sheet" id=${sheetId} hidden>${others}${done}</div>`;
  const summary = html`<div class="bf-filters-summary">${none}${list}${clearAll}</div>`;
  const root = html`<div class="bf-filters" role="group" aria-label=${label}>
    ${row}${opener}${sheet}${summary}
  </div>`;

  const isOpen = () => opener.getAttribute("aria-expanded") === "true";
  function open(isNow: boolean): void {
    if (isNow === isOpen()) return;
    const hadFocus = sheet.contains(document.activeElement);
    opener.setAttribute("aria-expanded", String(isNow));
    sheet.hidden = !isNow;
    if (!isNow && hadFocus) opener.focus({preventScroll: true});
  }
  // A list of options that is open in the sheet closes first.
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen() || root.querySelector(".bf-multi [aria-expanded=true]")) return;
    open(false);
  });
  document.addEventListener("pointerdown", ({target}) => {
    if (isOpen() && root.isConnected && !root.contains(target as Node)) open(false);
  });

  /** Of the controls, when they last stood in the row. */
  const widths = new Map<Element, number>();
  /** Moves the controls that the row has no room for into the sheet, and those that it has room for back. */
  function fit(): void {
    // What is open hangs on its button, and a move would close it.
    if (root.clientWidth === 0 || root.querySelector(".bf-multi [aria-expanded=true]")) return;
    const isNarrow = matchMedia(NARROW).matches;
    const isFolded = isNarrow || matchMedia("(pointer: coarse)").matches;
    const all = [...row.children, ...others.children];
    if (!isFolded && all.some((each) => others.contains(each) && !widths.has(each)))
      row.append(...others.children);
    for (const each of row.children) widths.set(each, widthOf(each as HTMLElement));
    const n = isFolded
      ? 0
      : thatFit(
          all.map((each) => widths.get(each) ?? 0),
          root.clientWidth - SUMMARY,
          opener.offsetWidth || 100
        );
    const focused = document.activeElement as HTMLElement | null;
    if (n < row.childElementCount) others.prepend(...all.slice(n, row.childElementCount));
    else if (n > row.childElementCount) row.append(...all.slice(row.childElementCount, n));
    if (focused && focused !== document.activeElement) focused.focus({preventScroll: true});
    root.classList.toggle("is-whole", n === all.length);
    if (n === all.length) open(false);
    // On a phone the row is the button's alone.
    if (isNarrow !== sheet.contains(summary)) isNarrow ? sheet.prepend(summary) : root.append(summary);
  }
  const sizes = new ResizeObserver(fit);
  sizes.observe(root);
  sizes.observe(row);
  // On paper what is active stands as a sentence.
  addEventListener("beforeprint", () => root.append(summary));
  addEventListener("afterprint", fit);

  function clear(detail: string | null): void {
    root.dispatchEvent(new CustomEvent("clear", {detail, bubbles: true}));
  }
  function chipItem({key, text}: Chip): HTMLElement {
    return html`<li><button type="button" class="bf-chip" title=${text} aria-label=${labels.remove(text)}
      ${{onclick: () => clear(key)}}><span>${text}</span><span class="bf-chip-x" aria-hidden="true">×</span></button></li>`;
  }

  function summarize(chips: readonly Chip[]): void {
    const focused = focusedIndex(list, clearAll);
    name.textContent = chips.length === 0 ? label : `${label} · ${chips.length}`;
    brief.textContent = chips.map(({text}) => text).join(" · ") || labels.none;
    brief.title = brief.textContent;
    list.replaceChildren(...chips.map(chipItem));
    for (const element of [list, clearAll]) element.hidden = !chips.length;
    none.hidden = chips.length > 0;
    if (focused === null) return;
    const buttons = list.querySelectorAll("button");
    (buttons[Math.min(focused, buttons.length - 1)] ?? none).focus({preventScroll: true});
  }

  summarize([]);
  return Object.assign(root, {summarize});
}

/** Of a control, or of the controls in a wrapper that has no box of its own. */
function widthOf(control: HTMLElement): number {
  if (control.offsetWidth > 0) return control.offsetWidth;
  const inside = [...control.children].map((each) => (each as HTMLElement).offsetWidth);
  return inside.reduce((sum, width) => sum + (width > 0 ? width + GAP : 0), 0);
}

/** How many controls of these widths stand in a row: all where `room` is enough, else beside a button `more` wide. */
export function thatFit(widths: readonly number[], room: number, more: number): number {
  const ends = widths.map((_, i) => widths.slice(0, i + 1).reduce((sum, width) => sum + width + GAP, 0));
  if ((ends.at(-1) ?? 0) <= room) return widths.length;
  return ends.filter((end) => end <= room - more - GAP).length;
}

/** Index of the chip with the focus, one past the last for the button behind them, else null. */
function focusedIndex(list: HTMLElement, clearAll: HTMLElement): number | null {
  const buttons: Element[] = [...list.querySelectorAll("button"), clearAll];
  const index = document.activeElement ? buttons.indexOf(document.activeElement) : -1;
  return index < 0 ? null : index;
}
