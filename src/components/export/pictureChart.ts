import {svgElement} from "../svgElement.js";
import type {TextBox} from "./pictureText.js";

/** Puts a chart into a box at `y`, made smaller if it is wider; returns where it ends. */
export function placeChart(chart: SVGSVGElement, {parent, x, width}: TextBox, y: number): number {
  const view = viewBox(chart);
  const drawn = {width: size(chart, "width") ?? view.width, height: size(chart, "height") ?? view.height};
  const scale = Math.min(1, width / drawn.width);
  chart.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
  const place = {x, y, width: drawn.width * scale, height: drawn.height * scale};
  for (const [name, value] of Object.entries(place)) chart.setAttribute(name, String(value));
  parent.append(chart);
  return y + place.height;
}

/** A placed chart as a group: some programs lose an SVG within an SVG, all know a group. */
export function unwrapChart(chart: SVGSVGElement): SVGGElement {
  const view = viewBox(chart);
  const [x = 0, y = 0, width = view.width] = ["x", "y", "width"].map((name) => size(chart, name));
  const scale = round(width / view.width);
  const move = `translate(${round(x - view.x * scale)},${round(y - view.y * scale)})`;
  const group = svgElement("g", {transform: scale === 1 ? move : `${move} scale(${scale})`});
  for (const {name, value} of chart.attributes) {
    if (!/^(x|y|width|height|viewBox|preserveAspectRatio|overflow)$/.test(name))
      group.setAttribute(name, value);
  }
  group.append(...chart.childNodes);
  return group;
}

function viewBox(svg: SVGSVGElement): {x: number; y: number; width: number; height: number} {
  const numbers =
    svg
      .getAttribute("viewBox")
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [x = 0, y = 0, width = size(svg, "width") ?? 0, height = size(svg, "height") ?? 0] = numbers;
  if (!(width > 0 && height > 0)) throw new Error("picture: chart without width and height");
  return {x, y, width, height};
}

/** A length in pixels; undefined where there is none, or one relative to the page. */
function size(svg: SVGSVGElement, name: string): number | undefined {
  const length = /^(-?[\d.]+)(px)?$/.exec(svg.getAttribute(name) ?? "");
  return length ? Number(length[1]) : undefined;
}

function round(value: number): number {
  return +value.toFixed(4);
}
