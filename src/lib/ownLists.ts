/** A list that the reader made, kept in this browser alone. */
export interface OwnList {
  readonly name: string;
  readonly codes: readonly string[];
}

const KEY = "benchfolio:lists";

/** The reader's lists by name; none where the browser keeps nothing, or what it kept is no list. */
export function ownLists(): OwnList[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(kept)) return [];
    // Of two of one name the later one counts.
    const byName = new Map(kept.filter(isList).map((list) => [list.name, list]));
    return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Keeps a list under its name, in the place of one that had it. False where the browser keeps nothing. */
export function keepList(list: OwnList): boolean {
  return write([...ownLists().filter(({name}) => name !== list.name), list]);
}

export function forgetList(name: string): boolean {
  return write(ownLists().filter((list) => list.name !== name));
}

function write(lists: readonly OwnList[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(lists));
    return true;
  } catch {
    return false;
  }
}

function isList(value: unknown): value is OwnList {
  const {name, codes} = (value ?? {}) as Partial<OwnList>;
  if (typeof name !== "string" || name.trim() === "") return false;
  return Array.isArray(codes) && codes.length > 0 && codes.every((code) => typeof code === "string");
}
