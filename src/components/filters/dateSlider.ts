import {html} from "htl";
import {type Control, control, dispatchInput} from "./control.js";
import {slider} from "./slider.js";

export interface DateSliderOptions {
  readonly label: string;
  /** ISO dates, oldest first; at least one. */
  readonly days: readonly string[];
  readonly value: string;
}

/**
 * One of some days on a slider: each is a step, whatever lies between them. While it is dragged the day is written
 * beside it; it is chosen, and `input` sent, when the slider is let go or moved by a key.
 */
export function dateSlider({label, days, value}: DateSliderOptions): Control<string> {
  const places = slider({
    label,
    value: days.indexOf(value),
    min: 0,
    max: days.length - 1,
    format: (place) => days[place] ?? ""
  });
  const root = html`<div class="bf-day-slider">${places}</div>`;
  root.addEventListener("input", (event) => {
    if (event.target !== root) event.stopImmediatePropagation();
  });
  root.addEventListener("change", () => dispatchInput(root));
  const set = (day: string) => {
    if (days.includes(day)) places.value = days.indexOf(day);
  };
  return control(root, () => days[places.value] ?? value, set);
}
