import {html} from "htl";
import {type Control, control, dispatchInput} from "./control.js";
import {uniqueId} from "./uniqueId.js";

export interface NumberFieldOptions {
  readonly label: string;
  readonly unit?: string;
  readonly value: number | null;
  /** The largest number that is one; all have to be above 0. */
  readonly max: number;
  /** What stands for an empty field, such as the value that then counts. */
  readonly placeholder?: string;
  /** Says that an entry is no such number. */
  readonly invalid: string;
}

export type NumberField = Control<number | null> & {
  /** Other words for the empty field. */
  suggest(placeholder: string): void;
};

/** A number above 0, or nothing. An entry that is neither is marked and explained, and the value stays the last good one. */
export function numberField({label, unit, max, invalid, ...options}: NumberFieldOptions): NumberField {
  const errorId = uniqueId("error");
  const input = html<HTMLInputElement>`<input type="number" autocomplete="off" min="0" max=${max} step="any"
    aria-describedby=${errorId}>`;
  const error = html`<span class="bf-error" id=${errorId}></span>`;
  const root = html`<label class="bf-field bf-number"><span class="bf-label">${label} ${
    unit ? html`<small class="unit">${unit}</small>` : null
  }</span>${input}${error}</label>`;
  let value: number | null = null;

  function read(): void {
    const entry = input.value === "" ? null : Number(input.value);
    const isGood = !input.validity.badInput && (entry === null || (entry > 0 && entry <= max));
    error.textContent = isGood ? "" : invalid;
    input.setAttribute("aria-invalid", String(!isGood));
    if (isGood) value = entry;
  }
  function write(next: number | null): void {
    input.value = next === null ? "" : String(next);
    read();
  }

  root.addEventListener("input", (event) => {
    if (event.target === root) return;
    event.stopImmediatePropagation();
    const before = value;
    read();
    if (before !== value) dispatchInput(root);
  });
  const suggest = (placeholder: string) => input.setAttribute("placeholder", placeholder);
  if (options.placeholder) suggest(options.placeholder);
  write(options.value);
  return Object.assign(
    control(root, () => value, write),
    {suggest}
  );
}
