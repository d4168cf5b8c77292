import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Column} from "../../../src/components/table/column.js";
import {nextSort, sortRows} from "../../../src/components/table/sortRows.js";

interface Row {
  readonly id: number;
  readonly value: unknown;
}

const column: Column<Row> = {key: "value", label: "Value"};
const sorted = (values: readonly unknown[], descending = false, lang = "en") => {
  const rows = values.map((value, id) => ({id, value}));
  return sortRows(rows, column, {descending, lang}).map((row) => row.value);
};

const value = fc.oneof(
  fc.constantFrom(null, undefined, Number.NaN),
  fc.integer({min: -3, max: 3}),
  fc.double({noNaN: true}),
  fc.string({maxLength: 3}),
  fc.constantFrom("寒武纪", "海光信息", "7B", "13B")
);
const rows = fc.array(value).map((values) => values.map((each, id) => ({id, value: each})));

describe("sortRows", () => {
  it("gives the same rows in another order", () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (input, descending) => {
        const output = sortRows(input, column, {descending, lang: "en"});
        expect(output.map(({id}) => id).sort((a, b) => a - b)).toEqual(input.map(({id}) => id));
      })
    );
  });

  it("sorts each group by itself, such as amounts of one currency", () => {
    const grouped = {...column, group: ({id}: Row) => (id % 2 === 0 ? "CNY" : "USD")};
    const rows = [5, 2, null, 9, 1, 7].map((value, id) => ({id, value}));
    const sorted = (descending: boolean) =>
      sortRows(rows, grouped, {descending, lang: "en"}).map(({value}) => value);
    expect(sorted(false)).toEqual([1, 5, 2, 7, 9, null]);
    expect(sorted(true)).toEqual([5, 1, 9, 7, 2, null]);
  });

  it("puts what has no value last in both directions", () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (input, descending) => {
        const missing = sortRows(input, column, {descending, lang: "en"}).map(
          (row) => row.value == null || Number.isNaN(row.value)
        );
        expect(missing).toEqual(missing.toSorted((a, b) => Number(a) - Number(b)));
      })
    );
  });

  it("keeps the order of rows that compare alike", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 2})), fc.boolean(), (values, descending) => {
        const input = values.map((each, id) => ({id, value: each}));
        const output = sortRows(input, column, {descending, lang: "en"});
        for (const [i, row] of output.entries()) {
          const next = output[i + 1];
          if (next && next.value === row.value) expect(next.id).toBeGreaterThan(row.id);
        }
      })
    );
  });

  it("leaves sorted rows as they are", () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (input, descending) => {
        const once = sortRows(input, column, {descending, lang: "zh"});
        expect(sortRows(once, column, {descending, lang: "zh"})).toEqual(once);
      })
    );
  });

  it("orders numbers by size and not by their digits", () => {
    expect(sorted([10, 9, -1, 100])).toEqual([-1, 9, 10, 100]);
    expect(sorted([10, null, 9], true)).toEqual([10, 9, null]);
  });

  it("orders digits within texts as numbers", () => {
    expect(sorted(["LLaMA-2 13B", "LLaMA-2 7B"])).toEqual(["LLaMA-2 7B", "LLaMA-2 13B"]);
  });

  it("orders texts as the language does", () => {
    expect(sorted(["中科曙光", "海光信息", "北京"], false, "zh")).toEqual(["北京", "海光信息", "中科曙光"]);
  });

  it("orders dates by time and false before true", () => {
    const [early, late] = [new Date("2024-01-31"), new Date("2024-02-01")];
    expect(sorted([late, early])).toEqual([early, late]);
    expect(sorted([true, false])).toEqual([false, true]);
  });

  it("orders by what the column says rather than by the value", () => {
    const byLength: Column<Row> = {...column, order: (row) => String(row.value).length || null};
    const input = ["ccc", "", "a", "bb"].map((each, id) => ({id, value: each}));
    const output = sortRows(input, byLength, {descending: true, lang: "en"});
    expect(output.map((row) => row.value)).toEqual(["ccc", "bb", "a", ""]);
  });
});

describe("nextSort", () => {
  it("goes from ascending to descending to the original order", () => {
    const first = nextSort(null, "pe");
    const second = nextSort(first, "pe");
    expect([first, second, nextSort(second, "pe")]).toEqual([
      {key: "pe", descending: false},
      {key: "pe", descending: true},
      null
    ]);
  });

  it("starts anew with another column", () => {
    expect(nextSort({key: "pe", descending: true}, "name")).toEqual({key: "name", descending: false});
  });
});
