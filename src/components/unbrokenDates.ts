import {html} from "htl";

/** The text with its dates held together: browsers break a line after any hyphen. */
export function unbrokenDates(text: string): (Node | string)[] {
  return text
    .split(/(\d{4}-\d{2}-\d{2})/)
    .map((part, i) => (i % 2 === 0 ? part : html`<span class="unbroken">${part}</span>`));
}
