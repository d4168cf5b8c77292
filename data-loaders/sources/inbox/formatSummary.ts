import {printable} from "../../printable.js";
import type {ColumnSummary, FileSummary} from "./summary.js";

const KIND_NAMES = {
  history: "PE history",
  valuations: "valuations",
  consensus: "consensus",
  index: "index closes"
} as const;

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
  const whose = kinds.includes("index")
    ? counted(codes, "index", "indices")
    : counted(codes, "company", "companies");
  return `  ${counted(rowsIn, "row", "rows")} read, ${grouped(rowsOut)} taken over, ${whose}${dates}`;
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
