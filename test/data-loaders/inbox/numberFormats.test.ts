import {expect, test} from "vitest";
import {numberFormat} from "../../../data-loaders/sources/inbox/files/numberFormats.js";

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
  ["yyyy-mm-dd", "date"],
  ["[$-804]yyyy/m/d;@", "date"],
  ['yyyy"年"m"月"d"日"', "date"],
  ["mm:ss.0", "date"],
  ["[h]:mm", "date"],
  ["[Red]dd/mm/yy", "date"]
] as const)("the number format %s is one of kind %s", (code, kind) => {
  expect(numberFormat(code)).toBe(kind);
});
