import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import {type CompanyName, placeNames} from "./companyDots.js";
import {byImportance, pegLine, peTicks, type ScatterLayout, WIDE} from "./scatterLayout.js";
import {INK_2, PAPER, svgPlot} from "./svgPlot.js";
import {textWidth} from "./textWidth.js";

export interface ScatterWords {
  readonly m: ValuationMessages;
  readonly lang: string;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
}

/** The scatter without its companies: what stays as it is while they move within a layout. */
export function scatterFrame(layout: ScatterLayout, {m, label}: ScatterWords): SVGSVGElement {
  const {width, height} = layout;
  return svgPlot({
    width,
    height,
    label,
    marks: [...axes(layout, m), ...lanes(layout, m), ...pegLines(layout, m)]
  });
}

/** Names of companies where they cover no dot, no other name and no words of the frame. */
export function scatterNames(layout: ScatterLayout, {m, lang}: ScatterWords): CompanyName[] {
  const {dots, right, top, axis} = layout;
  const bounds = {left: 0, right: right + 10, top: top - 8, bottom: axis};
  return placeNames(byImportance(dots), {lang, bounds, clear: 3, taken: wordsInside(layout, m)});
}

function axes({x, y, left, right, top, axis, width}: ScatterLayout, m: ValuationMessages) {
  const xs = x.ticks(width < WIDE ? 5 : 9);
  const ys = peTicks({y});
  const grid = {stroke: "var(--bf-grid)"};
  const text = {text: (value: number) => formatNumber(value), fill: INK_2};
  return [
    Plot.link(ys, {x1: left, x2: right, y1: y, y2: y, ...grid}),
    Plot.link(xs, {x1: x, x2: x, y1: top, y2: axis, ...grid}),
    Plot.link([0], {x1: x, x2: x, y1: top, y2: axis, stroke: INK_2}),
    Plot.text(ys, {x: 32, y, textAnchor: "end", ...text}),
    Plot.text(xs, {x, y: axis + 14, ...text}),
    Plot.text([m.scatter.y], {x: 0, y: 12, textAnchor: "start", fill: INK_2, fontWeight: 600}),
    Plot.text([m.scatter.x], {x: right, y: axis + 34, textAnchor: "end", fill: INK_2, fontWeight: 600})
  ];
}

/** The two lanes of those that lack one of the two figures, each with a word why. */
function lanes({left, right, top, bottom, lane, floor}: ScatterLayout, m: ValuationMessages): Plot.Markish[] {
  const line = {stroke: "var(--bf-rule)", strokeDasharray: "3,3"};
  const words = {textAnchor: "start", fill: INK_2, stroke: PAPER, strokeWidth: 3} as const;
  const atLeft = [
    Plot.link([0], {x1: left - 4, x2: left - 4, y1: top, y2: bottom, ...line}),
    Plot.text([m.scatter.lane], {x: left - 14, y: bottom - 4, rotate: -90, ...words})
  ];
  const atBottom = [
    Plot.link([0], {x1: left, x2: right, y1: bottom, y2: bottom, ...line}),
    Plot.text([m.scatter.floor], {x: left + 4, y: bottom + 11, ...words})
  ];
  return [...(lane === null ? [] : atLeft), ...(floor === null ? [] : atBottom)];
}

const PEGS = [1, 2];

function pegLines(layout: ScatterLayout, m: ValuationMessages): Plot.Markish[] {
  return PEGS.flatMap((peg) => {
    const points = pegLine(layout, peg);
    const line = {
      stroke: INK_2,
      strokeOpacity: 0.55,
      strokeDasharray: "1,4",
      strokeLinecap: "round"
    } as const;
    const words = {textAnchor: "end", fill: INK_2, stroke: PAPER, strokeWidth: 3} as const;
    return [
      Plot.line(points, {x: "x", y: "y", ...line}),
      Plot.text(points.slice(-1), {x: "x", y: "y", dx: -2, dy: -8, text: () => m.scatter.peg(peg), ...words})
    ];
  });
}

/** What the names of companies must not cover: the words of the lanes and of the lines. */
function wordsInside(layout: ScatterLayout, m: ValuationMessages) {
  const {left, bottom, lane, floor} = layout;
  const laneEnd = bottom - 4 - textWidth(m.scatter.lane);
  const floorEnd = left + 4 + textWidth(m.scatter.floor);
  const pegs = PEGS.flatMap((peg) =>
    pegLine(layout, peg)
      .slice(-1)
      .map(({x, y}) => ({left: x - 2 - textWidth(m.scatter.peg(peg)), right: x, top: y - 15, bottom: y - 1}))
  );
  return [
    ...pegs,
    ...(lane === null ? [] : [{left: left - 21, right: left - 7, top: laneEnd, bottom}]),
    ...(floor === null ? [] : [{left, right: floorEnd, top: bottom + 4, bottom: bottom + 18}])
  ];
}
