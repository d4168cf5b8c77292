import {LEGEND_SHAPE, legendShape} from "../charts/plot/legend.js";
import type {LegendItem} from "../figure.js";
import {svgElement} from "../svgElement.js";
import {drawText, type TextBox, type TextStyle} from "./pictureText.js";

/** Room of a shape, from its left edge to its label. */
const SHAPE_WIDTH = 20;
const GAP = 20;

/** Draws the legend's items in rows, as many a row as fit; returns where it ends. */
export function drawLegend(box: TextBox, y: number, items: readonly LegendItem[], style: TextStyle): number {
  let x = 0;
  let top = y;
  let bottom = y;
  for (const {label, color, shape = "dot"} of items) {
    const width = SHAPE_WIDTH + Math.ceil(box.measure(label, style));
    if (x > 0 && x + width > box.width) [x, top] = [0, bottom];
    const mark = svgElement("g", {
      transform: `translate(${box.x + x},${top + style.leading / 2 - LEGEND_SHAPE / 2})`
    });
    mark.append(legendShape(shape, color));
    box.parent.append(mark);
    const labelBox = {...box, x: box.x + x + SHAPE_WIDTH, width: box.width - SHAPE_WIDTH};
    bottom = Math.max(bottom, drawText(labelBox, top, label, style));
    x += width + GAP;
  }
  return bottom;
}
