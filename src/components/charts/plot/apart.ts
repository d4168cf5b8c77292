import type {Box} from "./labels/obstacles.js";

/** A place in a picture, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Places of which no two are nearer than `gap`, each as near to its own as those before it leave room for, within
 * `bounds`. Where the picture has no room left at all, a point stays where it is.
 */
export function apart(places: readonly Place[], gap: number, bounds: Box): Place[] {
  const cells = new Map<string, Place[]>();
  const cellOf = (x: number, y: number) => `${Math.floor(x / gap)},${Math.floor(y / gap)}`;
  const isFree = ({x, y}: Place) =>
    [-gap, 0, gap].every((dx) =>
      [-gap, 0, gap].every((dy) =>
        (cells.get(cellOf(x + dx, y + dy)) ?? []).every(
          (other) => Math.hypot(other.x - x, other.y - y) >= gap - 1e-6
        )
      )
    );
  const far = Math.hypot(bounds.right - bounds.left, bounds.bottom - bounds.top);
  return places.map((place) => {
    const found = firstOf(
      around(place, gap / 4, far),
      (near) => isFree(near) && (near === place || isWithin(near, bounds))
    );
    const {x, y} = found ?? place;
    cells.set(cellOf(x, y), [...(cells.get(cellOf(x, y)) ?? []), {x, y}]);
    return found ?? place;
  });
}

// One at a time: the rings of a whole picture have some 200,000 places, and a free one is among the first.
function firstOf<T>(all: Iterable<T>, isFound: (each: T) => boolean): T | undefined {
  for (const each of all) if (isFound(each)) return each;
  return undefined;
}

/** The place itself, then places on rings around it that are `step` apart, as far as `far`. */
function* around(place: Place, step: number, far: number): Generator<Place> {
  yield place;
  for (let radius = step; radius <= far; radius += step) {
    const n = Math.ceil((2 * Math.PI * radius) / step);
    for (let i = 0; i < n; i++) {
      const angle = (2 * Math.PI * i) / n;
      yield {x: place.x + radius * Math.cos(angle), y: place.y + radius * Math.sin(angle)};
    }
  }
}

function isWithin({x, y}: Place, {left, right, top, bottom}: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * How far points on one line move off it so that no two are nearer than `gap`: the least of 0, ∓gap, ∓2 gap, … that is
 * free. `xs` come in any order; what stands first on the line moves last.
 */
export function dodge(xs: readonly number[], gap: number): number[] {
  const offsets = xs.map(() => 0);
  const order = xs.map((_, i) => i).sort((a, b) => xs[a]! - xs[b]! || a - b);
  for (const [k, i] of order.entries()) {
    const near: number[] = [];
    for (let j = k - 1; j >= 0 && xs[i]! - xs[order[j]!]! < gap; j--) near.push(order[j]!);
    const isFree = (dy: number) =>
      near.every((other) => Math.hypot(xs[i]! - xs[other]!, dy - offsets[other]!) >= gap - 1e-6);
    let lane = 0;
    while (!isFree(offsetOf(lane) * gap)) lane++;
    offsets[i] = offsetOf(lane) * gap;
  }
  return offsets;
}

/** 0, −1, 1, −2, 2, … */
function offsetOf(lane: number): number {
  return (lane % 2 === 0 ? 1 : -1) * Math.ceil(lane / 2);
}
