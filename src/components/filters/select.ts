import {html} from "htl";
import {element} from "../element.js";
import {type Control, control} from "./control.js";
import {groupOptions, type Option} from "./option.js";

export interface SelectOptions<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
}

/**
 * A labelled native select; options of one group stand under its heading.
 * A value that is not among the options (from an old link) leaves the choice as it is.
 */
export function select<T extends string>({label, options, value}: SelectOptions<T>): Control<T> {
  const select = html<HTMLSelectElement>`<select>${optionNodes(options)}</select>`;
  const root = html`<label class="bf-field bf-select"><span class="bf-label">${label}</span>${select}</label>`;
  const set = (next: T) => {
    if (options.some((option) => option.value === next)) select.value = next;
  };
  set(value);
  return control(root, () => select.value as T, set);
}

function optionNodes(options: readonly Option[]): HTMLElement[] {
  return [...groupOptions(options)].flatMap(([group, members]) => {
    const nodes = members.map(({value, label}) => Object.assign(element("option", "", label), {value}));
    return group === undefined ? nodes : [Object.assign(element("optgroup", "", ...nodes), {label: group})];
  });
}
