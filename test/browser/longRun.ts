import {isLong} from "../length.js";

/**
 * What a test is marked with that is run in `npm run test:long` alone: one that many others are like, unless it stands for
 * them in `npm test`, and one whose words, numbers and files boards in jsdom are tested for as well.
 */
export function likeOthers(standsForThem = false): {tag: string[]} {
  return {tag: standsForThem ? [] : [LIKE_OTHERS]};
}

const LIKE_OTHERS = "@like-others";

/** The tests that this run leaves out. */
export const LEFT_OUT = isLong ? undefined : new RegExp(LIKE_OTHERS);
