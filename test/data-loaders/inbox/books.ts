import * as XLSX from "@e965/xlsx";
import {strToU8, type Zippable, zipSync} from "fflate";

/** A workbook of the given sheets as the library itself writes it. Whatever stands in it is synthetic. */
export function book(
  bookType: "biff5" | "ods" | "xls" | "xlsb" | "xlsx",
  sheets: Readonly<Record<string, XLSX.WorkSheet>>,
  {from1904 = false, hidden = []}: {from1904?: boolean; hidden?: readonly (0 | 1 | 2)[]} = {}
): Buffer {
  const workbook = {
    SheetNames: Object.keys(sheets),
    Sheets: structuredClone(sheets),
    Workbook: {WBProps: {date1904: from1904}, Sheets: hidden.map((Hidden) => ({Hidden}))}
  };
  return XLSX.write(workbook, {type: "buffer", bookType});
}

/** A sheet of rows of cells: values, or cells with their number formats. */
export function sheet(rows: readonly (readonly unknown[])[], merged: readonly string[] = []): XLSX.WorkSheet {
  const cells = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  return {...cells, "!merges": merged.map(XLSX.utils.decode_range)};
}

/** A number with its format. */
export const shown = (v: number, z: string) => ({t: "n", v, z});

const OPEN = "urn:oasis:names:tc:opendocument:xmlns";
const SPACES = ["office", "table", "text", "style"]
  .map((name) => `xmlns:${name}="${OPEN}:${name}:1.0"`)
  .join(" ");
const NUMBER_SPACE = `xmlns:number="${OPEN}:datastyle:1.0"`;

/** An OpenDocument spreadsheet of one sheet with the given XML of its rows, as an office program writes it. */
export function ods(rows: string, {styles = "", manifest = "", more = {}}: OdsParts = {}): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content ${SPACES} ${NUMBER_SPACE}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  const type = "application/vnd.oasis.opendocument.spreadsheet";
  return zipSync({
    mimetype: strToU8(type),
    "META-INF/manifest.xml": strToU8(
      `<manifest:manifest xmlns:manifest="${OPEN}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/>${manifest}</manifest:manifest>`
    ),
    "content.xml": strToU8(content),
    ...more
  });
}

interface OdsParts {
  readonly styles?: string;
  readonly manifest?: string;
  readonly more?: Zippable;
}

/** A row of an OpenDocument spreadsheet: the attributes of each cell, and the text that it shows. */
export function odsRow(...cells: readonly (readonly [attributes: string, text: string | null])[]): string {
  const xml = cells.map(([attributes, text]) =>
    text === null
      ? `<table:table-cell ${attributes}/>`
      : `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`
  );
  return `<table:table-row>${xml.join("")}</table:table-row>`;
}

/** An old workbook with its stream of records changed. */
export function withRecords(bytes: Buffer, change: (records: Buffer) => Buffer): Buffer {
  const file = XLSX.CFB.read(bytes, {type: "buffer"});
  const stream = XLSX.CFB.find(file, "/Workbook") ?? XLSX.CFB.find(file, "/Book")!;
  stream.content = change(Buffer.from(stream.content as Uint8Array));
  stream.size = stream.content.length;
  return Buffer.from(XLSX.CFB.write(file, {type: "buffer"}) as Uint8Array);
}

/** A compound file of one stream of that name. */
export function compound(name: string): Buffer {
  const file = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000));
  return Buffer.from(XLSX.CFB.write(file, {type: "buffer"}) as Uint8Array);
}

/** A record of an old workbook. */
export function biffRecord(type: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}
