import {describe, expect, test} from "vitest";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {companyNames} from "../../../data-loaders/sources/inbox/header/reshape.js";
import {inboxReader} from "../../../data-loaders/sources/inbox/reader.js";

const NAMES = companyNames([
  {code: "600036.SH", name_zh: "招商银行", name_en: "China Merchants Bank"},
  {code: "600519.SH", name_zh: "贵州茅台", name_en: null},
  {code: "000001.SZ", name_zh: "同名", name_en: null},
  {code: "000002.SZ", name_zh: "同名", name_en: null}
]);

async function read(text: string, names = NAMES) {
  const reader = inboxReader(undefined, LIMITS, "2026-11-27", names);
  await reader.add("pe_ttm.csv", Buffer.from(text));
  return reader.finish();
}

describe("a wide table by company name", () => {
  test.each([",", "\t", ";"])(
    "is read by the names of companies that are known, cells apart by %j",
    async (mark) => {
      const rows = [
        ["日期", "招商银行", "贵州 茅台"],
        ["2026-11-26", "6.1", "20.1"],
        ["2026-11-27", "6.2", "20.2"]
      ];
      const {history, files} = await read(rows.map((cells) => `${cells.join(mark)}\n`).join(""));
      expect(history.map(({code, date, pe_ttm}) => [code, date, pe_ttm])).toEqual([
        ["600036.SH", "2026-11-26", 6.1],
        ["600036.SH", "2026-11-27", 6.2],
        ["600519.SH", "2026-11-26", 20.1],
        ["600519.SH", "2026-11-27", 20.2]
      ]);
      expect(JSON.stringify(files)).toContain("companies by their names");
    }
  );

  test("names the one that nobody knows, or that several are called", async () => {
    await expect(read("日期,招商银行,无名氏\n2026-11-27,6.2,1\n")).rejects.toThrow(
      'pe_ttm.csv row 1: no company is called so here: give its code, or name it in a list: "无名氏"'
    );
    await expect(read("日期,招商银行,同名\n2026-11-27,6.2,1\n")).rejects.toThrow(
      "several companies are called so"
    );
  });

  test("has its codes where they stand beside the names", async () => {
    const {history} = await read("日期,招商银行,贵州茅台\n,600000.SH,600519.SH\n2026-11-27,6.2,20\n");
    expect(history.map(({code}) => code)).toEqual(["600000.SH", "600519.SH"]);
  });
});
