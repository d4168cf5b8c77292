import {html} from "htl";
import {searchBox} from "../components/search/searchPanel.js";
import {type Entry, entriesOf} from "../lib/findEntries.js";
import {readLanguage} from "../lib/language.js";
import {notFoundMessages} from "../lib/messages/notFound.js";
import {searchMessages} from "../lib/messages/search.js";
import {type Nearest, nearestEntries} from "../lib/nearestEntries.js";
import {findIn, type SearchParts, searchIndex} from "../lib/searchIndex.js";

// The script of the page that hosts answer with where there is none (scripts/build/notFound.ts). It stands inline, for
// at whatever address it is shown, the site's root has to be found first.

/**
 * Paths that may be the site's root where it is asked for `pathname`, the likeliest first: what stands before one of
 * its `folders`, else the folder of the address and those above it.
 */
export function rootsOf(pathname: string, folders: readonly string[]): readonly string[] {
  const parts = pathname.split("/").slice(0, -1);
  const above = parts.map((_, i) => `${parts.slice(0, parts.length - i).join("/")}/`);
  const known = above.filter((_, i) => folders.includes(parts[parts.length - i] ?? ""));
  return [...new Set([...known, ...above])];
}

/** What the site has, with the root that it was found below. */
interface Site {
  readonly root: string;
  readonly index: SearchParts<readonly Entry[]>;
}

/** The site; null where it is found below none of `roots`. */
async function findSite(roots: readonly string[]): Promise<Site | null> {
  for (const path of roots) {
    const root = new URL(path, location.origin).href;
    const index = searchIndex(new URL("data/", root).href, entriesOf);
    try {
      await index.first();
      return {root, index};
    } catch {
      // Another folder of the host, or what it answers with where there is nothing.
    }
  }
  return null;
}

/** Fills the page in: the address, what is nearest to it, and the search. */
export async function fillNotFound(): Promise<void> {
  const main = document.querySelector<HTMLElement>("main")!;
  const base = document.querySelector("base");
  const lang = readLanguage();
  const m = notFoundMessages[lang];
  // The masthead may have taken the address for that of a page.
  document.title = `${m.title} | Benchfolio`;
  const asked = location.pathname;
  main.querySelector(".absent")!.replaceChildren(m.absent(shown(asked)));
  const folders = main.dataset.folders!.split(" ");
  const roots = rootsOf(asked, folders);
  const found = findSite(main.dataset.root ? [main.dataset.root, ...roots] : roots);
  const addressOf = (root: string, {address}: Entry) => {
    const url = new URL(address, root);
    const language = new URLSearchParams(location.search).get("lang");
    if (language !== null && !url.searchParams.has("lang")) url.searchParams.set("lang", language);
    return url.href;
  };
  const box = searchBox({
    async *find(query) {
      const site = await found;
      if (site === null) throw new Error("no index");
      yield* findIn(site.index, query);
    },
    addressOf: (entry) => addressOf(document.baseURI, entry),
    lang,
    m: searchMessages[lang]
  });
  const near = main.querySelector<HTMLElement>(".nearest")!;
  main.querySelector(".search")!.replaceChildren(box.input, box.list, box.status);
  for (const button of document.querySelectorAll("[data-search]"))
    button.addEventListener("click", () => box.input.focus());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === box.input) return;
    event.preventDefault();
    box.input.focus();
  });

  const site = await found;
  if (site === null) return near.replaceChildren(html`<p>${m.failed}</p>`);
  if (base) base.href = site.root;
  const below = asked.slice(new URL(site.root).pathname.length);
  const {same, others} = await nearestIn(site.index, below + location.search);
  const link = (entry: Entry, address: string) =>
    html`<li><a href=${address}>${entry.name[lang]}</a> <small>${[
      searchMessages[lang].kinds[entry.kind],
      entry.detail[lang]
    ]
      .filter((part) => part !== "")
      .join(" · ")}</small></li>`;
  near.replaceChildren(
    ...(same ? [html`<p>${m.same}</p><ul>${link(same, sameView(addressOf(site.root, same)))}</ul>`] : []),
    ...(others.length > 0
      ? [html`<p>${m.nearest}</p><ul>${others.map((entry) => link(entry, addressOf(site.root, entry)))}</ul>`]
      : []),
    ...(same || others.length > 0 ? [] : [html`<p>${m.none}</p>`])
  );
}

/** What is nearest to `address`; companies in no list are asked for where it is no page by another name. */
async function nearestIn({first, whole}: Site["index"], address: string): Promise<Nearest> {
  const near = nearestEntries(await first(), address);
  return near.same ? near : nearestEntries(await whole().catch(first), address);
}

/** The address with all that this one asks for besides: a link to the page by another name keeps its view. */
function sameView(address: string): string {
  const url = new URL(address);
  for (const [name, value] of new URLSearchParams(location.search))
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  url.hash = location.hash;
  return url.href;
}

/** A path as it is read, not as it is sent. */
function shown(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
