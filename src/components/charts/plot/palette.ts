/** Every colour that a chart may use, as CSS colours. One name has one meaning on every page. */
export interface Palette {
  readonly ink: string;
  /** Axes, units, what stands back. */
  readonly ink2: string;
  readonly paper: string;
  readonly paper2: string;
  readonly rule: string;
  readonly grid: string;
  readonly accent: string;
  readonly warn: string;
  readonly gemma: string;
  readonly llama: string;
  readonly mistral: string;
  /** Families without a hue of their own. */
  readonly other: string;
  readonly cheap: string;
  readonly middle: string;
  readonly dear: string;
  readonly heat: string;
  /** `share` percent of `color` over `base`, mixed in OKLab. */
  mix(color: string, share: number, base: string): string;
}

/** The page's own colours: custom properties of style.css, which follow the reader's theme by themselves. */
export const PAGE: Palette = {
  ink: "var(--bf-ink)",
  ink2: "var(--bf-ink-2)",
  paper: "var(--bf-paper)",
  paper2: "var(--bf-paper-2)",
  rule: "var(--bf-rule)",
  grid: "var(--bf-grid)",
  accent: "var(--bf-accent)",
  warn: "var(--bf-warn)",
  gemma: "var(--bf-gemma)",
  llama: "var(--bf-llama)",
  mistral: "var(--bf-mistral)",
  other: "var(--bf-other)",
  cheap: "var(--bf-cheap)",
  middle: "var(--bf-middle)",
  dear: "var(--bf-dear)",
  heat: "var(--bf-heat)",
  mix: (color, share, base) => `color-mix(in oklab, ${color} ${share}%, ${base})`
};
