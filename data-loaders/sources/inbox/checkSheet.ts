import type {NumberFormat} from "./numberFormats.js";
import {attributesOf, walkXml} from "./walkXml.js";

/** A cell that the workbook reader would hand over as empty, or as another value than the one shown. */
export interface CellText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** How large a sheet is, and the cells whose text is not what the workbook reader says. */
export interface SheetFacts {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly CellText[];
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
/** A worksheet's last row. */
const LAST_ROW = 1_048_576;
const TYPES = new Set(["b", "d", "e", "inlineStr", "n", "s", "str"]);

/** Thrown on the way and turned into the answer: the walk has no other way to end early. */
class Problem extends Error {}

/**
 * Checks a worksheet's XML before the workbook reader sees it, and collects what that reader would lose:
 * an error value (`#N/A`), a formula without a stored value (as `=…`), a percentage, an ISO date.
 * Formulas are never evaluated.
 */
export function checkSheet(
  xml: string,
  formats: readonly NumberFormat[]
): SheetFacts | {readonly problem: string} {
  const sheet = new SheetWalk(formats);
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
  readonly cells: CellText[] = [];
  #sheets = 0;
  #inData = false;
  #row = 0;
  #cell: OpenCell | null = null;
  #inside: string[] = [];

  constructor(private readonly formats: readonly NumberFormat[]) {}

  open(name: string, attributes: string): void {
    if (name === "sheetData") {
      if (++this.#sheets > 1) throw new Problem("sheet data twice");
      this.#inData = true;
    } else if (!this.#inData) return;
    else if (this.#cell) this.#openContent(name);
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
    if (r === undefined) return this.#row + 1;
    if (!/^[1-9]\d{0,6}$/.test(r) || Number(r) > LAST_ROW)
      throw new Problem(`a row numbered ${JSON.stringify(r)}`);
    return Number(r);
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
    const format = this.formats[Number(attributes?.get("s") ?? -1)] ?? "plain";
    return {r, t, column, format, f: null, v: ""};
  }

  #openContent(name: string): void {
    const {r, v, f} = this.#cell!;
    const allowed = CONTENT.get(this.#inside.at(-1) ?? "c");
    if (allowed && !allowed.includes(name)) throw new Problem(`<${name}> in cell ${r}`);
    if ((name === "v" && v !== "") || (name === "f" && f !== null))
      throw new Problem(`two <${name}> in cell ${r}`);
    if (name === "f") this.#cell!.f = "=";
    this.#inside.push(name);
  }

  #keep(cell: OpenCell): void {
    // Cells that only carry a style may go on to the last row of the sheet.
    if (cell.v === "" && cell.f === null && cell.t !== "inlineStr") return;
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
  if (f !== null && v === "" && t !== "str") return f;
  if (t !== "n" || v === "" || format === "plain") return null;
  return format === "percent" ? percentText(v) : `${v} (shown in thousands)`;
}

/** `0.8125` is shown as 81.25%: the exponent moves, the digits stay. */
function percentText(v: string): string {
  const [digits, exponent = "0"] = v.trim().split(/e/i);
  return `${digits}e${Number(exponent) + 2}%`;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
