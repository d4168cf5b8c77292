import {html} from "htl";
import {type Control, control} from "./control.js";

export interface ToggleOptions {
  readonly label: string;
  readonly value: boolean;
  /** What switching it on does, shown on hover and read as the description. */
  readonly title?: string;
}

/** A labelled checkbox: yes or no. */
export function toggle({label, value, title}: ToggleOptions): Control<boolean> {
  const input = html<HTMLInputElement>`<input type="checkbox" title=${title}>`;
  input.checked = value;
  const root = html`<label class="bf-toggle" title=${title}>${input}<span>${label}</span></label>`;
  return control(
    root,
    () => input.checked,
    (next) => {
      input.checked = next;
    }
  );
}
