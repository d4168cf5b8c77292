import {describe, expect, test} from "vitest";
import {companiesIn, type Known} from "../../../src/components/lists/findCompanies.js";

const company = (code: string, name_zh: string, name_en: string): Known => ({
  ...{code, name_zh, name_en, sector_zh: "", sector_en: ""}
});
const ALL = [
  company("600036.SH", "招商银行", "China Merchants Bank"),
  company("000001.SZ", "平安银行", "Ping An Bank"),
  company("000001.HK", "长和", "CK Hutchison"),
  company("688256.SH", "寒武纪", "Cambricon")
];
const codes = (text: string) => companiesIn(text, ALL).found.map(({code}) => code);

describe("pasted companies", () => {
  test("are found by code, with or without exchange, and by name in either language", () => {
    expect(codes("600036.SH")).toEqual(["600036.SH"]);
    expect(codes("sh600036, 688256；寒武纪\n平安银行")).toEqual(["600036.SH", "688256.SH", "000001.SZ"]);
    expect(codes("china merchants bank\nCambricon")).toEqual(["600036.SH", "688256.SH"]);
    // As a terminal copies a column of both.
    expect(codes("600036.SH 招商银行\n688256.SH 寒武纪")).toEqual(["600036.SH", "688256.SH"]);
  });

  test("are found by codes as any vendor writes them, and as cells are copied", () => {
    const others = [
      company("00700.HK", "腾讯控股", "Tencent"),
      company("BRK-B.US", "BRK-B.US", "Berkshire, Inc"),
      company("000002.SZ", "万 科Ａ", "")
    ];
    const found = (text: string) => companiesIn(text, [...ALL, ...others]).found.map(({code}) => code);
    for (const text of ["600036.SS", "600036.XSHG", "sh:600036", "６０００３６", '"600036"', '="600036"'])
      expect(found(text), text).toEqual(["600036.SH"]);
    for (const text of ["招商银行(600036.SH)", "600036（招商银行）", "600036\u200b"])
      expect(found(text), text).toEqual(["600036.SH"]);
    expect(found("700.HK 600036|688256")).toEqual(["00700.HK", "600036.SH", "688256.SH"]);
    expect(found("BRK.B.N\nhk00700、万科A")).toEqual(["BRK-B.US", "00700.HK", "000002.SZ"]);
    expect(found("Berkshire, Inc\nTencent")).toEqual(["BRK-B.US", "00700.HK"]);
  });

  test("stay as they were written where nothing of them is known", () => {
    const text = "<img src=x onerror=alert(1)>";
    expect(companiesIn(`${text}\n\n''`, ALL)).toEqual({found: [], unknown: [text, "''"]});
  });

  test("are never guessed: two of a number are neither, and what is not known is named", () => {
    expect(companiesIn("000001\n600519\n600036", ALL)).toMatchObject({
      found: [{code: "600036.SH"}],
      unknown: ["000001", "600519"]
    });
    expect(companiesIn("", ALL)).toEqual({found: [], unknown: []});
  });
});

describe("further codes and former names", () => {
  const moved: Known = {
    ...company("872808.BJ", "曙光数创", "Sugon DCC"),
    others: ["920808.BJ", "中科曙光数创", "平安银行"]
  };
  const found = (text: string) => companiesIn(text, [moved, ...ALL]).found.map(({code}) => code);

  test("are found as the company's own", () => {
    for (const text of ["920808.BJ", "bj920808", "920808", "872808", "中科曙光数创", "920808 872808.BJ"])
      expect(found(text), text).toEqual(["872808.BJ"]);
  });

  test("do not take a name from the company that has it now", () => {
    expect(found("平安银行")).toEqual(["000001.SZ"]);
  });
});
