import {BadInput} from "../../../badInput.js";
import type {ModelMeaning} from "../../models/files/modelMapping.js";
import {isPlainField} from "../../models/files/plainColumns.js";
import {maybeScoreUnit} from "../../models/files/scoreUnit.js";
import type {DecimalSign} from "../cells/quantity.js";
import {halfWidth} from "../cells/text.js";
import {parseUnit, type Unit} from "../cells/unit.js";
import {type ParsedHeader, parseHeader} from "./parse.js";

/** The name of the mapping file in the folder. */
export const MAPPING_FILE = "mapping.json";

/** What `mapping.json` says of headers, sheets and files, and which of its names were of use. */
export interface Mapping {
  /** What the name stands for, or null where the mapping does not have it. */
  find(name: string): ParsedHeader | null;
  /** The sign before decimals in what the first of these names that says one, or in all files; null where nothing says. */
  decimalOf(names: readonly string[]): DecimalSign | null;
  /** Whether it says of the file that it is whole, though its last line does not end. */
  isComplete(file: string): boolean;
  /** What the name stands for in a table or a file of models, or null where the mapping does not have it. */
  model(name: string): ModelMeaning | null;
  /** The same, before it is known whether it is such a table: the name does not count as used. */
  peekModel(name: string): ModelMeaning | null;
  /** The names that no file, sheet or header had. */
  unused(): string[];
}

/**
 * Reads `{"<header, sheet or file>": "<a header the inbox knows>", …}`; a value may also be
 * `{"as": "总市值", "unit": "亿元", "decimal": ","}`, without what need not be said, or `"ignore"`. `"decimal": ","` is of
 * all files. `{"complete": true}` is of a file whose last line has no end. Without a text the mapping is empty.
 * Throws BadInput that names the entry for a meaning, a unit or a sign nobody knows, and for a name given twice.
 */
export function readMapping(text: string | undefined, file = MAPPING_FILE): Mapping {
  const entries = new Map<string, Entry>();
  const {everywhere, named} = withoutDecimal(text === undefined ? {} : parseObject(file, text));
  for (const [name, value] of Object.entries(named)) {
    const before = entries.get(nameKey(name));
    if (before) throw new BadInput({file, field: name}, "the same name as", before.name);
    entries.set(nameKey(name), {name, ...meant(file, name, value)});
  }
  const used = new Set<string>();
  const entryOf = (name: string) => {
    if (entries.size === 0) return null;
    const entry = entries.get(nameKey(name));
    // What is said of models alone is of no use to a table of companies.
    if (entry && (entry.header || entry.decimal)) used.add(nameKey(name));
    return entry ?? null;
  };
  const modelOf = (name: string) => entries.get(nameKey(name))?.model ?? null;
  return {
    find: (name) => entryOf(name)?.header ?? null,
    decimalOf(names) {
      const said = names.map((name) => entryOf(name)?.decimal ?? null);
      return said.find((decimal) => decimal !== null) ?? everywhere;
    },
    isComplete(file) {
      const isComplete = entries.get(nameKey(file))?.isComplete ?? false;
      if (isComplete) used.add(nameKey(file));
      return isComplete;
    },
    peekModel: modelOf,
    model(name) {
      const model = modelOf(name);
      if (model) used.add(nameKey(name));
      return model;
    },
    unused: () => [...entries].filter(([key]) => !used.has(key)).map(([, {name}]) => name)
  };
}

interface Entry {
  readonly name: string;
  /** Null where nothing but the sign of decimals is said. */
  readonly header: ParsedHeader | null;
  readonly decimal: DecimalSign | null;
  readonly model: ModelMeaning | null;
  /** Whether the name is that of a file that is whole without an end of its last line. */
  readonly isComplete: boolean;
}

// A file, sheet or column of that name would have a meaning, or an object.
function withoutDecimal(given: Record<string, unknown>) {
  const {decimal, ...named} = given;
  return isSign(decimal) ? {everywhere: decimal, named} : {everywhere: null, named: given};
}

function isSign(value: unknown): value is DecimalSign {
  return value === "." || value === ",";
}

function nameKey(name: string): string {
  return halfWidth(name).toLowerCase().replace(/\s+/g, "");
}

function parseObject(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    throw new BadInput({file}, `not JSON (${(cause as Error).message})`, undefined, {
      cause,
      publicly: "not JSON"
    });
  }
  if (isObject(value)) return value;
  throw new BadInput({file}, "not an object from names to meanings");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function meant(file: string, name: string, value: unknown): Omit<Entry, "name"> {
  const given: Record<string, unknown> = isObject(value) ? value : {as: value};
  const {unit, decimal, complete} = given;
  const isComplete = complete === true;
  if (complete !== undefined && !isComplete)
    throw new BadInput({file, field: name}, "complete is not true", complete);
  const model = modelMeaning(given);
  if (decimal !== undefined && !isSign(decimal))
    throw new BadInput({file, field: name}, 'decimal is neither "." nor ","', decimal);
  // What a name means need not be said again to say its unit.
  const as = given.as ?? (unit === undefined ? undefined : name);
  if (as === undefined && (isSign(decimal) || isComplete))
    return {header: null, decimal: decimal ?? null, model: null, isComplete};
  if (typeof as !== "string")
    throw new BadInput({file, field: name}, "neither a meaning nor {as, unit}", value);
  // What is no figure of a company may be one of a model, whose columns are known when its table is read.
  const isOfModels = model !== null && parseHeader(as).meaning === null && isSaidOfModels(given);
  if (isOfModels) return {header: null, decimal: decimal ?? null, model, isComplete};
  return {header: headerFor(file, name, as, unit), decimal: decimal ?? null, model, isComplete};
}

/** Whether a meaning is that of a column of models; a unit alone may be of any name. */
function isSaidOfModels({as}: Record<string, unknown>): boolean {
  return as === undefined || (typeof as === "string" && isPlainField(as));
}

/** `{"as": "score", "unit": "fraction"}`, either of both, of a table of models; null where it says neither. */
function modelMeaning({as, unit}: Record<string, unknown>): ModelMeaning | null {
  const scoreUnit = typeof unit === "string" ? maybeScoreUnit(unit) : null;
  const meant = typeof as === "string" && (as === "ignore" || isPlainField(as)) ? as : null;
  return scoreUnit === null && meant === null ? null : {as: meant, unit: scoreUnit};
}

function headerFor(file: string, name: string, as: string, unit: unknown): ParsedHeader {
  const own = parseHeader(name);
  if (as === "ignore") return {...own, meaning: "ignore"};
  const header = parseHeader(as);
  if (header.meaning === null) throw new BadInput({file, field: name}, "no such meaning", as);
  return {
    ...header,
    text: own.text,
    unit: unit === undefined ? (header.unit ?? own.unit) : unitOf(file, name, unit),
    isUnitGiven: unit !== undefined || header.unit !== null,
    date: own.date
  };
}

function unitOf(file: string, name: string, unit: unknown): Unit {
  const parsed = typeof unit === "string" ? parseUnit(unit) : null;
  if (parsed) return parsed;
  throw new BadInput({file, field: name}, "no such unit", unit);
}
