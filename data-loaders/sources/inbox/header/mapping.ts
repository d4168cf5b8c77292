import {BadInput} from "../../../badInput.js";
import {halfWidth} from "../cells/text.js";
import {parseUnit, type Unit} from "../cells/unit.js";
import {type ParsedHeader, parseHeader} from "./parse.js";

/** The name of the mapping file in the folder. */
export const MAPPING_FILE = "mapping.json";

/** What `mapping.json` says of headers, sheets and files, and which of its names were of use. */
export interface Mapping {
  /** What the name stands for, or null where the mapping does not have it. */
  find(name: string): ParsedHeader | null;
  /** The names that no file, sheet or header had. */
  unused(): string[];
}

/**
 * Reads `{"<header, sheet or file>": "<a header the inbox knows>", …}`; a value may also be
 * `{"as": "pe_ttm", "unit": "亿元"}` or `"ignore"`. Without a text the mapping is empty.
 * Throws BadInput that names the entry for a meaning or a unit nobody knows, and for a name given twice.
 */
export function readMapping(text: string | undefined, file = MAPPING_FILE): Mapping {
  const entries = new Map<string, {name: string; header: ParsedHeader}>();
  for (const [name, value] of Object.entries(text === undefined ? {} : parseObject(file, text))) {
    const before = entries.get(nameKey(name));
    if (before) throw new BadInput({file, field: name}, "the same name as", before.name);
    entries.set(nameKey(name), {name, header: meant(file, name, value)});
  }
  const used = new Set<string>();
  return {
    find(name) {
      if (entries.size === 0) return null;
      const entry = entries.get(nameKey(name));
      if (entry) used.add(nameKey(name));
      return entry?.header ?? null;
    },
    unused: () => [...entries].filter(([key]) => !used.has(key)).map(([, {name}]) => name)
  };
}

function nameKey(name: string): string {
  return halfWidth(name).toLowerCase().replace(/\s+/g, "");
}

function parseObject(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new BadInput({file}, `not JSON (${(cause as Error).message})`, undefined, {cause});
  }
  if (isObject(value)) return value;
  throw new BadInput({file}, "not an object from names to meanings");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function meant(file: string, name: string, value: unknown): ParsedHeader {
  const {as, unit} = isObject(value) ? value : {as: value, unit: undefined};
  if (typeof as !== "string")
    throw new BadInput({file, field: name}, "neither a meaning nor {as, unit}", value);
  const own = parseHeader(name);
  if (as === "ignore") return {...own, meaning: "ignore"};
  const header = parseHeader(as);
  if (header.meaning === null) throw new BadInput({file, field: name}, "no such meaning", as);
  return {
    ...header,
    text: own.text,
    unit: unit === undefined ? (header.unit ?? own.unit) : unitOf(file, name, unit),
    date: own.date
  };
}

function unitOf(file: string, name: string, unit: unknown): Unit {
  const parsed = typeof unit === "string" ? parseUnit(unit) : null;
  if (parsed) return parsed;
  throw new BadInput({file, field: name}, "no such unit", unit);
}
