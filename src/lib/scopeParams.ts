import type {Ignored} from "./permalink.js";
import {spelledCode} from "./spelledCode.js";

/** Which companies an address asks for. */
export interface AskedScope {
  /** The id of a list of the site; null where none is named. */
  readonly list: string | null;
  /** The codes of the reader's own list, `688256.SH`, each once. */
  readonly codes: readonly string[];
  readonly name: string;
  readonly ignored: readonly Ignored[];
}

/** So many companies are told apart on a chart, and an address is as long as browsers take. */
export const MOST_CODES = 200;
export const LONGEST_NAME = 60;

const CODE = /^[A-Z0-9-]{1,10}\.[A-Z]{2,4}$/;

/** Reads `list=`, `codes=` and `name=` of a query string. Codes win over a list; what is no code is reported. */
export function readScope(search: string): AskedScope {
  const query = new URLSearchParams(search);
  const codes = readCodes(query.get("codes") ?? "");
  const valid = codes.filter((code) => CODE.test(code));
  const rest = [...codes.filter((code) => !CODE.test(code)), ...valid.slice(MOST_CODES)];
  return {
    list: query.get("list"),
    codes: valid.slice(0, MOST_CODES),
    // By characters: half of one is no name.
    name: [...(query.get("name") ?? "").trim()].slice(0, LONGEST_NAME).join(""),
    ignored: rest.length > 0 ? [{name: "codes", text: rest.join(",")}] : []
  };
}

/** The codes of a text, `600519.SS,sz300308`, each once, as the site writes them; what is no code stays to be reported. */
export function readCodes(text: string): string[] {
  const parts = text.split(/[,\s]+/).filter((part) => part !== "");
  return [...new Set(parts.map((part) => spelledCode(part) ?? part.toUpperCase()))];
}

/** `search` with another list in the place of what it showed; of the rest only what is of the whole site stays. */
export function withScope(
  search: string,
  scope: {readonly list: string | null} | {readonly codes: readonly string[]; readonly name: string}
): string {
  const query = new URLSearchParams();
  const before = new URLSearchParams(search);
  for (const name of ["lang", "unit"]) if (before.has(name)) query.set(name, before.get(name)!);
  if ("codes" in scope) {
    query.set("codes", scope.codes.join(","));
    if (scope.name !== "") query.set("name", scope.name);
  } else if (scope.list !== null) query.set("list", scope.list);
  const text = query.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}
