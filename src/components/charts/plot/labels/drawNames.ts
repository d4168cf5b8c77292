import {type Selection, select} from "d3";
import {wrapText} from "../../../export/wrapText.js";
import {INK, INK_2, PAPER} from "../svgPlot.js";
import type {LabelPoint, NamedPoints, PlacedLabel} from "./place.js";
import {cutText, textWidth, widestText} from "./text.js";

export interface DrawNamesOptions<Point> {
  /** Tells points apart, and lights up with them. */
  readonly code: (point: Point) => string;
  /** Of the picture without its key. */
  readonly height: number;
  readonly width: number;
  /** Says how many points have no name, and which. */
  readonly unnamed: (n: number, names: readonly string[]) => string;
  readonly color?: (point: Point) => string;
  readonly weight?: (point: Point) => number;
}

const LINE = 17;
const NUMBER = 20;
const GAP = 16;
/** Only so many of the unnamed are listed below a picture. */
const MOST_LISTED = 12;

/**
 * Writes the names that were placed on a picture, with their leaders, and below it the key of the numbers and whom
 * nothing names; the picture grows by that. What was written before is replaced.
 */
export function drawNames<Point extends LabelPoint>(
  svg: SVGSVGElement,
  {labels, key, unnamed}: NamedPoints<Point>,
  options: DrawNamesOptions<Point>
): void {
  const {code, height, width, color = () => INK, weight = () => null} = options;
  layer(svg, "name-leader")
    .attr("stroke", INK_2)
    .attr("stroke-opacity", 0.7)
    .selectChildren<SVGLineElement, PlacedLabel<Point>>("line")
    .data(
      labels.filter(({leader}) => leader !== undefined),
      ({point}) => code(point)
    )
    .join("line")
    .attr("x1", ({leader}) => leader!.x1)
    .attr("y1", ({leader}) => leader!.y1)
    .attr("x2", ({leader}) => leader!.x2)
    .attr("y2", ({leader}) => leader!.y2);
  withHalo(layer(svg, "name"))
    .selectChildren<SVGTextElement, PlacedLabel<Point>>("text")
    .data(labels, ({point}) => code(point))
    .join("text")
    .order()
    .attr("data-code", ({point}) => code(point))
    .attr("fill", ({point}) => color(point))
    .attr("font-weight", ({point}) => weight(point))
    .attr("text-anchor", ({anchor}) => anchor)
    .attr("y", "0.32em")
    .attr("transform", ({x, y}) => `translate(${x},${y})`)
    .text(({text}) => text);
  const keyed = keyLines(key, width);
  const entries = layer(svg, "key")
    .attr("text-anchor", "start")
    .attr("fill", INK)
    .selectChildren<SVGTextElement, KeyEntry<Point>>("text")
    .data(keyed.entries, ({point}) => code(point))
    .join("text")
    .order()
    .attr("data-code", ({point}) => code(point))
    .attr("transform", ({x, y}) => `translate(${x},${height + y})`)
    .text("");
  entries
    .append("tspan")
    .attr("font-weight", 600)
    .text(({n}) => n);
  entries
    .append("tspan")
    .attr("x", NUMBER)
    .text(({text}) => text);
  const lines = unnamed.length === 0 ? [] : wrapText(noteOf(unnamed, options.unnamed), width - 8, textWidth);
  layer(svg, "unnamed")
    .attr("text-anchor", "start")
    .attr("fill", INK_2)
    .selectChildren<SVGTextElement, string>("text")
    .data(lines)
    .join("text")
    .attr("transform", (_, i) => `translate(0,${height + keyed.height + 14 + i * LINE})`)
    .text(String);
  grow(svg, width, height + keyed.height + (lines.length > 0 ? lines.length * LINE + 6 : 0));
}

interface KeyEntry<Point> {
  readonly point: Point;
  readonly n: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The key in as many columns as have room, read downwards. */
function keyLines<Point extends LabelPoint>(
  points: readonly Point[],
  width: number
): {readonly entries: readonly KeyEntry<Point>[]; readonly height: number} {
  if (points.length === 0) return {entries: [], height: 0};
  const column = Math.min(width, widestText(points.map(({text}) => text)) + NUMBER + GAP);
  const columns = Math.max(1, Math.floor((width + GAP) / column));
  const high = Math.ceil(points.length / columns);
  const entries = points.map((point, i) => ({
    point,
    n: String(i + 1),
    text: cutText(point.text, width - NUMBER),
    x: Math.floor(i / high) * column,
    y: 14 + (i % high) * LINE
  }));
  return {entries, height: high * LINE + 6};
}

function noteOf(points: readonly LabelPoint[], words: DrawNamesOptions<LabelPoint>["unnamed"]): string {
  const names = points.slice(0, MOST_LISTED).map(({text}) => text);
  return words(points.length, points.length > MOST_LISTED ? [...names, "…"] : names);
}

/** The group of a picture for marks of one kind; made where it is not there. */
export function layer(
  svg: SVGSVGElement,
  mark: string
): Selection<SVGGElement, string, SVGSVGElement, unknown> {
  return select(svg)
    .selectChildren<SVGGElement, string>(`g[data-mark="${mark}"]`)
    .data([mark])
    .join("g")
    .attr("data-mark", mark) as never;
}

function withHalo(group: ReturnType<typeof layer>): ReturnType<typeof layer> {
  return group
    .attr("stroke", PAPER)
    .attr("stroke-width", 3)
    .attr("stroke-linejoin", "round")
    .attr("paint-order", "stroke");
}

function grow(svg: SVGSVGElement, width: number, height: number): void {
  svg.setAttribute("height", String(height));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
}
