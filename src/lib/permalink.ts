import {FOREIGN} from "./foreignParams.js";

/** What a parameter's text was read as; `ignored` is the part that could not be used. */
export interface Reading<T> {
  readonly value?: T;
  readonly ignored?: string;
}

/** One parameter of the URL: its default, and how its value is written and read back. */
export interface Param<T> {
  readonly initial: T;
  /** What the value is one of, or some of where it is a list; none where it may be anything. */
  readonly options?: readonly unknown[];
  format(value: T): string;
  parse(text: string): Reading<T>;
}

export type Params<State> = {readonly [Key in keyof State]: Param<State[Key]>};

/** A part of the URL that was left out of account, for a visible note. */
export interface Ignored {
  readonly name: string;
  readonly text: string;
}

// Not of a page but of the whole site: the language, which the layout reads, the list of companies (boards/scope.ts),
// the reader's own one past the page that compares (layout/layout.js), and the unit of money, which pages without
// money hand on.
const SITE_PARAMS = ["lang", "list", "codes", "own", "name", "unit"];

const isForeign = new RegExp(FOREIGN, "i");

/** One of `allowed`. */
export function oneOf<T extends string>(allowed: readonly T[], initial: T): Param<T> {
  return {
    initial,
    options: allowed,
    format: (value) => value,
    parse: (text) => (allowed.includes(text as T) ? {value: text as T} : {ignored: text})
  };
}

/** Some of `allowed`, in their order. Unknown names are ignored, the known ones kept. */
export function someOf<T extends string>(
  allowed: readonly T[],
  initial: readonly T[] = allowed
): Param<readonly T[]> {
  return {
    initial,
    options: allowed,
    format: (value) => value.join(","),
    parse: (text) => {
      const names = text === "" ? [] : text.split(",");
      const unknown = names.filter((name) => !allowed.includes(name as T));
      const value = allowed.filter((name) => names.includes(name));
      if (names.length > 0 && value.length === 0) return {ignored: text};
      return unknown.length > 0 ? {value, ignored: unknown.join(",")} : {value};
    }
  };
}

/** True or false, written `1` and `0`. */
export function flag(initial: boolean): Param<boolean> {
  return {
    initial,
    options: [true, false],
    format: (value) => (value ? "1" : "0"),
    parse: (text) => (text === "1" || text === "0" ? {value: text === "1"} : {ignored: text})
  };
}

/** A whole number from `lo` to `hi`. */
export function wholeNumber(lo: number, hi: number, initial: number): Param<number> {
  return {
    initial,
    format: (value) => String(value),
    parse: (text) => {
      const value = Number(text);
      return /^-?\d{1,9}$/.test(text) && value >= lo && value <= hi ? {value} : {ignored: text};
    }
  };
}

/** A decimal number above 0 and up to `most`, or null, which is the default and is written as nothing. */
export function maybeNumber(most: number): Param<number | null> {
  return {
    initial: null,
    format: (value) => (value === null ? "" : String(value)),
    parse: (text) => {
      const value = Number(text);
      return /^\d+(\.\d+)?$/.test(text) && value > 0 && value <= most ? {value} : {ignored: text};
    }
  };
}

/** Free text of at most `longest` characters; the link of a longer one is cut. */
export function freeText(longest = 100): Param<string> {
  return {
    initial: "",
    format: (value) => value.slice(0, longest),
    parse: (text) => (text.length <= longest ? {value: text} : {ignored: text})
  };
}

/** A column to order by; null is the original order. Written `column` or, descending, `-column`; `formerly` has keys of before by what they are now. */
export function sortBy(
  keys: readonly string[],
  formerly: Readonly<Record<string, string>> = {}
): Param<{readonly key: string; readonly descending: boolean} | null> {
  return {
    initial: null,
    format: (sort) => (sort === null ? "" : `${sort.descending ? "-" : ""}${sort.key}`),
    parse: (text) => {
      const name = text.replace(/^-/, "");
      const key = Object.hasOwn(formerly, name) ? formerly[name]! : name;
      return keys.includes(key) ? {value: {key, descending: text !== name}} : {ignored: text};
    }
  };
}

// With an exponent: a brush ends in numbers such as 1.4e-14.
const NUMBER = "(-?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?)";
const INTERVAL = new RegExp(`^(?:(gt)?${NUMBER})?\\.\\.(?:(lt)?${NUMBER})?$`);

/** An interval whose ends may be open. Its ends are part of it but for those that `excludes` names. */
export type Range = readonly [lo: number | null, hi: number | null, excludes?: Excluded];
export type Excluded = "lo" | "hi" | "both";

/** An interval in its one form: an end that is open is not excluded, too. */
export function rangeOf(lo: number | null, hi: number | null, noLo = false, noHi = false): Range {
  const [isAbove, isBelow] = [noLo && lo !== null, noHi && hi !== null];
  if (!isAbove && !isBelow) return [lo, hi];
  return [lo, hi, isAbove && isBelow ? "both" : isAbove ? "lo" : "hi"];
}

/** Whether the lower and the upper end of an interval are left out of it. */
export function excludedEnds([, , excludes]: Range): readonly [lo: boolean, hi: boolean] {
  return [excludes === "lo" || excludes === "both", excludes === "hi" || excludes === "both"];
}

/** Whether any number lies in an interval. */
export function isOrdered([lo, hi, excludes]: Range): boolean {
  return lo === null || hi === null || (excludes === undefined ? lo <= hi : lo < hi);
}

/** An interval whose ends may be open, written `lo..hi`; an end that is not part of it is written `gtlo..` or `..lthi`. */
export function range(): Param<Range> {
  const end = (value: number | null, mark: string) => (value === null ? "" : `${mark}${value}`);
  return {
    initial: [null, null],
    format: (value) => {
      const [noLo, noHi] = excludedEnds(value);
      return `${end(value[0], noLo ? "gt" : "")}..${end(value[1], noHi ? "lt" : "")}`;
    },
    parse: (text) => {
      const match = INTERVAL.exec(text);
      const [lo, hi] = [parseEnd(match?.[2]), parseEnd(match?.[4])];
      const value = rangeOf(lo, hi, match?.[1] !== undefined, match?.[3] !== undefined);
      const isInReach = [lo, hi].every((each) => each === null || Number.isFinite(each));
      return match && isOrdered(value) && isInReach ? {value} : {ignored: text};
    }
  };
}

/** Some of `allowed` in their order, or null, which is the default: the page's own choice. */
export function maybeSome<T extends string>(allowed: readonly T[]): Param<readonly T[] | null> {
  const some = someOf(allowed);
  return {
    initial: null,
    format: (value) => (value === null ? "" : some.format(value)),
    parse: (text) => (text === "" ? {ignored: text} : some.parse(text))
  };
}

/**
 * Reads the state from a query string; what cannot be read falls back to the default and is reported.
 * Of a name that is given twice the first value counts.
 */
export function parseState<State>(params: Params<State>, search: string): {state: State; ignored: Ignored[]} {
  const query = new URLSearchParams(search);
  const ignored: Ignored[] = [];
  const read = new Set<string>();
  for (const [name, text] of query) {
    const isOwn = Object.hasOwn(params as object, name);
    if (!isOwn && isForeign.test(name)) continue;
    if (!(isOwn || SITE_PARAMS.includes(name)) || read.has(name)) ignored.push({name, text});
    read.add(name);
  }
  const entries = Object.entries<Param<unknown>>(params).map(([name, param]) => {
    const text = query.get(name);
    const reading = text === null ? {} : param.parse(text);
    if (reading.ignored !== undefined) ignored.push({name, text: reading.ignored});
    return [name, reading.value ?? param.initial];
  });
  return {state: Object.fromEntries(entries) as State, ignored};
}

/** The query string of a state: only what differs from the default, in the order of `params`; the site's own are kept. */
export function formatState<State>(params: Params<State>, state: State, search = ""): string {
  const before = new URLSearchParams(search);
  const query = new URLSearchParams();
  // A page may take one of these names for its own: the companies that it compares are `codes`.
  for (const name of SITE_PARAMS)
    if (before.has(name) && !Object.hasOwn(params as object, name)) query.set(name, before.get(name)!);
  for (const [name, param] of Object.entries<Param<unknown>>(params)) {
    const text = param.format(state[name as keyof State]);
    if (text !== param.format(param.initial)) query.set(name, text);
  }
  // Commas and dots are legal in a query and read better than their escapes.
  return query.toString().replaceAll("%2C", ",");
}

function parseEnd(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
