import {expect, test} from "vitest";
import {csv, readFiles, xlsx} from "./samples.js";

/** What the files call the companies, as lines. */
async function names(files: Record<string, string | Uint8Array>): Promise<string[]> {
  return (await readFiles(files)).names.map(({code, name, from}) => `${code} ${name}, ${from}`);
}

const HEADER = ["证券代码", "证券简称", "日期", "pe_ttm"];

test("a column of names gives each name of a code once, where it stands first", async () => {
  const table = [
    HEADER,
    ["600000.SH", "浦发银行", "2024-02-22", "5"],
    ["600000.SH", "浦发银行", "2024-02-23", "5"],
    ["600000.SH", "ＸＤ浦发银", "2024-02-26", "5"],
    ["000001", "", "2024-02-23", "5"]
  ];
  const found = ["600000.SH 浦发银行, a.csv row 2", "600000.SH XD浦发银, a.csv row 4"];
  expect(await names({"a.csv": csv(table)})).toEqual(found);
  const books = await names({"a.xlsx": xlsx({一: table, 说明: [["文字"]]})});
  expect(books[0]).toBe("600000.SH 浦发银行, a.xlsx [一] row 2");
});

test("valuations and estimates have names, too, and an index's name is none of a company", async () => {
  const valuations = [
    ["代码", "名称", "日期", "预测市盈率"],
    ["600000", "浦发银行", "2024-02-23", "5"]
  ];
  const index = [
    ["指数代码", "指数名称", "日期", "收盘价"],
    ["000300.SH", "沪深300", "2024-02-23", "3489"]
  ];
  expect(await names({"a.csv": csv(valuations), "b.csv": csv(index)})).toEqual([
    "600000.SH 浦发银行, a.csv row 2"
  ]);
});

test("a table of one company is named above, or in a column", async () => {
  const above = [["证券代码：600000.SH"], ["证券简称：浦发银行"], ["日期", "pe_ttm"], ["2024-02-23", "5"]];
  expect(await names({"a.csv": csv(above)})).toEqual(["600000.SH 浦发银行, a.csv row 2"]);
  const beside = [
    ["日期", "股票名称", "pe_ttm"],
    ["2024-02-22", "浦发银行", "5"],
    ["2024-02-23", "浦发银行", "5"]
  ];
  expect(await names({"600000.SH.csv": csv(beside)})).toEqual(["600000.SH 浦发银行, 600000.SH.csv row 2"]);
});

test("a wide table has names in its header, or below the codes", async () => {
  const wide = [
    ["日期", "平安银行(000001.SZ)", "600000.SH 浦发银行", "600036.SH"],
    ["2024-02-23", "5", "5", "5"]
  ];
  expect(await names({"pe_ttm.csv": csv(wide)})).toEqual([
    "000001.SZ 平安银行, pe_ttm.csv row 1",
    "600000.SH 浦发银行, pe_ttm.csv row 1"
  ]);
  const below = [
    ["日期", "000001.SZ", "600000.SH"],
    ["", "平安银行", "浦发银行"],
    ["2024-02-23", "5", "5"]
  ];
  expect(await names({"pe_ttm.csv": csv(below)})).toEqual([
    "000001.SZ 平安银行, pe_ttm.csv row 2",
    "600000.SH 浦发银行, pe_ttm.csv row 2"
  ]);
});
