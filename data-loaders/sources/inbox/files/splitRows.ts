import {parse} from "csv-parse/sync";

/**
 * Splits a CSV text into rows of cells, and hands over each. A cell that is written `="600000"`, so that a spreadsheet
 * program keeps its zeros, holds 600000. Lines without a quote are split at the
 * delimiter, which is many times faster than a parser; those with quotes, and what stands between an open quote and
 * its end, go through one. Throws the parser's error for broken quotes, once all rows before them are handed over.
 */
export function splitRows(text: string, delimiter: string, onRow: (cells: string[]) => void): void {
  let quoted: string[] = [];
  let isOpen = false;
  const flush = () => {
    if (quoted.length > 0)
      parseQuoted(quoted.join("\n"), delimiter, (cells) => onRow(cells.map(withoutGuard)));
    quoted = [];
  };
  for (const line of lines(text)) {
    const quotes = countQuotes(line);
    if (quotes === 0 && !isOpen) {
      flush();
      onRow(line.split(delimiter));
    } else {
      quoted.push(isOpen ? line : withoutGuards(line, delimiter));
      if (quotes % 2 === 1) isOpen = !isOpen;
    }
  }
  flush();
}

// An odd number of quotes in a record never ends well: whatever follows it belongs to it, and the parser refuses it.
function parseQuoted(text: string, delimiter: string, onRow: (cells: string[]) => void): void {
  const options = {delimiter, relax_column_count: true, record_delimiter: "\n"};
  parse(text, {...options, on_record: (cells: string[]) => void onRow(cells)});
}

/** A line without the equals signs before its quoted cells: `="600000"` becomes `"600000"`. */
function withoutGuards(line: string, delimiter: string): string {
  const guards = new RegExp(`"(?:[^"]|"")*"?|(^|${delimiter})=(?=")`, "g");
  return line.replace(guards, (found, before?: string) => before ?? found);
}

/** The same in a cell that was quoted as a whole: `"=""600000"""`. */
function withoutGuard(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}

/** What ends the lines of a text: files end them in one way. A lone carriage return is what old Macs wrote. */
export function lineEnding(text: string): "\n" | "\r" {
  return text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
}

/** The lines of a text, one after the other. */
export function* lines(text: string): Generator<string> {
  const ending = lineEnding(text);
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(ending, start);
    const end = found < 0 ? text.length : found;
    const isWindows = ending === "\n" && text[end - 1] === "\r" && end > start;
    yield text.slice(start, isWindows ? end - 1 : end);
    start = end + 1;
  }
}

function countQuotes(line: string): number {
  let count = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count++;
  return count;
}
