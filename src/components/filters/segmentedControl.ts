import {html} from "htl";
import {type Control, control} from "./control.js";
import type {Option} from "./option.js";
import {uniqueId} from "./uniqueId.js";

export interface SegmentedControlOptions<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
}

/**
 * One of a few values, all in sight: radio buttons drawn as a segmented control.
 * A value that is not among the options (from an old link) leaves the choice as it is.
 */
export function segmentedControl<T extends string>({
  label,
  options,
  value
}: SegmentedControlOptions<T>): Control<T> {
  const name = uniqueId("choice");
  const inputs = options.map((option) => {
    const input = html<HTMLInputElement>`<input type="radio" name=${name}>`;
    input.value = option.value;
    input.disabled = option.disabled ?? false;
    return input;
  });
  const segments = inputs.map(
    (input, i) => html`<label title=${options[i]?.title}>${input}<span>${options[i]?.label}</span></label>`
  );
  const root = html`<fieldset class="bf-choice">
    <legend class="bf-label">${label}</legend>
    <div class="bf-segments">${segments}</div>
  </fieldset>`;
  const set = (next: T) => {
    const input = inputs.find((each) => each.value === next);
    if (input) input.checked = true;
  };
  if (inputs[0]) inputs[0].checked = true;
  set(value);
  return control(root, () => (inputs.find((input) => input.checked)?.value ?? value) as T, set);
}
