import {html, svg} from "htl";
import type {LegendItem} from "../../figure.js";

const MARKS: Record<NonNullable<LegendItem["shape"]>, (color: string) => SVGElement> = {
  dot: (color) => svg`<circle cx="7" cy="7" r="5" style=${`fill: ${color}`}></circle>`,
  ring: (color) =>
    svg`<circle cx="7" cy="7" r="4" fill="none" stroke-width="2" style=${`stroke: ${color}`}></circle>`,
  diamond: (color) =>
    svg`<path d="M7 1L13 7L7 13L1 7Z" fill="none" stroke-width="2" style=${`stroke: ${color}`}></path>`,
  "full-diamond": (color) => svg`<path d="M7 0L14 7L7 14L0 7Z" style=${`fill: ${color}`}></path>`,
  bar: (color) => svg`<rect x="1" y="3" width="12" height="8" style=${`fill: ${color}`}></rect>`,
  line: (color) =>
    svg`<line x1="0" x2="14" y1="7" y2="7" stroke-width="2" style=${`stroke: ${color}`}></line>`,
  dashes: (color) =>
    svg`<line x1="0" x2="14" y1="7" y2="7" stroke-width="2" stroke-dasharray="5 2" style=${`stroke: ${color}`}></line>`
};

/** A legend for the page; an exported picture draws its own from the same items. */
export function legend(items: readonly LegendItem[]): HTMLElement {
  return html`<ul class="legend">${items.map(
    ({label, color, shape = "dot"}) =>
      html`<li><svg width="14" height="14" aria-hidden="true">${MARKS[shape](color)}</svg>${label}</li>`
  )}</ul>`;
}
