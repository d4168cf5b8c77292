/** A table as it is read: texts, row by row. */
export interface TextTable {
  readonly head: readonly string[];
  /** True for a column of numbers: those stand to the right. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
}

/** What stands below a table that is taken away, each a line: its subtitle, the active filters, source and day. */
export interface TextTableFoot {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A table in Markdown (GitHub's): a title, the table, and below it where it comes from. */
export function markdownTable({head, numeric, rows}: TextTable, {title, lines}: TextTableFoot): string {
  const cell = (text: string) => text.replace(/[\\|*_`<>[\]]/g, "\\$&").replace(/\s+/g, " ");
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [
    `**${cell(title)}**`,
    "",
    line(head),
    `| ${numeric.map((isNumber) => (isNumber ? "---:" : ":---")).join(" | ")} |`,
    ...rows.map(line),
    "",
    ...lines.map((text) => `${cell(text)}  `),
    ""
  ].join("\n");
}

const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "−": "$-$",
  "–": "--",
  "—": "---",
  "†": "\\dag{}",
  "⁺": "$^{+}$",
  "×": "$\\times$"
};

/** A table in LaTeX: needs the package booktabs, and XeLaTeX or LuaLaTeX where its words are Chinese. */
export function latexTable({head, numeric, rows}: TextTable, {title, lines}: TextTableFoot): string {
  const cell = (text: string) =>
    text.replace(/[\\~^−–—†⁺×]|[&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`).replace(/\s+/g, " ");
  const line = (cells: readonly string[]) => `${cells.map(cell).join(" & ")} \\\\`;
  return [
    "% \\usepackage{booktabs}",
    "\\begin{table}",
    "\\centering",
    `\\caption{${cell(title)}}`,
    `\\begin{tabular}{${numeric.map((isNumber) => (isNumber ? "r" : "l")).join("")}}`,
    "\\toprule",
    line(head),
    "\\midrule",
    ...rows.map(line),
    "\\bottomrule",
    "\\end{tabular}",
    ...lines.map((text) => `\\par\\footnotesize ${cell(text)}`),
    "\\end{table}",
    ""
  ].join("\n");
}

/** What stands below a figure's table. `said` are further lines, such as the active filters. */
export function footOf(
  {title, subtitle}: {readonly title: string; readonly subtitle: string},
  said: readonly string[]
): TextTableFoot {
  return {title, lines: [subtitle, ...said].filter((text) => text !== "")};
}
