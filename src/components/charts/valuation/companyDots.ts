import {select} from "d3";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {companyName} from "../../companyName.js";
import {dodge, type Place} from "../plot/apart.js";
import {type Box, type LabelSpace, type PlacedLabel, placeLabels} from "../plot/labels/place.js";
import {cutText} from "../plot/labels/text.js";
import {percentileColor} from "../plot/percentile.js";
import {INK, INK_2, PAPER} from "../plot/svgPlot.js";

/** A company at its place in the picture, in pixels. */
export interface CompanyDot {
  readonly row: CompanyRow;
  readonly x: number;
  readonly y: number;
  /** Its own place, where it was moved aside so as not to cover another dot. */
  readonly from?: Place;
  /** Where its name must stay, besides the bounds of all. */
  readonly room?: Partial<Box>;
  /** What its name has room for, in pixels, where that is less than elsewhere. */
  readonly most?: number;
}

export const DOT_RADIUS = 5.5;
/** Dots that are nearer would cover each other. */
export const DOT_GAP = 2 * DOT_RADIUS + 1;
/** Only so many dots are tried for a label, so that thousands of them are drawn as quickly. */
const MOST = 120;
/** Dots of a lane stand in columns of so many, so far apart that their names do not touch. */
const STACK = 3;
const STACK_GAP = 15;
const MOST_COLUMNS = 4;

/** A name beside a dot has room for so much; the tip has all of it. Pixels. */
const NAME = 220;

/** The same in a stack, whose names take room from the axis. */
export const STACK_NAME = 150;

/** A name beside its dot. */
export type CompanyName = PlacedLabel<CompanyDot & {readonly text: string}>;

/** Names beside the dots, the first of them first, as far as there is room. */
export function placeNames(
  dots: readonly CompanyDot[],
  {lang, taken = [], ...space}: LabelSpace & {readonly lang: string}
): CompanyName[] {
  const points = dots.slice(0, MOST).map((dot) => ({...dot, text: nameBeside(dot.row, lang, dot.most)}));
  const rest = dots.slice(MOST).map(dotBox);
  return placeLabels(points, {...space, taken: [...taken, ...rest], radius: DOT_RADIUS});
}

/** A company's name as it stands beside its dot. */
export function nameBeside(row: CompanyRow, lang: string, most = NAME): string {
  return cutText(companyName(row, lang), most);
}

/**
 * Draws companies on a picture: a dot each in the colour of its percentile, hollow without one, and their names, each
 * with `data-code`. Marks of companies that were there are moved, so that a filter costs what it changes.
 */
export function drawCompanies(
  svg: SVGSVGElement,
  dots: readonly CompanyDot[],
  names: readonly CompanyName[]
): void {
  layer(svg, "name")
    .attr("fill", INK)
    .attr("stroke", PAPER)
    .attr("stroke-width", 3)
    .attr("stroke-linejoin", "round")
    .attr("paint-order", "stroke")
    .selectChildren<SVGTextElement, CompanyName>("text")
    .data(names, (name) => name.point.row.code)
    .join("text")
    .order()
    .attr("data-code", ({point}) => point.row.code)
    .attr("text-anchor", ({anchor}) => anchor)
    .attr("y", "0.32em")
    .attr("transform", ({x, y}) => `translate(${x},${y})`)
    .text(({point}) => point.text);
  layer(svg, "leader")
    .attr("stroke", INK_2)
    .selectChildren<SVGLineElement, Moved>("line")
    .data(dots.filter(isMoved), ({row}) => row.code)
    .join("line")
    .attr("x1", ({from}) => from.x)
    .attr("y1", ({from}) => from.y)
    .attr("x2", ({x}) => x)
    .attr("y2", ({y}) => y);
  layer(svg, "dot")
    .attr("stroke-width", 1.5)
    .selectChildren<SVGCircleElement, CompanyDot>("circle")
    .data(dots, ({row}) => row.code)
    .join("circle")
    .order()
    .attr("data-code", ({row}) => row.code)
    .attr("cx", ({x}) => x)
    .attr("cy", ({y}) => y)
    .attr("r", DOT_RADIUS)
    .attr("fill", ({row}) => (row.percentile === null ? PAPER : percentileColor(row.percentile)))
    .attr("stroke", ({row}) => (row.percentile === null ? percentileColor(null) : PAPER));
}

type Moved = CompanyDot & Required<Pick<CompanyDot, "from">>;

function isMoved(dot: CompanyDot): dot is Moved {
  return dot.from !== undefined;
}

/** The group of a picture for marks of one kind; made where it is not there. */
function layer(svg: SVGSVGElement, mark: string) {
  return select(svg)
    .selectChildren<SVGGElement, string>(`g[data-mark="${mark}"]`)
    .data([mark])
    .join("g")
    .attr("data-mark", mark);
}

/** Dots of one row of the percentile's axis; where two would cover each other, the later one moves up or down. */
export function dotsOnRow(
  rows: readonly CompanyRow[],
  x: (value: number) => number,
  y: number
): CompanyDot[] {
  const valued = rows.flatMap((row) => (row.percentile === null ? [] : [{row, x: x(row.percentile)}]));
  const offsets = dodge(
    valued.map((dot) => dot.x),
    DOT_GAP
  );
  return valued.map((dot, i) => ({...dot, y: y + offsets[i]!})).sort((a, b) => a.x - b.x);
}

/** Dots that have no place on an axis: one below the other from `x` on, in columns. */
export function stack(rows: readonly CompanyRow[], x: number, y: number): CompanyDot[] {
  const high = stackHeight(rows.length);
  return rows.map((row, i) => ({
    row,
    x: x + Math.floor(i / high) * STACK_GAP,
    y: y + ((i % high) - (Math.min(high, rows.length) - 1) / 2) * STACK_GAP,
    room: {left: x},
    most: STACK_NAME
  }));
}

/** How many dots a column of a stack of `n` has: more than a few where there would be too many columns. */
function stackHeight(n: number): number {
  return Math.max(STACK, Math.ceil(n / MOST_COLUMNS));
}

/** How far a stack of `n` dots reaches to the right of its `x`. */
export function stackWidth(n: number): number {
  return Math.ceil(n / stackHeight(n)) * STACK_GAP;
}

/** What a dot covers. */
export function dotBox({x, y}: CompanyDot): Box {
  return {left: x - DOT_RADIUS, right: x + DOT_RADIUS, top: y - DOT_RADIUS, bottom: y + DOT_RADIUS};
}
