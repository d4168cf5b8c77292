import {html} from "htl";
import {unbrokenAmounts} from "./unbrokenAmounts.js";

/** A term, and what is said of it: text or a node. */
export type Fact = readonly [term: string, said: string | Node];

/** Facts under their terms, such as what is published and when the next refresh comes. */
export function factList(facts: readonly Fact[]): HTMLElement {
  return html`<dl class="fact-list">${facts.map(
    ([term, said]) =>
      html`<div><dt>${term}</dt><dd>${typeof said === "string" ? unbrokenAmounts(said) : said}</dd></div>`
  )}</dl>`;
}
