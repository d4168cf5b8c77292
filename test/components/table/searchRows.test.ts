// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, it, vi} from "vitest";
import type {Column} from "../../../src/components/table/column.js";
import {searchRows} from "../../../src/components/table/searchRows.js";

interface Row {
  readonly name: string;
  readonly profit: number | null;
}

const columns: Column<Row>[] = [
  {key: "name", label: "Name"},
  {key: "profit", label: "Profit", numeric: true}
];
const rows: Row[] = [
  {name: "寒武纪 Cambricon", profit: -12.57},
  {name: "海光信息 Hygon", profit: 8.04},
  {name: "Straße", profit: null}
];
const names = (query: string) => searchRows(columns)(rows, query).map(({name}) => name);

describe("searchRows", () => {
  it("finds some of the rows in their order", () => {
    const row = fc.record({name: fc.string(), profit: fc.option(fc.integer())});
    fc.assert(
      fc.property(fc.array(row), fc.string(), (input, query) => {
        const found = searchRows<Row>(columns)(input, query);
        const positions = found.map((each) => input.indexOf(each));
        expect(positions).not.toContain(-1);
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      })
    );
  });

  it("finds a row by the text of any of its cells", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (name) => {
        const row: Row = {name, profit: 1};
        expect(searchRows<Row>(columns)([row], name)).toEqual([row]);
      })
    );
  });

  it("finds no more with a longer query", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), fc.string(), (texts, query, more) => {
        const input = texts.map((name) => ({name, profit: null}));
        const find = searchRows<Row>(columns);
        expect(find(input, query)).toEqual(expect.arrayContaining([...find(input, `${query} ${more}`)]));
      })
    );
  });

  it("finds all rows with a blank query", () => {
    expect(searchRows(columns)(rows, "  ")).toBe(rows);
  });

  it("takes no notice of the case or of full-width letters", () => {
    expect(names("cambricon")).toEqual(["寒武纪 Cambricon"]);
    expect(names("ＨＹＧＯＮ")).toEqual(["海光信息 Hygon"]);
  });

  it("wants every word, wherever it stands", () => {
    expect(names("hygon 8.04")).toEqual(["海光信息 Hygon"]);
    expect(names("hygon 12")).toEqual([]);
  });

  it("finds a negative number by the hyphen of the keyboard", () => {
    expect(names("-12.57")).toEqual(["寒武纪 Cambricon"]);
  });

  it("searches the words of a cell that is a node", () => {
    const linked: Column<Row>[] = [
      {
        key: "name",
        label: "Name",
        format: (row) => Object.assign(document.createElement("a"), {textContent: `→ ${row.name}`})
      }
    ];
    expect(searchRows(linked)(rows, "→ hygon")).toEqual([rows[1]]);
  });

  it("formats a row once, however often it is searched", () => {
    const format = vi.fn((row: Row) => row.name);
    const counted: Column<Row>[] = [{key: "name", label: "Name", format}];
    const find = searchRows(counted);
    for (const query of ["a", "ab", "abc"]) find(rows, query);
    expect(format).toHaveBeenCalledTimes(rows.length);
  });
});
