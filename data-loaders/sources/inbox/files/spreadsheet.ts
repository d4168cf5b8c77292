import type {Location} from "../../../badInput.js";
import {CONTENT, checkOds} from "./checkOds.js";
import {type SheetFacts, traced} from "./checkSheet.js";
import {broken, checkXlsx, contentTypes, WORKBOOK} from "./checkXlsx.js";
import type {Grid, GridFormat, Visibility} from "./grid.js";
import {cellCount, checkLimit, type Limits} from "./limits.js";
import {type BookCells, readCells, type SheetCells} from "./sheetProcess.js";
import {rowsOf, withTexts} from "./sheetRows.js";
import {unzip} from "./unzip.js";
import {unescapeXml} from "./walkXml.js";
import {FROM_1904, readTargets} from "./workbookParts.js";

/**
 * Reads a workbook in a zip archive (XLSX, XLSB, ODS) as one grid a sheet, every cell as text: stored values only,
 * formulas are never evaluated. The archive, and of an XLSX file all its XML, is checked before the reader gets it.
 * Throws BadInput for a file over the limits, encrypted or broken.
 */
export async function readArchive(file: string, bytes: Buffer, limits: Limits): Promise<Grid[]> {
  const entries = unzip(file, bytes, limits, (name) => WANTED.test(name));
  if (entries.has(WORKBOOK)) return readXlsx(file, entries, limits);
  const format = entries.has(BINARY) ? "xlsb" : "ods";
  if (format === "ods" && !entries.has(CONTENT))
    return broken({file}, `a zip archive without ${WORKBOOK}, ${BINARY} or ${CONTENT}`);
  if (format === "xlsb")
    return gridsOf(
      file,
      format,
      await readCells(file, {parts: xlsbParts(file, entries, limits)}, limits),
      limits
    );
  const {parts, hidden} = checkOds(file, entries, limits);
  const book = await readCells(file, {parts}, limits);
  const sheets = book.sheets.map((sheet): SheetCells => {
    const name = unescapeXml(sheet.name);
    return {...sheet, name, visibility: hidden.has(name) ? "hidden" : "visible"};
  });
  return gridsOf(file, format, {...book, sheets}, limits);
}

/** Reads a workbook of the old kind (XLS) in the same way. Nothing of it can be checked before the reader gets it. */
export async function readCompound(file: string, bytes: Buffer, limits: Limits): Promise<Grid[]> {
  return gridsOf(file, "xls", await readCells(file, {bytes}, limits), limits);
}

const WANTED = /^(xl\/.*\.(xml|rels|bin)|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/;
const BINARY = "xl/workbook.bin";
const BINARY_RELATIONS = "xl/_rels/workbook.bin.rels";

async function readXlsx(file: string, entries: ReadonlyMap<string, Buffer>, limits: Limits): Promise<Grid[]> {
  const {parts, strings, sheets} = checkXlsx(file, entries, limits);
  const book = await readCells(file, {parts}, limits);
  // It splits the texts at their ends, and counts what stands behind the last.
  if (strings > 0 && book.strings !== strings + 1)
    broken({file}, `${strings} texts, of which its reader finds ${book.strings - 1}`);
  const read = [...book.sheets];
  const whole = sheets.map(({name, visibility, facts}) => {
    if (!facts) return {name, visibility, rows: []};
    const place = placeOf(file, name, sheets.length);
    const cells = read.shift()!;
    checkFound(place, facts, cells);
    return {name, visibility, rows: withTexts(place, rowsOf(place, cells, limits), facts, limits)};
  });
  return named(file, "xlsx", whole);
}

/** Throws BadInput where the reader has not found the cells that are there, each in its place. */
function checkFound(place: Location, facts: SheetFacts, {rows, columns, values}: SheetCells): void {
  let [count, trace] = [0, 0];
  for (const [i, value] of values.entries()) {
    if (typeof value === "object") continue;
    count++;
    trace = traced(trace, rows[i]!, columns[i]!);
  }
  if (count !== facts.count || trace !== facts.trace)
    broken(
      place,
      `its reader finds ${count} cells with a value where there are ${facts.count}, or finds them elsewhere`
    );
}

/** What the reader gets of a binary workbook. No checker of ours knows its records: that of the archive has to do. */
function xlsbParts(
  file: string,
  entries: ReadonlyMap<string, Buffer>,
  limits: Limits
): Map<string, Uint8Array> {
  const relations = entries.get(BINARY_RELATIONS) ?? broken({file}, `no part ${BINARY_RELATIONS}`);
  const targets = readTargets(relations.toString("utf8"));
  if ("problem" in targets) return broken({file}, `${BINARY_RELATIONS}: ${targets.problem}`);
  const count = cellCount(file, limits);
  const types: Record<string, string> = {[BINARY]: `${BINARY_TYPE}.sheet.binary.macroEnabled.main`};
  const parts = new Map<string, Uint8Array>([
    [BINARY, entries.get(BINARY)!],
    [BINARY_RELATIONS, relations]
  ]);
  for (const {type, path} of targets.values()) {
    if (!["worksheet", "styles", "sharedStrings"].includes(type)) continue;
    const part = entries.get(path) ?? broken({file}, `no part ${path}`);
    if (type === "worksheet") count(countXlsbCells(part));
    parts.set(path, part);
    if (type !== "worksheet") types[path] = `${BINARY_TYPE}.${type}`;
  }
  return parts.set("[Content_Types].xml", contentTypes(types));
}

/** Records of an XLSB sheet that are cells: the empty one to the formula with an error, and one of rich text. */
const isXlsbCell = (type: number) => (type >= 1 && type <= 11) || type === 62;

/** How many cells the records of an XLSB sheet hold. Their types and lengths are numbers of seven bits a byte. */
function countXlsbCells(bytes: Buffer): number {
  let [at, cells] = [0, 0];
  const number = (most: number) => {
    let value = 0;
    for (let i = 0; i < most && at < bytes.length; i++) {
      const byte = bytes[at++]!;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < bytes.length) {
    if (isXlsbCell(number(2))) cells++;
    at += number(4);
  }
  return cells;
}

const BINARY_TYPE = "application/vnd.ms-excel";

/** The grids of a workbook that only the reader has seen. */
function gridsOf(file: string, format: GridFormat, book: BookCells, limits: Limits): Grid[] {
  if (book.from1904) broken({file}, FROM_1904);
  checkLimit({file}, limits, "sheets", "sheets", book.sheets.length);
  const areas = cellCount(file, limits);
  const sheets = book.sheets.map((cells) => {
    const {name, visibility} = cells;
    return {name, visibility, rows: rowsOf(placeOf(file, name, book.sheets.length), cells, limits, areas)};
  });
  return named(file, format, sheets);
}

interface Sheet {
  readonly name: string;
  readonly visibility: Visibility;
  readonly rows: string[][];
}

function named(file: string, format: GridFormat, sheets: readonly Sheet[]): Grid[] {
  const hasSiblings = sheets.length > 1;
  return sheets.map(({name, visibility, rows}) => {
    const notes = visibility === "visible" ? [] : [`a ${visibility} sheet`];
    return {file, sheet: name, hasSiblings, format, rows, notes};
  });
}

function placeOf(file: string, sheet: string, sheets: number): Location {
  return sheets > 1 ? {file, sheet} : {file};
}
