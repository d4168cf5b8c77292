import * as Plot from "@observablehq/plot";
import {extent, range, type ScaleContinuousNumeric, scaleLinear, scaleLog} from "d3";
import {type YearWords, yearWords} from "../../../lib/fiscalYears.js";
import {formatExact} from "../../../lib/format.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {apart} from "../plot/apart.js";
import {footLabel, gridAcross, gridDown, headLabel, logTicks} from "../plot/axes.js";
import {type Box, overlaps} from "../plot/labels/obstacles.js";
import {textWidth} from "../plot/labels/text.js";
import {INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {type CompanyDot, type CompanyNames, DOT_GAP, DOT_RADIUS, nameCompanies} from "./companyDots.js";

/** Where everything of the scatter stands, in pixels. */
export interface ScatterLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the growth axis is labelled: below the lane at the bottom, if there is one. */
  readonly axis: number;
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: ScaleContinuousNumeric<number, number>;
  /** Middle of the lane of companies without a growth figure; null where there is none. */
  readonly lane: number | null;
  /** Middle of the lane of companies without a forward PE; null where there is none. */
  readonly floor: number | null;
  readonly dots: readonly CompanyDot[];
  /** The fiscal years that the axes are of. */
  readonly years: YearWords;
}

const SCATTER_HEIGHT = 480;
/** From this width on the picture has room for a wide lane and many ticks. */
const WIDE = 560;
const MARGIN = 40;
const FLOOR = 38;

/** True for a company that the scatter has a place for: it has a forward PE, or a growth figure, or both. */
export function isPlaced({forward_pe, growth_pct}: CompanyRow): boolean {
  return forward_pe !== null || growth_pct !== null;
}

/**
 * Places companies by growth (x) and forward PE (y, logarithmic). Those without growth stand in a lane at the
 * left, those without a forward PE in one at the bottom, those without both nowhere.
 */
export function scatterLayout(rows: readonly CompanyRow[], width: number): ScatterLayout {
  const placed = rows.filter(isPlaced);
  const hasLane = placed.some((row) => row.growth_pct === null);
  const hasFloor = placed.some((row) => row.forward_pe === null);
  const laneWidth = width < WIDE ? 46 : 72;
  const [top, axis] = [34, SCATTER_HEIGHT - 44];
  const bottom = axis - (hasFloor ? FLOOR : 0);
  const left = MARGIN + (hasLane ? laneWidth : 0);
  const right = width - 14;
  const [growLo = 0, growHi = 50] = extent(placed, ({growth_pct}) => growth_pct ?? undefined);
  const [peLo = 10, peHi = 100] = extent(placed, ({forward_pe}) => forward_pe ?? undefined);
  const x = scaleLinear([Math.min(0, growLo) - 2, Math.max(10, growHi) + 4], [left + DOT_RADIUS + 2, right]);
  const y = scaleLog([peLo / 1.2, peHi * 1.2], [bottom, top]);
  const lane = hasLane ? MARGIN + laneWidth / 2 - 4 : null;
  const floor = hasFloor ? bottom + FLOOR - DOT_RADIUS - 4 : null;
  const own = placed.map((row) => ({
    row,
    x: row.growth_pct === null ? (lane ?? 0) : x(row.growth_pct),
    y: row.forward_pe === null ? (floor ?? 0) : y(row.forward_pe),
    // The lane's own names may reach into the chart, but not the other way round.
    room: {left: row.growth_pct === null ? MARGIN - 6 : left}
  }));
  const chart = {left: left + DOT_RADIUS, right, top, bottom: bottom - (hasFloor ? DOT_RADIUS : 0)};
  const dots = [
    ...uncovered(own.filter(isOnChart), chart),
    ...uncovered(
      own.filter(({row}) => row.growth_pct === null),
      {left: MARGIN, right: left - DOT_RADIUS - 4, top, bottom: chart.bottom}
    ),
    ...uncovered(
      own.filter(({row}) => row.forward_pe === null),
      {left: chart.left, right, top: bottom + DOT_RADIUS, bottom: axis}
    )
  ];
  const years = yearWords(placed);
  return {width, height: SCATTER_HEIGHT, left, right, top, bottom, axis, x, y, lane, floor, dots, years};
}

function isOnChart({row}: CompanyDot): boolean {
  return row.growth_pct !== null && row.forward_pe !== null;
}

/** The dots, those moved aside that would cover another one. */
function uncovered(dots: readonly CompanyDot[], bounds: Box): CompanyDot[] {
  const places = apart(dots, DOT_GAP, bounds);
  return dots.map((dot, i) => {
    const {x, y} = places[i]!;
    return x === dot.x && y === dot.y ? dot : {...dot, x, y, from: {x: dot.x, y: dot.y}};
  });
}

/** A line of constant PEG, PE as many times as growth in percent, as far as it lies within the picture. */
function pegLine(
  {x, y, top, bottom, right}: ScatterLayout,
  peg: number
): {readonly x: number; readonly y: number}[] {
  const [, most = 0] = x.domain();
  return range(1, most, 0.5)
    .map((growth) => ({x: x(growth), y: y(peg * growth)}))
    .filter((point) => point.y >= top && point.y <= bottom && point.x <= right);
}

/** The extremes of each axis and of the colour first, then those far from the crowd. */
function byImportance(dots: readonly CompanyDot[]): CompanyDot[] {
  const extremes = new Set(
    (["forward_pe", "growth_pct", "percentile"] as const).flatMap((key) => {
      const ends = extent(dots, ({row}) => row[key] ?? undefined);
      return ends.map((end) => dots.find(({row}) => end !== undefined && row[key] === end));
    })
  );
  const rank = new Map(dots.map((dot) => [dot, extremes.has(dot) ? 1e9 : loneliness(dot, dots)]));
  return [...dots].sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0));
}

/** Squared distance to the nearest other dot. */
function loneliness(dot: CompanyDot, dots: readonly CompanyDot[]): number {
  let nearest = 1e8;
  for (const other of dots)
    if (other !== dot) nearest = Math.min(nearest, (other.x - dot.x) ** 2 + (other.y - dot.y) ** 2);
  return nearest;
}

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
export function scatterNames(layout: ScatterLayout, {m, lang}: ScatterWords): CompanyNames {
  const {dots, right, top, axis} = layout;
  const bounds = {left: 0, right: right + 10, top: top - 8, bottom: axis};
  return nameCompanies(byImportance(dots), {lang, bounds, clear: 3, taken: wordsInside(layout, m)});
}

function axes({x, y, left, right, top, axis, width, years}: ScatterLayout, m: ValuationMessages) {
  const xs = x.ticks(width < WIDE ? 5 : 9);
  const ys = logTicks(y, 3);
  const text = {text: formatExact, fill: INK_2};
  return [
    gridAcross(ys, y, left, right),
    gridDown(xs, x, top, axis),
    Plot.link([0], {x1: x, x2: x, y1: top, y2: axis, stroke: INK_2}),
    Plot.text(ys, {x: 32, y, textAnchor: "end", ...text}),
    Plot.text(xs, {x, y: axis + 14, ...text}),
    headLabel(m.scatter.y(years.forward), 12),
    footLabel(m.scatter.x(years.span), right, axis + 34)
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
  const line = {stroke: INK_2, strokeOpacity: 0.55, strokeDasharray: "1,4", strokeLinecap: "round"} as const;
  const words = {fill: INK_2, stroke: PAPER, strokeWidth: 3} as const;
  return [
    ...PEGS.map((peg) => Plot.line(pegLine(layout, peg), {x: "x", y: "y", ...line})),
    ...pegWords(layout, m).map(({text, x, y, textAnchor}) =>
      Plot.text([text], {x, y: y - 8, textAnchor, text: String, ...words})
    )
  ];
}

interface PegWords {
  readonly text: string;
  readonly x: number;
  /** Where its line ends: the words stand above. */
  readonly y: number;
  readonly textAnchor: "start" | "end";
  readonly box: Box;
}

/** What the lines are called, at their ends; right of its own where the steeper one's name would touch it. */
export function pegWords(layout: ScatterLayout, m: ValuationMessages): PegWords[] {
  const placed: PegWords[] = [];
  for (const peg of PEGS.toReversed()) {
    const end = pegLine(layout, peg).at(-1);
    if (!end) continue;
    const text = m.scatter.peg(peg);
    const width = textWidth(text);
    const at = (textAnchor: PegWords["textAnchor"]): PegWords => {
      const x = end.x + (textAnchor === "end" ? -2 : 4);
      const left = textAnchor === "end" ? x - width : x;
      const box = {left, right: left + width, top: end.y - 15, bottom: end.y - 1};
      return {text, x, y: end.y, textAnchor, box};
    };
    const isTouched = ({box: {left, right, ...rest}}: PegWords) => {
      const wider = {...rest, left: left - WORDS_APART, right: right + WORDS_APART};
      return placed.some(({box}) => overlaps(box, wider));
    };
    const isWhole = ({box}: PegWords) => box.right <= layout.width;
    const found = [at("end"), at("start")].find((words) => isWhole(words) && !isTouched(words));
    // The line of one that has no room stands without its name.
    if (found) placed.push(found);
  }
  return placed;
}

/** Pixels that words keep between them. */
const WORDS_APART = 6;

/** What the names of companies must not cover: the words of the lanes and of the lines. */
function wordsInside(layout: ScatterLayout, m: ValuationMessages) {
  const {left, bottom, lane, floor} = layout;
  const laneEnd = bottom - 4 - textWidth(m.scatter.lane);
  const floorEnd = left + 4 + textWidth(m.scatter.floor);
  return [
    ...pegWords(layout, m).map(({box}) => box),
    ...(lane === null ? [] : [{left: left - 21, right: left - 7, top: laneEnd, bottom}]),
    ...(floor === null ? [] : [{left, right: floorEnd, top: bottom + 4, bottom: bottom + 18}])
  ];
}
