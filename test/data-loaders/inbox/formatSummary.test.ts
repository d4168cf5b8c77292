import {expect, test} from "vitest";
import {formatSummary} from "../../../data-loaders/sources/inbox/formatSummary.js";
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

test("a workbook has a summary a sheet, and a wide sheet one line for all its companies", async () => {
  const wide = [
    ["日期", ...Array.from({length: 1200}, (_, i) => `${600000 + i}.SH`)],
    ["2024-02-23", ...Array.from({length: 1200}, () => 5)]
  ];
  expect(await summary({"a.xlsx": xlsx({市盈率TTM: wide, 说明: [["来自终端"]], 空: []})})).toBe(
    [
      "a.xlsx [市盈率TTM]: PE history, wide, header in row 1",
      "  1 rows read, 1,200 taken over, 1,200 companies, 2024-02-23",
      "  columns: 日期 → date; 1,200 companies (B to ATE) → pe_ttm",
      "a.xlsx [说明]: nothing taken over",
      "  left out: the sheet (no table in it)",
      "a.xlsx [空]: nothing taken over",
      "  left out: the sheet (empty)"
    ].join("\n")
  );
});
