import * as Plot from "@observablehq/plot";
import type {LegendItem} from "../../figure.js";
import {cutText, textWidth} from "../plot/labels/text.js";
import {INK, INK_2} from "../plot/svgPlot.js";
import type {ModelStyle} from "./modelStyle.js";
import {modelMarks} from "./modelStyle.js";

export interface Key {
  readonly marks: readonly Plot.Markish[];
  /** Pixels */
  readonly height: number;
}

const ROW = 22;
const SYMBOL = 16;
/** A model's name has room for so much. Pixels. */
const LABEL = 220;
const GAP = 18;

/**
 * A legend within the picture, in as many rows as it takes: models by their symbol and, last, the `tick`
 * of random guessing. It is part of the picture because a wide one names the models at their dots instead.
 */
export function inlineLegend(items: readonly LegendItem[], tick: string | null, width: number): Key {
  const most = Math.min(LABEL, width - SYMBOL);
  const wholes = [...items.map(({label}) => label), ...(tick === null ? [] : [tick])];
  const labels = wholes.map((label) => cutText(label, most));
  const places = flow(
    labels.map((label) => SYMBOL + textWidth(label)),
    width
  );
  const at = (i: number) => places[i] as {x: number; y: number};
  const symbols = items.map((item, i) => ({...(item as ModelStyle), x: at(i).x + 6, y: at(i).y}));
  const texts = labels.map((text, i) => ({text, whole: wholes[i], x: at(i).x + SYMBOL, y: at(i).y}));
  const marks = [
    ...modelMarks(symbols, {inPixels: true}),
    Plot.text(texts, {
      x: inPixels("x"),
      y: "y",
      text: "text",
      title: ({text, whole}: Label) => (text === whole ? null : whole),
      textAnchor: "start",
      fill: INK
    }),
    tick === null
      ? null
      : Plot.ruleX([at(items.length)], {x: inPixels((place: {x: number}) => place.x + 6), ...tickSpan(6)})
  ];
  return {marks, height: (places.at(-1)?.y ?? -ROW / 2) + ROW / 2};
}

/** How the tick of random guessing looks: `reach` pixels above and below its row. */
export function tickSpan(reach: number) {
  return {
    y1: ({y}: {y: number}) => y - reach,
    y2: ({y}: {y: number}) => y + reach,
    stroke: INK_2,
    strokeWidth: 1.5
  };
}

interface Label {
  readonly text: string;
  readonly whole?: string | undefined;
}

function inPixels<Value>(value: Value) {
  return {value, scale: null};
}

function flow(widths: readonly number[], width: number): {x: number; y: number}[] {
  let x = 0;
  let y = ROW / 2;
  return widths.map((item) => {
    if (x > 0 && x + item > width) [x, y] = [0, y + ROW];
    const place = {x, y};
    x += item + GAP;
    return place;
  });
}
