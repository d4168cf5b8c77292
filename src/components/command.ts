import {html} from "htl";

/** A command to type. Its words stay whole: browsers break a line between the hyphens of `--source`. */
export function command(text: string): HTMLElement {
  return html`<code>${text
    .split(/( )/)
    .map((word) => (word === " " ? word : html`<span class="unbroken">${word}</span>`))}</code>`;
}
