import * as Plot from "@observablehq/plot";

/** An empty frame with a word why, in the size of the chart that it stands for. */
export function emptyPlot(text: string, width: number, height = 160): SVGSVGElement {
  return Plot.plot({
    width,
    height,
    axis: null,
    marks: [Plot.frame({stroke: "var(--bf-rule)"}), Plot.text([text], {frameAnchor: "middle", fontSize: 13})]
  }) as SVGSVGElement;
}
