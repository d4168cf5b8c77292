import {html} from "htl";
import type {Range} from "../../lib/permalink.js";
import {type Control, control, dispatchInput} from "./control.js";
import {uniqueId} from "./uniqueId.js";

export interface RangeLabels {
  readonly from: string;
  readonly to: string;
  /** Says that an entry is not a number. */
  readonly notNumber: string;
  /** Says that the lower end is above the upper one. */
  readonly reversed: string;
}

export interface RangeFieldsOptions {
  readonly label: string;
  readonly unit?: string;
  readonly value: Range;
  /** Where the arrow keys of the fields stop. A number beyond is no error: it is an end left open. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly labels: RangeLabels;
}

/**
 * Two number fields, from and to; an empty one is an open end.
 * An entry that is no range is marked and explained, and the value stays the last good one.
 */
export function rangeFields({label, unit, labels, ...options}: RangeFieldsOptions): Control<Range> {
  const errorId = uniqueId("error");
  const [from, to] = [numberInput(options, errorId), numberInput(options, errorId)];
  const error = html`<p class="bf-error" id=${errorId}></p>`;
  const root = html`<fieldset class="bf-range">
    <legend class="bf-label">${label} ${unit ? html`<small class="unit">${unit}</small>` : null}</legend>
    <div class="bf-range-fields">
      <label><span>${labels.from}</span>${from}</label>
      <label><span>${labels.to}</span>${to}</label>
    </div>
    ${error}
  </fieldset>`;
  let value: Range = [null, null];

  /** Takes over what the fields say, if it is a range. */
  function read(): void {
    const next: Range = [maybeNumber(from), maybeNumber(to)];
    const bad = [from, to].filter((input) => input.validity.badInput);
    const reversed = !bad.length && next[0] !== null && next[1] !== null && next[0] > next[1];
    error.textContent = bad.length ? labels.notNumber : reversed ? labels.reversed : "";
    for (const input of [from, to]) markInvalid(input, reversed || bad.includes(input));
    if (!bad.length && !reversed) value = next;
  }

  function write([lo, hi]: Range): void {
    from.value = lo === null ? "" : String(lo);
    to.value = hi === null ? "" : String(hi);
    read();
  }

  root.addEventListener("input", (event) => {
    if (event.target === root) return;
    event.stopImmediatePropagation();
    const before = value;
    read();
    if (before[0] !== value[0] || before[1] !== value[1]) dispatchInput(root);
  });
  write(options.value);
  return control(root, () => value, write);
}

function numberInput({min, max, step}: Partial<RangeFieldsOptions>, errorId: string): HTMLInputElement {
  return html<HTMLInputElement>`<input type="number" autocomplete="off"
    min=${min} max=${max} step=${step ?? "any"} aria-describedby=${errorId}>`;
}

function maybeNumber(input: HTMLInputElement): number | null {
  return input.value === "" ? null : Number(input.value);
}

function markInvalid(input: HTMLInputElement, invalid: boolean): void {
  input.setAttribute("aria-invalid", String(invalid));
}
