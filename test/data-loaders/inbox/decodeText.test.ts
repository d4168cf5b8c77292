import {describe, expect, test} from "vitest";
import {decodeText} from "../../../data-loaders/sources/inbox/files/text.js";
import {gb18030, utf16} from "./samples.js";

const TEXT = "日期,证券代码,市盈率\n2024-02-23,600000.SH,亏损\n";
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("decodeText", () => {
  test.each([
    ["UTF-8", utf8(TEXT)],
    ["UTF-8 with BOM", utf8(`\ufeff${TEXT}`)],
    ["UTF-16 LE", utf16(TEXT)],
    ["UTF-16 BE", utf16(TEXT, "be")],
    ["GB18030", gb18030(TEXT)],
    ["GB18030", Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...gb18030(TEXT)])]
  ])("knows %s", (encoding, bytes) => {
    expect(decodeText("t.csv", bytes)).toEqual({text: TEXT, encoding});
  });

  test("does not take 联通 in GB18030 for UTF-8", () => {
    expect(decodeText("t.csv", gb18030("联通"))).toEqual({text: "联通", encoding: "GB18030"});
  });

  test("reads a character of four bytes, of which GBK knows nothing", () => {
    expect(decodeText("t.csv", Uint8Array.from([0x82, 0x35, 0x87, 0x38])).encoding).toBe("GB18030");
  });

  test("refuses UTF-8 with a damaged byte, and says in which row", () => {
    const bytes = utf8(TEXT);
    bytes[utf8("日期,证券代码,市盈率\n2024-02-23,600000.SH,").length] = 0xff;
    expect(() => decodeText("t.csv", bytes)).toThrow("t.csv row 2: damaged UTF-8");
  });

  test("refuses what is not of the encoding that its byte order mark names", () => {
    expect(() => decodeText("t.csv", Uint8Array.from([0xef, 0xbb, 0xbf, 0x0a, 0xff]))).toThrow(
      "t.csv row 2: begins as UTF-8 with BOM, but is not UTF-8 with BOM here"
    );
    expect(() => decodeText("t.csv", Uint8Array.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toThrow(
      "t.csv row 1: begins as UTF-16 LE, but is not UTF-16 LE here"
    );
  });

  test("refuses bytes of no encoding, and binary files", () => {
    expect(() => decodeText("t.csv", Uint8Array.from([0x33, 0xb5, 0x2e]))).toThrow(
      "neither UTF-8 nor GB18030"
    );
    expect(() => decodeText("t.csv", Uint8Array.from([0x0a, 0x00, 0x41]))).toThrow(
      't.csv row 2: not a text file: "\\u0000"'
    );
    expect(() => decodeText("t.csv", Buffer.from(TEXT, "utf16le"))).toThrow(/^t\.csv row 1: /);
  });
});
