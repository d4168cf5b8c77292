import {expect, test} from "vitest";
import {fileNotes, formatSummary} from "../../../data-loaders/sources/inbox/formatSummary.js";
import {emptySummary} from "../../../data-loaders/sources/inbox/summary.js";
import {book, ods, odsRow, sheet} from "./books.js";
import {csv, gb18030, readFiles, xlsx} from "./samples.js";

async function summary(files: Record<string, string | Uint8Array>): Promise<string> {
  return (await readFiles(files)).files.map(formatSummary).join("\n");
}

test("a summary says what was read, from where, in which unit, and what was not", async () => {
  const table = [
    ["历史估值"],
    ["证券代码：600000.SH"],
    ["", "日期", "市盈率（PE,TTM）", "总市值(万元)", "PE"],
    ["0", "2024-02-23", "亏损", "123456.7", "3"],
    ["1", "2024-02-22", "5.2", "123", "3"],
    ["", "", "", "", ""],
    ["数据来源：synthetic", "", "", "", ""]
  ];
  expect(await summary({"a.csv": gb18030(csv(table))})).toBe(
    [
      "a.csv: PE history, long, GB18030, header in row 3",
      "  2 rows read, 2 taken over, 1 company, 2024-02-22 to 2024-02-23",
      "  columns: 日期 → date; 市盈率（PE,TTM） → pe_ttm; 总市值(万元) → market_cap_cny_100m in 万元",
      "  ignored: column A (no header); PE (a PE, but not known to be TTM, static (LYR) or a forecast)",
      '  left out: 1 empty row (empty); row 7 "数据来源：synthetic" (footer)',
      "  note: 600000.SH named in row 2",
      "  note: pe_ttm: losses without a number: 1"
    ].join("\n")
  );
});

const PE = [
  ["代码", "日期", "市盈率(TTM)"],
  ["600000.SH", "2024-02-23", 5]
];

test.each(["xls", "xlsb", "xlsx"] as const)("a sheet of .%s that is hidden is said to be", async (type) => {
  const bytes = book(type, {PE: sheet(PE), 旧: sheet(PE), 说明: sheet([["x"]])}, {hidden: [0, 1, 2]});
  expect(await summary({[`a.${type}`]: bytes})).toBe(
    [
      `a.${type} [PE]: PE history, long, header in row 1`,
      "  1 row read, 1 taken over, 1 company, 2024-02-23",
      "  columns: 代码 → code; 日期 → date; 市盈率(TTM) → pe_ttm",
      `a.${type} [旧]: PE history, long, header in row 1`,
      "  1 row read, 1 taken over, 1 company, 2024-02-23",
      "  columns: 代码 → code; 日期 → date; 市盈率(TTM) → pe_ttm",
      "  note: a hidden sheet",
      `a.${type} [说明]: nothing taken over`,
      "  left out: the sheet (no table in it)",
      "  note: a very hidden sheet"
    ].join("\n")
  );
});

test("a sheet of .ods that its style hides is said to be", async () => {
  const style = (name: string, display: boolean) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`;
  const rows = odsRow(["", "代码"], ["", "日期"], ["", "市盈率(TTM)"]);
  const day = odsRow(["", "600000.SH"], ["", "2024-02-23"], ["", "5"]);
  const sheets = `${rows}${day}</table:table><table:table table:name="A&amp;B" table:style-name="ta2">${rows}${day}</table:table><table:table table:name="C" table:style-name="ta1">${rows}${day}`;
  const {files} = await readFiles({
    "a.ods": ods(sheets, {styles: style("ta1", true) + style("ta2", false)})
  });
  expect(files.map(({sheet, notes}) => [sheet, notes])).toEqual([
    ["S", []],
    ["A&B", ["a hidden sheet"]],
    ["C", []]
  ]);
});

test("a workbook has a summary a sheet, and a wide sheet one line for all its companies", async () => {
  const wide = [
    ["日期", ...Array.from({length: 1200}, (_, i) => `${600000 + i}.SH`)],
    ["2024-02-23", ...Array.from({length: 1200}, () => 5)]
  ];
  expect(await summary({"a.xlsx": xlsx({市盈率TTM: wide, 说明: [["来自终端"]], 空: []})})).toBe(
    [
      "a.xlsx [市盈率TTM]: PE history, wide, header in row 1",
      "  1 row read, 1,200 taken over, 1,200 companies, 2024-02-23",
      "  columns: 日期 → date; 1,200 companies (B to ATE) → pe_ttm",
      "a.xlsx [说明]: nothing taken over",
      "  left out: the sheet (no table in it)",
      "a.xlsx [空]: nothing taken over",
      "  left out: the sheet (empty)"
    ].join("\n")
  );
});

test("indices are not summed up as companies", async () => {
  const index = (...codes: readonly string[]) =>
    csv([["code", "date", "close"], ...codes.map((code) => [code, "2024-02-23", "3489.74"])]);
  expect(await summary({"a.csv": index("000300.SH")})).toContain(
    "1 row read, 1 taken over, 1 index, 2024-02-23"
  );
  expect(await summary({"a.csv": index("000300.SH", "000905.SH")})).toContain(
    "2 rows read, 2 taken over, 2 indices,"
  );
  expect(await summary({"a.csv": csv([["code", "date", "pe_ttm"]])})).toContain(
    "0 rows read, 0 taken over, 0 companies"
  );
});

test("on a terminal a file is a line: what was taken over, then what was not, however many sheets it has", async () => {
  const later = [PE[0]!, ["600000.SH", "2024-02-26", 5]];
  const {files} = await readFiles({
    "a.csv": csv([...PE, ["数据来源：synthetic"]].map((row) => row.map(String))),
    "b.xlsx": book("xlsx", {PE: sheet(PE), 后: sheet(later), 说明: sheet([["x"]])})
  });
  const found = fileNotes([...files, emptySummary("c.docx", [{what: "the file", why: "a text"}])]);
  expect(found.map(({line, taken}) => [line, taken])).toEqual([
    [
      'a.csv: PE history, 1 row taken over, 1 company, 2024-02-23; left out: row 3 "数据来源：synthetic" (footer)',
      1
    ],
    [
      "b.xlsx: PE history, 2 rows taken over, 2 sheets, 2024-02-23 to 2024-02-26; left out: [说明] the sheet (no table in it)",
      2
    ],
    ["c.docx: nothing taken over; left out: the file (a text)", 0]
  ]);
  expect(found[1]!.details).toContain(
    "\n  columns: 代码 → code; 日期 → date; 市盈率(TTM) → pe_ttm\nb.xlsx [后]: "
  );
});
