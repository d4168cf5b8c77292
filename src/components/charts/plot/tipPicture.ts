import {wrapText} from "../../export/wrapText.js";
import {svgElement} from "../../svgElement.js";
import {textWidth} from "./labels/text.js";
import {INK, INK_2, PAPER} from "./svgPlot.js";

/** What is said of a point: its name, the figures that the chart is about, then the rest. */
export interface TipContent {
  readonly title: string;
  /** Two or three, in large. */
  readonly figures?: readonly TipFigure[];
  readonly rest: readonly string[];
}

export interface TipFigure {
  readonly label: string;
  readonly value: string;
}

/** A tip is as wide as its words, up to this. Pixels. */
const MOST = 288;
const PAD = 10;
const AWAY = 12;
const COLUMN_GAP = 16;

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly style: Readonly<Record<string, string | number>>;
}

const TITLE = {"font-size": 13, "font-weight": 700, fill: INK};
const LARGE = {"font-size": 18, "font-weight": 600, fill: INK};
const SMALL = {"font-size": 12, fill: INK_2};

/** A tip beside a point of a picture of `width` by `height` pixels: where it covers neither the point nor, if it can, the edge. */
export function tipPicture(
  {title, figures = [], rest}: TipContent,
  point: {readonly x: number; readonly y: number},
  {width, height}: {readonly width: number; readonly height: number}
): SVGGElement {
  const room = Math.min(MOST, width - 2 * PAD);
  const lines: Line[] = [];
  let [y, widest] = [PAD, 0];
  const write = (text: string, style: Line["style"], {size = 12, bold = false} = {}) => {
    for (const part of wrapText(text, room, (piece) => textWidth(piece, {size, bold}))) {
      lines.push({text: part, x: 0, y: y + size, style});
      widest = Math.max(widest, textWidth(part, {size, bold}));
      y += Math.round(size * 1.35);
    }
  };
  write(title, TITLE, {size: 13, bold: true});
  let x = 0;
  for (const [i, {label, value}] of figures.entries()) {
    const column = Math.max(textWidth(value, {size: 18, bold: true}), textWidth(label));
    if (i === 0) y += 4;
    else if (x + column > room) {
      x = 0;
      y += 40;
    }
    lines.push({text: value, x, y: y + 17, style: LARGE}, {text: label, x, y: y + 33, style: SMALL});
    widest = Math.max(widest, x + column);
    x += column + COLUMN_GAP;
  }
  if (figures.length > 0) y += 42;
  for (const text of rest) write(text, SMALL);
  const [w, h] = [Math.ceil(widest) + 2 * PAD, y + PAD - 2];
  const at = placeTip(point, {w, h}, {width, height});
  const group = svgElement("g", {transform: `translate(${at.x},${at.y})`});
  group.append(svgElement("rect", {width: w, height: h, rx: 3, fill: PAPER, stroke: INK_2}));
  for (const {text, x, y, style} of lines) {
    const line = svgElement("text", {x: x + PAD, y, "text-anchor": "start", ...style});
    line.textContent = text;
    group.append(line);
  }
  return group;
}

/** To the right of a point, else to its left, else below or above it. */
function placeTip(
  point: {readonly x: number; readonly y: number},
  {w, h}: {readonly w: number; readonly h: number},
  {width, height}: {readonly width: number; readonly height: number}
): {readonly x: number; readonly y: number} {
  const beside = Math.max(0, Math.min(height - h, point.y - h / 2));
  if (point.x + AWAY + w <= width) return {x: point.x + AWAY, y: beside};
  if (point.x - AWAY - w >= 0) return {x: point.x - AWAY - w, y: beside};
  const x = Math.max(0, Math.min(width - w, point.x - w / 2));
  const isBelow = point.y + AWAY + h <= height || point.y - AWAY - h < 0;
  return {x, y: isBelow ? point.y + AWAY : point.y - AWAY - h};
}
