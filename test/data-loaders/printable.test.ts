import fc from "fast-check";
import {expect, test} from "vitest";
import {BadInput} from "../../data-loaders/badInput.js";
import {printable, printableJson, printableLines} from "../../data-loaders/printable.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: to find them is the purpose
const RAW = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const hostile = fc.string({unit: fc.constantFrom(...'a中😀\n\r\t\u001b\u0007\u009b\u202e\u2028\ud800"\\')});

test.each([
  ["a\nok: forged", "a\\nok: forged"],
  ["\u001b[2K\u001b]0;x\u0007", "\\u001b[2K\\u001b]0;x\\u0007"],
  ["\u009b31m", "\\u009b31m"],
  ["vsc.\u202excod", "vsc.\\u202excod"],
  ["a\u2028b\ufeff", "a\\u2028b\\ufeff"],
  ["half \ud83d of one", "half \\ud83d of one"],
  ["平安银行 (PE, TTM) 😀 ٣", "平安银行 (PE, TTM) 😀 ٣"]
])("%j is printed as %j", (text, printed) => {
  expect(printable(text)).toBe(printed);
  expect(printable(printed)).toBe(printed);
});

test("no text of anybody's reaches a terminal raw, in whatever part of a message, and JSON stays what it says", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const error = new BadInput({file: text, sheet: text, row: 1, field: text}, text, text, {
        publicly: text
      });
      for (const line of [
        printable(text),
        error.message,
        error.publicMessage,
        printableJson({[text]: [text]})
      ])
        expect(line).not.toMatch(RAW);
      expect(JSON.parse(printableJson({[text]: [text]}))).toEqual({[text]: [text]});
      expect(printableLines(`${text}\n`).replaceAll("\n", "")).not.toMatch(RAW);
    })
  );
});
