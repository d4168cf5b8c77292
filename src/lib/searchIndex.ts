import {type Entry, findEntries, type SearchIndex} from "./findEntries.js";
import {retried} from "./retried.js";

/** The index of the search, what is made of it, in the two steps in which it comes. What failed is asked for again. */
export interface SearchParts<T> {
  /** The members of lists, and all that is no company. */
  first(): Promise<T>;
  /** The companies in no list, too: most of a whole market, asked for once the first part is there. */
  whole(): Promise<T>;
}

/** What answers a query, as far as it is known. */
export interface Found {
  readonly entries: readonly Entry[];
  /** Whether companies in no list were looked through. */
  readonly unlisted: "there" | "coming" | "failed";
}

/** The index whose files are in `folder`, an address that ends with a slash, each fetched when it is first asked for. */
export function searchIndex<T>(
  folder: string,
  make: (index: SearchIndex) => T,
  load: typeof fetch = (...asked) => fetch(...asked)
): SearchParts<T> {
  const read = async (name: string) => {
    const response = await load(`${folder}${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  };
  const listed = retried<SearchIndex>(() => read("search.json"));
  const first = retried(async () => make(await listed()));
  const whole = retried(async () => {
    const index = await listed();
    if (!index.unlisted) return first();
    const others: SearchIndex["companies"] = await read("search-unlisted.json");
    return make({...index, companies: [...index.companies, ...others]});
  });
  return {first, whole};
}

/** What answers `query` among the first part, and then among all. Rejects where not even the first can be loaded. */
export async function* findIn(
  {first, whole}: SearchParts<readonly Entry[]>,
  query: string
): AsyncGenerator<Found> {
  // In this order: all of it, where that is there.
  const all = whole().then((among) => ({among, unlisted: "there" as const}));
  const soonest = await Promise.race([all, first().then((among) => ({among, unlisted: "coming" as const}))]);
  const entries = findEntries(soonest.among, query);
  yield {entries, unlisted: soonest.unlisted};
  if (soonest.unlisted === "there") return;
  const rest = await all.catch(() => null);
  yield rest === null
    ? {entries, unlisted: "failed"}
    : {entries: findEntries(rest.among, query), unlisted: "there"};
}
