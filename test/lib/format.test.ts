import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {formatDifference, formatExact, formatNumber, formatRange, MISSING} from "../../src/lib/format.js";

const digits = fc.integer({min: 0, max: 6});
const number = fc.double({min: -1e9, max: 1e9, noNaN: true});

/** The number that a reader reads. */
const parse = (text: string) => Number(text.replaceAll(",", "").replace("−", "-"));

describe("formatNumber", () => {
  test.each([
    [0, 0, "0"],
    [46.894, 1, "46.9"],
    [46.894, 3, "46.894"],
    [4096, 0, "4,096"],
    [1234567.891, 2, "1,234,567.89"],
    [-12.57, 2, "−12.57"],
    [-0.04, 1, "0.0"],
    [-0, 1, "0.0"],
    [null, 1, MISSING],
    [undefined, 1, MISSING],
    [Number.NaN, 1, MISSING],
    [Infinity, 1, MISSING],
    [-Infinity, 1, MISSING]
  ])("writes %s with %d digits as %s", (value, places, text) => {
    expect(formatNumber(value, places)).toBe(text);
  });

  test("is read back as the number, to half a unit of its last digit", () => {
    fc.assert(
      fc.property(number, digits, (value, places) => {
        const gap = Math.abs(parse(formatNumber(value, places)) - value);
        expect(gap).toBeLessThanOrEqual(0.5 * 10 ** -places + Math.abs(value) * 1e-15);
      })
    );
  });

  test("has as many digits as are asked for, a true minus, and no negative zero", () => {
    fc.assert(
      fc.property(number, digits, (value, places) => {
        const text = formatNumber(value, places);
        expect(text).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/);
        expect(text.split(".")[1]?.length ?? 0).toBe(places);
        expect(text).not.toMatch(/^−[0.,]*$/);
      })
    );
  });

  test("never puts a smaller number above a larger one", () => {
    fc.assert(
      fc.property(number, number, digits, (a, b, places) => {
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
        expect(parse(formatNumber(lo, places))).toBeLessThanOrEqual(parse(formatNumber(hi, places)));
      })
    );
  });
});

describe("formatExact", () => {
  test("writes all digits of a number", () => {
    const numbers = [0.15, 1, 1.5, 20, 1000, -20.15, 1e-7, 1.25e-7, 1e21];
    expect(numbers.map(formatExact).slice(0, 8)).toEqual([
      "0.15",
      "1",
      "1.5",
      "20",
      "1,000",
      "−20.15",
      "0.0000001",
      "0.000000125"
    ]);
    for (const value of numbers) expect(parse(formatExact(value))).toBe(value);
  });
});

describe("formatDifference", () => {
  test.each([
    [1.8, 1, "+1.8"],
    [-1.8, 1, "−1.8"],
    [0, 1, "0.0"],
    [0.04, 1, "0.0"],
    [-0.04, 1, "0.0"],
    [null, 1, MISSING],
    [Number.NaN, 1, MISSING]
  ])("writes %s with %d digits as %s", (value, places, text) => {
    expect(formatDifference(value, places)).toBe(text);
  });

  test("has the same digits as the number, and opposite signs for opposite numbers", () => {
    fc.assert(
      fc.property(number, digits, (value, places) => {
        const [text, opposite] = [formatDifference(value, places), formatDifference(-value, places)];
        expect(text.replace(/^[+−]/, "")).toBe(formatNumber(Math.abs(value), places));
        expect(opposite).toBe(text.replace(/^[+−]/, (sign) => (sign === "+" ? "−" : "+")));
      })
    );
  });
});

describe("formatRange", () => {
  test.each([
    [1149.26, 1189.88, 0, "1,149–1,190"],
    [28.96, 29.04, 0, "29"],
    [-5, 5, 0, "−5–5"],
    [null, 5, 0, MISSING],
    [5, null, 0, MISSING],
    [Number.NaN, 5, 0, MISSING]
  ])("writes %s to %s with %d digits as %s", (lo, hi, places, text) => {
    expect(formatRange(lo, hi, places)).toBe(text);
  });
});
