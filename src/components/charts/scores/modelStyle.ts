import * as Plot from "@observablehq/plot";
import type {LegendItem} from "../../figure.js";
import {PAPER} from "../plot/svgPlot.js";

/** What colour and symbol of a model depend on. */
export interface ModelFacts {
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  /** Parameters in billions; null where they are not published. */
  readonly params_b: number | null;
}

export interface ModelStyle {
  readonly color: string;
  readonly shape: "dot" | "ring" | "diamond";
}

/** Above this number of models, only families can be told apart. */
export const MANY_MODELS = 12;

const OTHER = "var(--bf-other)";
const HUES: readonly (readonly [family: string, color: string])[] = [
  ["gemma", "var(--bf-gemma)"],
  ["llama", "var(--bf-llama)"],
  ["mistral", "var(--bf-mistral)"]
];

const SHAPES = ["dot", "ring"] as const;

/** The hue of a family; grey for a family without one of its own. */
export function familyColor(family: string): string {
  return HUES.find(([name]) => name === family.toLowerCase())?.[1] ?? OTHER;
}

export function isOtherFamily(family: string): boolean {
  return familyColor(family) === OTHER;
}

/** Each model once, by family, the largest of a family first. */
export function chosenModels(rows: readonly ModelFacts[]): ModelFacts[] {
  const models = [...new Map(rows.map((row) => [row.model_id, row])).values()];
  return models.sort(
    (a, b) => hueOrder(a) - hueOrder(b) || size(b) - size(a) || (a.model_id < b.model_id ? -1 : 1)
  );
}

/**
 * Colour and symbol of each model: the hue is the family's, the largest chosen model of a hue is a filled
 * dot, the next one a ring, all smaller ones are diamonds.
 */
export function modelStyles(rows: readonly ModelFacts[]): Map<string, ModelStyle> {
  const ranks = new Map<string, number>();
  const style = ({family}: ModelFacts): ModelStyle => {
    const color = familyColor(family);
    const rank = ranks.get(color) ?? 0;
    ranks.set(color, rank + 1);
    return {color, shape: SHAPES[rank] ?? "diamond"};
  };
  return new Map(chosenModels(rows).map((model) => [model.model_id, style(model)]));
}

const FREE_COLORS = ["var(--bf-accent)", OTHER, ...HUES.map(([, color]) => color)];

/**
 * Colour and symbol of at most five models, no two alike: as `modelStyles` has them, and where that is taken, or the
 * family has no hue of its own, a hue that none of these families has.
 */
export function distinctStyles(rows: readonly ModelFacts[]): Map<string, ModelStyle> {
  const used = new Set(rows.map(({family}) => familyColor(family)).filter((color) => color !== OTHER));
  const seen = new Set<string>();
  return new Map(
    [...modelStyles(rows)].map(([id, style]) => {
      const look = `${style.color} ${style.shape}`;
      if (style.color !== OTHER && !seen.has(look)) {
        seen.add(look);
        return [id, style];
      }
      const color = FREE_COLORS.find((each) => !used.has(each)) ?? OTHER;
      used.add(color);
      return [id, {color, shape: "dot"}];
    })
  );
}

/** One item a model; of more than `MANY_MODELS` one item a hue, `others` for what has none of its own. */
export function legendOf(
  rows: readonly ModelFacts[],
  {
    others,
    styles = modelStyles(rows)
  }: {readonly others: string; readonly styles?: ReadonlyMap<string, ModelStyle>}
): LegendItem[] {
  const models = chosenModels(rows);
  if (models.length <= MANY_MODELS)
    return models.map(({model_id, model}) => ({label: model, ...(styles.get(model_id) as ModelStyle)}));
  const families = new Map(
    models.map(({family}) => [familyColor(family), isOtherFamily(family) ? others : family])
  );
  return [...families].map(([color, label]) => ({label, color, shape: "dot"}));
}

function hueOrder({family}: ModelFacts): number {
  const at = HUES.findIndex(([name]) => name === family.toLowerCase());
  return at < 0 ? HUES.length : at;
}

function size({params_b}: ModelFacts): number {
  return params_b ?? 0;
}

export interface ModelPoint extends ModelStyle {
  /** On the plot's x scale, or in pixels where `inPixels` says so. */
  readonly x: number;
  /** Pixels */
  readonly y: number;
}

/** Draws points with the symbols of their models, each with a hairline of paper around it. */
export function modelMarks(
  points: readonly ModelPoint[],
  {r = 5, inPixels = false}: {readonly r?: number; readonly inPixels?: boolean} = {}
): Plot.Markish[] {
  const x = inPixels ? {value: "x", scale: null} : "x";
  const of = (shape: ModelStyle["shape"]) => points.filter((point) => point.shape === shape);
  const hollow = {x, y: "y", fill: PAPER, stroke: "color", strokeWidth: 2} as const;
  return [
    Plot.dot(of("dot"), {x, y: "y", fill: "color", stroke: PAPER, strokeWidth: 1, r: r + 0.5}),
    Plot.dot(of("ring"), {...hollow, r: r - 0.75}),
    Plot.dot(of("diamond"), {...hollow, symbol: "diamond", r: r - 0.5})
  ];
}

/** The same hue, hollow: for a smaller model of a family whose larger one is solid. */
export function hollowFill(color: string): string {
  return `color-mix(in oklab, ${color} 25%, var(--bf-paper))`;
}
