import {expect, test} from "vitest";
import {footOf, latexTable, markdownTable} from "../../../src/components/export/textTable.js";

const table = {
  head: ["Model", "MMLU_Pro", "A|B"],
  numeric: [false, true, true],
  rows: [
    ["Gemma 7B & co", "64.3*", "—"],
    ["50% #1", "−1.5", "33.2†"]
  ]
};
const foot = footOf({title: "Scores {all}", subtitle: "as of 2024-03-04"}, ["Source: A_B"]);

test("Markdown escapes what would be a sign of its own", () => {
  expect(markdownTable(table, foot)).toBe(`**Scores {all}**

| Model | MMLU\\_Pro | A\\|B |
| :--- | ---: | ---: |
| Gemma 7B & co | 64.3\\* | — |
| 50% #1 | −1.5 | 33.2† |

as of 2024-03-04  
Source: A\\_B  
`);
});

test("LaTeX is a table of booktabs, with every special sign escaped", () => {
  expect(latexTable(table, foot)).toBe(`% \\usepackage{booktabs}
\\begin{table}
\\centering
\\caption{Scores \\{all\\}}
\\begin{tabular}{lrr}
\\toprule
Model & MMLU\\_Pro & A|B \\\\
\\midrule
Gemma 7B \\& co & 64.3* & --- \\\\
50\\% \\#1 & $-$1.5 & 33.2\\dag{} \\\\
\\bottomrule
\\end{tabular}
\\par\\footnotesize as of 2024-03-04
\\par\\footnotesize Source: A\\_B
\\end{table}
`);
});
