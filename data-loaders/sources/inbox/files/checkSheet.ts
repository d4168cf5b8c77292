import {
  cellProblem,
  isBare,
  isFound,
  isMark,
  isTooLong,
  lostText,
  misplaced,
  type SheetCell
} from "./checkCell.js";
import {columnLetters} from "./grid.js";
import type {CellCount} from "./limits.js";
import type {NumberFormat} from "./numberFormats.js";
import {IN_PARTS, readsAsNumber} from "./richText.mjs";
import {attributesOf, unescapeXml, walkXml} from "./walkXml.js";

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
  /** Where they are, row by row, as one number (`traced`). */
  readonly trace: number;
  readonly cells: readonly CellText[];
}

/** What cells refer to, by number: the formats of styles, and how many shared strings there are. */
export interface Referred {
  readonly formats: readonly NumberFormat[];
  readonly strings: number;
  /** Of these the texts that are not written in one piece. */
  readonly inParts: ReadonlyMap<number, string>;
}

/** What may be at most. */
export interface SheetBounds {
  /** Counts the cells; throws where there are too many. */
  readonly count: CellCount;
  /** Characters of a cell. */
  readonly cellText: number;
}

/** The number that stands for places, with one more place. */
export function traced(trace: number, row: number, column: number): number {
  return (Math.imul(trace, 31) + row * 16_384 + column) | 0;
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
export function checkSheet(
  xml: string,
  referred: Referred,
  bounds: SheetBounds
): SheetFacts | {readonly problem: string} {
  const sheet = new SheetWalk(referred, bounds);
  try {
    const problem = walkXml(xml, sheet);
    return problem === null ? sheet : {problem};
  } catch (error) {
    if (error instanceof Problem) return {problem: error.message};
    throw error;
  }
}

/** An open element of a cell, and what stood in it so far. */
interface Inside {
  readonly name: string;
  readonly children: string[];
}

class SheetWalk implements SheetFacts {
  rows = 0;
  columns = 0;
  count = 0;
  trace = 0;
  readonly cells: CellText[] = [];
  #sheets = 0;
  #inData = false;
  #row = 0;
  #column = 0;
  #cell: {-readonly [Key in keyof SheetCell]: SheetCell[Key]} | null = null;
  /** The cell and what is open in it. */
  #inside: Inside[] = [];

  /** Characters of the cell so far. */
  #length = 0;
  /** The text of the cell itself, and whether a part of it is raised, lowered or struck through. */
  #shown = "";
  #isMarked = false;

  constructor(
    private readonly referred: Referred,
    private readonly bounds: SheetBounds
  ) {}

  open(name: string, attributes: string): void {
    if (name === "sheetData") {
      if (++this.#sheets > 1) throw new Problem("sheet data twice");
      this.#inData = true;
      return;
    }
    if (!this.#inData) return;
    // The reader takes the one for the end of the element, and does not know the others for spaces.
    if (/[>\t\r\n]/.test(attributes))
      throw new Problem(`a > or a line break within <${name}> in row ${this.#row}`);
    if (this.#cell) this.#openContent(this.#cell.r, name, attributes);
    else if (name === "row") this.#row = this.#openRow(attributes);
    else if (name === "c") {
      this.bounds.count(1);
      this.#cell = this.#openCell(attributes);
      this.#length = 0;
      this.#shown = "";
      this.#isMarked = false;
      this.#inside = [{name, children: []}];
    }
  }

  close(name: string): void {
    if (name === "sheetData") this.#inData = false;
    if (!this.#cell) return;
    this.#inside.pop();
    if (this.#inside.length > 0) return;
    const {v, f} = this.#cell;
    this.#keep({...this.#cell, v: unescapeXml(v), f: f && unescapeXml(f)});
    this.#cell = null;
  }

  text(text: string): void {
    if (!this.#cell) return;
    if (this.#inside.length === 1 && text.trim())
      throw new Problem(`text beside the value of ${this.#cell.r}`);
    this.#length += text.length;
    if (isTooLong(this.#length, this.bounds.cellText))
      throw new Problem(`more than ${this.bounds.cellText} characters in cell ${this.#cell.r}`);
    const {name} = this.#inside.at(-1)!;
    if (name === "t" && this.#inside.at(-2)?.name !== "rPh") this.#shown += text;
    if (name === "v") this.#cell.v += text;
    if (name === "f") this.#cell.f = `=${text}`;
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

  #openCell(text: string): SheetCell {
    const attributes = attributesOf(text);
    // A cell without an address stands behind the one before it.
    const r = attributes?.get("r") ?? `${columnLetters(this.#column)}${this.#row}`;
    const [, letters, number] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(r) ?? [];
    const t = attributes?.get("t") ?? "n";
    if (!attributes || !letters || !TYPES.has(t))
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

  #openContent(r: string, name: string, attributes: string): void {
    const parent = this.#inside.at(-1)!;
    if (parent.name === "rPr" && isMark(name, attributes)) this.#isMarked = true;
    const fault = misplaced(parent.name, name, parent.children);
    if (fault) throw new Problem(`${fault} in cell ${r}`);
    parent.children.push(name);
    if (name === "f") this.#cell!.f = "=";
    this.#inside.push({name, children: []});
  }

  #textInParts({t, v}: SheetCell): string | null {
    const shown = t === "s" ? (this.referred.inParts.get(Number(v)) ?? "") : unescapeXml(this.#shown);
    const isInParts = t === "s" ? shown !== "" : this.#isMarked && readsAsNumber(shown);
    return isInParts ? `${shown.trim()}${IN_PARTS}` : null;
  }

  #keep(cell: SheetCell): void {
    const problem = cellProblem(cell, this.referred.strings);
    if (problem) throw new Problem(problem);
    if (isFound(cell)) {
      this.count++;
      this.trace = traced(this.trace, this.#row, cell.column);
    }
    // Cells that only carry a style may go on to the last row of the sheet.
    if (isBare(cell)) return;
    this.rows = Math.max(this.rows, this.#row);
    this.columns = Math.max(this.columns, cell.column);
    const text = this.#textInParts(cell) ?? lostText(cell);
    if (text !== null) this.cells.push({row: this.#row, column: cell.column, text});
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
