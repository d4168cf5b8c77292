import {html} from "htl";
import {foldText, matcher} from "../../lib/foldText.js";
import {element} from "../element.js";
import {longName} from "../longName.js";
import {groupOptions, type Option} from "./option.js";
import {rovingTabindex} from "./rovingTabindex.js";
import {uniqueId} from "./uniqueId.js";

export interface OptionListLabels {
  /** Short text of the button that chooses one option alone. */
  readonly only: string;
  /** Its accessible name; should contain `only`. */
  readonly onlyOption: (label: string) => string;
}

/** Checkboxes under headings. */
export interface OptionList<T extends string> {
  readonly element: HTMLElement;
  readonly checked: () => T[];
  readonly check: (values: Iterable<T>) => void;
  /** Shows only the options that match, and returns their values. */
  readonly find: (query: string) => T[];
}

interface Item<T extends string> {
  readonly option: Option<T>;
  readonly text: string;
  readonly row: HTMLElement;
  readonly input: HTMLInputElement;
  readonly only: HTMLButtonElement;
}

/**
 * A list of checkboxes, each with a button that chooses it alone. It is one tab stop, with arrow
 * keys inside, so that hundreds of options do not stand in the way of the keyboard.
 */
export function optionList<T extends string>(
  options: readonly Option<T>[],
  labels: OptionListLabels,
  onOnly: (value: T) => void
): OptionList<T> {
  const items = options.map((option) => optionItem(option, labels, onOnly));
  const itemOf = new Map(items.map((item) => [item.option, item]));
  const byRow = new Map(items.map((item) => [item.row, item]));
  const groups = [...groupOptions(options)].map(([name, members]) => {
    const rows = members.map((option) => itemOf.get(option)?.row);
    return optionGroup(name, rows);
  });
  const element = html`<div class="bf-options">${groups}</div>`;
  const shown = () => [...byRow.keys()].filter((row) => !row.hidden);
  const tabStop = rovingTabindex(element, shown, (row) => {
    const item = byRow.get(row);
    return item ? [item.input, item.only] : [];
  });

  function find(query: string): T[] {
    const matches = matcher(query);
    for (const {row, text} of items) row.hidden = !matches(text);
    for (const group of groups) group.hidden = !group.querySelector(".bf-option:not([hidden])");
    tabStop.refresh();
    return items.filter(({row}) => !row.hidden).map(({option}) => option.value);
  }

  return {
    element,
    find,
    checked: () => items.filter(({input}) => input.checked).map(({option}) => option.value),
    check: (values) => {
      const wanted = new Set(values);
      for (const {input, option} of items) input.checked = wanted.has(option.value);
    }
  };
}

function optionItem<T extends string>(
  option: Option<T>,
  labels: OptionListLabels,
  onOnly: (value: T) => void
): Item<T> {
  const input = Object.assign(element("input", ""), {type: "checkbox"});
  const only = Object.assign(element("button", "bf-only", labels.only), {
    type: "button",
    ariaLabel: labels.onlyOption(option.label),
    onclick: () => onOnly(option.value)
  });
  const label = element("label", "bf-option-label", input, element("span", "", longName(option.label)));
  const row = element("div", "bf-option", label, only);
  return {option, input, only, row, text: foldText(`${option.label}\n${option.group ?? ""}`)};
}

function optionGroup(name: string | undefined, rows: readonly unknown[]): HTMLElement {
  if (name === undefined) return html`<div class="bf-option-group">${rows}</div>`;
  const id = uniqueId("group");
  return html`<div class="bf-option-group" role="group" aria-labelledby=${id}>
    <p class="bf-option-heading" id=${id}>${name}</p>
    ${rows}
  </div>`;
}
