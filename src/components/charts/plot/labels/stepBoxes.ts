import type {Place} from "../apart.js";
import type {Box} from "./obstacles.js";

/** What a line of level and upright parts covers, from corner to corner, but for the dots that stand on it. */
export function stepBoxes(corners: readonly Place[], radius = 6): Box[] {
  return corners.slice(1).map((b, i) => {
    const a = corners[i]!;
    return a.y === b.y
      ? {left: Math.min(a.x, b.x) + radius, right: Math.max(a.x, b.x), top: a.y - 1, bottom: a.y + 1}
      : {left: a.x - 1, right: a.x + 1, top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y)};
  });
}
