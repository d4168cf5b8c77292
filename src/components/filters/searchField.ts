import {html} from "htl";
import {type Control, control, dispatchInput} from "./control.js";

export interface SearchFieldOptions {
  readonly label: string;
  readonly value?: string;
  readonly placeholder?: string;
}

/**
 * A labelled search field. Its value is the text as typed.
 * While an input method composes (pinyin before the characters), nothing is sent.
 */
export function searchField({label, value = "", placeholder}: SearchFieldOptions): Control<string> {
  const input = html<HTMLInputElement>`<input type="search" autocomplete="off" spellcheck="false">`;
  if (placeholder) input.placeholder = placeholder;
  input.value = value;
  const root = html`<label class="bf-field bf-search"><span class="bf-label">${label}</span>${input}</label>`;
  input.addEventListener("input", (event) => {
    if ((event as InputEvent).isComposing) event.stopPropagation();
  });
  // Chromium sends no further input event once the composition ends.
  input.addEventListener("compositionend", () => dispatchInput(root));
  return control(
    root,
    () => input.value,
    (next) => {
      input.value = next;
    }
  );
}
