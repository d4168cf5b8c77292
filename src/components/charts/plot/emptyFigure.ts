import * as Plot from "@observablehq/plot";
import type {Rendered} from "../../figure.js";
import {INK_2, svgPlot} from "./svgPlot.js";

/** What a figure without rows says: that there are none, and, in an empty frame, what would fill it. */
export function emptyFigure({
  title,
  text
}: {
  readonly title: string;
  readonly text: string;
}): Pick<Rendered<object>, "title" | "subtitle" | "render"> {
  return {title, subtitle: "", render: (width) => emptyPicture(width, text)};
}

function emptyPicture(width: number, text: string): SVGSVGElement {
  const marks = [
    Plot.frame({stroke: "var(--bf-rule)"}),
    Plot.text([text], {frameAnchor: "middle", fontSize: 13, lineWidth: (width - 32) / 13, fill: INK_2})
  ];
  return svgPlot({width, height: 160, margin: 1, label: text, marks});
}
