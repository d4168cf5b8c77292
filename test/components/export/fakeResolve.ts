import {plainColor} from "../../../src/components/export/plainColor.js";
import type {Resolve} from "../../../src/components/export/resolve.js";

const COLORS: Record<string, string> = {
  "var(--bf-ink, #1a1d21)": "#1a1d21",
  "var(--bf-ink-2, #565c64)": "#565c64",
  "var(--bf-gemma)": "rgb(11, 98, 184)",
  "var(--bf-llama)": "rgba(194, 80, 10, 0.5)",
  currentColor: "#1a1d21",
  white: "#ffffff"
};

/**
 * What jsdom lacks: a character is half as wide as its font is high, a Chinese one as wide; the style of an
 * element is its own declarations and attributes; a few colours have names.
 */
export const fakeResolve: Resolve = {
  measure: (text, {size}) =>
    [...text].reduce((sum, c) => sum + (/[\u3000-\uffef]/.test(c) ? size : size / 2), 0),
  style: (element) => ({
    getPropertyValue: (name) =>
      (element as SVGElement).style.getPropertyValue(name) || (element.getAttribute(name) ?? "")
  }),
  color: (css) => plainColor(COLORS[css] ?? css)
};
