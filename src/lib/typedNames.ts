import type {SearchIndex} from "./findEntries.js";

/** Where a page finds the index of the search, from `src/companies`. */
const INDEX = "../data/search.json";

/**
 * How companies are looked for besides the names that a row has: pinyin and initials of their Chinese names, further
 * codes and former names, by code. Fetched once, when it is first asked for; what failed is asked for again.
 */
export function typedNames(): () => Promise<ReadonlyMap<string, string>> {
  let loaded: Promise<ReadonlyMap<string, string>> | undefined;
  return () => {
    loaded ??= fetch(INDEX).then(async (response) => {
      if (!response.ok) throw new Error(`search.json: ${response.status}`);
      const {companies} = (await response.json()) as Pick<SearchIndex, "companies">;
      return new Map(
        companies.map(([code, , , , , typed, others = []]) => [code, [typed, ...others].join(" ")])
      );
    });
    loaded.catch(() => {
      loaded = undefined;
    });
    return loaded;
  };
}
