import {searchIndex} from "./searchIndex.js";

/**
 * How companies are looked for besides the names that a row has: pinyin and initials of their Chinese names, further
 * codes and former names, by code; of those in no list only where a page shows some. For pages in `src/companies`.
 */
export function typedNames(hasUnlisted: boolean): () => Promise<ReadonlyMap<string, string>> {
  const {first, whole} = searchIndex(
    "../data/",
    ({companies}) =>
      new Map(companies.map(([code, , , , , typed, others = []]) => [code, [typed, ...others].join(" ")]))
  );
  return hasUnlisted ? whole : first;
}
