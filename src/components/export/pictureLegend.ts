import type {LegendItem} from "../exhibit.js";
import {drawText, type TextBox, type TextStyle} from "./pictureText.js";
import {svgElement} from "./svgElement.js";

/** Room of a shape, from its left edge to its label. */
const SHAPE_WIDTH = 22;
const GAP = 20;

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
  const middle = x + SHAPE_WIDTH / 2 - 4;
  switch (shape) {
    case "dot":
      return painted(svgElement("circle", {cx: middle, cy: y, r: 5}), "fill", color);
    case "ring":
      return painted(
        svgElement("circle", {cx: middle, cy: y, r: 4.25, "stroke-width": 1.75}),
        "stroke",
        color
      );
    case "bar":
      return painted(svgElement("rect", {x, y: y - 5, width: 14, height: 10}), "fill", color);
    case "line":
      return painted(
        svgElement("line", {x1: x, x2: x + 16, y1: y, y2: y, "stroke-width": 2.5}),
        "stroke",
        color
      );
    case "diamond":
      return painted(svgElement("path", {d: `M${middle},${y - 6}l6,6l-6,6l-6,-6z`}), "fill", color);
  }
}

function painted<Shape extends SVGElement>(shape: Shape, channel: "fill" | "stroke", color: string): Shape {
  shape.style.setProperty("fill", "none");
  shape.style.setProperty(channel, color);
  return shape;
}
