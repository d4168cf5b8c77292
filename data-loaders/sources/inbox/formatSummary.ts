import {printable} from "../../printable.js";
import type {FileNote} from "../../reporter.js";
import type {ColumnSummary, FileSummary} from "./summary.js";

const KIND_NAMES = {
  history: "PE history",
  valuations: "valuations",
  consensus: "consensus",
  index: "index closes"
} as const;

/** A note a file; the sheets of a workbook are told of together. */
export function fileNotes(summaries: readonly FileSummary[]): FileNote[] {
  const files = new Map<string, FileSummary[]>();
  for (const summary of summaries) files.set(summary.file, [...(files.get(summary.file) ?? []), summary]);
  return [...files].map(([file, sheets]) => ({
    line: printable(oneLine(file, sheets)),
    details: sheets.map(formatSummary).join("\n"),
    taken: sheets.reduce((sum, {rowsOut}) => sum + rowsOut, 0)
  }));
}

/** What was taken over of a file and what was not, in this order: what is too long for a terminal is cut off there. */
function oneLine(file: string, sheets: readonly FileSummary[]): string {
  const taken = sheets.filter(({kinds}) => kinds.length > 0);
  const left = sheets
    .flatMap(({sheet, leftOut}) => leftOut.map(({what, why}) => [sheet, `${what} (${why})`] as const))
    .map(([sheet, text]) => (sheets.length > 1 ? `[${sheet}] ${text}` : text));
  const rest = left.length > 0 ? [`left out: ${left.join("; ")}`] : [];
  if (taken.length === 0) return [`${file}: nothing taken over`, ...rest].join("; ");
  const kinds = [...new Set(taken.flatMap(({kinds}) => kinds))].map((kind) => KIND_NAMES[kind]);
  const days = taken
    .flatMap(({firstDate, lastDate}) => [firstDate, lastDate])
    .filter((day) => day !== null)
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  const dates = first === undefined ? [] : [first === last ? first : `${first} to ${last}`];
  const rows = taken.reduce((sum, {rowsOut}) => sum + rowsOut, 0);
  const of = taken.length > 1 ? [`${taken.length} sheets`] : [whose(taken[0]!)];
  return [
    `${file}: ${[kinds.join(" and "), `${counted(rows, "row", "rows")} taken over`, ...of, ...dates].join(", ")}`,
    ...rest
  ].join("; ");
}

/** What was understood of a file, in plain lines: what it is, what came of it, its columns, what was left out and why. */
export function formatSummary(summary: FileSummary): string {
  const {file, sheet, kinds, leftOut, notes} = summary;
  const name = sheet === null ? file : `${file} [${sheet}]`;
  const lines =
    kinds.length === 0 ? [`${name}: nothing taken over`] : [headline(name, summary), counts(summary)];
  const ignored = summary.columns.filter(({meaning}) => meaning === null);
  return [
    ...lines,
    ...list("columns", summary.columns.filter(({meaning}) => meaning !== null).map(formatColumn)),
    ...list(
      "ignored",
      ignored.map(({header, note}) => `${header} (${note})`)
    ),
    ...list(
      "left out",
      leftOut.map(({what, why}) => `${what} (${why})`)
    ),
    ...notes.map((note) => `  note: ${note}`)
  ]
    .map(printable)
    .join("\n");
}

function headline(name: string, {kinds, layout, encoding, headerRow}: FileSummary): string {
  const what = kinds.map((kind) => KIND_NAMES[kind]).join(" and ");
  return `${name}: ${what}, ${layout}${encoding === null ? "" : `, ${encoding}`}, header in row ${headerRow}`;
}

function counts({kinds, rowsIn, rowsOut, codes, firstDate, lastDate}: FileSummary): string {
  const dates =
    firstDate === null ? "" : firstDate === lastDate ? `, ${firstDate}` : `, ${firstDate} to ${lastDate}`;
  return `  ${counted(rowsIn, "row", "rows")} read, ${grouped(rowsOut)} taken over, ${whose({kinds, codes})}${dates}`;
}

function whose({kinds, codes}: Pick<FileSummary, "kinds" | "codes">): string {
  return kinds.includes("index")
    ? counted(codes, "index", "indices")
    : counted(codes, "company", "companies");
}

function counted(number: number, one: string, many: string): string {
  return number === 1 ? `1 ${one}` : `${grouped(number)} ${many}`;
}

function grouped(number: number): string {
  return number.toLocaleString("en-US");
}

function formatColumn({header, meaning, unit}: ColumnSummary): string {
  return `${header} → ${meaning}${unit === null ? "" : ` in ${unit}`}`;
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${title}: ${items.join("; ")}`];
}
