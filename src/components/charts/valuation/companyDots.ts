import {select} from "d3";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {companyName} from "../../companyName.js";
import {type Box, type LabelSpace, type PlacedLabel, placeLabels} from "../plot/labels/place.js";
import {percentileColor} from "../plot/percentile.js";
import {INK, PAPER} from "../plot/svgPlot.js";

/** A company at its place in the picture, in pixels. */
export interface CompanyDot {
  readonly row: CompanyRow;
  readonly x: number;
  readonly y: number;
  /** Where its name must stay, besides the bounds of all. */
  readonly room?: Partial<Box>;
}

export const DOT_RADIUS = 5.5;
/** Only so many dots are tried for a label, so that thousands of them are drawn as quickly. */
const MOST = 120;
/** Dots of a lane stand in columns of so many, so far apart that their names do not touch. */
const STACK = 3;
const STACK_GAP = 15;
const MOST_COLUMNS = 4;

/** A name beside its dot. */
export type CompanyName = PlacedLabel<CompanyDot & {readonly text: string}>;

/** Names beside the dots, the first of them first, as far as there is room. */
export function placeNames(
  dots: readonly CompanyDot[],
  {lang, taken = [], ...space}: LabelSpace & {readonly lang: string}
): CompanyName[] {
  const points = dots.slice(0, MOST).map((dot) => ({...dot, text: companyName(dot.row, lang)}));
  const rest = dots.slice(MOST).map(dotBox);
  return placeLabels(points, {...space, taken: [...taken, ...rest], radius: DOT_RADIUS});
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

/** The group of a picture for marks of one kind; made where it is not there. */
function layer(svg: SVGSVGElement, mark: string) {
  return select(svg)
    .selectChildren<SVGGElement, string>(`g[data-mark="${mark}"]`)
    .data([mark])
    .join("g")
    .attr("data-mark", mark);
}

/** Dots of one row of the percentile's axis; where two would cover each other, the later one moves aside. */
export function dodge(rows: readonly CompanyRow[], x: (value: number) => number, y: number): CompanyDot[] {
  const placed: CompanyDot[] = [];
  const gap = 2 * DOT_RADIUS + 1;
  const valued = rows.flatMap((row) => (row.percentile === null ? [] : {row, at: x(row.percentile)}));
  for (const {row, at} of valued.sort((a, b) => a.at - b.at)) {
    const offset = [0, -gap, gap, -2 * gap, 2 * gap].find((dy) =>
      placed.every((other) => Math.hypot(other.x - at, other.y - (y + dy)) >= gap - 0.5)
    );
    placed.push({row, x: at, y: y + (offset ?? 0)});
  }
  return placed;
}

/** Dots that have no place on an axis: one below the other from `x` on, in columns. */
export function stack(rows: readonly CompanyRow[], x: number, y: number): CompanyDot[] {
  const high = Math.min(STACK, rows.length);
  return rows.map((row, i) => ({
    row,
    x: x + (Math.floor(i / STACK) % MOST_COLUMNS) * STACK_GAP,
    y: y + ((i % STACK) - (high - 1) / 2) * STACK_GAP,
    room: {left: x}
  }));
}

/** How far a stack of `n` dots reaches to the right of its `x`. */
export function stackWidth(n: number): number {
  return Math.min(MOST_COLUMNS, Math.ceil(n / STACK)) * STACK_GAP;
}

/** What a dot covers. */
export function dotBox({x, y}: CompanyDot): Box {
  return {left: x - DOT_RADIUS, right: x + DOT_RADIUS, top: y - DOT_RADIUS, bottom: y + DOT_RADIUS};
}
