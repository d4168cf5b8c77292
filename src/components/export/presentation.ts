/** A property of SVG that a picture carries as an attribute. */
export interface Property {
  readonly name: string;
  /** What a viewer takes where nothing is written. */
  readonly initial: string;
  readonly inherited?: boolean;
  /** A colour; the value names the property that takes its opacity. */
  readonly opacity?: string;
  /** Written into `style`, because SVG has no attribute of the name. */
  readonly styleOnly?: boolean;
}

const inherited = (name: string, initial: string): Property => ({name, initial, inherited: true});

/** All that decides how a shape or text looks, but its geometry and its font family. */
export const PRESENTATION: readonly Property[] = [
  {...inherited("fill", "#000000"), opacity: "fill-opacity"},
  inherited("fill-opacity", "1"),
  inherited("fill-rule", "nonzero"),
  inherited("clip-rule", "nonzero"),
  {...inherited("stroke", "none"), opacity: "stroke-opacity"},
  inherited("stroke-opacity", "1"),
  inherited("stroke-width", "1"),
  inherited("stroke-dasharray", "none"),
  inherited("stroke-dashoffset", "0"),
  inherited("stroke-linecap", "butt"),
  inherited("stroke-linejoin", "miter"),
  inherited("stroke-miterlimit", "4"),
  inherited("paint-order", "normal"),
  inherited("font-size", ""),
  inherited("font-weight", "400"),
  inherited("font-style", "normal"),
  inherited("letter-spacing", "normal"),
  {...inherited("font-variant-numeric", "normal"), styleOnly: true},
  inherited("text-anchor", "start"),
  inherited("dominant-baseline", "auto"),
  inherited("writing-mode", "horizontal-tb"),
  inherited("visibility", "visible"),
  inherited("shape-rendering", "auto"),
  inherited("marker-start", "none"),
  inherited("marker-mid", "none"),
  inherited("marker-end", "none"),
  {name: "opacity", initial: "1"},
  {name: "clip-path", initial: "none"},
  {name: "filter", initial: "none"},
  {name: "vector-effect", initial: "none"},
  {name: "mix-blend-mode", initial: "normal", styleOnly: true},
  {name: "stop-color", initial: "#000000", opacity: "stop-opacity"},
  {name: "stop-opacity", initial: "1"}
];
