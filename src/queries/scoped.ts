import type {SqlText} from "./sql.js";

/**
 * What a page of companies asks by default: `shared` is the same of every list, `own` a list's own, and `firstOnly`
 * is known of the list alone that pages open with: the days that are stored are of it.
 */
export interface ScopedQueries {
  readonly shared: readonly SqlText[];
  readonly firstOnly: readonly SqlText[];
  readonly own: readonly SqlText[];
}

/** All that a page of companies asks before its reader does anything, but what follows from the answers. */
export function scopedFacts({shared, firstOnly, own}: ScopedQueries): SqlText[] {
  return [...shared, ...firstOnly, ...own];
}
