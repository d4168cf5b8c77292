import {html} from "htl";
import {type Control, control, dispatchInput} from "./control.js";
import {type SliderOptions, slider} from "./slider.js";
import {uniqueId} from "./uniqueId.js";

export interface NumberSliderOptions extends SliderOptions {
  /** Name of the box for the number, which contains that of the slider. */
  readonly box: string;
  readonly unit: string;
  /** Says that an entry is no whole number within the limits. */
  readonly invalid: string;
}

/** A slider with a box beside it, in which its number can be typed. An entry that is none is marked, and changes nothing. */
export function numberSlider({box, unit, invalid, ...options}: NumberSliderOptions): Control<number> {
  const {min, max, step = 1} = options;
  const bar = slider(options);
  const errorId = uniqueId("error");
  const input = html<HTMLInputElement>`<input type="number" autocomplete="off" min=${min} max=${max} step=${step}
    aria-label=${box} aria-describedby=${errorId}>`;
  const error = html`<span class="bf-error" id=${errorId}></span>`;
  const root = html`<div class="bf-field bf-number-slider">${bar}<span class="bf-number">${input}<span aria-hidden="true">${unit}</span></span>${error}</div>`;
  let value = options.value;

  const tell = (isGood: boolean) => {
    error.textContent = isGood ? "" : invalid;
    input.setAttribute("aria-invalid", String(!isGood));
  };
  function write(next: number): void {
    value = next;
    bar.value = next;
    if (input.valueAsNumber !== next) input.value = String(next);
    tell(true);
  }
  function change(next: number): void {
    const isNew = next !== value;
    write(next);
    if (isNew) dispatchInput(root);
  }
  bar.addEventListener("input", (event) => {
    event.stopPropagation();
    change(bar.value);
  });
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    const entry = Number(input.value);
    // An empty box, or the minus sign before a number, is on the way to one.
    const isEmpty = input.value === "" && !input.validity.badInput;
    const isGood = !input.validity.badInput && Number.isInteger(entry) && entry >= min && entry <= max;
    if (isGood && !isEmpty) change(entry);
    else tell(isEmpty);
  });
  write(value);
  return control(root, () => value, write);
}
