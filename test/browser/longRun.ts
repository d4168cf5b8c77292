import {isLong} from "../length.js";

/**
 * What a test that many others are like is marked with: it is run in `npm run test:long` alone, unless it is one of
 * those that stand for its kind in `npm test`.
 */
export function likeOthers(standsForThem = false): {tag: string[]} {
  return {tag: standsForThem ? [] : [LIKE_OTHERS]};
}

const LIKE_OTHERS = "@like-others";

/** The tests that this run leaves out. */
export const LEFT_OUT = isLong ? undefined : new RegExp(LIKE_OTHERS);
