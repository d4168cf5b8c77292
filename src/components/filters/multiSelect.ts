import {html} from "htl";
import {type Control, control, dispatchInput} from "./control.js";
import type {Option} from "./option.js";
import {type OptionListLabels, optionList} from "./optionList.js";
import {popoverPanel} from "./popoverPanel.js";
import {searchField} from "./searchField.js";

export interface MultiSelectLabels extends OptionListLabels {
  /** Text of the button, such as "Models: 3 of 5". */
  readonly summary: (label: string, chosen: number, total: number) => string;
  readonly all: string;
  readonly none: string;
  /** Label of the search field. */
  readonly search: string;
  /** Stands in place of the options when none matches the search. */
  readonly noMatch: string;
}

export interface MultiSelectOptions<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: readonly T[];
  readonly labels: MultiSelectLabels;
  /** Default: where there are more than 12 options. */
  readonly search?: boolean;
}

const searchedFrom = 13;

/**
 * Any number of values from a list that opens under a button. The value is in the order of the
 * options, whatever the order of clicks; an empty one is allowed, and unknown values (from an old
 * link) are passed over. While a search narrows the list, All and None mean the options it shows.
 */
export function multiSelect<T extends string>(settings: MultiSelectOptions<T>): Control<readonly T[]> {
  const {label, options, labels, search = options.length >= searchedFrom} = settings;
  const list = optionList(options, labels, (value) => choose([value]));
  const query = search ? searchField({label: labels.search}) : null;
  const empty = html`<p class="bf-options-empty" role="status"></p>`;
  const button = html<HTMLButtonElement>`<button type="button" class="bf-button bf-multi-button"></button>`;
  const panel = html`<div class="bf-panel" role="group" aria-label=${label}>
    ${query}
    <div class="bf-panel-actions">
      <button type="button" class="bf-link" ${{onclick: chooseShown}}>${labels.all}</button>
      <button type="button" class="bf-link" ${{onclick: dropShown}}>${labels.none}</button>
    </div>
    ${list.element}
    ${empty}
  </div>`;
  const root = html`<div class="bf-multi">${button}${panel}</div>`;
  let shown: readonly T[] = [];

  function show(): void {
    button.textContent = labels.summary(label, list.checked().length, options.length);
  }
  function choose(values: Iterable<T>): void {
    list.check(values);
    show();
    dispatchInput(root);
  }
  function chooseShown(): void {
    choose([...list.checked(), ...shown]);
  }
  function dropShown(): void {
    const dropped = new Set(shown);
    choose(list.checked().filter((value) => !dropped.has(value)));
  }
  function find(text: string): void {
    shown = list.find(text);
    empty.textContent = shown.length ? "" : labels.noMatch;
  }

  query?.addEventListener("input", (event) => {
    event.stopPropagation();
    find(query.value);
  });
  // A checkbox sends its own input event, which passes on its way out.
  list.element.addEventListener("input", show);
  popoverPanel(button, panel, () => {
    if (query) query.value = "";
    find("");
  });

  const set = (values: readonly T[]) => {
    list.check(values);
    show();
  };
  find("");
  set(settings.value);
  return control(root, list.checked, set);
}
