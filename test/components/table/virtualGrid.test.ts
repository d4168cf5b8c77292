// @vitest-environment jsdom
import {beforeAll, expect, test, vi} from "vitest";
import {spanOf, virtualGrid} from "../../../src/components/table/virtualGrid.js";

beforeAll(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
    }
  );
});

const SIZE = {size: 10, beyond: 2, step: 2};

test("a span has what the window shows and a little more, whole steps, and never more than there is", () => {
  expect(spanOf(0, 100, 1000, SIZE)).toEqual({from: 0, to: 12});
  expect(spanOf(500, 100, 1000, SIZE)).toEqual({from: 48, to: 62});
  expect(spanOf(9900, 100, 1000, SIZE)).toEqual({from: 988, to: 1000});
  expect(spanOf(500, 100, 3, SIZE)).toEqual({from: 3, to: 3});
});

const content = (rows: number, columns: number, pinned = 0) => ({
  rows: Array.from({length: rows}, (_, i) => ({key: `r${i}`, label: `Row ${i}`, isPinned: i < pinned})),
  columns: Array.from({length: columns}, (_, j) => ({
    key: `c${j}`,
    label: `Column ${j}`,
    order: "none" as const
  })),
  cell: (i: number, j: number) => ((i + j) % 3 === 0 ? null : {text: `${i},${j}`, shade: j % 21}),
  tip: (i: number, j: number) => `tip ${i},${j}`
});

function open(rows: number, columns: number, pinned = 0) {
  const [onOrder, onPin] = [vi.fn(), vi.fn()];
  const labels = {
    keys: "keys",
    pin: (name: string) => `pin ${name}`,
    unpin: (name: string) => `unpin ${name}`
  };
  const grid = virtualGrid({caption: "grid", corner: "Row", missing: "–", labels, onOrder, onPin});
  document.body.replaceChildren(grid);
  grid.show(content(rows, columns, pinned));
  const table = grid.querySelector<HTMLElement>("[role=grid]")!;
  const key = (name: string, more: KeyboardEventInit = {}) =>
    table.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, ...more}));
  const active = () => document.getElementById(table.getAttribute("aria-activedescendant") ?? "");
  return {
    grid,
    table,
    key,
    active,
    onOrder,
    onPin,
    window: grid.querySelector<HTMLElement>(".bf-grid-window")!
  };
}

const indices = (all: Iterable<Element>, name: string) =>
  [...all].map((each) => Number(each.getAttribute(name)));

test("has few of many cells in the document, in their order, and tells how many there are", () => {
  const {table, window} = open(1000, 200, 2);
  expect([table.getAttribute("aria-rowcount"), table.getAttribute("aria-colcount")]).toEqual(["1001", "201"]);
  for (const [top, left] of [
    [0, 0],
    [3210, 1234],
    [3242, 1234],
    [31_000, 17_000],
    [0, 500]
  ] as const) {
    window.scrollTop = top;
    window.scrollLeft = left;
    window.dispatchEvent(new Event("scroll"));
    expect(table.querySelectorAll("[aria-colindex]").length).toBeLessThan(2000);
    const rows = [...table.querySelectorAll("[aria-rowindex]")];
    const at = indices(rows, "aria-rowindex");
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at.slice(0, 3)).toEqual([1, 2, 3]);
    for (const row of rows.slice(1)) {
      const columns = indices(row.querySelectorAll("[aria-colindex]"), "aria-colindex");
      expect(columns).toEqual([...columns].sort((a, b) => a - b));
      const i = Number(row.getAttribute("aria-rowindex")) - 2;
      for (const cell of row.querySelectorAll("[role=gridcell]")) {
        const j = Number(cell.getAttribute("aria-colindex")) - 2;
        expect(cell.textContent).toBe((i + j) % 3 === 0 ? "–" : `${i},${j}`);
      }
    }
  }
});

test("the keyboard reaches every cell, those that are not in the document, too", () => {
  const {key, active, grid, onOrder, onPin} = open(1000, 200);
  key("End", {ctrlKey: true});
  expect(active()?.getAttribute("aria-colindex")).toBe("201");
  expect(active()?.parentElement?.getAttribute("aria-rowindex")).toBe("1001");
  expect(grid.querySelector("[role=tooltip]")?.textContent).toBe("tip 999,199");
  key("Home");
  key("Enter");
  expect(onPin).toHaveBeenCalledWith("r999");
  key("Home", {ctrlKey: true});
  key("ArrowUp");
  key("ArrowRight");
  key("Enter");
  expect(onOrder).toHaveBeenCalledWith("c0");
  key("ArrowUp");
  expect(active()?.getAttribute("role")).toBe("columnheader");
});

test("keeps its node and the row where the keyboard was, as other rows come", () => {
  const {grid, table, key, active} = open(10, 3);
  key("ArrowDown");
  key("ArrowDown");
  const next = content(10, 3);
  grid.show({...next, rows: next.rows.toReversed()});
  expect(grid.querySelector("[role=grid]")).toBe(table);
  expect(active()?.textContent).toBe("Row 2");
  grid.show(content(0, 0));
  expect(table.getAttribute("aria-rowcount")).toBe("1");
  expect(table.querySelectorAll("[role=gridcell]")).toHaveLength(0);
});

test("a row's label leads where it says, by the pointer and by the keyboard, and is no stop of the Tab key", () => {
  const {grid, table, key, onPin} = open(3, 2);
  const {rows, ...rest} = content(3, 2);
  grid.show({...rest, rows: rows.map((row) => ({...row, href: `#${row.key}`}))});
  const links = [...table.querySelectorAll<HTMLAnchorElement>("[role=rowheader] a")];
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["#r0", "#r1", "#r2"]);
  expect(links.every((link) => link.tabIndex === -1)).toBe(true);
  const gone = vi.fn((event: Event) => event.preventDefault());
  links[1]!.addEventListener("click", gone);
  key("ArrowDown");
  key("Enter", {ctrlKey: true});
  expect(gone).toHaveBeenCalledOnce();
  expect(onPin).not.toHaveBeenCalled();
});
