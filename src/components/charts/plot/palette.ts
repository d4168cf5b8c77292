import {formatHex, interpolate, modeOklab, modeRgb, parse, useMode} from "culori/fn";

useMode(modeRgb);
useMode(modeOklab);

/** The colours of a theme, by the custom property of style.css that carries them on the page: `#rrggbb`. */
export interface Palette {
  readonly paper: string;
  readonly "paper-2": string;
  readonly ink: string;
  /** Axes, units, what stands back. */
  readonly "ink-2": string;
  readonly rule: string;
  readonly grid: string;
  readonly accent: string;
  readonly warn: string;
  readonly gemma: string;
  readonly llama: string;
  readonly mistral: string;
  /** Families without a hue of their own. */
  readonly other: string;
  /** Models whose weights are open, and those whose are not. */
  readonly open: string;
  readonly closed: string;
  readonly cheap: string;
  readonly middle: string;
  readonly dear: string;
  readonly heat: string;
}

export const LIGHT: Palette = {
  paper: "#ffffff",
  "paper-2": "#f5f4f0",
  ink: "#1a1d21",
  "ink-2": "#565c64",
  rule: "#d9d7d0",
  grid: "#e8e6e0",
  accent: "#8a1f2d",
  warn: "#8a5a00",
  gemma: "#0b62b8",
  llama: "#c2500a",
  mistral: "#0a7d5c",
  other: "#6b7280",
  open: "#00737f",
  closed: "#7a3b9c",
  cheap: "#1f63ad",
  middle: "#84888f",
  dear: "#b3202f",
  heat: "#2b6cb0"
};

export const DARK: Palette = {
  paper: "#15181c",
  "paper-2": "#1e2227",
  ink: "#e8e6e1",
  "ink-2": "#a9aeb5",
  rule: "#363b42",
  grid: "#2a2e34",
  accent: "#f09aa4",
  warn: "#e8b95c",
  gemma: "#6db3f2",
  llama: "#f08a4b",
  mistral: "#3fc79a",
  other: "#9aa3ae",
  open: "#4cc2d0",
  closed: "#cf9fe8",
  cheap: "#79b5ec",
  middle: "#8f959d",
  dear: "#f08b88",
  heat: "#5b9bd8"
};

/** A colour that any program reads, its opacity apart. */
export interface PlainColor {
  /** `#rrggbb` */
  readonly hex: string;
  /** 0 to 1 */
  readonly alpha: number;
}

const NAME = /^var\(--bf-([\w-]+)\)$/;
const MIX = /^color-mix\(in oklab, (.+) ([\d.]+)%, (.+)\)$/;

/**
 * A colour of a chart in a palette: a custom property of the notebook, one mixed into another in OKLab,
 * `currentColor` (the ink), or any colour of sRGB that CSS knows. Throws where it is none of these.
 */
export function plainColor(css: string, palette: Palette): PlainColor {
  const text = css.trim();
  const mix = MIX.exec(text);
  if (mix) {
    const [color, base] = [plainColor(mix[1] ?? "", palette), plainColor(mix[3] ?? "", palette)];
    return {hex: formatHex(interpolate([base.hex, color.hex], "oklab")(Number(mix[2]) / 100)), alpha: 1};
  }
  const name = /^currentcolor$/i.test(text) ? "ink" : NAME.exec(text)?.[1];
  const color = parse(name === undefined ? text : (palette[name as keyof Palette] ?? ""));
  if (!color) throw new Error(`palette: unknown color: "${css}"`);
  return {hex: formatHex(color), alpha: color.alpha ?? 1};
}
