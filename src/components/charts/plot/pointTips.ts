import {groups, least} from "d3";
import {svgElement} from "../../svgElement.js";
import {INK, PAPER} from "./svgPlot.js";
import {type TipContent, tipPicture} from "./tipPicture.js";

/** A point of a picture, in pixels, and what is said of it. */
export interface TipPoint {
  readonly x: number;
  readonly y: number;
  /** In lines, the first of them its name; asked for when it is needed. */
  readonly text: () => string;
  /** The same with the figures that the chart is about in large, where it has such. */
  readonly tip?: () => TipContent;
  /** What lights up elsewhere on the page with it: a company's code. */
  readonly code?: string;
}

/** A point whose tip has figures in large: heard, it is the same in lines. */
export function figuredPoint(place: Omit<TipPoint, "text" | "tip">, content: () => TipContent): TipPoint {
  return {...place, tip: content, text: () => linesOf(content()).join("\n")};
}

function linesOf({title, figures = [], rest}: TipContent): string[] {
  return [title, ...figures.map(({label, value}) => `${label} ${value}`), ...rest];
}

/**
 * What the points lie on, where they are not dots of their own: days from left to right, rows, or lines. Each point is
 * then told by itself, with a dot on it; days are found from wherever above or below, rows from the side.
 */
export type Along = "days" | "rows" | "lines";

/** A pointer that is further from all points is on none. Pixels. */
const NEAR = 40;
/** So near it is on the point itself: a click opens it, and a finger is wider than a mouse's arrow. */
const ON = {mouse: 9, touch: 24} as const;

/**
 * Shows a tip on the point nearest to the pointer, and lets the keyboard walk over the points: one stop of the Tab key,
 * arrow keys from left to right, Home and End. A click is one on the point that the tip names, whatever mark lies there:
 * it comes from the stop, with the point's code. A finger's first tap shows the tip, the second is the click. A long
 * walk over days takes Page Up and Page Down, too.
 */
export function pointTips(svg: SVGSVGElement, given: readonly TipPoint[] = [], along?: Along): PointTips {
  let points: readonly TipPoint[] = [];
  let at = 0;
  let over: SVGGElement | undefined;
  let shown: TipPoint | undefined;
  let isTouch = false;
  // A screen reader says the value of a slider whenever it changes, however many points there are.
  const stop = svgElement("rect", {
    class: "bf-point",
    width: 18,
    height: 18,
    rx: 9,
    fill: "none",
    role: "slider",
    "aria-valuemin": 1
  });
  // What is not an image has parts of its own to be read.
  svg.setAttribute("role", "group");
  svg.append(stop);

  const hide = () => {
    shown = undefined;
    over?.replaceChildren();
  };
  const show = (point: TipPoint | undefined) => {
    over ??= svg.appendChild(
      svgElement("g", {class: "bf-tips", "aria-hidden": "true", "pointer-events": "none"})
    );
    if (over.nextElementSibling) svg.append(over);
    if (point === shown) return;
    hide();
    if (!point) return;
    shown = point;
    const {x: cx, y: cy} = point;
    over.replaceChildren(
      ...(along === undefined ? [] : [svgElement("circle", {cx, cy, r: 4, fill: INK, stroke: PAPER})]),
      tipPicture(point.tip?.() ?? toContent(point.text()), point, sizeOf(svg))
    );
  };
  /** The point nearest to a place on the screen, if one is as near as that. */
  const pointAt = ({clientX, clientY}: MouseEvent, most: number) => {
    const {left, top, width} = svg.getBoundingClientRect();
    // What is not laid out has no width.
    const scale = width > 0 ? sizeOf(svg).width / width : 1;
    const [x, y] = [(clientX - left) * scale, (clientY - top) * scale];
    const away = (point: TipPoint) =>
      Math.hypot(along === "rows" ? 0 : point.x - x, along === "days" ? 0 : point.y - y);
    const nearest = least(points, away);
    return nearest && away(nearest) <= most ? nearest : undefined;
  };
  /** Puts the stop of the keyboard on the point that is its turn. */
  const place = () => {
    const point = points[at];
    stop.setAttribute("tabindex", point ? "0" : "-1");
    if (!point) return;
    stop.setAttribute("x", String(point.x - 9));
    stop.setAttribute("y", String(point.y - 9));
    stop.setAttribute("aria-label", svg.getAttribute("aria-label") ?? "");
    stop.setAttribute("aria-valuemax", String(points.length));
    stop.setAttribute("aria-valuenow", String(at + 1));
    stop.setAttribute("aria-valuetext", point.text().replaceAll("\n", ", "));
    if (point.code === undefined) stop.removeAttribute("data-key");
    else stop.setAttribute("data-key", point.code);
  };
  const go = (next: number) => {
    at = next;
    place();
  };
  // What lies below may keep a press for itself, such as a rectangle that is begun.
  svg.addEventListener("pointerdown", ({pointerType}) => (isTouch = pointerType === "touch"), true);
  for (const type of ["pointerenter", "pointermove"] as const)
    svg.addEventListener(type, (event) => {
      if (event.pointerType !== "touch") show(event.buttons > 0 ? undefined : pointAt(event, NEAR));
    });
  svg.addEventListener("pointerleave", ({pointerType}) => {
    if (pointerType !== "touch") hide();
  });
  svg.addEventListener("click", (event) => {
    if (event.target === stop) return;
    const point = pointAt(event, isTouch ? ON.touch : ON.mouse);
    // A mark that lies there is no other way to the same page, or to another one.
    if (point || (event.target as Element).closest("circle[data-code]")) event.stopPropagation();
    const isOpened = point !== undefined && (!isTouch || point === shown);
    if (isTouch) show(point);
    if (!isOpened) return;
    go(points.indexOf(point));
    stop.dispatchEvent(new MouseEvent("click", {bubbles: true}));
  });
  stop.addEventListener("focus", () => show(points[at]));
  stop.addEventListener("blur", hide);
  stop.addEventListener("keydown", (event) => {
    const {key, ctrlKey, altKey, metaKey} = event;
    if (ctrlKey || altKey || metaKey || points.length === 0) return;
    if (key === "Enter") stop.dispatchEvent(new MouseEvent("click", {bubbles: true}));
    const next = destination(key, at, points.length);
    if (next === null) return;
    event.preventDefault();
    go(next);
    show(points[at]);
    // The focus stays where it is, and is on another point.
    stop.dispatchEvent(new FocusEvent("focusin", {bubbles: true}));
  });
  const update = (next: readonly TipPoint[]) => {
    const before = points[at]?.code;
    const order = along === "rows" ? (["y", "x"] as const) : (["x", "y"] as const);
    points = (along === undefined ? together(next) : [...next]).sort(
      (a, b) => a[order[0]] - b[order[0]] || a[order[1]] - b[order[1]]
    );
    const again = points.findIndex(({code}) => code !== undefined && code === before);
    at = Math.max(0, again);
    hide();
    // Marks that came meanwhile are not to cover it; what is moved in the document loses the focus.
    if (stop.nextElementSibling) svg.append(stop);
    place();
  };
  update(given);
  return {update};
}

/** A picture as a page shows it, with tips on its points. */
export function withTips({svg, points, along}: Pointed): SVGSVGElement {
  pointTips(svg, points, along);
  return svg;
}

export interface Pointed {
  readonly svg: SVGSVGElement;
  readonly points: readonly TipPoint[];
  readonly along?: Along;
}

export interface PointTips {
  /** Other points on the same picture. */
  update(points: readonly TipPoint[]): void;
}

/** Points that lie on one pixel are one, which says all that is said of them. */
function together(points: readonly TipPoint[]): TipPoint[] {
  return groups(points, ({x, y}) => `${Math.round(x)},${Math.round(y)}`).map(([, members]) =>
    members.length === 1
      ? members[0]!
      : {
          x: members[0]!.x,
          y: members[0]!.y,
          ...(members[0]!.code !== undefined && {code: members[0]!.code}),
          text: () => members.map(({text}) => text()).join("\n")
        }
  );
}

/** Of a point that says no more than its lines. */
function toContent(text: string): TipContent {
  const [title = "", ...rest] = text.split("\n");
  return {title, rest};
}

/** Of a picture, in its own pixels. */
function sizeOf(svg: SVGSVGElement): {width: number; height: number} {
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(/[ ,]+/).map(Number);
  return {width, height};
}

/** A walk over all points takes so many presses of Page Down. */
const PAGES = 20;

function destination(key: string, at: number, n: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(n - 1, at + 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(0, at - 1);
  if (key === "PageDown") return Math.min(n - 1, at + Math.ceil(n / PAGES));
  if (key === "PageUp") return Math.max(0, at - Math.ceil(n / PAGES));
  if (key === "Home") return 0;
  if (key === "End") return n - 1;
  return null;
}
