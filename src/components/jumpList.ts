import {html} from "htl";
import {foldText, matcher} from "../lib/foldText.js";
import {popoverPanel} from "./filters/popoverPanel.js";
import {searchField} from "./filters/searchField.js";
import {longName} from "./longName.js";

/** A page that can be gone to. */
export interface JumpItem {
  readonly link: HTMLElement;
  /** Under which heading it stands. */
  readonly group: string;
  /** What it is found by. */
  readonly words: readonly (string | null)[];
  readonly isCurrent: boolean;
}

export interface JumpLabels {
  /** On the button. */
  readonly jump: string;
  readonly jumpSearch: string;
  readonly jumpNone: string;
}

/** A button that opens a list of links in groups, with a search. Enter in the search field goes to the first one found. */
export function jumpList(given: readonly JumpItem[], m: JumpLabels): HTMLElement {
  const items = given.map(({link, group, words, isCurrent}) => {
    if (isCurrent) link.setAttribute("aria-current", "page");
    const text = foldText(words.map((word) => word ?? "").join("\n"));
    return {row: html<HTMLElement>`<li>${link}</li>`, link, group, text};
  });
  const groups = [...new Set(items.map(({group}) => group))].map((group) => {
    const rows = items.filter((item) => item.group === group).map(({row}) => row);
    return html<HTMLElement>`<div class="bf-jump-group"><p class="bf-option-heading">${longName(group)}</p><ul>${rows}</ul></div>`;
  });
  const query = searchField({label: m.jumpSearch});
  // Who opens the list wants to type; an opened popover gives the focus to what asks for it.
  query.querySelector("input")?.setAttribute("autofocus", "");
  const empty = html`<p class="bf-options-empty" role="status"></p>`;
  const button = html<HTMLButtonElement>`<button type="button" class="bf-button bf-multi-button">${m.jump}</button>`;
  const panel = html`<div class="bf-panel" role="group" aria-label=${m.jump}>${query}<div class="bf-options bf-jump-list">${groups}</div>${empty}</div>`;
  const find = () => {
    const matches = matcher(query.value);
    for (const {row, text} of items) row.hidden = !matches(text);
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    empty.textContent = items.some(({row}) => !row.hidden) ? "" : m.jumpNone;
  };
  query.addEventListener("input", find);
  query.addEventListener("keydown", (event) => {
    const first = items.find(({row}) => !row.hidden);
    if (event.key === "Enter" && !event.isComposing && first) first.link.click();
  });
  popoverPanel(button, panel, () => {
    query.value = "";
    find();
  });
  return html`<div class="bf-multi bf-jump">${button}${panel}</div>`;
}
