import {html} from "htl";
import {type Control, control} from "./control.js";
import type {Option} from "./option.js";
import {slider} from "./slider.js";

export interface ValueSliderOptions<T extends string> {
  readonly label: string;
  /** In their order, each a step. At least one. */
  readonly options: readonly Option<T>[];
  readonly value: T;
}

/** One of some values on a slider, each a step whatever lies between them. Every step is chosen at once. */
export function valueSlider<T extends string>({label, options, value}: ValueSliderOptions<T>): Control<T> {
  const at = (each: T) => options.findIndex((option) => option.value === each);
  const places = slider({
    label,
    value: at(value),
    min: 0,
    max: options.length - 1,
    format: (place) => options[place]?.label ?? ""
  });
  const root = html`<div class="bf-value-slider">${places}</div>`;
  const set = (next: T) => {
    if (at(next) >= 0) places.value = at(next);
  };
  return control(root, () => options[places.value]?.value ?? value, set);
}
