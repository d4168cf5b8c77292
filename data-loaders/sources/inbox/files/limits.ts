import {BadInput, type Location} from "../../../badInput.js";

/** What a dropped file may be at most. Whatever is over a limit is refused before it is read further. */
export interface Limits {
  /** Files of one folder. */
  readonly files: number;
  /** Bytes of a file as it lies on the disk. */
  readonly fileBytes: number;
  /** Bytes of `mapping.json`. */
  readonly mappingBytes: number;
  /** Entries of a workbook's zip archive. */
  readonly zipEntries: number;
  /** Bytes of all entries of a workbook together, once inflated. */
  readonly unzippedBytes: number;
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
  /** Rows times columns of a text: what a reader would have to hold. */
  readonly cells: number;
  /** The same of all sheets of a workbook together, empty cells with a style included. */
  readonly bookCells: number;
  /** Styles of a workbook's cells. */
  readonly styles: number;
  /** Characters of one cell of a workbook. */
  readonly cellText: number;
  /** MiB of memory, and seconds, in which a workbook must be read. */
  readonly readerMib: number;
  readonly readerSeconds: number;
}

const MIB = 2 ** 20;

/** What counts the cells of a workbook, sheet after sheet, and throws BadInput at the first one over the limit. */
export type CellCount = (more: number) => void;

export function cellCount(file: string, limits: Limits): CellCount {
  let cells = 0;
  return (more) => {
    cells += more;
    if (cells > limits.bookCells) checkLimit({file}, limits, "bookCells", "cells in a workbook", cells);
  };
}

export const LIMITS: Limits = {
  files: 20_000,
  fileBytes: 128 * MIB,
  mappingBytes: MIB,
  zipEntries: 1_000,
  unzippedBytes: 160 * MIB,
  sheets: 100,
  // A workbook ends at 1,048,576 rows anyway; a CSV file may go on.
  rows: 4_000_000,
  columns: 16_384,
  cells: 20_000_000,
  bookCells: 2_000_000,
  // Excel allows 65,490.
  styles: 65_490,
  // What Excel allows.
  cellText: 32_767,
  readerMib: 512,
  readerSeconds: 120
};

/** Throws BadInput where `found` is over the limit of that name. `what` says what is counted. */
export function checkLimit(
  place: Location,
  limits: Limits,
  name: keyof Limits,
  what: string,
  found: number
): void {
  if (found <= limits[name]) return;
  throw new BadInput(place, `over the limit of ${limits[name].toLocaleString("en-US")} ${what}`, found);
}
