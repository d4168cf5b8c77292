import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {companyName} from "../../companyName.js";
import {dodge, type Place} from "../plot/apart.js";
import {type DrawNamesOptions, drawNames, layer} from "../plot/labels/drawNames.js";
import type {Box} from "../plot/labels/obstacles.js";
import {type LabelSpace, type NamedPoints, namePoints} from "../plot/labels/place.js";
import {cutText} from "../plot/labels/text.js";
import {percentileColor} from "../plot/percentile.js";
import {INK_2, PAPER} from "../plot/svgPlot.js";

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
/** Dots of a lane stand in columns of so many, so far apart that their names do not touch. */
const STACK = 3;
export const STACK_GAP = 15;
/** The same where numbers stand beside them. */
export const NUMBERED_GAP = 32;
const MOST_COLUMNS = 4;

/** A name beside a dot has room for so much; the tip has all of it. Pixels. */
const NAME = 220;

/** The same in a stack, whose names take room from the axis. */
export const STACK_NAME = 150;

/** How companies are named on a picture. */
export type CompanyNames = NamedPoints<CompanyDot & {readonly text: string}>;

/** Names of the dots, the first of them first; all in the key is in the order of `inOrder`. */
export function nameCompanies(
  dots: readonly CompanyDot[],
  {lang, inOrder, ...space}: LabelSpace & {readonly lang: string; readonly inOrder?: readonly CompanyDot[]}
): CompanyNames {
  const points = dots.map((dot) => ({...dot, text: nameBeside(dot.row, lang, dot.most)}));
  const places = new Map(inOrder?.map(({row}, i) => [row.code, i]));
  const at = ({row}: CompanyDot) => places.get(row.code) ?? 0;
  return namePoints(points, {...space, radius: DOT_RADIUS, ...(inOrder && {order: (a, b) => at(a) - at(b)})});
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
  names: CompanyNames,
  below: Omit<DrawNamesOptions<CompanyDot>, "code">
): void {
  drawNames(svg, names, {...below, code: ({row}) => row.code});
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
export function stack(rows: readonly CompanyRow[], x: number, y: number, gap = STACK_GAP): CompanyDot[] {
  const high = stackHeight(rows.length);
  return rows.map((row, i) => ({
    row,
    x: x + Math.floor(i / high) * gap,
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
export function stackWidth(n: number, gap = STACK_GAP): number {
  return Math.ceil(n / stackHeight(n)) * gap;
}

/** What a dot covers. */
export function dotBox({x, y}: CompanyDot): Box {
  return {left: x - DOT_RADIUS, right: x + DOT_RADIUS, top: y - DOT_RADIUS, bottom: y + DOT_RADIUS};
}
