import {type PlainColor, plainColor} from "./plainColor.js";

/**
 * What a picture asks of the browser: the layout, styles and colours that a test environment does not have.
 */
export interface Resolve {
  /** Width of a text in CSS pixels. */
  readonly measure: (text: string, font: Font) => number;
  /** The computed style of an element of the document. */
  readonly style: (element: Element) => Pick<CSSStyleDeclaration, "getPropertyValue">;
  /** A colour of a computed style. */
  readonly color: (css: string) => PlainColor;
}

export interface Font {
  /** CSS pixels */
  readonly size: number;
  readonly weight: number;
}

/**
 * One family for the whole picture, by names that programs other than browsers know; some read only the
 * first. Arial first, because its widths are the same everywhere: what is measured here fits there.
 */
export const FONT_FAMILY =
  "Arial, 'Helvetica Neue', Helvetica, 'Liberation Sans', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', " +
  "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

/** The browser's own answers. */
export const browserResolve: Resolve = {
  measure: measureText,
  style: (element) => getComputedStyle(element),
  color: plainColor
};

let context: CanvasRenderingContext2D | null = null;

function measureText(text: string, {size, weight}: Font): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) throw new Error("picture: no canvas to measure text with");
  context.font = `${weight} ${size}px ${FONT_FAMILY}`;
  return context.measureText(text).width;
}
