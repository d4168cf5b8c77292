import {BadInput} from "../../../badInput.js";
import {type CsvOptions, readCsv} from "./csv.js";
import type {Grid} from "./grid.js";
import type {Limits} from "./limits.js";
import {readArchive, readCompound} from "./spreadsheet.js";

const ZIP = [0x50, 0x4b];
/** The container of .xls files, and of workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** What a workbook without a container begins with: the record of its beginning, by version. */
const BARE = [0, 2, 4, 8].map((version) => [0x09, version]);

/**
 * Reads a file as what its first bytes say it is, whatever its name ends with: a workbook, or text. Many terminals
 * write text with tabs as .xls.
 * Throws BadInput for what is neither: encrypted and very old workbooks, web pages, other binary files.
 */
export async function readGrids(
  file: string,
  bytes: Buffer,
  options: CsvOptions,
  limits: Limits
): Promise<Grid[]> {
  const starts = (mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (bytes.length === 0) throw new BadInput({file}, "empty");
  if (starts(COMPOUND)) return readCompound(file, bytes, limits);
  if (starts(ZIP)) return readArchive(file, bytes, limits);
  if (BARE.some(starts) && bytes[3] === 0)
    throw new BadInput({file}, "a workbook without the container of Excel 5 and later: save it as .xlsx");
  if (isMarkup(bytes))
    throw new BadInput({file}, "a web page or XML, whatever its name says: save it as .xlsx");
  return [readCsv(file, bytes, options, limits)];
}

/** Whether the text, in whatever encoding, begins as a web page, also one that is packed with its pictures, or as XML. */
function isMarkup(bytes: Buffer): boolean {
  const begin = bytes.toString("latin1", 0, 400).replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0/g, "");
  return /^\s*(?:<(?:!doctype|!--|html|head|body|style|\?xml|table|meta|div)|mime-version:)/i.test(begin);
}
