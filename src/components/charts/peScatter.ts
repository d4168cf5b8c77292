import * as Plot from "@observablehq/plot";
import {median} from "d3";
import {formatNumber} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows/valuation.js";
import type {LegendItem, Pictured} from "../exhibit.js";
import {type BrushedRectangle, brushRectangle} from "./brushRectangle.js";
import {companyDots, companyLabels} from "./companyDots.js";
import {byReason} from "./companyName.js";
import {companyFileColumns} from "./companyTable.js";
import {emptyExhibit} from "./emptyExhibit.js";
import {percentileColor} from "./percentileColor.js";
import {provenance} from "./provenance.js";
import {publishedRanking, type RankingWords} from "./rankingWords.js";
import {
  byImportance,
  isPlaced,
  pegLine,
  peTicks,
  type ScatterLayout,
  scatterLayout,
  WIDE
} from "./scatterLayout.js";
import {INK_2, PAPER, svgPlot} from "./svgPlot.js";
import {textWidth} from "./textWidth.js";

export interface PeScatterOptions {
  readonly m: ValuationMessages;
  readonly lang: string;
  /** What is brushed at first. */
  /** Which percentile the colour is; the published one where it is not said. */
  readonly ranking?: RankingWords;
  readonly brush?: BrushedRectangle;
  /** Gets what the reader brushed, null where the rectangle was taken away. */
  readonly onBrush?: (brush: BrushedRectangle | null) => void;
}

/** Forward PE (logarithmic) against net profit growth; colour is the percentile of the historical PE. */
export function peScatter(rows: readonly CompanyRow[], options: PeScatterOptions): Pictured<CompanyRow> {
  const {m, lang, onBrush, ranking = publishedRanking(m)} = options;
  // Kept, so that a change of width draws the rectangle that is there, not the one at first.
  let {brush} = options;
  const shared = {...provenance(rows), rows, columns: companyFileColumns()};
  if (rows.length === 0) return {...shared, ...emptyExhibit({title: m.emptyTitle, text: m.empty})};
  const title = scatterTitle(rows, m);
  const draw = (width: number) => picture(scatterLayout(rows, width), {m, lang, label: title});
  return {
    ...shared,
    title,
    subtitle: m.scatter.subtitle(shared.asOf, ranking.over),
    legend: percentileLegend(rows, m, ranking.over),
    picture: draw,
    ...(onBrush && {
      onPage: (width: number) =>
        brushRectangle(draw(width), scatterLayout(rows, width), {
          brush,
          label: m.scatter.brush,
          onBrush: (next) => {
            brush = next ?? undefined;
            onBrush(next);
          }
        })
    }),
    notes: byReason(
      rows.filter((row) => !isPlaced(row)),
      (row) => m.peState[row.forward_pe_state] || m.notDefined,
      lang
    ).map(([reason, names]) => m.scatter.missing(reason, m.list(names)))
  };
}

/** The finding: the median forward PE, and how many companies cost less than they grow. */
export function scatterTitle(rows: readonly CompanyRow[], m: ValuationMessages): string {
  const pe = median(rows, (row) => row.forward_pe ?? undefined);
  if (pe === undefined) return m.scatter.titleNoPe;
  return m.scatter.title(
    formatNumber(pe, Number.isInteger(pe) ? 0 : 1),
    rows.filter(({peg}) => peg !== null && peg < 1).length,
    rows.filter((row) => row.forward_pe !== null).length
  );
}

/** The diverging scale in three points, and the hollow dot where some company lacks a percentile. */
export function percentileLegend(
  rows: readonly CompanyRow[],
  m: ValuationMessages,
  over: string
): LegendItem[] {
  const {scatter} = m;
  const scale: LegendItem[] = [
    {label: scatter.legendCheap(over), color: percentileColor(0), shape: "dot"},
    {label: scatter.legendMiddle, color: percentileColor(50), shape: "dot"},
    {label: scatter.legendDear, color: percentileColor(100), shape: "dot"}
  ];
  const isMissing = rows.some((row) => isPlaced(row) && row.percentile === null);
  return isMissing
    ? [...scale, {label: scatter.legendNone, color: percentileColor(null), shape: "ring"}]
    : scale;
}

function picture(
  layout: ScatterLayout,
  {m, lang, label}: {readonly m: ValuationMessages; readonly lang: string; readonly label: string}
): SVGSVGElement {
  const {width, height, dots, right, top, axis} = layout;
  const bounds = {left: 0, right: right + 10, top: top - 8, bottom: axis};
  return svgPlot({
    width,
    height,
    label,
    marks: [
      ...axes(layout, m),
      ...lanes(layout, m),
      ...pegLines(layout, m),
      ...companyLabels(byImportance(dots), {lang, bounds, clear: 3, taken: wordsInside(layout, m)}),
      ...companyDots(dots, {m, lang})
    ]
  });
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
