import {html} from "htl";
import type {Entry} from "../../lib/findEntries.js";
import type {Language} from "../../lib/language.js";
import type {SearchMessages} from "../../lib/messages/search.js";
import type {Found} from "../../lib/searchIndex.js";
import {uniqueId} from "../filters/uniqueId.js";

export interface SearchBoxOptions {
  /**
   * The entries that answer what was typed, the best first, and once more when there are more to look through. Rejects
   * where none can be loaded.
   */
  readonly find: (query: string) => AsyncIterable<Found>;
  /** Where an entry of the site stands, from this page. */
  readonly addressOf: (entry: Entry) => string;
  readonly lang: Language;
  readonly m: SearchMessages;
  /** The reader leaves: an entry was followed, or Escape pressed. */
  readonly onLeave?: () => void;
}

/** A search field, the list of what it finds, and a line that says how much that is. */
export interface SearchBox {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  /** Looks for what stands in the field. */
  look(): Promise<void>;
}

export interface SearchPanel {
  readonly element: HTMLDialogElement;
  open(): void;
}

/** As many of an answer as are seen without much scrolling; who has more words finds the others. */
const MOST_SHOWN = 12;

/** A search field over a list of links: a combobox, whose arrows choose, and Enter goes to the chosen one. */
export function searchBox({find, addressOf, lang, m, onLeave = () => {}}: SearchBoxOptions): SearchBox {
  const id = uniqueId("found");
  const input = html<HTMLInputElement>`<input type="search" role="combobox" autocomplete="off" spellcheck="false"
    aria-autocomplete="list" aria-expanded="false" aria-controls=${id} aria-label=${m.label} placeholder=${m.placeholder}>`;
  const list = html<HTMLElement>`<div id=${id} class="bf-found" role="listbox" aria-label=${m.label}></div>`;
  const status = html<HTMLElement>`<p class="bf-found-status" role="status">${m.hint}</p>`;

  let options: HTMLElement[] = [];
  let chosen = -1;
  const choose = (at: number) => {
    options[chosen]?.removeAttribute("aria-selected");
    chosen = at;
    const option = options[at];
    if (!option) return void input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView?.({block: "nearest"});
  };
  /** Lists what is not there yet, below what is: nothing moves under the pointer, and what is chosen stays chosen. */
  const add = (entries: readonly Entry[]) => {
    const listed = new Set(options.map((option) => option.getAttribute("href")));
    for (const entry of entries.slice(0, MOST_SHOWN)) {
      const address = addressOf(entry);
      if (listed.has(address)) continue;
      options.push(html<HTMLElement>`<a role="option" id=${`${id}-${options.length}`} href=${address} tabindex="-1">
        <span class="bf-found-name">${entry.name[lang]}</span>
        <span class="bf-found-detail">${entry.detail[lang]}</span>
        <span class="bf-found-kind">${m.kinds[entry.kind]}</span></a>`);
    }
    list.append(...options.slice(list.childElementCount));
    input.setAttribute("aria-expanded", String(options.length > 0));
    if (chosen < 0 && options.length > 0) choose(0);
  };
  const show = (entries: readonly Entry[]) => {
    options = [];
    list.replaceChildren();
    choose(-1);
    add(entries);
  };

  let asked = 0;
  const look = async () => {
    const query = input.value.trim();
    const turn = ++asked;
    let put = show;
    try {
      for await (const found of find(query)) {
        // The newest question wins.
        if (turn !== asked) return;
        put(found.entries);
        put = add;
        status.textContent = words(query, found);
      }
    } catch {
      if (turn !== asked) return;
      show([]);
      status.textContent = m.failed;
    }
  };
  const words = (query: string, {entries: {length: n}, unlisted}: Found) => {
    if (query === "") return m.hint;
    if (n === 0) return {there: m.none(query), coming: m.looking, failed: m.partly}[unlisted];
    const count = m.count(options.length, n);
    return unlisted === "failed" ? `${count} · ${m.partly}` : count;
  };

  input.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) void look();
  });
  // Chromium sends no further input event once the composition ends.
  input.addEventListener("compositionend", () => void look());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    const to = {ArrowDown: Math.min(chosen + 1, last), ArrowUp: Math.max(chosen - 1, 0)}[event.key];
    if (to !== undefined && last >= 0) {
      event.preventDefault();
      choose(to);
    } else if (event.key === "Escape") {
      // Chromium would empty the field first.
      event.preventDefault();
      onLeave();
    } else if (event.key === "Enter") {
      event.preventDefault();
      options[chosen]?.click();
    }
  });
  list.addEventListener("click", onLeave);
  return {input, list, status, look};
}

/** A dialog with a search box, which Escape closes. What stands in the field stays when it is opened again. */
export function searchPanel(options: Omit<SearchBoxOptions, "onLeave">): SearchPanel {
  const {m} = options;
  const {input, list, status, look} = searchBox({...options, onLeave: () => element.close()});
  const close = html<HTMLButtonElement>`<button type="button" class="bf-button">${m.close}</button>`;
  const element = html<HTMLDialogElement>`<dialog class="bf-search-panel" aria-label=${m.search}>
    <div class="bf-search-head">${input}${close}</div>${list}${status}</dialog>`;
  close.addEventListener("click", () => element.close());
  // A click on the dialog itself is one beside its content.
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close();
  });
  return {
    element,
    open() {
      if (!element.open) element.showModal();
      input.focus();
      input.select();
      void look();
    }
  };
}
