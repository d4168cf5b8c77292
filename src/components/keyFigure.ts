import {html} from "htl";
import {unbrokenAmounts} from "./unbrokenAmounts.js";

/** One of the figures above a page's charts, and under it what it rests on. */
export function keyFigure(label: string, value: string, note: string): HTMLElement {
  return html`<div class="bf-figure"><dt>${label}</dt><dd>${unbrokenAmounts(value)}</dd><dd class="bf-figure-note">${unbrokenAmounts(note)}</dd></div>`;
}
