import type {Figure} from "../figure.js";
import {cellText} from "../table/cell.js";
import type {Column} from "../table/column.js";

/** A figure's rows as the page's table shows them, in words: heads with their units, then cells. */
function wordsOf<Row extends object>({columns, rows, fileRows}: Figure<Row>) {
  const head = ({label, unit}: Column<Row>) => (unit ? `${label} (${unit})` : label);
  return {
    heads: columns.map(head),
    lines: (fileRows?.() ?? rows).map((row) => columns.map((column) => cellText(row, column)))
  };
}

/** A table for Markdown, with the figure's finding above it and its source below. */
export function markdownTable<Row extends object>(figure: Figure<Row>): string {
  const {heads, lines} = wordsOf(figure);
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(" | ")} |`;
  const rule = figure.columns.map(({numeric}) => (numeric ? "---:" : "---"));
  return [
    `**${markdownText(figure.title)}**`,
    "",
    line(heads),
    `| ${rule.join(" | ")} |`,
    ...lines.map(line),
    "",
    `${markdownText(figure.source)}, ${figure.asOf}`,
    ""
  ].join("\n");
}

/** A table for LaTeX, without a package. */
export function latexTable<Row extends object>(figure: Figure<Row>): string {
  const {heads, lines} = wordsOf(figure);
  const line = (cells: readonly string[]) => `${cells.map(latexText).join(" & ")} \\\\`;
  return [
    "\\begin{table}",
    `\\caption{${latexText(figure.title)}. ${latexText(`${figure.source}, ${figure.asOf}`)}.}`,
    `\\begin{tabular}{${figure.columns.map(({numeric}) => (numeric ? "r" : "l")).join("")}}`,
    "\\hline",
    line(heads),
    "\\hline",
    ...lines.map(line),
    "\\hline",
    "\\end{tabular}",
    "\\end{table}",
    ""
  ].join("\n");
}

function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, "\\$&").replace(/\s+/g, " ");
}

const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "$<$",
  ">": "$>$",
  "−": "$-$",
  "→": "$\\rightarrow$",
  "×": "$\\times$",
  "≤": "$\\leq$",
  "≥": "$\\geq$",
  "—": "---",
  "–": "--"
};

function latexText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\~^<>−→×≤≥—–]|[&%$#_{}]/g, (character) => LATEX[character] ?? `\\${character}`);
}
