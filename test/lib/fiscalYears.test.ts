import {describe, expect, test} from "vitest";
import {spanOf, yearWords} from "../../src/lib/fiscalYears.js";

const of = (actual_year: number | null, forward_year: number | null) => ({actual_year, forward_year});

describe("the words for fiscal years", () => {
  test("name the years that all rows share, and nothing as mixed", () => {
    expect(yearWords([of(2022, 2024), of(2022, 2024)])).toEqual({
      forward: "2024E",
      actual: "2022",
      span: "2022–24E",
      mixed: [],
      unstated: 0
    });
    expect(yearWords([of(2022, 2024), of(null, null)]).mixed).toEqual([]);
  });

  test("name none where rows are of several, but count each, the most frequent first", () => {
    expect(yearWords([of(2023, 2025), of(2022, 2024), of(2022, 2024), of(null, 2026)])).toEqual({
      forward: "",
      actual: "",
      span: "",
      mixed: [
        {years: "2022–24E", n: 2},
        {years: "2023–25E", n: 1},
        {years: "2026E", n: 1}
      ],
      unstated: 0
    });
    expect(yearWords([of(2022, 2024), of(2023, 2024)])).toMatchObject({
      forward: "2024E",
      actual: "",
      span: ""
    });
  });

  test("are empty without a row, or without years", () => {
    const none = {forward: "", actual: "", span: "", mixed: [], unstated: 0};
    expect(yearWords([])).toEqual(none);
    expect(yearWords([of(null, null)])).toEqual(none);
  });

  test("name no forward year where that of a forward PE is not stated", () => {
    const unstated = {...of(2022, null), forward_pe: 20};
    expect(yearWords([of(2022, 2024), unstated])).toMatchObject({forward: "", actual: "2022", unstated: 1});
    expect(yearWords([of(2022, 2024), {...unstated, forward_pe: null}])).toMatchObject({
      forward: "2024E",
      unstated: 0
    });
  });

  test("write one year where both are one", () => {
    expect(spanOf(of(2024, 2024))).toBe("2024E");
  });

  test("write a span short within a century, and whole over its turn", () => {
    expect([spanOf(of(2008, 2010)), spanOf(of(2099, 2101)), spanOf(of(2022, null))]).toEqual([
      "2008–10E",
      "2099–2101E",
      null
    ]);
  });
});
