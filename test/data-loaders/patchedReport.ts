import {readFileSync} from "node:fs";
import {BadInput} from "../../data-loaders/badInput.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import type {Report} from "../../data-loaders/sources/report.js";
import {parseReport} from "../../data-loaders/sources/reportFacts.js";

export const REPORT_ID = "2024-03-04-shanghai-securities";
export const REPORT_FOLDER = `data-loaders/reports/${REPORT_ID}`;

/** The text of an embedded file, by its name without extension. */
export function embedded(name: string): string {
  return readFileSync(`${REPORT_FOLDER}/${name}.csv`, "utf8");
}

/** The embedded report, with the text of its files as `read` gives it, and with what `json` edits of its report.json. */
export function reportOf(read: Report["read"], json = (text: string) => text): readonly Report[] {
  const file = `${REPORT_FOLDER}/report.json`;
  return [{facts: parseReport(file, json(readFileSync(file, "utf8")), REPORT_ID), read}];
}

/** The embedded report, but for one file, whose text is edited. Throws where the edit changed nothing. */
export function patched(name: string, edit: (text: string) => string): readonly Report[] {
  const text = edit(embedded(name));
  if (text === embedded(name)) throw new Error(`the edit of ${name}.csv changed nothing`);
  return reportOf(async (asked) => (asked === name ? text : embedded(asked)));
}

/** As `patched`, by replacing the first `found` with `put`. */
export function replaced(name: string, found: string, put: string): readonly Report[] {
  return patched(name, (text) => text.replace(found, () => put));
}

/** As `patched`, with a line put after the last one. */
export function appended(name: string, line: string): readonly Report[] {
  return patched(name, (text) => {
    const end = text.includes("\r\n") ? "\r\n" : "\n";
    return `${text.trimEnd()}${end}${line}${end}`;
  });
}

/** Cells as CSV text, every one quoted. */
export function toCsv(cells: readonly (readonly string[])[]): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return cells.map((row) => `${row.map(quote).join(",")}\n`).join("");
}

/** What is said of a report that cannot be published, the place within its folder; null where it can be. */
export async function problem(reports: readonly Report[]): Promise<string | null> {
  try {
    await reportTables(reports);
    return null;
  } catch (error) {
    if (error instanceof BadInput) return error.message.replace(`${REPORT_ID}/`, "");
    throw error;
  }
}
