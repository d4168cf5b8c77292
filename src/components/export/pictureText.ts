import {svgElement} from "../svgElement.js";
import {wrapText} from "./wrapText.js";

export interface Font {
  /** CSS pixels */
  readonly size: number;
  readonly weight: number;
  /** The picture's own unless it is said. */
  readonly family?: string;
}

/**
 * One family for the whole picture, by names that programs other than browsers know; some read only the
 * first. Arial first, because its widths are the same everywhere: what is measured here fits there.
 */
export const FONT_FAMILY =
  "Arial, 'Helvetica Neue', Helvetica, 'Liberation Sans', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', " +
  "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

/** The family of a figure's title, as on the page (`--bf-serif` of style.css): the first are on most machines. */
export const TITLE_FAMILY =
  "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Songti SC', 'Noto Serif CJK SC', " +
  "'Noto Sans CJK SC', serif";

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
  /** Width of a text in CSS pixels. */
  readonly measure: (text: string, font: Font) => number;
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
  const text = svgElement("text", {
    x,
    y: +baseline.toFixed(2),
    "text-anchor": "start",
    fill: style.color,
    "font-size": style.size,
    "font-weight": style.weight
  });
  if (style.family) text.setAttribute("font-family", style.family);
  text.textContent = line;
  return text;
}

let context: CanvasRenderingContext2D | null = null;

/** The width that the browser gives a text. Throws where there is no canvas. */
export function measureText(text: string, {size, weight, family = FONT_FAMILY}: Font): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("picture: no canvas to measure text with");
  context.font = `${weight} ${size}px ${family}`;
  return context.measureText(text).width;
}
