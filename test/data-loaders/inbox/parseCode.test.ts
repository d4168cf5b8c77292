import {describe, expect, test} from "vitest";
import {codesIn, maybeCode, parseCode} from "../../../data-loaders/sources/inbox/cells/code.js";

const KINDS = expect.stringMatching(/^not a stock code: 600519\.SH, .*00700\.HK and NVDA\.US are$/);
const SHORT = expect.stringMatching(/^a code of fewer than 6 digits .*000001\.SZ .*00700\.HK and NVDA\.US/);

describe("parseCode", () => {
  test.each([
    ["600000.SH", "600000.SH"],
    ["600000.sh", "600000.SH"],
    ["sh.600000", "600000.SH"],
    ["SH600000", "600000.SH"],
    ["600000.XSHG", "600000.SH"],
    ["600000.SS", "600000.SH"],
    ["000001.XSHE", "000001.SZ"],
    ["688041", "688041.SH"],
    ["900901", "900901.SH"],
    ["000001", "000001.SZ"],
    ["300474", "300474.SZ"],
    ["200002", "200002.SZ"],
    ["430047", "430047.BJ"],
    ["832000", "832000.BJ"],
    ["870204", "870204.BJ"],
    ["889001", "889001.BJ"],
    ["920002", "920002.BJ"],
    ["bj.832000", "832000.BJ"],
    ["00700.HK", "00700.HK"],
    ["700.hk", "00700.HK"],
    ["HK00700", "00700.HK"],
    ["NVDA.US", "NVDA.US"],
    ["nvda.o", "NVDA.US"],
    ["TSM.N", "TSM.US"],
    ["BRK.B.US", "BRK-B.US"]
  ])("reads %s as %s", (text, code) => expect(parseCode(text)).toEqual({code}));

  test.each([
    ["1", SHORT],
    ["00700", SHORT],
    ["510300", "a number without its exchange, of no known range"],
    ["600000.SZ", "no stock of SZ has such a number"],
    ["000300.SH", "no stock of SH has such a number"],
    ["0.HK", KINDS],
    ["700700.HK", KINDS],
    ["ABCDEF.US", KINDS],
    ["600000.OC", KINDS],
    ["600000.constructor", KINDS],
    ["6000000", KINDS],
    ["浦发银行", KINDS],
    ["", "no stock code"]
  ])("refuses %j: %s", (text, problem) => expect(parseCode(text)).toEqual({problem}));
});

describe("codesIn", () => {
  test.each([
    ["600519", ["600519.SH"]],
    ["sh.600519", ["600519.SH"]],
    ["贵州茅台(600519.SH)历史市盈率", ["600519.SH"]],
    ["pe_600519_SH_daily", ["600519.SH"]],
    ["600519.SH 和 000001.SZ", ["600519.SH", "000001.SZ"]],
    ["NVDA.US and 00700.HK", ["NVDA.US", "00700.HK"]],
    ["pe_BRK-B.US", ["BRK-B.US"]],
    ["pe-nvda.us", ["NVDA.US"]],
    ["pe 202402", []],
    ["202402", []],
    ["20240223", []],
    ["共 300123 条", []]
  ])("finds in %j %j", (text, codes) => expect(codesIn(text)).toEqual(codes));

  test("finds nothing that maybeCode does not know", () => expect(maybeCode("600519.SH 5y")).toBeNull());
});
