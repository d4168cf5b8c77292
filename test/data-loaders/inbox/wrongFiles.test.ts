import {strToU8, zipSync} from "fflate";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {type Files, readFiles, xlsx, xlsxEntries} from "./samples.js";

/** What must stand on no public page. It reads as a word, so that it can stand anywhere. */
const SECRET = "Geheimnis";

async function refused(files: Files): Promise<BadInput> {
  const error = await readFiles(files).then(
    () => null,
    (error: unknown) => error
  );
  if (!(error instanceof BadInput)) throw error ?? new Error("read, not refused");
  return error;
}

const HEAD = "代码,日期,市盈率(TTM)\n";

/** A workbook whose sheet has this row. */
function workbook(row: string): Uint8Array {
  const sheet = `<worksheet><sheetData>${row}</sheetData></worksheet>`;
  return zipSync({...xlsxEntries({Sheet1: []}), "xl/worksheets/sheet1.xml": strToU8(sheet)});
}

describe("the content of a wrong file is told where the refresh runs, and on no public page", () => {
  test.each<[string, Files, string]>([
    ["no table", {"a.csv": `${SECRET},salary\nx,1\n`}, "a.csv row 1: no header is understood"],
    [
      "columns that are missing",
      {"a.csv": `代码,日期,${SECRET},salary\n600000,2024-02-23,5,1\n`},
      "a.csv row 1: columns that are needed are missing: "
    ],
    ["a cell", {"a.csv": `${HEAD}600000,2024-02-23,${SECRET}\n`}, "a.csv row 2, 市盈率(TTM): invalid number"],
    ["a code", {"a.csv": `${HEAD}${SECRET},2024-02-23,5\n`}, "a.csv row 2, 代码: not a stock code"],
    [
      "a row of another length",
      {"a.csv": `${HEAD}600000,2024-02-23,5,${SECRET}\n`},
      "a.csv row 2: expected 3 cells, found 4"
    ],
    [
      "a cell with a line break",
      {"a.csv": `${HEAD}600000,2024-02-23,"5\n${SECRET}"\n`},
      "a.csv row 2: a line break within a cell (a broken quote?)"
    ],
    [
      "data below a footer",
      {"a.csv": `${HEAD}600000,2024-02-23,5\n数据来源：x,,\n${SECRET},2024-02-23,5\n`},
      "a.csv row 4: data below the footer of row 3"
    ],
    ["other JSON", {"a.json": `{"${SECRET}": 1}`}, "a.json: no results that are known"],
    ["broken JSON", {"a.json": `{"results": ${SECRET}}`}, "a.json: not JSON"],
    ["a broken mapping", {"mapping.json": `{"x": ${SECRET}}`}, "mapping.json: not JSON"],
    [
      "a model card",
      {"a.md": `---\nmodel-index:\n${SECRET}: 1\n${SECRET}: 2\n---\n`},
      "a.md row 4: broken YAML"
    ],
    ["a score", {"a.csv": `model,benchmark,score\na,b,${SECRET}\n`}, "a.csv row 2, score: not a number"],
    [
      "a workbook's XML",
      {"a.xlsx": workbook(`<row r="1"><c r="${SECRET}"/></row>`)},
      "a.xlsx: a broken workbook"
    ],
    [
      "a workbook's cell",
      {
        "a.xlsx": xlsx({
          a: [
            ["代码", "日期", "市盈率(TTM)"],
            ["600000", "2024-02-23", SECRET]
          ]
        })
      },
      "a.xlsx row 2, 市盈率(TTM): invalid number"
    ],
    [
      "two values of one day",
      {"a.csv": `${HEAD}600000,2024-02-23,5.5\n600000,2024-02-23,77.25\n`},
      "a.csv row 3, pe_ttm: 600000.SH 2024-02-23: a.csv row 2 says another figure"
    ]
  ])("%s", async (_, files, place) => {
    const {message, publicMessage} = await refused(files);
    expect(publicMessage.startsWith(place)).toBe(true);
    expect(publicMessage).not.toContain(SECRET);
    for (const word of ["salary", "5.5", "77.25"]) expect(publicMessage).not.toContain(word);
    // Not of a card: its parser says of what kind a fault is.
    if (!("a.md" in files)) expect(message).toMatch(/Geheimnis|5\.5/);
  });
});
