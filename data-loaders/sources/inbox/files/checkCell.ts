import type {NumberFormat} from "./numberFormats.js";
import {shownNumber} from "./shownNumber.js";
import {attributesOf} from "./walkXml.js";

/** A cell as it stands in a worksheet's XML. */
export interface SheetCell {
  readonly r: string;
  readonly t: string;
  readonly column: number;
  readonly format: NumberFormat;
  /** The formula as `=…`, where there is one. */
  readonly f: string | null;
  readonly v: string;
}

/** What may stand within what. In the formatting of rich text and in extensions, anything; their text is no value. */
const CONTENT: ReadonlyMap<string, readonly string[]> = new Map([
  ["c", ["f", "v", "is", "extLst"]],
  ["is", ["t", "r", "rPh", "phoneticPr"]],
  ["si", ["t", "r", "rPh", "phoneticPr"]],
  ["r", ["t", "rPr"]],
  ["rPh", ["t"]],
  ["f", []],
  ["v", []],
  ["t", []]
]);

/** Whether an element within the format of a part of a text raises, lowers or strikes through that part. */
export function isMark(name: string, attributes: string): boolean {
  const value = attributesOf(attributes)?.get("val");
  if (name === "vertAlign") return value !== "baseline";
  return name === "strike" && value !== "0" && value !== "false";
}

/** Characters that an entity may take in the place of one. */
const LONGEST_ENTITY = 10;

/** Whether so many characters of XML are more than `longest` of text, whatever entities are among them. */
export function isTooLong(length: number, longest: number): boolean {
  return length > longest * LONGEST_ENTITY;
}

/** Elements of which the reader takes the first that it finds, wherever it stands. */
const VALUES = ["v", "f", "is", "t"];

/** Why an element may not stand within another, behind what stands there `before` it; or null. */
export function misplaced(parent: string, name: string, before: readonly string[]): string | null {
  if (!(CONTENT.get(parent)?.includes(name) ?? !VALUES.includes(name))) return `<${name}>`;
  const clash = before.find(
    (other) => (other === name && VALUES.includes(name)) || [other, name].sort().join() === "r,t"
  );
  return clash === undefined ? null : `<${name}> behind <${clash}>`;
}

/** What is wrong with a cell's value, or null. */
export function cellProblem({r, t, v, format}: SheetCell, strings: number): string | null {
  if (v === "") return null;
  const fault = (what: string) => `${what} in cell ${r}: ${JSON.stringify(v)}`;
  if (t === "s" && !(/^\d{1,9}$/.test(v) && Number(v) < strings)) return fault("an unknown text");
  if (t === "b" && v !== "0" && v !== "1") return fault("neither true nor false");
  if (t === "d" && Number.isNaN(Date.parse(v))) return fault("no date");
  return t === "n" && format === "date" && Number.isNaN(Number(v)) ? fault("no day count") : null;
}

/** Whether the reader has to find something in the cell that is no error. It takes a text without one for empty text. */
export function isFound({t, v}: SheetCell): boolean {
  return t !== "e" && (v !== "" || !["n", "s"].includes(t));
}

/** Whether the cell holds nothing, neither for us nor for the reader. */
export function isBare({t, f, v}: SheetCell): boolean {
  return v === "" && f === null && t !== "inlineStr" && t !== "b";
}

/** The text of a cell of which the reader would lose something, or null. */
export function lostText({t, f, v, format}: SheetCell): string | null {
  if (t === "e" || t === "d") return v;
  if (f !== null && v === "" && t !== "str" && t !== "inlineStr") return f;
  if (t === "b" && v === "") return "";
  // The reader decodes what was decoded.
  if (t === "str" && v.includes("&")) return v.trim();
  if (t !== "n" || v === "") return null;
  if (format !== "plain") return shownNumber(v, format);
  // Digits beyond what a number holds, and what is no number though it begins as one.
  return Number.isFinite(Number(v)) && String(Number(v)) === v ? null : v.trim();
}
