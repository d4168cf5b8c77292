import {html} from "htl";
import type {LegendItem} from "../../figure.js";
import {svgElement} from "../../svgElement.js";

type Shape = NonNullable<LegendItem["shape"]>;

/** A shape of a legend is drawn in a square of that many pixels. */
export const LEGEND_SHAPE = 14;

/** What has a stroke width is hollow. */
const SHAPES: Record<Shape, () => SVGElement> = {
  dot: () => svgElement("circle", {cx: 7, cy: 7, r: 5}),
  ring: () => svgElement("circle", {cx: 7, cy: 7, r: 4, "stroke-width": 2}),
  diamond: () => svgElement("path", {d: "M7,1L13,7L7,13L1,7Z", "stroke-width": 2}),
  "full-diamond": () => svgElement("path", {d: "M7,0L14,7L7,14L0,7Z"}),
  bar: () => svgElement("rect", {x: 1, y: 3, width: 12, height: 8}),
  line: () => svgElement("line", {x1: 0, x2: 14, y1: 7, y2: 7, "stroke-width": 2}),
  dashes: () =>
    svgElement("line", {x1: 0, x2: 14, y1: 7, y2: 7, "stroke-width": 2, "stroke-dasharray": "5 2"})
};

/** One shape in its square, the same on the page and in a picture. */
export function legendShape(shape: Shape, color: string): SVGElement {
  const drawn = SHAPES[shape]();
  const isHollow = drawn.hasAttribute("stroke-width");
  drawn.setAttribute("fill", isHollow ? "none" : color);
  if (isHollow) drawn.setAttribute("stroke", color);
  return drawn;
}

/** A legend for the page; an exported picture draws its own from the same items. */
export function legend(items: readonly LegendItem[]): HTMLElement {
  return html`<ul class="legend">${items.map(
    ({label, color, shape = "dot"}) =>
      html`<li><svg width=${LEGEND_SHAPE} height=${LEGEND_SHAPE} aria-hidden="true">${legendShape(shape, color)}</svg>${label}</li>`
  )}</ul>`;
}
