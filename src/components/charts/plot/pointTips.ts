import * as Plot from "@observablehq/plot";
import {groups} from "d3";
import {wrapText} from "../../export/wrapText.js";
import {svgElement} from "../../svgElement.js";
import {textWidth} from "./labels/text.js";
import {svgPlot, TIP} from "./svgPlot.js";

/** A point of a picture, in pixels, and what is said of it. */
export interface TipPoint {
  readonly x: number;
  readonly y: number;
  /** In lines; asked for when it is needed. */
  readonly text: () => string;
  /** What lights up elsewhere on the page with it: a company's code. */
  readonly code?: string;
}

/** What Plot's pointer listens to. */
const EVENTS = ["pointerenter", "pointermove", "pointerdown", "pointerleave"] as const;
const LINE = TIP.lineWidth * TIP.fontSize;

/**
 * Shows a tip on the point nearest to the pointer, and lets the keyboard walk over the points: one stop of the Tab key,
 * arrow keys from left to right, Home and End. The tip is Plot's own, on a picture over the given one that is drawn when
 * it is first needed after `update`: most changes of a filter are never hovered.
 */
export function pointTips(svg: SVGSVGElement, given: readonly TipPoint[] = []): PointTips {
  let points: readonly TipPoint[] = [];
  let at = 0;
  let over: SVGSVGElement | undefined;
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

  const draw = () => {
    const {width, height} = svg.viewBox.baseVal;
    const title = ({text}: TipPoint) =>
      text()
        .split("\n")
        .flatMap((line) => wrapText(line, LINE, (part) => textWidth(part)))
        .join("\n");
    const drawn = svgPlot({
      width,
      height,
      label: "",
      marks: [Plot.tip(points, Plot.pointer({x: "x", y: "y", title, ...TIP}))]
    });
    drawn.removeAttribute("role");
    drawn.removeAttribute("aria-label");
    drawn.setAttribute("aria-hidden", "true");
    drawn.classList.add("bf-tips");
    drawn.style.pointerEvents = "none";
    drawn.style.overflow = "visible";
    svg.append(drawn);
    return drawn;
  };
  const tell = (type: string, init: PointerEventInit) => {
    over ??= draw();
    // It must not rise to the picture again.
    over.dispatchEvent(new PointerEvent(type, {...init, bubbles: false}));
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
    if (point.code !== undefined) stop.setAttribute("data-key", point.code);
  };
  const show = () => {
    const {left, top, width} = svg.getBoundingClientRect();
    const scale = width / svg.viewBox.baseVal.width;
    const {x, y} = points[at]!;
    const init = {clientX: left + x * scale, clientY: top + y * scale, pointerType: "mouse"};
    tell("pointerenter", init);
    tell("pointermove", init);
  };

  for (const type of EVENTS)
    svg.addEventListener(type, ({clientX, clientY, pointerType, buttons}) =>
      tell(type, {clientX, clientY, pointerType, buttons})
    );
  stop.addEventListener("focus", show);
  stop.addEventListener("blur", () => tell("pointerleave", {pointerType: "mouse"}));
  stop.addEventListener("keydown", (event) => {
    const {key, ctrlKey, altKey, metaKey} = event;
    if (ctrlKey || altKey || metaKey || points.length === 0) return;
    if (key === "Enter") stop.dispatchEvent(new MouseEvent("click", {bubbles: true}));
    const next = destination(key, at, points.length);
    if (next === null) return;
    event.preventDefault();
    at = next;
    place();
    show();
    // The focus stays where it is, and is on another point.
    stop.dispatchEvent(new FocusEvent("focusin", {bubbles: true}));
  });
  const update = (next: readonly TipPoint[]) => {
    const before = points[at]?.code;
    points = together(next).sort((a, b) => a.x - b.x || a.y - b.y);
    const again = points.findIndex(({code}) => code !== undefined && code === before);
    at = Math.max(0, again);
    over?.remove();
    over = undefined;
    // Marks that came meanwhile are not to cover it; what is moved in the document loses the focus.
    if (stop.nextElementSibling) svg.append(stop);
    place();
  };
  update(given);
  return {update};
}

/** A picture as a page shows it, with tips on its points. */
export function withTips({svg, points}: Pointed): SVGSVGElement {
  pointTips(svg, points);
  return svg;
}

export interface Pointed {
  readonly svg: SVGSVGElement;
  readonly points: readonly TipPoint[];
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
      : {...members[0]!, text: () => members.map(({text}) => text()).join("\n")}
  );
}

function destination(key: string, at: number, n: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return Math.min(n - 1, at + 1);
  if (key === "ArrowLeft" || key === "ArrowUp") return Math.max(0, at - 1);
  if (key === "Home") return 0;
  if (key === "End") return n - 1;
  return null;
}
