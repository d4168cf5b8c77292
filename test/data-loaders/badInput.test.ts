import {describe, expect, test} from "vitest";
import {BadInput} from "../../data-loaders/badInput.js";

describe("BadInput", () => {
  test("names file, row and field, then the problem, then the value", () => {
    const error = new BadInput({file: "valuation.csv", row: 17, field: "24E 估值"}, "invalid number", "abc");
    expect(error.message).toBe('valuation.csv row 17, 24E 估值: invalid number: "abc"');
    expect(error).toMatchObject({
      name: "BadInput",
      place: {file: "valuation.csv", row: 17, field: "24E 估值"},
      problem: "invalid number",
      value: "abc"
    });
  });

  test("leaves out what there is no word for", () => {
    expect(new BadInput({file: "a.csv"}, "not a CSV file").message).toBe("a.csv: not a CSV file");
    expect(new BadInput({file: "a.csv", row: 1}, "missing column", "code").message).toBe(
      'a.csv row 1: missing column: "code"'
    );
  });

  test("keeps an empty value, a quote and a line break visible on one line", () => {
    expect(new BadInput({file: "a.csv"}, "empty", "").message).toBe('a.csv: empty: ""');
    expect(new BadInput({file: "a.csv"}, "odd", 'a"b\nc').message).toBe('a.csv: odd: "a\\"b\\nc"');
  });
});
