import {html} from "htl";

const REFRESH = /(npm run refresh(?: -- --source [a-z]+)?)/;

/** A sentence in which a command to type stands out as one. */
export function withCommands(sentence: string): (string | HTMLElement)[] {
  return sentence.split(REFRESH).map((part) => (REFRESH.test(part) ? command(part) : part));
}

/** A command to type. Its words stay whole: browsers break a line between the hyphens of `--source`. */
export function command(text: string): HTMLElement {
  return html`<code>${text
    .split(/( )/)
    .map((word) => (word === " " ? word : html`<span class="unbroken">${word}</span>`))}</code>`;
}
