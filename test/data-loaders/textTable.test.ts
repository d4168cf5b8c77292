import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../data-loaders/badInput.js";
import {checkUnique, readTable, type TextRow} from "../../data-loaders/textTable.js";
import {toCsv} from "./patchedReport.js";

/** The one cell of a table of one column. */
function cell(text: string): TextRow {
  return readTable("t.csv", toCsv([["x"], [text]]), ["x"])[0]!;
}

describe("readTable", () => {
  test("reads rows by column name and counts them as a spreadsheet does", () => {
    const rows = readTable("t.csv", 'a,b\n1,"x, y"\n2,\n', ["a", "b"]);
    expect(rows.map((r) => [r.row, r.number("a"), r.maybeText("b")])).toEqual([
      [2, 1, "x, y"],
      [3, 2, null]
    ]);
  });

  test("takes what Excel writes: a byte order mark, CRLF, spaces around cells", () => {
    const [row] = readTable("t.csv", "\ufeffa, b\r\n 1 , x \r\n", ["a", "b"]);
    expect([row!.number("a"), row!.text("b")]).toEqual([1, "x"]);
  });

  test.each([
    ["a missing column", "a,c\n", 't.csv row 1: missing column: "b"'],
    ["an empty file", "", 't.csv row 1: missing column: "a"'],
    ["an extra column", "a,b,c,d\n", 't.csv row 1: unknown column: "d"'],
    ["a column twice", "a,b,c,c\n", 't.csv row 1: columns in another order: "a,b,c,c"'],
    ["columns in another order", "b,a,c\n", 't.csv row 1: columns in another order: "b,a,c"'],
    ["a row with too few cells", "a,b,c\n1,2\n", 't.csv row 2: expected 3 cells, found 2: "1,2"'],
    ["a row with too many cells", "a,b,c\n1,2,3,4\n", 't.csv row 2: expected 3 cells, found 4: "1,2,3,4"'],
    ["an empty line", "a,b,c\n\n1,2,3\n", 't.csv row 2: expected 3 cells, found 1: ""']
  ])("rejects %s", (_, text, message) => {
    expect(() => readTable("t.csv", text, ["a", "b", "c"])).toThrow(message);
  });

  test.each([
    ["a quote that is never closed", 'a\n"open\n'],
    ["text after a closing quote", 'a\n"x"y\n'],
    ["a quote inside an unquoted cell", 'a\nx"y\n']
  ])("rejects broken quoting, such as %s, in one line that names the file", (_, text) => {
    const read = () => readTable("t.csv", text, ["a"]);
    expect(read).toThrow(BadInput);
    expect(read).toThrow(/^t\.csv: not a CSV file \(.+\)$/);
  });

  test("gives back every text that is written into it, but for the spaces around it", () => {
    const cells = fc.array(fc.tuple(fc.string({unit: "binary"}), fc.string({unit: "grapheme"})), {
      minLength: 1
    });
    fc.assert(
      fc.property(cells, (rows) => {
        const read = readTable("t.csv", toCsv([["a", "b"], ...rows]), ["a", "b"]);
        expect(read.map((r) => [r.maybeText("a") ?? "", r.maybeText("b") ?? ""])).toEqual(
          rows.map((row) => row.map((text) => text.trim()))
        );
      })
    );
  });
});

describe("a cell", () => {
  test.each(["", "abc", "1e3", "0x10", "1,000", "12%", "NaN", "Infinity", "--", "-", ".", "１２", "1 2"])(
    "that holds %j is no number",
    (text) => {
      const field = text.trim();
      expect(() => cell(text).number("x")).toThrow(
        new BadInput({file: "t.csv", row: 2, field: "x"}, "invalid number", field)
      );
    }
  );

  test("that holds more digits than a number can have is none", () => {
    expect(() => cell("9".repeat(400)).number("x")).toThrow('t.csv row 2, x: invalid number: "999');
  });

  test("that holds a decimal is the number that it shows", () => {
    fc.assert(
      fc.property(fc.integer({min: -1e9, max: 1e9}), fc.integer({min: 0, max: 6}), (n, digits) => {
        const value = n / 10 ** digits;
        expect(cell(value.toFixed(digits)).number("x")).toBeCloseTo(value, 9);
        expect(cell(value.toFixed(digits)).maybeNumber("x")).toBeCloseTo(value, 9);
      })
    );
  });

  test.each([
    ["5", 5],
    ["-5", -5],
    ["+5", 5],
    ["256.0", 256],
    ["0", 0]
  ])("that holds %s is the whole number %d", (text, value) => {
    expect(cell(text).integer("x")).toBe(value);
  });

  test.each(["256.5", "1e3", "", "9007199254740993"])("that holds %j is no whole number", (text) => {
    expect(() => cell(text).integer("x")).toThrow(/^t\.csv row 2, x: invalid (whole )?number: /);
  });

  test("is missing only where it holds one of the texts that stand for missing", () => {
    expect(cell("--").maybeNumber("x", ["--"])).toBeNull();
    expect(cell("").maybeNumber("x")).toBeNull();
    expect(() => cell("").maybeNumber("x", ["--"])).toThrow('t.csv row 2, x: invalid number: ""');
    expect(() => cell("---").maybeNumber("x", ["--"])).toThrow('t.csv row 2, x: invalid number: "---"');
  });

  test("that must hold text must not be empty", () => {
    expect(() => cell(" ").text("x")).toThrow('t.csv row 2, x: empty: ""');
  });

  test("that must hold one of several says which text it holds instead", () => {
    expect(cell("yes").oneOf("x", ["yes", "no"])).toBe("yes");
    expect(() => cell("Yes").oneOf("x", ["yes", "no"])).toThrow('t.csv row 2, x: unknown value: "Yes"');
    expect(() => cell("b").oneOf("x", ["a"], "unknown sector")).toThrow(
      't.csv row 2, x: unknown sector: "b"'
    );
  });

  test("that holds a day of the calendar is a date, and nothing else is", () => {
    const day = fc.date({min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true});
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(cell(iso).date("x")).toBe(iso);
      })
    );
    for (const text of [
      "",
      "2024-02-30",
      "2023-02-29",
      "2024-13-01",
      "2024-2-3",
      "24-02-03",
      "2024-02-03T00:00",
      "03/02/2024"
    ])
      expect(() => cell(text).date("x"), text).toThrow(
        `t.csv row 2, x: invalid date: ${JSON.stringify(text)}`
      );
  });
});

describe("checkUnique", () => {
  const rows = (...keys: string[]) => readTable("t.csv", toCsv([["x"], ...keys.map((key) => [key])]), ["x"]);

  test("names the second row of a key, and the first", () => {
    const check = () => checkUnique("t.csv", rows("a", "b", "a"), "x", (r) => r.text("x"));
    expect(check).toThrow('t.csv row 4, x: duplicate of row 2: "a"');
  });

  test("throws exactly where two keys are the same", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f")), (keys) => {
        const check = () => checkUnique("t.csv", rows(...keys), "x", (r) => r.text("x"));
        if (new Set(keys).size < keys.length) expect(check).toThrow(BadInput);
        else check();
      })
    );
  });
});
