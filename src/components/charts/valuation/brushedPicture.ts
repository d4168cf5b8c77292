import {svgElement} from "../../svgElement.js";
import {INK_2} from "../plot/svgPlot.js";
import {type BrushedRectangle, toPixels} from "./brushed.js";
import type {ScatterLayout} from "./scatterLayout.js";

/** A picture that is taken away, with what is brushed on the page below its dots. */
export function withBrushed(
  svg: SVGSVGElement,
  layout: ScatterLayout,
  brush: BrushedRectangle | undefined
): SVGSVGElement {
  const pixels = brush ? toPixels(brush, layout) : null;
  if (!pixels) return svg;
  const [[x, y], [right, bottom]] = pixels;
  const size = {x, y, width: right - x, height: bottom - y};
  svg.prepend(
    svgElement("rect", {...size, fill: INK_2, "fill-opacity": 0.14, stroke: INK_2, "stroke-width": 1})
  );
  return svg;
}
