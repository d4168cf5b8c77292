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

/**
 * A bar that holds the filters and says which are active. On a small screen it folds into one
 * button that says the same. To take a filter away it sends a bubbling `clear`, a CustomEvent whose
 * detail is the key of a chip, or null for all of them; the listener changes the control.
 */
export function filterBar({label, controls, labels}: FilterBarOptions): FilterBar {
  const bodyId = uniqueId("filters");
  const brief = html`<span class="bf-filters-brief"></span>`;
  const opener = html`<button type="button" class="bf-filters-opener" aria-expanded="false"
    aria-controls=${bodyId} onclick=${flip}><span class="bf-filters-name">${label}</span> ${brief}</button>`;
  // The focus goes here when the last chip is removed.
  const none = html`<p class="bf-filters-none" tabindex="-1">${labels.none}</p>`;
  const list = html`<ul class="bf-chips"></ul>`;
  const clearAll = html`<button type="button" class="bf-link" onclick=${() => clear(null)}>${labels.clearAll}</button>`;
  const root = html`<div class="bf-filters" role="group" aria-label=${label}>
    ${opener}
    <div class="bf-filters-body" id=${bodyId}>
      <div class="bf-filters-controls">${controls}</div>
      <div class="bf-filters-summary">${none}${list}${clearAll}</div>
    </div>
  </div>`;

  function flip(): void {
    opener.setAttribute("aria-expanded", String(opener.getAttribute("aria-expanded") !== "true"));
  }
  function clear(detail: string | null): void {
    root.dispatchEvent(new CustomEvent("clear", {detail, bubbles: true}));
  }
  function chipItem({key, text}: Chip): HTMLElement {
    return html`<li><button type="button" class="bf-chip" title=${text} aria-label=${labels.remove(text)}
      onclick=${() => clear(key)}><span>${text}</span><span class="bf-chip-x" aria-hidden="true">×</span></button></li>`;
  }

  function summarize(chips: readonly Chip[]): void {
    const focused = focusedIndex(list, clearAll);
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

/** Index of the chip with the focus, one past the last for the button behind them, else null. */
function focusedIndex(list: HTMLElement, clearAll: HTMLElement): number | null {
  const buttons: Element[] = [...list.querySelectorAll("button"), clearAll];
  const index = document.activeElement ? buttons.indexOf(document.activeElement) : -1;
  return index < 0 ? null : index;
}
