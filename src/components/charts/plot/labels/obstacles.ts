/** A rectangle of a picture, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line from a dot to its label, in pixels. */
export interface Leader {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Obstacle {
  readonly box: Box;
  readonly core: Box;
}

const CELL = 32;

/** What labels must not cover, found by place: a picture of hundreds of dots is asked thousands of times. */
export class Obstacles {
  readonly #cells = new Map<number, Obstacle[]>();
  readonly #leaders: Leader[] = [];

  /** What labels keep clear of, and of it the part that no leader may cross. */
  add(box: Box, core = box): void {
    const obstacle = {box, core};
    someCell(box, (cell) => {
      const found = this.#cells.get(cell);
      if (found) found.push(obstacle);
      else this.#cells.set(cell, [obstacle]);
      return false;
    });
  }

  addLeader(leader: Leader): void {
    this.#leaders.push(leader);
  }

  isFree(box: Box): boolean {
    const isCovered = (other: Obstacle) => overlaps(box, other.box);
    if (someCell(box, (cell) => this.#cells.get(cell)?.some(isCovered))) return false;
    return !this.#leaders.some((leader) => crosses(leader, box));
  }

  /** True for a leader that crosses nothing but `own`, the box of its dot. */
  isClear(leader: Leader, own?: Box): boolean {
    const isCrossed = ({box, core}: Obstacle) => box !== own && crosses(leader, core);
    if (someCell(boxOf(leader), (cell) => this.#cells.get(cell)?.some(isCrossed))) return false;
    return !this.#leaders.some((other) => meet(leader, other));
  }
}

export function within(a: Box, b: Box): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxOf({x1, y1, x2, y2}: Leader): Box {
  return {left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2)};
}

/** True where one of the cells that a box reaches into is what is asked for. */
function someCell({left, right, top, bottom}: Box, isFound: (cell: number) => boolean | undefined): boolean {
  for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++)
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
      if (isFound(row * 4096 + column)) return true;
  return false;
}

/** True where a line has a part within a box: what is left of it after each side has cut it (Liang and Barsky, 1984). */
function crosses({x1, y1, x2, y2}: Leader, {left, right, top, bottom}: Box): boolean {
  let [from, to] = [0, 1];
  const sides = [
    [x1 - x2, x1 - left],
    [x2 - x1, right - x1],
    [y1 - y2, y1 - top],
    [y2 - y1, bottom - y1]
  ] as const;
  for (const [step, room] of sides) {
    if (step === 0 && room <= 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to;
}

function meet(a: Leader, b: Leader): boolean {
  const side = (line: Leader, x: number, y: number) =>
    Math.sign((line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1));
  return side(a, b.x1, b.y1) !== side(a, b.x2, b.y2) && side(b, a.x1, a.y1) !== side(b, a.x2, a.y2);
}
