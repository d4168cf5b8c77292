import * as Plot from "@observablehq/plot";

export interface SvgPlotOptions extends Plot.PlotOptions {
  readonly width: number;
  readonly height: number;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
}

export const INK = "var(--bf-ink)";
export const INK_2 = "var(--bf-ink-2)";
export const PAPER = "var(--bf-paper)";
/** A grey between ink and paper for what joins points: stronger than the grid, weaker than the data. */
export const JOIN = "color-mix(in oklab, var(--bf-ink-2) 40%, var(--bf-paper))";

/** A plot in the notebook's type: y in pixels from the top, colours as they are given, no frame of its own. */
export function svgPlot({label, ...options}: SvgPlotOptions): SVGSVGElement {
  const svg = Plot.plot({
    margin: 0,
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    color: {type: "identity"},
    style: {fontFamily: "var(--bf-sans)", fontSize: "12px", fontVariantNumeric: "tabular-nums", color: INK},
    ...options
  }) as SVGSVGElement;
  // Plot labels its groups with the kind of mark, where ARIA allows no label; the name is kept for style and tests.
  for (const group of svg.querySelectorAll("g[aria-label]")) {
    group.setAttribute("data-mark", group.getAttribute("aria-label") ?? "");
    group.removeAttribute("aria-label");
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}
