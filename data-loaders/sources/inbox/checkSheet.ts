import type {NumberFormat} from "./numberFormats.js";
import {shownNumber} from "./shownNumber.js";
import {attributesOf, walkXml} from "./walkXml.js";

/** A cell of which the workbook reader would lose something: it would be empty, or not what is shown. */
export interface CellText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** How large a sheet is, and the cells whose text is not what the workbook reader says. */
export interface SheetFacts {
  readonly rows: number;
  readonly columns: number;
  /** How many cells the reader has to find that hold anything but an error. */
  readonly count: number;
  readonly cells: readonly CellText[];
}

/** What cells refer to, by number: the formats of styles, and how many shared strings there are. */
export interface Referred {
  readonly formats: readonly NumberFormat[];
  readonly strings: number;
}

/** What may stand within what. In the formatting of rich text and in extensions, anything; their text is no value. */
const CONTENT: ReadonlyMap<string, readonly string[]> = new Map([
  ["c", ["f", "v", "is", "extLst"]],
  ["is", ["t", "r", "rPh", "phoneticPr"]],
  ["r", ["t", "rPr"]],
  ["rPh", ["t"]],
  ["f", []],
  ["v", []],
  ["t", []]
]);
/** Whether an element may stand within another. The reader takes the first value and the texts that it finds. */
export function mayStandIn(parent: string, name: string): boolean {
  return CONTENT.get(parent)?.includes(name) ?? !["v", "f", "is", "t"].includes(name);
}

/** A worksheet's last row. */
const LAST_ROW = 1_048_576;
const TYPES = new Set(["b", "d", "e", "inlineStr", "n", "s", "str"]);

/** Thrown on the way and turned into the answer: the walk has no other way to end early. */
class Problem extends Error {}

/**
 * Checks a worksheet's XML before the workbook reader sees it, and collects what that reader would lose:
 * an error value (`#N/A`), a formula without a stored value (as `=…`), a percentage, a date, digits that are no number
 * or more than a number holds. Formulas are never evaluated.
 */
export function checkSheet(xml: string, referred: Referred): SheetFacts | {readonly problem: string} {
  const sheet = new SheetWalk(referred);
  try {
    const problem = walkXml(xml, sheet);
    return problem === null ? sheet : {problem};
  } catch (error) {
    if (error instanceof Problem) return {problem: error.message};
    throw error;
  }
}

class SheetWalk implements SheetFacts {
  rows = 0;
  columns = 0;
  count = 0;
  readonly cells: CellText[] = [];
  #sheets = 0;
  #inData = false;
  #row = 0;
  #column = 0;
  #cell: OpenCell | null = null;
  #inside: string[] = [];

  constructor(private readonly referred: Referred) {}

  open(name: string, attributes: string): void {
    if (name === "sheetData") {
      if (++this.#sheets > 1) throw new Problem("sheet data twice");
      this.#inData = true;
      return;
    }
    if (!this.#inData) return;
    // The reader takes it for the end of the element.
    if (attributes.includes(">")) throw new Problem(`a > within <${name}> in row ${this.#row}`);
    if (this.#cell) this.#openContent(name);
    else if (name === "row") this.#row = this.#openRow(attributes);
    else if (name === "c") this.#cell = this.#openCell(attributes);
  }

  close(name: string): void {
    if (name === "sheetData") this.#inData = false;
    else if (this.#cell && this.#inside.length > 0) this.#inside.pop();
    else if (this.#cell && name === "c") {
      this.#keep(this.#cell);
      this.#cell = null;
    }
  }

  text(text: string): void {
    if (!this.#cell) return;
    if (this.#inside.length === 0 && text.trim())
      throw new Problem(`text beside the value of ${this.#cell.r}`);
    if (this.#inside.at(-1) === "v") this.#cell.v += text;
    if (this.#inside.at(-1) === "f") this.#cell.f = `=${text}`;
  }

  #openRow(attributes: string): number {
    const r = attributesOf(attributes)?.get("r");
    const row = Number(r ?? this.#row + 1);
    if ((r !== undefined && !/^[1-9]\d{0,6}$/.test(r)) || row > LAST_ROW)
      throw new Problem(`a row numbered ${JSON.stringify(r ?? row)}`);
    if (row <= this.#row) throw new Problem(`row ${row} behind row ${this.#row}`);
    this.#column = 0;
    return row;
  }

  #openCell(text: string): OpenCell {
    const attributes = attributesOf(text);
    const r = attributes?.get("r") ?? "";
    const [, letters, number] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(r) ?? [];
    const t = attributes?.get("t") ?? "n";
    if (!letters || !TYPES.has(t))
      throw new Problem(`a cell of unknown address or type (${JSON.stringify(text.trim())})`);
    if (Number(number) !== this.#row) throw new Problem(`cell ${r} in row ${this.#row}`);
    const column = columnNumber(letters);
    if (column <= this.#column) throw new Problem(`cell ${r} twice, or out of order`);
    this.#column = column;
    return {r, t, column, format: this.#formatOf(r, attributes?.get("s")), f: null, v: ""};
  }

  #formatOf(r: string, style: string | undefined): NumberFormat {
    if (style === undefined) return "plain";
    const format = /^\d{1,6}$/.test(style) ? this.referred.formats[Number(style)] : undefined;
    if (!format) throw new Problem(`an unknown style ${JSON.stringify(style)} of cell ${r}`);
    return format;
  }

  #openContent(name: string): void {
    const {r, v, f} = this.#cell!;
    if (!mayStandIn(this.#inside.at(-1) ?? "c", name)) throw new Problem(`<${name}> in cell ${r}`);
    if ((name === "v" && v !== "") || (name === "f" && f !== null))
      throw new Problem(`two <${name}> in cell ${r}`);
    if (name === "f") this.#cell!.f = "=";
    this.#inside.push(name);
  }

  #keep(cell: OpenCell): void {
    const {r, t, v, f} = cell;
    // Cells that only carry a style may go on to the last row of the sheet.
    if (v === "" && f === null && t !== "inlineStr") {
      if (t === "b" || t === "d") throw new Problem(`no value in cell ${r}`);
      if (t === "str") this.count++;
      return;
    }
    if (t === "s" && !(/^\d{1,9}$/.test(v) && Number(v) < this.referred.strings))
      throw new Problem(`an unknown text ${JSON.stringify(v)} in cell ${r}`);
    if (t === "b" && !["0", "1", "true", "false"].includes(v))
      throw new Problem(`neither true nor false in cell ${r}: ${JSON.stringify(v)}`);
    if (t !== "e" && (v !== "" || t === "str" || t === "inlineStr")) this.count++;
    this.rows = Math.max(this.rows, this.#row);
    this.columns = Math.max(this.columns, cell.column);
    const text = lost(cell);
    if (text !== null) this.cells.push({row: this.#row, column: cell.column, text});
  }
}

interface OpenCell {
  readonly r: string;
  readonly t: string;
  readonly column: number;
  readonly format: NumberFormat;
  f: string | null;
  v: string;
}

function lost({t, f, v, format}: OpenCell): string | null {
  if (t === "e" || t === "d") return v;
  if (f !== null && v === "" && t !== "str" && t !== "inlineStr") return f;
  if (t !== "n" || v === "") return null;
  if (format !== "plain") return shownNumber(v, format);
  // Digits beyond what a number holds, and what is no number though it begins as one.
  return String(Number(v)) === v ? null : v.trim();
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
