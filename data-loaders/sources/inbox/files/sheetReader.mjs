import {createRequire} from "node:module";
import {runInThisContext} from "node:vm";
import * as XLSX from "@e965/xlsx";
import {IN_PARTS, readsAsNumber} from "./richText.mjs";
import {recordsProblem} from "./xlsRecords.mjs";

/**
 * The process that reads workbooks (sheetProcess.ts starts it): nothing but the reader. A question is the checked parts
 * of an archive, or the bytes of a compound file; the answer is the cells that hold something, or what is wrong.
 * Plain JavaScript, because a process without tsx starts in a third of the time.
 */
process.on("message", (question) => {
  const said = answer(question);
  // Who asked may be gone.
  if (process.connected) process.send(said);
});

function answer(question) {
  try {
    resetFormats();
    return within(question.seconds, () => {
      const book = question.parts
        ? readParts(question.parts)
        : readCompound(asBuffer(question.bytes), question.mostCells);
      return book.problem ? book : cellsOf(book);
    });
  } catch (error) {
    return {problem: `damaged, or cut off (${error?.message ?? error})`, isFouled: true};
  }
}

/** Runs what may never end: whoever would stop this process may have been killed before. */
function within(seconds, work) {
  globalThis.work = work;
  return runInThisContext("work()", {timeout: 1000 * seconds});
}

const require = createRequire(import.meta.url);

/** No formulas, styles, shown texts: only values, and by which number format they are shown. */
const OPTIONS = {
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  // The text of files before Excel 97 that do not say how it is encoded.
  codepage: 936
};

function readParts(parts) {
  const archive = XLSX.CFB.utils.cfb_new();
  for (const [name, content] of parts)
    XLSX.CFB.utils.cfb_add(archive, name, asBuffer(content), {unsafe: true});
  // Only OpenDocument's cells say less without their shown text.
  return XLSX.parse_zip(archive, {...OPTIONS, cellText: parts.has("content.xml")});
}

function readCompound(bytes, mostCells) {
  const file = XLSX.CFB.read(bytes, {type: "buffer"});
  if (XLSX.CFB.find(file, "EncryptedPackage")) return {problem: "encrypted"};
  const stream = XLSX.CFB.find(file, "/Workbook") ?? XLSX.CFB.find(file, "/Book");
  if (!stream?.content)
    return {problem: "a compound file without a workbook (a document of another program?)"};
  if (stream.content.length < stream.size) return {problem: "it is cut off"};
  const problem = recordsProblem(stream.content, mostCells);
  if (problem) return {problem};
  // Half a megabyte, of which later files have no need.
  if (XLSX.CFB.find(file, "/Book")) XLSX.set_cptable(require("@e965/xlsx/dist/cpexcel.js"));
  return XLSX.parse_xlscfb(file, {...OPTIONS});
}

function asBuffer(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// The reader keeps formats from one file to the next.
const BUILT_IN = {...XLSX.SSF.get_table()};
/** Formats of dates in Chinese Excel, which no file spells out. */
for (const id of [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]) BUILT_IN[id] ??= "yyyy/m/d";

function resetFormats() {
  const table = XLSX.SSF.get_table();
  for (const id of Object.keys(table)) delete table[id];
  Object.assign(table, BUILT_IN);
}

function cellsOf(book) {
  if (new Set(book.SheetNames).size < book.SheetNames.length) return {problem: "two sheets of one name"};
  const lost = book.SheetNames.find((name) => !book.Sheets[name]);
  if (lost !== undefined) return {problem: `its sheet ${JSON.stringify(lost)} cannot be read`};
  const inParts = textsInParts(book.Strings ?? []);
  return {
    from1904: book.Workbook?.WBProps?.date1904 === true,
    strings: book.Strings?.length ?? 0,
    sheets: book.SheetNames.map((name) => ({
      name,
      visibility: VISIBILITY[book.Workbook?.Sheets?.find((sheet) => sheet?.name === name)?.Hidden ?? 0],
      ...sheetCells(book.Sheets[name], inParts)
    }))
  };
}

/**
 * The texts of a binary workbook that read as numbers and are written in several fonts: which ones, the reader does not
 * say. An old workbook's have no `r`; those of XLSB have a list there, of one piece where they are plain.
 */
function textsInParts(strings) {
  const isInParts = ({t, r}) =>
    typeof t === "string" &&
    readsAsNumber(t) &&
    (r === undefined || (Array.isArray(r) && !(r.length === 1 && r[0].ich === 0 && r[0].ifnt === 0)));
  return new Set([...strings].filter((each) => each && isInParts(each)).map(({t}) => t));
}

const VISIBILITY = ["visible", "hidden", "very hidden"];

/** A sheet's cells as four lists of one length: rows and columns from 1, values, and the place of their format. */
function sheetCells(sheet, inParts) {
  const [rows, columns, values, shownBy] = [[], [], [], []];
  const formats = new Map([["General", 0]]);
  const wholeOrNot = (value) => (inParts.has(value) ? `${value}${IN_PARTS}` : value);
  // A chart's sheet holds what the chart was drawn from.
  const data = sheet["!type"] ? [] : (sheet["!data"] ?? []);
  data.forEach((cells, r) => {
    cells?.forEach((cell, c) => {
      if (cell.t === "z" || cell.v === undefined || cell.v === null) return;
      const format = formatOf(cell);
      if (!formats.has(format)) formats.set(format, formats.size);
      rows.push(r + 1);
      columns.push(c + 1);
      values.push(cell.t === "e" ? {error: ERRORS[cell.v] ?? "an unknown error"} : wholeOrNot(cell.v));
      shownBy.push(formats.get(format));
    });
  });
  return {
    rows: Uint32Array.from(rows),
    columns: Uint32Array.from(columns),
    values,
    shownBy,
    formats: [...formats.keys()],
    merges: Uint32Array.from(mergedDown(sheet))
  };
}

/** Cells merged with those below them: column, first and last row, from 1, one after the other. */
function mergedDown(sheet) {
  const down = (sheet["!merges"] ?? []).filter(({s, e}) => s.c === e.c && e.r > s.r);
  return down.flatMap(({s, e}) => [s.c + 1, s.r + 1, e.r + 1]);
}

function formatOf({t, z, w}) {
  if (t !== "n") return "General";
  return z ?? (w?.trim().endsWith("%") ? "0%" : "General");
}

const ERRORS = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA"
};
