import {BadInput} from "../../../badInput.js";
import type {Grid} from "./grid.js";
import {checkLimit, type Limits} from "./limits.js";
import {lineEnding, lines, splitRows} from "./splitRows.js";
import {decodeText} from "./text.js";

/** How well a row serves as a table's header: the number of its cells that are understood. */
export type HeaderScore = (cells: readonly string[]) => number;

/** What is known of a text before it is read. */
export interface CsvOptions {
  readonly score: HeaderScore;
  /** Whether somebody says that the file is whole, though its last line does not end. */
  readonly isComplete: boolean;
}

/** Within so many rows the header must stand. */
export const HEADER_ROWS = 30;

/** With a wrong delimiter no row comes apart into so many columns that are understood. */
const CERTAIN = 3;

const DELIMITERS = [",", "\t", ";"];

/**
 * Reads a CSV file, of whatever encoding, as a grid. The delimiter is the one with which a header row is understood.
 * Throws BadInput for bytes that are no text, broken quotes, a last line without its end, and a size over the limits.
 */
export function readCsv(
  file: string,
  bytes: Uint8Array,
  {score, isComplete}: CsvOptions,
  limits: Limits
): Grid {
  const {text, encoding} = decodeText(file, bytes);
  if (!isComplete) checkEnd(file, text);
  const delimiter = chooseDelimiter(text, score);
  const rows = parseRows(file, text, delimiter, limits);
  const notes =
    delimiter === "," ? [] : [`cells are set apart by ${delimiter === "\t" ? "tabs" : delimiter}`];
  if (delimiter === ",") rejoinBrackets(rows, notes);
  return {file, hasSiblings: false, format: "csv", delimiter, encoding, rows, notes};
}

/** Whoever writes a table ends its lines. Of a number that is cut off, what is left is a number, too. */
function checkEnd(file: string, text: string): void {
  if (text === "" || text.endsWith(lineEnding(text))) return;
  const row = [...lines(text)].length;
  throw new BadInput(
    {file, row},
    `its last line has no newline, so that it may be cut off: end it with one, or say in mapping.json that the file is whole: ${JSON.stringify({[file]: {complete: true}})}`
  );
}

function chooseDelimiter(text: string, score: HeaderScore): string {
  const best = {delimiter: ",", score: 0};
  for (const delimiter of DELIMITERS) {
    const rows = headRows(text, delimiter);
    const found = Math.max(0, ...rows.map(score));
    if (found > best.score) Object.assign(best, {delimiter, score: found});
    if (found >= CERTAIN) break;
  }
  return best.delimiter;
}

// Only to choose by: broken quotes are reported when the whole text is read.
function headRows(text: string, delimiter: string): string[][] {
  const head: string[] = [];
  for (const line of lines(text)) if (head.push(line) === HEADER_ROWS) break;
  const rows: string[][] = [];
  try {
    splitRows(head.join("\n"), delimiter, (cells) => rows.push(cells));
  } catch {
    // The rows before will do.
  }
  return rows;
}

function parseRows(file: string, text: string, delimiter: string, limits: Limits): string[][] {
  const rows: string[][] = [];
  let widest = 0;
  try {
    splitRows(text, delimiter, (cells) => {
      rows.push(cells);
      widest = Math.max(widest, cells.length);
      checkLimit({file}, limits, "rows", "rows", rows.length);
      checkLimit({file, row: rows.length}, limits, "columns", "columns", cells.length);
      checkLimit({file}, limits, "cells", "cells (rows × columns)", rows.length * widest);
    });
  } catch (cause) {
    if (cause instanceof BadInput) throw cause;
    const problem = `broken CSV (${(cause as Error).message})`;
    throw new BadInput({file, row: rows.length + 1}, problem, undefined, {
      cause,
      publicly: "broken CSV"
    });
  }
  return rows;
}

/**
 * Some exports write `市盈率(PE,TTM)` without quotes: one header becomes two. Such halves are joined again where
 * the rows below show that there is one column fewer.
 */
function rejoinBrackets(rows: string[][], notes: string[]): void {
  for (const [i, cells] of rows.slice(0, HEADER_ROWS).entries()) {
    const joined = joinBrackets(cells);
    if (joined.length === cells.length || rows[i + 1]?.length !== joined.length) continue;
    rows[i] = joined;
    notes.push(`row ${i + 1}: a comma within brackets taken as part of the header`);
  }
}

function joinBrackets(cells: readonly string[]): string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    const open = joined.at(-1);
    if (open !== undefined && /[(（][^()（）]*$/.test(open) && /^[^()（）]*[)）]/.test(cell))
      joined[joined.length - 1] = `${open},${cell}`;
    else joined.push(cell);
  }
  return joined;
}
