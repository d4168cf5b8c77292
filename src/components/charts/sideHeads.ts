import * as Plot from "@observablehq/plot";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {PairSide} from "./pairBars.js";
import {INK} from "./svgPlot.js";
import {textWidth} from "./textWidth.js";

const LINE = 20;
const GAP = 8;

export interface SideHeadsOptions {
  readonly a: PairSide;
  readonly b: PairSide;
  readonly m: BenchmarkMessages;
  /** Where zero is, in pixels. */
  readonly zero: number;
  readonly width: number;
}

/** Who is ahead on which side of zero, beside zero where there is room, else from the edge of the picture. */
export function sideHeads({a, b, m, zero, width}: SideHeadsOptions): {
  readonly marks: Plot.Markish[];
  readonly height: number;
} {
  const left = `← ${m.pair.ahead(b.name)}`;
  const right = `${m.pair.ahead(a.name)} →`;
  const [leftWidth, rightWidth] = [left, right].map((head) => textWidth(head, {bold: true})) as [
    number,
    number
  ];
  const leftEnd = Math.max(leftWidth, zero - GAP);
  const rightStart = Math.min(width - rightWidth, zero + GAP);
  const isStacked = leftEnd + GAP > rightStart;
  const text = {fontWeight: 600, fill: INK} as const;
  const y = LINE / 2;
  return {
    height: isStacked ? 2 * LINE : LINE,
    marks: [
      Plot.text([left], {...text, x: inPixels(leftEnd), y, textAnchor: "end"}),
      Plot.text([right], {...text, x: inPixels(rightStart), y: isStacked ? y + LINE : y, textAnchor: "start"})
    ]
  };
}

function inPixels(x: number) {
  return {value: [x], scale: null};
}
