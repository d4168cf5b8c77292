import * as Plot from "@observablehq/plot";
import {median, range} from "d3";
import {formatNumber} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows.js";
import type {LegendItem, Pictured} from "../exhibit.js";
import {type BrushedRectangle, brushRectangle} from "./brushRectangle.js";
import {companyDots} from "./companyDots.js";
import {byReason, companyName} from "./companyName.js";
import {companyFileColumns} from "./companyTable.js";
import {emptyExhibit} from "./emptyExhibit.js";
import {percentileColor} from "./percentileColor.js";
import {placeLabels} from "./placeLabels.js";
import {provenance} from "./provenance.js";
import {peTicks, type ScatterLayout, scatterLayout} from "./scatterLayout.js";
import {INK, INK_2, PAPER, svgPlot} from "./svgPlot.js";
import {textWidth} from "./textWidth.js";

export interface PeScatterOptions {
  readonly m: ValuationMessages;
  readonly lang: string;
  /** What is brushed at first. */
  readonly brush?: BrushedRectangle;
  /** Gets what the reader brushed, null where the rectangle was taken away. */
  readonly onBrush?: (brush: BrushedRectangle | null) => void;
}

const LANE_LEFT = 34;

/** Forward PE (logarithmic) against net profit growth; colour is the percentile of the historical PE. */
export function peScatter(rows: readonly CompanyRow[], options: PeScatterOptions): Pictured<CompanyRow> {
  const {m, lang, brush, onBrush} = options;
  const shared = {...provenance(rows), rows, columns: companyFileColumns()};
  if (rows.length === 0) return {...shared, ...emptyExhibit({title: m.emptyTitle, text: m.empty})};
  const title = scatterTitle(rows, m);
  const draw = (width: number) => picture(scatterLayout(rows, width), {m, lang, label: title});
  return {
    ...shared,
    title,
    subtitle: m.scatter.subtitle(shared.asOf),
    legend: percentileLegend(rows, m),
    picture: draw,
    ...(onBrush && {
      onPage: (width: number) =>
        brushRectangle(draw(width), scatterLayout(rows, width), {brush, onBrush, label: m.scatter.brush})
    }),
    notes: byReason(
      rows.filter((row) => row.forward_pe === null),
      (row) => m.peState[row.forward_pe_state] ?? "",
      lang
    ).map(([reason, names]) => m.scatter.missing(reason, m.list(names)))
  };
}

/** The finding: the median forward PE, and how many companies cost less than they grow. */
export function scatterTitle(rows: readonly CompanyRow[], m: ValuationMessages): string {
  const pe = median(rows, (row) => row.forward_pe ?? undefined);
  const growing = rows.filter((row) => row.peg !== null);
  if (pe === undefined) return m.scatter.titleNoPe;
  return m.scatter.title(
    formatNumber(pe, Number.isInteger(pe) ? 0 : 1),
    growing.filter((row) => (row.peg ?? 1) < 1).length,
    rows.filter((row) => row.forward_pe !== null).length
  );
}

/** The diverging scale in three points, and the hollow dot where some company lacks a percentile. */
export function percentileLegend(rows: readonly CompanyRow[], m: ValuationMessages): LegendItem[] {
  const {scatter} = m;
  const scale: LegendItem[] = [
    {label: scatter.legendCheap, color: percentileColor(0), shape: "dot"},
    {label: scatter.legendMiddle, color: percentileColor(50), shape: "dot"},
    {label: scatter.legendDear, color: percentileColor(100), shape: "dot"}
  ];
  const isMissing = rows.some((row) => row.forward_pe !== null && row.percentile === null);
  return isMissing
    ? [...scale, {label: scatter.legendNone, color: percentileColor(null), shape: "ring"}]
    : scale;
}

function picture(
  layout: ScatterLayout,
  {m, lang, label}: {readonly m: ValuationMessages; readonly lang: string; readonly label: string}
): SVGSVGElement {
  const {width, height} = layout;
  return svgPlot({
    width,
    height,
    label,
    marks: [
      ...axes(layout, m),
      ...pegLines(layout, m),
      ...companyLabels(layout, lang, m.scatter.lane),
      ...companyDots(layout.dots, {m, lang})
    ]
  });
}

function axes(
  {x, y, left, right, top, bottom, lane, ...layout}: ScatterLayout,
  m: ValuationMessages
): Plot.Markish[] {
  const xs = x.ticks(layout.width < 560 ? 5 : 9);
  const ys = peTicks({x, y, left, right, top, bottom, lane, ...layout});
  const grid = {stroke: "var(--bf-grid)"};
  return [
    Plot.link(ys, {x1: left, x2: right, y1: y, y2: y, ...grid}),
    Plot.link(xs, {x1: x, x2: x, y1: top, y2: bottom, ...grid}),
    Plot.link([0], {x1: x, x2: x, y1: top, y2: bottom, stroke: INK_2}),
    Plot.text(ys, {x: 32, y, text: (value: number) => formatNumber(value), textAnchor: "end", fill: INK_2}),
    Plot.text(xs, {x, y: bottom + 14, text: (value: number) => formatNumber(value), fill: INK_2}),
    Plot.text([m.scatter.y], {x: 0, y: 12, textAnchor: "start", fill: INK_2, fontWeight: 600}),
    Plot.text([m.scatter.x], {x: right, y: bottom + 34, textAnchor: "end", fill: INK_2, fontWeight: 600}),
    ...(lane === null
      ? []
      : [
          Plot.link([0], {
            x1: left - 4,
            x2: left - 4,
            y1: top,
            y2: bottom,
            stroke: "var(--bf-rule)",
            strokeDasharray: "3,3"
          }),
          Plot.text([m.scatter.lane], {
            x: left - 14,
            y: bottom - 4,
            rotate: -90,
            textAnchor: "start",
            fill: INK_2,
            stroke: PAPER,
            strokeWidth: 3
          })
        ])
  ];
}

/** Lines of constant PEG: PE as many times as growth in percent. */
function pegLines({x, y, top, bottom, right}: ScatterLayout, m: ValuationMessages): Plot.Markish[] {
  const [, most = 0] = x.domain();
  return [1, 2].flatMap((peg) => {
    const points = range(1, most, 0.5)
      .map((growth) => ({x: x(growth), y: y(peg * growth)}))
      .filter((point) => point.y >= top && point.y <= bottom && point.x <= right);
    const end = points.at(-1);
    if (!end) return [];
    return [
      Plot.line(points, {
        x: "x",
        y: "y",
        stroke: INK_2,
        strokeOpacity: 0.55,
        strokeDasharray: "1,4",
        strokeLinecap: "round"
      }),
      Plot.text([end], {
        x: "x",
        y: "y",
        dy: -8,
        dx: -2,
        textAnchor: "end",
        text: () => m.scatter.peg(peg),
        fill: INK_2,
        stroke: PAPER,
        strokeWidth: 3
      })
    ];
  });
}

function companyLabels(
  {dots, left, right, top, bottom, lane}: ScatterLayout,
  lang: string,
  laneText: string
): Plot.Markish[] {
  const points = [...dots]
    .sort((a, b) => loneliness(b, dots) - loneliness(a, dots))
    .map((dot) => ({...dot, text: companyName(dot.row, lang)}));
  const bounds = {left: lane === null ? left : LANE_LEFT, right: right + 10, top: top - 8, bottom};
  // The words along the lane, and for companies beside it the lane itself, are no place for a name.
  const taken =
    lane === null ? [] : [{left: left - 24, right: left - 4, top: bottom - textWidth(laneText), bottom}];
  return placeLabels(points, {bounds, taken}).map(({point, x, y, anchor}) =>
    Plot.text([point], {
      x,
      y,
      text: "text",
      textAnchor: anchor,
      fill: INK,
      stroke: PAPER,
      strokeWidth: 3,
      render(index, scales, values, dimensions, context, next) {
        const marks = next!(index, scales, values, dimensions, context)!;
        marks.children[0]?.setAttribute("data-code", point.row.code);
        return marks;
      }
    })
  );
}

/** Distance to the nearest other dot: those far from the crowd are labelled first. */
function loneliness(dot: {x: number; y: number}, dots: readonly {x: number; y: number}[]): number {
  const distances = dots
    .filter((other) => other !== dot)
    .map((other) => Math.hypot(other.x - dot.x, other.y - dot.y));
  return Math.min(...distances, 1e6);
}
