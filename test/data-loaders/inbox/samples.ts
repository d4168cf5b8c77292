import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import path from "node:path";
import {strToU8, type Zippable, zipSync} from "fflate";
import type {Limits} from "../../../data-loaders/sources/inbox/files/limits.js";
import {readInbox} from "../../../data-loaders/sources/inbox/read.js";
import type {Inbox} from "../../../data-loaders/sources/inbox/reader.js";

/** Files of a folder by name: text is written as UTF-8. Whatever stands in these tests is synthetic. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Reads the files as an inbox, from a folder that is gone afterwards. */
export async function readFiles(files: Files, limits?: Limits, today?: string): Promise<Inbox> {
  const folder = await mkdtemp(path.join(tmpdir(), "benchfolio-inbox-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    return await readInbox(folder, limits, today);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** The message with which the files are refused; fails where they are read. */
export async function refusal(files: Files, limits?: Limits, today?: string): Promise<string> {
  return readFiles(files, limits, today).then(
    (inbox) => {
      throw new Error(`read, not refused: ${JSON.stringify(inbox.history.slice(0, 3))}`);
    },
    (error: Error) => {
      if (error.name !== "BadInput") throw error;
      return error.message;
    }
  );
}

/** A CSV text: cells are quoted where they must be. */
export function csv(rows: readonly (readonly string[])[], delimiter = ","): string {
  const quoted = (cell: string) =>
    cell.includes('"') || cell.includes(delimiter) || /[\r\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  return rows.map((cells) => `${cells.map(quoted).join(delimiter)}\n`).join("");
}

let gbBytes: Map<string, readonly number[]> | undefined;

/** GB18030. Node decodes it, and does not encode: all codes of two and four bytes are decoded, and read backwards. */
export function gb18030(text: string): Uint8Array {
  gbBytes ??= new Map([...fourBytes(), ...twoBytes()].map((code) => [decoded(code), code]));
  return Uint8Array.from([...text].flatMap((c) => (c < "\u0080" ? [c.charCodeAt(0)] : bytesOf(c))));
}

function decoded(code: readonly number[]): string {
  return new TextDecoder("gb18030").decode(Uint8Array.from(code));
}

const range = (from: number, to: number) => Array.from({length: to - from + 1}, (_, i) => from + i);

function twoBytes(): number[][] {
  return range(0x81, 0xfe).flatMap((a) => range(0x40, 0xfe).map((b) => [a, b]));
}

/** Those of the basic plane. */
function fourBytes(): number[][] {
  const pairs = (from: number, to: number) =>
    range(from, to).flatMap((a) => range(0x30, 0x39).map((b) => [a, b]));
  const tails = pairs(0x81, 0xfe);
  return pairs(0x81, 0x84).flatMap((head) => tails.map((tail) => [...head, ...tail]));
}

function bytesOf(c: string): readonly number[] {
  const bytes = gbBytes!.get(c);
  if (!bytes) throw new Error(`no GB18030 for ${c}`);
  return bytes;
}

export function utf16(text: string, order: "le" | "be" = "le"): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

/** A cell of a workbook: text, a number, a boolean, an empty one, or its XML (`{A1}` becomes its address). */
export type SheetCell = string | number | boolean | null | {readonly xml: string};

/** What stands in a sample workbook besides its sheets. */
export interface WorkbookParts {
  /** Number formats of the styles 0, 1, …: an id or a format code. */
  readonly formats?: readonly (number | string)[];
  readonly workbookPr?: string;
  readonly more?: Zippable;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An XLSX file of the given sheets, with shared strings, as a spreadsheet program writes it. */
export function xlsx(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[]>>,
  parts: WorkbookParts = {}
): Uint8Array {
  return zipSync(xlsxEntries(sheets, parts));
}

/** The entries of such a file, to be damaged before they are zipped. */
export function xlsxEntries(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[]>>,
  {formats = [0], workbookPr = "", more = {}}: WorkbookParts = {}
): Record<string, Uint8Array> & Zippable {
  const strings: string[] = [];
  const names = Object.keys(sheets);
  const bodies = names.map((name) => sheetXml(sheets[name]!, strings));
  const relations = names.map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`));
  const entries: Record<string, string> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}">${workbookPr}<sheets>${names
      .map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join("")}${relation("rId901", "styles", "styles.xml")}${relation("rId902", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/styles.xml": stylesXml(formats),
    "xl/sharedStrings.xml": `${HEAD}<sst ${MAIN}>${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join("")}</sst>`
  };
  for (const [i, body] of bodies.entries()) entries[`xl/worksheets/sheet${i + 1}.xml`] = body;
  return {
    ...Object.fromEntries(Object.entries(entries).map(([name, xml]) => [name, strToU8(xml)])),
    ...more
  } as never;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function stylesXml(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, i) =>
    typeof format === "string" ? [`<numFmt numFmtId="${200 + i}" formatCode="${escapeXml(format)}"/>`] : []
  );
  const xfs = formats.map(
    (format, i) => `<xf numFmtId="${typeof format === "string" ? 200 + i : format}" xfId="0"/>`
  );
  return `${HEAD}<styleSheet ${MAIN}><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${xfs.join("")}</cellXfs></styleSheet>`;
}

function sheetXml(rows: readonly (readonly SheetCell[])[], strings: string[]): string {
  const lines = rows.map((cells, i) => {
    const inner = cells.map((cell, k) => cellXml(cell, `${letters(k)}${i + 1}`, strings)).join("");
    return inner ? `<row r="${i + 1}">${inner}</row>` : "";
  });
  return `${HEAD}<worksheet ${MAIN}><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function cellXml(cell: SheetCell, r: string, strings: string[]): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${r}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${r}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === "object") return cell.xml.replace("{A1}", r);
  if (!strings.includes(cell)) strings.push(cell);
  return `<c r="${r}" t="s"><v>${strings.indexOf(cell)}</v></c>`;
}

function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letters(Math.floor(index / 26) - 1) + letter;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
