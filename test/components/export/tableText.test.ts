import {expect, test} from "vitest";
import {latexTable, markdownTable} from "../../../src/components/export/tableText.js";
import type {Figure} from "../../../src/components/figure.js";

interface Row {
  readonly model: string;
  readonly score: number | null;
}

const FIGURE: Figure<Row> = {
  title: "A_1 is first | by 3%",
  subtitle: "",
  source: "Epoch & others",
  asOf: "2026-10-08",
  rows: [
    {model: "A_1", score: 61.5},
    {model: "B|c", score: null}
  ],
  columns: [
    {key: "model", label: "Model"},
    {key: "score", label: "Score", unit: "%", numeric: true}
  ]
};

test("a table in Markdown has the finding, heads with units, rows and the source", () => {
  expect(markdownTable(FIGURE)).toBe(`**A\\_1 is first \\| by 3%**

| Model | Score (%) |
| --- | ---: |
| A\\_1 | 61.5 |
| B\\|c | — |

Epoch & others, 2026-10-08
`);
});

test("a table for LaTeX escapes what LaTeX reads as its own", () => {
  expect(latexTable(FIGURE)).toBe(`\\begin{table}
\\caption{A\\_1 is first | by 3\\%. Epoch \\& others, 2026-10-08.}
\\begin{tabular}{lr}
\\hline
Model & Score (\\%) \\\\
\\hline
A\\_1 & 61.5 \\\\
B|c & --- \\\\
\\hline
\\end{tabular}
\\end{table}
`);
  const hostile = {...FIGURE, rows: [{model: "\\input{x} ~^ $5 #1 < −2", score: 1}]};
  expect(latexTable(hostile)).toContain(
    "\\textbackslash{}input\\{x\\} \\textasciitilde{}\\textasciicircum{} \\$5 \\#1 $<$ $-$2 & 1"
  );
});

test("rows stand as the reader ordered them", () => {
  const ordered = {...FIGURE, fileRows: () => [...FIGURE.rows].reverse()};
  expect(markdownTable(ordered).indexOf("B")).toBeLessThan(markdownTable(ordered).indexOf("A\\_1 | 61.5"));
});
