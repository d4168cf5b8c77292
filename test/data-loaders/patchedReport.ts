import {readFileSync} from "node:fs";
import type {ReportFiles} from "../../data-loaders/sources/report.js";

export const REPORT_FOLDER = "data-loaders/report";

/** The text of an embedded file, by its name without extension. */
export function embedded(name: string): string {
  return readFileSync(`${REPORT_FOLDER}/${name}.csv`, "utf8");
}

/** The embedded report, but for one file, whose text is edited. Throws where the edit changed nothing. */
export function patched(name: string, edit: (text: string) => string): ReportFiles {
  const text = edit(embedded(name));
  if (text === embedded(name)) throw new Error(`the edit of ${name}.csv changed nothing`);
  return async (asked) => (asked === name ? text : embedded(asked));
}

/** As `patched`, by replacing the first `found` with `put`. */
export function replaced(name: string, found: string, put: string): ReportFiles {
  return patched(name, (text) => text.replace(found, () => put));
}

/** As `patched`, with a line put after the last one. */
export function appended(name: string, line: string): ReportFiles {
  return patched(name, (text) => `${text.trimEnd()}\n${line}\n`);
}

/** Cells as CSV text, every one quoted. */
export function toCsv(cells: readonly (readonly string[])[]): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return cells.map((row) => `${row.map(quote).join(",")}\n`).join("");
}
