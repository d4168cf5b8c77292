import type {Report} from "../sources/report.js";
import type {REPORT_FILES} from "../sources/reportFacts.js";
import {checkUnique, readTable, type TextRow} from "../textTable.js";

/**
 * The rows of a report's file, which has exactly these columns; none where the report has no such file. Two rows of one
 * key are an error of the column `key.field`. Throws BadInput, which names the file with the report's folder.
 */
export async function readReportFile(
  {facts, read}: Report,
  name: (typeof REPORT_FILES)[number],
  header: readonly string[],
  key: {readonly field: string; readonly of?: (row: TextRow) => string}
): Promise<TextRow[]> {
  const text = await read(name);
  if (text === null) return [];
  const file = fileOf({facts}, name);
  const rows = readTable(file, text, header);
  checkUnique(file, rows, key.field, key.of ?? ((r) => r.text(key.field)));
  return rows;
}

/** `2024-03-04-shanghai-securities/scores.csv`: which report's file is meant. */
export function fileOf({facts}: Pick<Report, "facts">, name: string): string {
  return `${facts.report_id}/${name}.csv`;
}
