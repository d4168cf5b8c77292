import {BadInput} from "../../badInput.js";
import type {Grid} from "./grid.js";
import type {Limits} from "./limits.js";
import {type HeaderScore, readCsv} from "./readCsv.js";
import {readXlsx} from "./readXlsx.js";

const ZIP = [0x50, 0x4b];
/** The container of .xls files, and of workbooks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a file as what its first bytes say it is, whatever its name ends with: a workbook, or text.
 * Throws BadInput for what is neither: old and encrypted workbooks, web pages, other binary files.
 */
export async function readGrids(
  file: string,
  bytes: Buffer,
  score: HeaderScore,
  limits: Limits
): Promise<Grid[]> {
  const starts = (mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (bytes.length === 0) throw new BadInput({file}, "empty");
  if (starts(COMPOUND)) return refuseCompound(file, bytes);
  if (starts(ZIP)) return readXlsx(file, bytes, limits);
  if (/^\s*<(!doctype|html|\?xml|table|meta)/i.test(bytes.toString("latin1", 0, 200)))
    throw new BadInput({file}, "a web page or XML, whatever its name says: save it as .xlsx");
  return [readCsv(file, bytes, score, limits)];
}

function refuseCompound(file: string, bytes: Buffer): never {
  const encrypted = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
  throw new BadInput(
    {file},
    encrypted ? "encrypted: save it without a password" : "a workbook of the old .xls kind: save it as .xlsx"
  );
}
