import readExcelFile from "read-excel-file/universal";
import {BadInput, type Place} from "../../badInput.js";
import {storedZip} from "../../zip/storedZip.js";
import {type CellText, checkSheet} from "./checkSheet.js";
import type {Grid} from "./grid.js";
import {checkLimit, type Limits} from "./limits.js";
import {type NumberFormat, readNumberFormats} from "./numberFormats.js";
import {unzip} from "./unzip.js";
import {readParts, type WorkbookParts} from "./workbookParts.js";

/**
 * Reads an XLSX file as one grid a sheet, every cell as text: stored values only, formulas are never evaluated.
 * Throws BadInput for a file over the limits, encrypted or broken. The parts are checked before the workbook reader
 * gets them, for it trusts sizes and addresses, and leaves out errors and formulas without a value.
 */
export async function readXlsx(file: string, bytes: Buffer, limits: Limits): Promise<Grid[]> {
  const entries = unzip(file, bytes, limits, (name) => /^xl\/.*\.(xml|rels)$/.test(name));
  const parts = partsOf(file, entries);
  checkLimit({file}, limits, "sheets", "sheets", parts.sheets.length);
  const formats = formatsOf(file, textPart(entries, parts.styles));
  const checked = parts.sheets.map((path) => checkPart(file, path, textPart(entries, path), formats, limits));
  const used = [WORKBOOK, RELATIONS, parts.styles, parts.strings, ...parts.sheets];
  const sheets = await readSheets(file, new Map([...entries].filter(([name]) => used.includes(name))));
  return sheets.map(({sheet, data}, i) => ({
    file,
    sheet,
    hasSiblings: sheets.length > 1,
    format: "xlsx",
    rows: withTexts(
      (data ?? []).map((row) => row.map(textOf)),
      checked[i]?.cells ?? []
    ),
    notes: []
  }));
}

const WORKBOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";

function textPart(entries: ReadonlyMap<string, Buffer>, name: string): string | null {
  return entries.get(name)?.toString("utf8") ?? null;
}

// Paths and texts of a broken file may hold anything; an error is one line.
function broken(place: Place, problem: string, cause?: unknown): never {
  throw new BadInput(place, `a broken workbook: ${problem.replace(/\s+/g, " ")}`, undefined, {cause});
}

function partsOf(file: string, entries: ReadonlyMap<string, Buffer>): WorkbookParts {
  const workbook = textPart(entries, WORKBOOK);
  const relations = textPart(entries, RELATIONS);
  if (workbook === null || relations === null) return broken({file}, `a zip archive without ${WORKBOOK}`);
  const parts = readParts(workbook, relations);
  return "problem" in parts ? broken({file}, parts.problem) : parts;
}

function formatsOf(file: string, styles: string | null): NumberFormat[] {
  const formats = styles === null ? [] : readNumberFormats(styles);
  return "problem" in formats ? broken({file}, `its styles: ${formats.problem}`) : formats;
}

function checkPart(
  file: string,
  path: string,
  xml: string | null,
  formats: readonly NumberFormat[],
  limits: Limits
) {
  if (path === "") return null;
  if (xml === null) return broken({file}, `no part ${path}`);
  const facts = checkSheet(xml, formats);
  if ("problem" in facts) return broken({file}, `${path}: ${facts.problem}`);
  checkLimit({file}, limits, "rows", "rows", facts.rows);
  checkLimit({file}, limits, "columns", "columns", facts.columns);
  checkLimit({file}, limits, "cells", "cells (rows × columns)", facts.rows * facts.columns);
  return facts;
}

interface Sheet {
  readonly sheet: string;
  /** None for a chart sheet. */
  readonly data?: readonly (readonly unknown[])[];
}

async function readSheets(file: string, entries: ReadonlyMap<string, Buffer>): Promise<Sheet[]> {
  for (const [name, content] of entries)
    if (content.includes("<!")) broken({file}, `${name}: a comment, CDATA or document type`);
  try {
    // Numbers stay the text that is stored: what a number is, is decided in one place for all formats.
    return (await readExcelFile(storedZip(entries), {parseNumber: (text) => text})) as unknown as Sheet[];
  } catch (cause) {
    const {message} = cause as Error;
    const row = /\brow (\d+)\b/.exec(message)?.[1];
    return broken(row ? {file, row: Number(row)} : {file}, message, cause);
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!(value instanceof Date)) return String(value).trim();
  return Number.isNaN(+value) ? "a date out of range" : value.toISOString().replace(/T00:00:00\.000Z$/, "");
}

/** Puts the texts that the reader lost in their places. */
function withTexts(rows: string[][], texts: readonly CellText[]): string[][] {
  for (const {row, column, text} of texts) {
    while (rows.length < row) rows.push([]);
    const cells = rows[row - 1]!;
    while (cells.length < column) cells.push("");
    cells[column - 1] = text;
  }
  return rows;
}
