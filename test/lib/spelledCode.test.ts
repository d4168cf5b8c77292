import {describe, expect, test} from "vitest";
import {maybeCode} from "../../data-loaders/sources/inbox/cells/code.js";
import {spelledCode} from "../../src/lib/spelledCode.js";

describe("the spelling of a code", () => {
  test.each([
    ...[
      "600519.SH",
      "sh600519",
      "SH.600519",
      "sh:600519",
      "600519.SS",
      "600519.XSHG",
      "600519_sh",
      "600519SH"
    ],
    ...["000001.SZ", "sz300308", "300308.XSHE", "920809.BJ", "bj920809", "830799.BJSE"],
    ...["00700.HK", "0700.HK", "700.hk", "HK00700", "hk0700", "HK.00700"],
    ...["NVDA.US", "nvda.o", "TSM.N", "BRK.B.N", "BRK-B.US", "brk.b.us"]
  ])("%s is read as the inbox reads it", (text) => {
    const code = spelledCode(text);
    expect(code).not.toBeNull();
    expect(code).toBe(maybeCode(text));
    expect(spelledCode(code!)).toBe(code);
  });

  test("is none of a number alone, a name, markup, or an exchange that nobody knows", () => {
    for (const text of [
      "",
      "600519",
      "700",
      "NVDA",
      "贵州茅台",
      "600519.XX",
      "6005190.SH",
      "<b>.US",
      "constructor"
    ])
      expect(spelledCode(text), text).toBeNull();
    expect(spelledCode("６００５１９．ＳＳ")).toBe("600519.SH");
  });
});
