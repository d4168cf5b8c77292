import {type Box, type Leader, Obstacles, within} from "./obstacles.js";
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
  /** The name of the point, or its number in the key. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  /** From the dot to the label, where that does not stand beside it. */
  readonly leader?: Leader;
}

type Anchor = "start" | "middle" | "end";

export interface LabelSpace {
  /** Where labels may stand. */
  readonly bounds: Box;
  /** What they must not cover, besides the dots. */
  readonly taken?: readonly Box[];
  readonly radius?: number;
  /** How far labels keep from other dots, so that none seems to name a neighbour. */
  readonly clear?: number;
  readonly size?: number;
  /**
   * So many of the first points are what the picture is about: all ways are tried for them before the others choose, and
   * among many points the others have a name only where it has room beside the dot. All of them where it is not said.
   */
  readonly first?: number;
}

/** How the points of a picture are named. */
export interface NamedPoints<Point> {
  /** Names and numbers on the picture. */
  readonly labels: readonly PlacedLabel<Point>[];
  /** Whom the numbers are of, 1 first. */
  readonly key: readonly Point[];
  /** Those for whom there was no room at all. */
  readonly unnamed: readonly Point[];
}

/** Only so many points are tried, so that thousands of them are drawn as quickly. */
const MOST = 120;
/** A longer key is none that anybody reads. */
const MOST_KEYED = 60;

/** A name beside its dot, a name at the end of a leader, a number. */
type Kind = "beside" | "led" | "number";
/** Who is left without a name gets a number before the others choose: so often, then all get numbers. */
const ROUNDS = 5;

/**
 * Names points where the names cover no dot, no other name and nothing taken, and stay within the bounds: beside their
 * dots, else at the end of a leader in free room, else by a number with a key. Numbers follow `order`, from left to right
 * where it is not said.
 */
export function namePoints<Point extends LabelPoint>(
  points: readonly Point[],
  space: LabelSpace & {readonly order?: (a: Point, b: Point) => number}
): NamedPoints<Point> {
  const tried = points.slice(0, MOST);
  const order = space.order ?? ((a, b) => a.x - b.x || a.y - b.y);
  let best: readonly Placed<Point>[] = [];
  const widths = new Map(tried.map((point) => [point, textWidth(point.text, {size: space.size ?? 12})]));
  const wanted = tried.slice(0, space.first ?? tried.length);
  // Where the key has no room for all, another try does not help.
  const rounds = (space.first ?? points.length) > MOST_KEYED ? 0 : ROUNDS;
  let numbered: readonly Point[] = [];
  let most = -1;
  for (let round = 0; round <= rounds && most < wanted.length; round++) {
    if (round > 0 && round === rounds) numbered = [...new Set([...numbered, ...wanted])];
    const placed = nameSo(points, tried, {...space, numbered, widths});
    const found = new Set(placed.map(({point}) => point));
    const missed = wanted.filter((point) => !found.has(point));
    if (wanted.length - missed.length > most) best = placed;
    most = Math.max(most, wanted.length - missed.length);
    // Who has failed now is hardest to place.
    numbered = [...new Set([...missed, ...numbered])];
  }
  const key = best
    .filter(({isNumber}) => isNumber)
    .map(({point}) => point)
    .sort(order);
  const numbers = new Map(key.map((point, i) => [point, String(i + 1)]));
  const named = new Set(best.map(({point}) => point));
  return {
    labels: best.map(({isNumber, ...label}) => ({...label, text: numbers.get(label.point) ?? label.text})),
    key,
    unnamed: points.filter((point) => !named.has(point))
  };
}

type Placed<Point> = PlacedLabel<Point> & {readonly isNumber: boolean};

function nameSo<Point extends LabelPoint>(
  points: readonly Point[],
  tried: readonly Point[],
  {
    bounds,
    taken = [],
    radius = 5,
    clear = 0,
    size = 12,
    first = points.length,
    numbered,
    widths
  }: LabelSpace & {readonly numbered: readonly Point[]; readonly widths: ReadonlyMap<Point, number>}
): Placed<Point>[] {
  const reach = radius + clear;
  const obstacles = new Obstacles();
  for (const box of taken) obstacles.add(box);
  const dots = points.map(({x, y}) => boxAt(x - reach, y - reach, 2 * reach, 2 * reach));
  for (const [i, {x, y}] of points.entries())
    obstacles.add(dots[i]!, boxAt(x - radius, y - radius, 2 * radius, 2 * radius));
  // Which number it will be is not known yet.
  const number = tried.length > 9 ? "00" : "0";
  const numberWidth = textWidth(number, {size});
  const isCrowded = points.length > MOST_KEYED;
  // Many long leaders are a thicket.
  const reached = led(radius, size, first > MOST_KEYED ? SHORT : LENGTHS);
  const near = besides(radius, size);
  const places = {beside: near, led: reached, number: [...near, ...reached]};
  const placed: Placed<Point>[] = [];
  let keyed = 0;
  const isPlaced = (kind: Kind, point: Point, own: Box) => {
    const isNumber = kind === "number";
    if (isNumber && keyed === MOST_KEYED) return false;
    const text = isNumber ? number : point.text;
    const width = isNumber ? numberWidth : widths.get(point)!;
    const limits = {...bounds, ...point.room};
    for (const {dx, dy, anchor, leader} of places[kind]) {
      const [x, y] = [point.x + dx, point.y + dy];
      const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
      const place = boxAt(left, y - size * 0.6, width, size * 1.2);
      if (!within(place, limits) || !obstacles.isFree(place)) continue;
      const line = leader && moved(leader, point);
      if (line && !obstacles.isClear(line, own)) continue;
      obstacles.add(place);
      if (line) obstacles.addLeader(line);
      if (isNumber) keyed++;
      placed.push({point, text, x, y, anchor, isNumber, ...(line && {leader: line})});
      return true;
    }
    return false;
  };
  const boxes = new Map(points.map((point, i) => [point, dots[i]!]));
  const kinds = ["beside", "led", "number"] as const;
  const placeAll = (some: readonly Point[], of: readonly Kind[]) => {
    let open = some;
    for (const kind of of) open = open.filter((point) => !isPlaced(kind, point, boxes.get(point)!));
  };
  const known = new Set(numbered);
  const open = (some: readonly Point[]) => some.filter((point) => !known.has(point));
  placeAll(numbered, ["number"]);
  placeAll(open(tried.slice(0, first)), kinds);
  placeAll(open(tried.slice(first)), isCrowded ? ["beside"] : kinds);
  return placed;
}

/** A place for a label, from its dot. */
interface Offset {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: Anchor;
  readonly leader?: Leader;
}

/** To the right, to the left, above or below, then aside of these. */
function besides(radius: number, size: number): readonly Offset[] {
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
  ];
}

/** Lengths of leaders, in pixels: longer ones are not followed by an eye. */
const LENGTHS = [12, 18, 25, 33, 42, 52, 64, 78, 94, 112, 132];
const SHORT = LENGTHS.slice(0, 4);
const DIRECTIONS = 24;
/** Between a leader and its label. */
const GAP = 3;

/** At the end of a leader, short ones first, level ones before steep ones. */
function led(radius: number, size: number, lengths: readonly number[]): readonly Offset[] {
  const angles = Array.from({length: DIRECTIONS}, (_, i) => (2 * Math.PI * i) / DIRECTIONS).sort(
    (a, b) => Math.abs(Math.sin(a)) - Math.abs(Math.sin(b))
  );
  return lengths.flatMap((length) =>
    angles.flatMap((angle): Offset[] => {
      const [across, down] = [Math.cos(angle), Math.sin(angle)];
      const [x, y] = [across * (radius + length), down * (radius + length)];
      const leader = {x1: across * radius, y1: down * radius, x2: x, y2: y};
      const side = across > 0 ? 1 : -1;
      const aside: Offset = {dx: x + side * GAP, dy: y, anchor: side > 0 ? "start" : "end", leader};
      const over: Offset = {
        dx: x,
        dy: y + Math.sign(down) * (size * 0.6 + 1),
        anchor: "middle",
        leader
      };
      return Math.abs(down) > 0.7 ? [over, aside] : [aside];
    })
  );
}

function moved({x1, y1, x2, y2}: Leader, {x, y}: LabelPoint): Leader {
  return {x1: x1 + x, y1: y1 + y, x2: x2 + x, y2: y2 + y};
}

function boxAt(left: number, top: number, width: number, height: number): Box {
  return {left, right: left + width, top, bottom: top + height};
}
