import {html} from "htl";
import {type Control, control} from "./control.js";

export interface SliderOptions {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** The value in words, beside the slider and for those who hear it. */
  readonly format?: (value: number) => string;
}

/** A labelled number on a slider. Arrow keys move it by a step, Page Up and Down by ten. */
export function slider({label, value, min, max, step = 1, format = String}: SliderOptions): Control<number> {
  const input = html<HTMLInputElement>`<input type="range" min=${min} max=${max} step=${step}>`;
  // No <output>: a label names its first labelable element, which that is.
  const output = html`<span class="bf-slider-value" aria-hidden="true"></span>`;
  const root = html`<label class="bf-field bf-slider"><span class="bf-label">${label} ${output}</span>${input}</label>`;
  const show = () => {
    const words = format(input.valueAsNumber);
    output.textContent = words;
    input.setAttribute("aria-valuetext", words);
  };
  const set = (next: number) => {
    input.value = String(next);
    show();
  };
  // Before anyone else hears of it: the words are those of the value.
  input.addEventListener("input", show);
  set(value);
  return control(root, () => input.valueAsNumber, set);
}
