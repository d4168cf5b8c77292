import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {parseQuantity, shifted} from "../../../data-loaders/sources/inbox/cells/quantity.js";

function value(text: string, power = 0): number | null {
  const quantity = parseQuantity(text);
  return quantity && shifted(quantity, power + (quantity.suffixPower ?? 0));
}

describe("parseQuantity", () => {
  test.each([
    ["35.2", 35.2],
    ["-154", -154],
    ["\u22123.5", -3.5],
    ["+0.5", 0.5],
    [".5", 0.5],
    ["1,234,567.89", 1234567.89],
    ["1.23E+10", 1.23e10],
    ["2e-3", 0.002],
    ["12.5万", 125000],
    ["12.5 万", 125000],
    ["3亿", 3e8],
    ["1.2万亿元", 1.2e12],
    ["35.2倍", 35.2],
    ["35.2x", 35.2],
    ["81%", 81]
  ])("reads %j", (text, expected) => expect(value(text)).toBe(expected));

  test.each([
    ..."x 万 - -- + . 5. 1.2.3 1,23 12,34.5 1,234,56 0x10 1e 1e1000 ½ 12² 12① 1.2万万 (12.3) 12USD ١٢".split(
      " "
    ),
    // A zero before separators: of a decimal comma, or of a number that is cut off at its front.
    ..."0,123 01,234 00,123 -0,123 0,123,456 000,000 0,123亿".split(" "),
    "1 234",
    "",
    "1\n2",
    "12亏损"
  ])("refuses %j", (text) => expect(parseQuantity(text)).toBeNull());

  test("moves the point in the text, so that units agree to the last digit", () => {
    expect(value("3456.7万", -8)).toBe(0.34567);
    expect(value("34567000", -8)).toBe(0.34567);
  });

  test("refuses what a number cannot hold", () => {
    expect(value("9".repeat(400))).toBeNull();
    expect(value("1e-999")).toBeNull();
    expect(value("0e-999")).toBe(0);
  });

  test("gives back every number that is written as a spreadsheet writes it", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (number) => {
        expect(value(String(number))).toBe(number + 0);
      })
    );
  });
});
