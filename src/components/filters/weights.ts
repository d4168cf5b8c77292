import {html} from "htl";
import {type Control, control, dispatchInput} from "./control.js";
import {slider} from "./slider.js";

/** The weight of each thing by its value; what is not named weighs 1. */
export type Weights = Readonly<Record<string, number>>;

export interface WeightsOptions {
  /** What is weighed, each with its name. */
  readonly options: readonly {readonly value: string; readonly label: string}[];
  readonly value: Weights;
  readonly max: number;
  readonly step: number;
  /** The weights in a few words, in the line that opens the sliders. */
  readonly summary: (weights: Weights) => string;
  /** Label of the button that sets all to 1. */
  readonly reset: string;
}

/** A slider for the weight of each of several things, folded away behind a line that says how they weigh. */
export function weights({options, value, max, step, summary, reset}: WeightsOptions): Control<Weights> {
  let current: Weights = {};
  const sliders = new Map(
    options.map(({value, label}) => [value, slider({label, value: 1, min: 0, max, step})])
  );
  const line = html`<summary></summary>`;
  const button = html<HTMLButtonElement>`<button type="button" class="bf-link">${reset}</button>`;
  const root: HTMLElement = html`<details class="bf-weights">${line}
    <div class="bf-weights-sliders">${[...sliders.values()]}</div>${button}
  </details>`;
  const set = (next: Weights) => {
    current = next;
    for (const [name, one] of sliders) one.value = next[name] ?? 1;
    line.textContent = summary(next);
    button.disabled = Object.values(next).every((weight) => weight === 1);
  };
  const tell = (next: Weights) => {
    set(next);
    dispatchInput(root);
  };
  for (const [name, one] of sliders)
    one.addEventListener("input", (event) => {
      event.stopPropagation();
      const {[name]: _, ...others} = current;
      tell(one.value === 1 ? others : {...others, [name]: one.value});
    });
  button.addEventListener("click", () => tell({}));
  set(value);
  return control(root, () => current, set);
}
