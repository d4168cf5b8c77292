import type {LegendItem} from "../figure.js";
import {drawText, type TextBox, type TextStyle} from "./pictureText.js";
import {svgElement} from "./svgElement.js";

/** Room of a shape, from its left edge to its label. */
const SHAPE_WIDTH = 20;
const GAP = 20;

/** As in the legend of the page, 14 pixels wide from `x`, about `y`; what has a stroke width is hollow. */
const SHAPES: Record<NonNullable<LegendItem["shape"]>, (x: number, y: number) => SVGElement> = {
  dot: (x, y) => svgElement("circle", {cx: x + 7, cy: y, r: 5}),
  ring: (x, y) => svgElement("circle", {cx: x + 7, cy: y, r: 4, "stroke-width": 2}),
  diamond: (x, y) => svgElement("path", {d: `M${x + 7},${y - 6}l6,6l-6,6l-6,-6z`, "stroke-width": 2}),
  "full-diamond": (x, y) => svgElement("path", {d: `M${x + 7},${y - 7}l7,7l-7,7l-7,-7z`}),
  bar: (x, y) => svgElement("rect", {x: x + 1, y: y - 4, width: 12, height: 8}),
  line: (x, y) => svgElement("line", {x1: x, x2: x + 14, y1: y, y2: y, "stroke-width": 2}),
  dashes: (x, y) =>
    svgElement("line", {x1: x, x2: x + 14, y1: y, y2: y, "stroke-width": 2, "stroke-dasharray": "5 2"})
};

/** Draws the legend's items in rows, as many a row as fit; returns where it ends. */
export function drawLegend(box: TextBox, y: number, items: readonly LegendItem[], style: TextStyle): number {
  let x = 0;
  let top = y;
  let bottom = y;
  for (const {label, color, shape = "dot"} of items) {
    const width = SHAPE_WIDTH + Math.ceil(box.measure(label, style));
    if (x > 0 && x + width > box.width) [x, top] = [0, bottom];
    box.parent.append(drawShape(shape, color, box.x + x, top + style.leading / 2));
    const labelBox = {...box, x: box.x + x + SHAPE_WIDTH, width: box.width - SHAPE_WIDTH};
    bottom = Math.max(bottom, drawText(labelBox, top, label, style));
    x += width + GAP;
  }
  return bottom;
}

function drawShape(shape: NonNullable<LegendItem["shape"]>, color: string, x: number, y: number): SVGElement {
  const drawn = SHAPES[shape](x, y);
  const isStroked = drawn.hasAttribute("stroke-width");
  drawn.style.setProperty("fill", isStroked ? "none" : color);
  if (isStroked) drawn.style.setProperty("stroke", color);
  return drawn;
}
