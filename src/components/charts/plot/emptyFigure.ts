import * as Plot from "@observablehq/plot";
import type {Pictured} from "../../exhibit.js";
import {INK_2, svgPlot} from "./svgPlot.js";

/** What an exhibit without rows says: that there are none, and, in an empty frame, what would fill it. */
export function emptyExhibit({
  title,
  text
}: {
  readonly title: string;
  readonly text: string;
}): Pick<Pictured<object>, "title" | "subtitle" | "picture"> {
  return {title, subtitle: "", picture: (width) => emptyPicture(width, text)};
}

function emptyPicture(width: number, text: string): SVGSVGElement {
  const marks = [
    Plot.frame({stroke: "var(--bf-rule)"}),
    Plot.text([text], {frameAnchor: "middle", fontSize: 13, lineWidth: (width - 32) / 13, fill: INK_2})
  ];
  return svgPlot({width, height: 160, margin: 1, label: text, marks});
}
