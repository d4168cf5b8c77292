import {textWidth} from "./text.js";

/** A dot that wants a label, in pixels. Earlier ones choose first. */
export interface LabelPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Where this label alone must stay, within the bounds, such as out of a lane. */
  readonly room?: Partial<Box>;
}

export interface PlacedLabel<Point> {
  readonly point: Point;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LabelSpace {
  /** Where labels may stand. */
  readonly bounds: Box;
  /** What they must not cover, besides the dots. */
  readonly taken?: readonly Box[];
  readonly radius?: number;
  /** How far labels keep from other dots, so that none seems to name a neighbour. */
  readonly clear?: number;
  readonly size?: number;
}

/**
 * Labels beside their dots where they cover no dot, no other label and nothing taken, and stay within the
 * bounds: to the right, to the left, above or below, then aside of these, in this order. Dots without room stay without a label.
 */
export function placeLabels<Point extends LabelPoint>(
  points: readonly Point[],
  {bounds, taken = [], radius = 5, clear = 0, size = 12}: LabelSpace
): PlacedLabel<Point>[] {
  const reach = radius + clear;
  const dots = points.map(({x, y}) => box(x - reach, y - reach, 2 * reach, 2 * reach));
  const boxes: Box[] = [...taken];
  const placed: PlacedLabel<Point>[] = [];
  for (const [i, point] of points.entries()) {
    const width = textWidth(point.text, {size});
    const others = dots.filter((_, k) => k !== i);
    for (const {dx, dy, anchor} of places(radius, size)) {
      const [x, y] = [point.x + dx, point.y + dy];
      const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
      const place = box(left, y - size * 0.6, width, size * 1.2);
      if (
        !within(place, {...bounds, ...point.room}) ||
        [...boxes, ...others].some((other) => overlaps(place, other))
      )
        continue;
      boxes.push(place);
      placed.push({point, x, y, anchor});
      break;
    }
  }
  return placed;
}

function places(radius: number, size: number) {
  const beside = radius + 4;
  const above = radius + size * 0.7;
  return [
    {dx: beside, dy: 0, anchor: "start"},
    {dx: -beside, dy: 0, anchor: "end"},
    {dx: 0, dy: -above, anchor: "middle"},
    {dx: 0, dy: above, anchor: "middle"},
    {dx: -radius, dy: -above, anchor: "start"},
    {dx: radius, dy: -above, anchor: "end"},
    {dx: -radius, dy: above, anchor: "start"},
    {dx: radius, dy: above, anchor: "end"}
  ] as const;
}

function box(left: number, top: number, width: number, height: number): Box {
  return {left, right: left + width, top, bottom: top + height};
}

function within(a: Box, b: Box): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
