import {foldText} from "./foldText.js";
import {spelledCode} from "./spelledCode.js";

/** The index as it is published (data-loaders/searchIndex.ts). */
export interface SearchIndex {
  readonly companies: readonly (readonly [
    code: string,
    name_zh: string,
    name_en: string,
    sector_zh: string,
    sector_en: string,
    typed: string,
    /** Further codes, and names that it had. */
    others?: readonly string[]
  ])[];
  /** How many of the companies, the first ones, are in lists. */
  readonly listed: number;
  /** How many companies in no list there are, in a file of their own (searchIndex.ts). */
  readonly unlisted: number;
  readonly models: readonly (readonly [id: string, name: string, developer: string])[];
  readonly benchmarks: readonly (readonly [id: string, name: string, category: string])[];
  readonly tables: readonly string[];
  readonly pages: readonly (readonly [path: string, en: string, zh: string])[];
}

/** Kinds in the order in which equally good ones are listed. */
export const KINDS = ["page", "company", "model", "benchmark", "table"] as const;
export type Kind = (typeof KINDS)[number];

/** Something that a reader can go to. */
export interface Entry {
  readonly kind: Kind;
  /** Below the site's root, without a slash at its beginning. */
  readonly address: string;
  readonly name: {readonly en: string; readonly zh: string};
  /** What tells it from others of its name. */
  readonly detail: {readonly en: string; readonly zh: string};
  /** What it is found by: its names, folded; what it is called first. */
  readonly keys: readonly string[];
  /** What it is found by too, less well: folded. */
  readonly about: string;
}

const same = (text: string) => ({en: text, zh: text});

/** What the index has, as entries. */
export function entriesOf({companies, listed, models, benchmarks, tables, pages}: SearchIndex): Entry[] {
  return [
    ...pages.map(([path, en, zh]): Entry => {
      const address = path === "/" || path.endsWith("/") ? `${path}index.html` : `${path}.html`;
      return {
        ...{kind: "page", address: address.slice(1), name: {en, zh}, detail: same("")},
        // A folder's name, "companies", asks for its pages as much as for the table.
        ...{keys: [en, zh, path.split("/")[1]!].filter((key) => key !== "").map(foldText), about: ""}
      };
    }),
    ...companies.map(([code, name_zh, name_en, sector_zh, sector_en, typed, others = []], i): Entry => {
      const at = encodeURIComponent(code);
      // A company in no list may have neither name nor sector.
      const told = (name: string, mark: string, sector: string) =>
        [[...new Set([name, code, ...others])].join(" "), ...(sector === "" ? [] : [sector])].join(mark);
      return {
        kind: "company",
        address: i < listed ? `companies/${at}.html` : `companies/company.html?code=${at}`,
        name: {en: name_en, zh: name_zh},
        detail: {en: told(name_zh, ", ", sector_en), zh: told(name_en, "，", sector_zh)},
        keys: [code, name_zh, name_en, ...others, ...typed.split(" ")].map(foldText),
        about: foldText(`${sector_zh} ${sector_en}`)
      };
    }),
    ...models.map(([id, name, developer]): Entry => {
      return {
        ...{kind: "model", address: `models/model.html?id=${encodeURIComponent(id)}`},
        ...{
          name: same(name),
          detail: same(developer),
          keys: [name, id].map(foldText),
          about: foldText(developer)
        }
      };
    }),
    ...benchmarks.map(([id, name, category]): Entry => {
      const column = encodeURIComponent(id);
      return {
        ...{kind: "benchmark", address: `models/benchmarks.html?set=all&columns=${column}&by=-${column}`},
        ...{name: same(name), detail: same(""), keys: [name, id].map(foldText), about: foldText(category)}
      };
    }),
    ...tables.map((name): Entry => {
      return {
        ...{kind: "table", address: `data/index.html?table=${name}`, name: same(name), detail: same("")},
        ...{keys: [foldText(name), foldText(name).replaceAll("_", " ")], about: ""}
      };
    })
  ];
}

/**
 * The entries in which every word of `query` occurs, the best first: a name that is the query first, then names that begin
 * with it and go on with another word, then those that go on within it, then those of which a word begins with it, then
 * those that hold it, then what is about it. Where nothing is found, a code is looked for as the site spells it. None
 * without a query.
 */
export function findEntries(entries: readonly Entry[], query: string): Entry[] {
  const found = entriesWith(entries, query);
  const code = spelledCode(query);
  return found.length === 0 && code !== null ? entriesWith(entries, code) : found;
}

function entriesWith(entries: readonly Entry[], query: string): Entry[] {
  const asked = foldText(query).trim();
  const words = asked.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return [];
  const found = entries.flatMap((entry) => {
    const place = placeOf(entry, asked, words);
    return place === null ? [] : [{entry, place}];
  });
  const kindOf = ({entry}: {entry: Entry}) => KINDS.indexOf(entry.kind);
  return found
    .sort((a, b) => a.place - b.place || kindOf(a) - kindOf(b) || shortest(a.entry) - shortest(b.entry))
    .map(({entry}) => entry);
}

function placeOf({keys, about}: Entry, asked: string, words: readonly string[]): number | null {
  if (keys.includes(asked)) return 0;
  // "llama 3" is Llama 3 8B sooner than LLaMA 33B, which is the shorter name.
  if (keys.some((key) => key.startsWith(asked) && !/^[\p{L}\p{N}]/u.test(key.slice(asked.length)))) return 1;
  if (keys.some((key) => key.startsWith(asked))) return 2;
  const beginsWord = (key: string) =>
    words.every((word) => ` ${key.replace(/[-_./()]/g, " ")}`.includes(` ${word}`));
  if (keys.some(beginsWord)) return 3;
  if (keys.some((key) => words.every((word) => key.includes(word)))) return 4;
  const all = [...keys, about].join("\n");
  return words.every((word) => all.includes(word)) ? 5 : null;
}

const shortest = ({keys}: Entry) => keys[0]!.length;
