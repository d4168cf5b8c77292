import type {Font, Resolve} from "./resolve.js";
import {svgElement} from "./svgElement.js";
import {wrapText} from "./wrapText.js";

/** How one kind of text looks in a picture. */
export interface TextStyle extends Font {
  /** Distance of two lines in pixels. */
  readonly leading: number;
  /** A CSS colour. */
  readonly color: string;
}

/** Where text is drawn: lines fill `width` from `x` on. */
export interface TextBox {
  readonly parent: SVGElement;
  readonly x: number;
  readonly width: number;
  readonly measure: Resolve["measure"];
}

/**
 * Draws a text from `y` down, a `<text>` a line, as not every program knows tspans; returns where it ends.
 */
export function drawText(
  {parent, x, width, measure}: TextBox,
  y: number,
  text: string,
  style: TextStyle
): number {
  const lines = wrapText(text, width, (line) => measure(line, style));
  for (const [i, line] of lines.entries()) parent.append(textElement(line, x, y + i * style.leading, style));
  return y + lines.length * style.leading;
}

/** One line of text whose box begins at `top`. */
export function textElement(line: string, x: number, top: number, style: TextStyle): SVGTextElement {
  const baseline = top + style.leading / 2 + style.size * 0.36;
  const text = svgElement("text", {x, y: +baseline.toFixed(2), "text-anchor": "start"});
  text.style.setProperty("fill", style.color);
  text.style.setProperty("font-size", `${style.size}px`);
  text.style.setProperty("font-weight", String(style.weight));
  text.textContent = line;
  return text;
}
