import {type Entry, KINDS} from "./findEntries.js";
import {foldText} from "./foldText.js";

/** Entries that an address may have meant. */
export interface Nearest {
  /** The page of this very address, but for its ending, its case or its marks. */
  readonly same: Entry | null;
  /** Where there is none, others, the nearest first. */
  readonly others: readonly Entry[];
}

/** More than these are no help. */
const MOST = 6;
/** Of a shorter name nearly every other is near. */
const SHORTEST = 3;

/**
 * What is nearest to `address`, a path below the site's root with or without its query, that leads to nothing: a page
 * of the same address but for case and ending; then one whose name is the last part of it; then names that begin with
 * it or that it begins with (`/companies/300308`, `/models/`); then names that few changed letters make of it
 * (`gema-7b`). Of equally near ones those of the same folder come first.
 */
export function nearestEntries(entries: readonly Entry[], address: string): Nearest {
  const asked = partsOf(address);
  const near = entries.flatMap((entry) => {
    const distance = distanceTo(entry, asked);
    return distance === null ? [] : [{entry, distance}];
  });
  near.sort((a, b) => a.distance - b.distance || kindOf(a.entry) - kindOf(b.entry));
  const [first] = near;
  if (first?.distance === 0) return {same: first.entry, others: []};
  return {same: null, others: near.slice(0, MOST).map(({entry}) => entry)};
}

const kindOf = ({kind}: Entry) => KINDS.indexOf(kind);

interface Parts {
  /** The whole address, and that without its query. */
  readonly whole: readonly string[];
  readonly folder: string;
  readonly name: string;
}

function partsOf(address: string): Parts {
  const [path = "", query = ""] = shorten(decoded(address)).split("?");
  const parts = path.split("/").filter((part) => part !== "");
  return {
    whole: [path, `${path}?${query}`].map(squeezed),
    folder: squeezed(parts.length > 1 ? parts[0]! : ""),
    name: squeezed(parts.at(-1) ?? "")
  };
}

/** An address without the ending of a file or the name of a folder's page. */
const shorten = (address: string) =>
  address.replace(/\.html?(?=$|\?)/i, "").replace(/(^|\/)(index)?\/*(?=$|\?)/i, "");

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A stray % stands for itself.
    return address;
  }
}

/** Text as names are compared: without case and marks. */
const squeezed = (text: string) => foldText(text).replace(/[\s\-_.()]/g, "");

function distanceTo(entry: Entry, {whole, folder, name}: Parts): number | null {
  const address = shorten(decoded(entry.address));
  const path = squeezed(address);
  if (whole.includes(path)) return 0;
  const isElsewhere = folder !== "" && !path.startsWith(`${folder}/`) ? 0.5 : 0;
  // A part of what stands in the folder; the folder of many.
  if (entry.kind === "page" && name !== "" && path.startsWith(`${name}/`)) return 1;
  if (name.length < SHORTEST) return null;
  const own = squeezed(address.split(/[/=]/).at(-1)!);
  const distances = [own, ...entry.keys.map(squeezed)].map((key) => distanceOf(key, name));
  const least = Math.min(...distances);
  return Number.isFinite(least) ? least + isElsewhere : null;
}

/** How far two names are from each other; infinite where they have nothing to do with each other. */
function distanceOf(key: string, name: string): number {
  if (key === name) return 1;
  if (key.length < SHORTEST) return Number.POSITIVE_INFINITY;
  if (key.startsWith(name) || name.startsWith(key)) return 2;
  // A letter of four, two of eight.
  const most = Math.min(3, Math.floor(Math.min(key.length, name.length) / 4));
  const edits = editsBetween(key, name, most);
  return edits > most ? Number.POSITIVE_INFINITY : 2 + edits;
}

/**
 * Letters that are to be put in, left out, replaced, or exchanged with their neighbour to make `b` of `a` (the optimal
 * string alignment of Damerau and Levenshtein); more than `most` where it is more than that.
 */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [beforeLast, last]: number[][] = [[], Array.from({length: b.length + 1}, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(last![j]! + 1, row[j - 1]! + 1, last![j - 1]! + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast![j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last!, row];
  }
  return last!.at(-1)!;
}
