import {expect, test} from "vitest";
import {numberFormat, readNumberFormats} from "../../../data-loaders/sources/inbox/files/numberFormats.js";

test.each([
  ["General", "plain"],
  ["0.00", "plain"],
  ["#,##0.00_);[Red]\\(#,##0.00\\)", "plain"],
  ['0.0"%"', "plain"],
  ['0"d"', "plain"],
  ["0.0\\m", "plain"],
  ["@", "plain"],
  ["yyyymmdd", "plain"],
  ["0.0%", "percent"],
  ['0.0"份"%', "percent"],
  ["#,##0,", "thousands"],
  ["#,##0.0,,", "thousands"],
  // 21345 shown as 2.1345.
  ["0!.0000", "other"],
  ["0\\.0000", "other"],
  ['0"."0000"万"', "other"],
  // 519 shown as 600519, 5 as 5000.
  ['"6"00000', "other"],
  ["\\600000", "other"],
  ['0"000"', "other"],
  // 21345 shown as 2亿1345, 2134-5, 21345.5; 5 as -5, as a word, as nothing.
  ['0"亿"0000', "other"],
  ["0-0", "other"],
  ['0."5"', "other"],
  ['"-"0.00', "other"],
  ["\\(0.00\\)", "other"],
  ['"亏损";-0.00', "other"],
  [";;;", "other"],
  ['_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "plain"],
  ["#\\ ##0.00", "plain"],
  ["0.00E+00", "plain"],
  ["# ?/?", "plain"],
  ['0.00"亿"', "with 亿"],
  ['#,##0.00"亿元";[Red]-#,##0.00"亿元"', "with 亿元"],
  ["0.00亿", "with 亿"],
  ["0\\万", "with 万"],
  ['0"A"', "with A"],
  ['0"E"_ ', "with E"],
  ['0.0,"万"', "thousands"],
  ["000000", "code 000000"],
  ["[$-804]000000;@", "code 000000"],
  ["000000_ ", "code 000000"],
  ['000000".SZ"', "code 000000.SZ"],
  ["\\s\\z\\.000000", "code sz.000000"],
  ['"sh_"000000', "code sh_000000"],
  ['0".SH"', "code 0.SH"],
  ['#".SH"', "code 0.SH"],
  ['##0".SH"', "code 0.SH"],
  ['General".SH"', "code 0.SH"],
  ["0", "plain"],
  ["#", "plain"],
  ["#,##0", "plain"],
  ["00.00", "plain"],
  ['000000"号"', "plain"],
  ["yyyy-mm-dd", "date"],
  ["[$-804]yyyy/m/d;@", "date"],
  ['yyyy"年"m"月"d"日"', "date"],
  ["mm:ss.0", "date"],
  ["[h]:mm", "date"],
  ["[Red]dd/mm/yy", "date"]
] as const)("the number format %s is one of kind %s", (code, kind) => {
  expect(numberFormat(code)).toBe(kind);
});

test("a format of the file's own is what its code says, also under the number of a built-in date", () => {
  const styles = (id: number, code: string) =>
    `<styleSheet><numFmts><numFmt numFmtId="${id}" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="${id}"/></cellXfs></styleSheet>`;
  expect(readNumberFormats(styles(71, "#,##0.00"), 100)).toEqual(["plain"]);
  expect(readNumberFormats(styles(50, "0.00"), 100)).toEqual(["plain"]);
  expect(readNumberFormats(styles(27, "ge.m.d"), 100)).toEqual(["date"]);
  expect(readNumberFormats('<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>', 100)).toEqual([
    "date"
  ]);
});
