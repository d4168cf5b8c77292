import {html} from "htl";
import type {ListMessages} from "../../lib/messages/lists.js";
import {select} from "../filters/select.js";

/** A list to choose: `value` leads to it. */
export interface ListChoice {
  readonly value: string;
  readonly name: string;
  readonly n: number;
  readonly isOwn: boolean;
}

export interface ListBarOptions {
  readonly choices: readonly ListChoice[];
  readonly value: string;
  /** Companies and sectors of the list that is shown. */
  readonly n: number;
  readonly sectors: number;
  readonly isOwn: boolean;
  readonly onChoose: (value: string) => void;
  readonly onEdit: () => void;
  readonly m: ListMessages;
}

/** Above a page's filters: which list of companies it shows, how large that is, and a button that makes one. */
export function listBar({
  choices,
  value,
  n,
  sectors,
  isOwn,
  onChoose,
  onEdit,
  m
}: ListBarOptions): HTMLElement {
  const choice = select({
    label: m.list,
    options: choices.map((each) => ({
      value: each.value,
      label: m.option(each.name, each.n),
      group: each.isOwn ? m.ofReader : m.ofSite
    })),
    value
  });
  choice.addEventListener("input", () => onChoose(choice.value));
  const edit = html<HTMLButtonElement>`<button type="button" class="bf-button">${isOwn ? m.edit : m.make}</button>`;
  edit.addEventListener("click", onEdit);
  return html`<div class="bf-list-bar">${choice}<span class="bf-list-size">${m.size(n, sectors)}</span>${edit}</div>`;
}
