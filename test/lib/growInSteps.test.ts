import {expect, test, vi} from "vitest";
import {growInSteps} from "../../src/lib/growInSteps.js";

/** Tables of their own kind, so that those of everybody else stay as they are, and how often they really grew. */
function tables() {
  const grow = vi.spyOn(WebAssembly.Table.prototype, "grow");
  class Table extends WebAssembly.Table {}
  // As the worker gets it: by its text.
  new Function("prototype", `(${growInSteps})(prototype)`)(Table.prototype);
  grow.mockRestore();
  return {Table, grow};
}

/** A function that WebAssembly knows, for a table takes no other. */
const exported = new WebAssembly.Instance(
  new WebAssembly.Module(
    new Uint8Array([
      ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0],
      ...[7, 5, 1, 1, 0x66, 0, 0, 10, 4, 1, 2, 0, 0x0b]
    ])
  )
).exports.f as () => void;

test("a table that grows slot by slot says each length, and grows rarely", () => {
  const {Table, grow} = tables();
  const table = new Table({element: "anyfunc", initial: 10});
  expect(table.length).toBe(10);
  const said = Array.from({length: 70_000}, () => [table.grow(1), table.length]);
  expect(said.findIndex(([before, after], i) => before !== 10 + i || after !== 11 + i)).toBe(-1);
  expect(grow).toHaveBeenCalledTimes(2);
  expect(table.grow(0)).toBe(70_010);
  table.set(table.length - 1, exported);
  expect([table.get(70_009), table.get(0)]).toEqual([exported, null]);
});

test("a growth beyond a step is one, each table has its own length, and what is filled in stands in the slots asked for", () => {
  const {Table} = tables();
  const [table, other] = [
    new Table({element: "anyfunc", initial: 0}),
    new Table({element: "anyfunc", initial: 3})
  ];
  expect([table.grow(1), table.grow(200_000, exported), table.length, other.length]).toEqual([
    0, 1, 200_001, 3
  ]);
  expect([table.get(0), table.get(1), table.get(200_000)]).toEqual([null, exported, exported]);
});

test("a table with an upper bound grows up to it, and not beyond", () => {
  const {Table} = tables();
  const table = new Table({element: "anyfunc", initial: 1, maximum: 4});
  expect([table.grow(1), table.grow(2), table.length]).toEqual([1, 2, 4]);
  expect(() => table.grow(1)).toThrow(RangeError);
  expect(table.length).toBe(4);
});
