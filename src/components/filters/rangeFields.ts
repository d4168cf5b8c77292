import {html} from "htl";
import {excludedEnds, isOrdered, type Range, rangeOf} from "../../lib/permalink.js";
import {type Control, control, dispatchInput} from "./control.js";
import {uniqueId} from "./uniqueId.js";

export interface RangeLabels {
  readonly from: string;
  readonly to: string;
  /** Says that an entry is not a number. */
  readonly notNumber: string;
  /** Says that the lower end is above the upper one. */
  readonly reversed: string;
  /** Names of the buttons that leave an end itself out; without them both ends are always part of it. */
  readonly above?: string;
  readonly below?: string;
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
 * Two number fields, from and to; an empty one is an open end, and a button beside it leaves the number itself out.
 * An entry that is no range is marked and explained, and the value stays the last good one.
 */
export function rangeFields({label, unit, labels, ...options}: RangeFieldsOptions): Control<Range> {
  const errorId = uniqueId("error");
  const [from, to] = [numberInput(options, errorId), numberInput(options, errorId)];
  const [noLo, noHi] = [
    boundButton(labels.above, ["≥", ">"], take),
    boundButton(labels.below, ["≤", "<"], take)
  ];
  const error = html`<p class="bf-error" id=${errorId}></p>`;
  const root = html`<fieldset class="bf-range">
    <legend class="bf-label">${label} ${unit ? html`<small class="unit">${unit}</small>` : null}</legend>
    <div class="bf-range-fields">
      <div><label for=${from.id}>${labels.from}</label>${noLo?.element}${from}</div>
      <div><label for=${to.id}>${labels.to}</label>${noHi?.element}${to}</div>
    </div>
    ${error}
  </fieldset>`;
  let value: Range = [null, null];

  /** Takes over what the fields say, if it is a range. */
  function read(): void {
    const next = rangeOf(maybeNumber(from), maybeNumber(to), noLo?.isOut(), noHi?.isOut());
    const bad = [from, to].filter((input) => input.validity.badInput);
    const reversed = !bad.length && !isOrdered(next);
    error.textContent = bad.length ? labels.notNumber : reversed ? labels.reversed : "";
    for (const input of [from, to]) markInvalid(input, reversed || bad.includes(input));
    if (!bad.length && !reversed) value = next;
  }

  function write(given: Range): void {
    const [lo, hi] = given;
    from.value = lo === null ? "" : String(lo);
    to.value = hi === null ? "" : String(hi);
    const excluded = excludedEnds(given);
    if (lo !== null) noLo?.show(excluded[0]);
    if (hi !== null) noHi?.show(excluded[1]);
    read();
  }

  root.addEventListener("input", (event) => {
    if (event.target === root) return;
    event.stopImmediatePropagation();
    take();
  });
  function take(): void {
    const before = value;
    read();
    if ([0, 1, 2].some((i) => before[i] !== value[i])) dispatchInput(root);
  }
  write(options.value);
  return control(root, () => value, write);
}

function numberInput({min, max, step}: Partial<RangeFieldsOptions>, errorId: string): HTMLInputElement {
  return html<HTMLInputElement>`<input type="number" autocomplete="off" id=${uniqueId("end")}
    min=${min} max=${max} step=${step ?? "any"} aria-describedby=${errorId}>`;
}

function maybeNumber(input: HTMLInputElement): number | null {
  return input.value === "" ? null : Number(input.value);
}

function markInvalid(input: HTMLInputElement, invalid: boolean): void {
  input.setAttribute("aria-invalid", String(invalid));
}

/** Says whether an end is part of its interval (the first sign) or not (the second), and is pressed to change that. */
function boundButton(name: string | undefined, signs: readonly [string, string], onChange: () => void) {
  if (name === undefined) return null;
  let isOut = false;
  const flip = () => {
    show(!isOut);
    onChange();
  };
  const element = html<HTMLButtonElement>`<button type="button" class="bf-bound" title=${name} aria-label=${name} ${{onclick: flip}}></button>`;
  const show = (next: boolean) => {
    isOut = next;
    element.textContent = signs[Number(isOut)]!;
    element.setAttribute("aria-pressed", String(isOut));
  };
  show(false);
  return {element, show, isOut: () => isOut};
}
