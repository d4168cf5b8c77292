// @vitest-environment jsdom
import {afterEach, describe, expect, it, vi} from "vitest";
import {LAID} from "../../../src/components/laid.js";
import type {Column} from "../../../src/components/table/column.js";
import {columnChooser, fittingColumns, localChoice} from "../../../src/components/table/columnChooser.js";
import {dataTable, type TableLabels, type TableOptions} from "../../../src/components/table/dataTable.js";
import {common} from "../../../src/lib/messages/common.js";

interface Row {
  readonly name: string;
  readonly pe: number | null;
}

const labels: TableLabels = {
  lang: "en",
  search: "Search",
  found: (count, total) => `${count} of ${total} rows`,
  empty: "no company has a valuation yet",
  noMatch: (query) => `nothing matches ${query}`,
  previous: "Previous",
  next: "Next",
  position: (from, to, total) => `${from}–${to} of ${total}`,
  pageSize: "Rows a page",
  all: "All"
};
const columns: Column<Row>[] = [
  {key: "name", label: "Company"},
  {key: "pe", label: "Forward PE", unit: "×", numeric: true, title: "Price over expected earnings"}
];
const rows: Row[] = [
  {name: "Hygon", pe: 112},
  {name: "Cambricon", pe: null},
  {name: "Sugon", pe: 23}
];
const many: Row[] = Array.from({length: 90}, (_, i) => ({name: `row ${i}`, pe: (i * 37) % 90}));

function draw(data: readonly Row[] = rows, options: Partial<TableOptions<Row>> = {}) {
  const table = dataTable(data, columns, {caption: "Valuations", labels, ...options});
  document.body.append(table);
  const heard = vi.fn();
  table.addEventListener("input", heard);
  const headers = [...table.querySelectorAll<HTMLElement>("thead th")];
  const buttons = [...table.querySelectorAll<HTMLButtonElement>("thead button")];
  const shown = () =>
    [...table.querySelectorAll("tbody tr")].map((row) => row.firstElementChild?.textContent);
  const type = (text: string) => {
    const input = table.querySelector<HTMLInputElement>("input[type=search]")!;
    input.value = text;
    input.dispatchEvent(new Event("input", {bubbles: true}));
  };
  return {table, heard, headers, buttons, shown, type};
}

afterEach(() => document.body.replaceChildren());

describe("dataTable", () => {
  it("is a table in a region that the keyboard can scroll, named by its caption", () => {
    const {table} = draw();
    const region = table.querySelector<HTMLElement>("[role=region]")!;
    expect(region.tabIndex).toBe(0);
    const name = table.querySelector(`#${region.getAttribute("aria-labelledby")}`);
    expect(name?.closest("caption")?.textContent).toBe("Valuations");
    expect(region.querySelector("table")).not.toBeNull();
  });

  it("tells while columns are hidden to the right of its window", () => {
    const {table} = draw();
    const scroll = table.querySelector<HTMLElement>(".bf-table-scroll")!;
    const scrolled = (to: number) => {
      Object.defineProperties(scroll, {
        ...{scrollWidth: {value: 600, configurable: true}, clientWidth: {value: 350, configurable: true}},
        scrollLeft: {value: to, configurable: true}
      });
      scroll.dispatchEvent(new Event("scroll"));
      return scroll.classList.contains("has-more");
    };
    expect([0, 200, 250].map(scrolled)).toEqual([true, true, false]);
  });

  it("heads each row by its first column, or by another one on request", () => {
    expect(draw().table.querySelector("tbody th")?.getAttribute("scope")).toBe("row");
    const {table} = draw(rows, {rowHeaderKey: "pe"});
    expect(table.querySelector("tbody th")?.textContent).toBe("112");
  });

  it("aligns numbers and puts the unit into the header", () => {
    const {table, headers} = draw();
    expect(headers[1]?.textContent).toBe("Forward PE ×");
    expect(headers[1]?.querySelector("small.unit")?.textContent).toBe("×");
    expect(headers[1]?.querySelector("button")?.title).toBe("Price over expected earnings");
    expect([...table.querySelectorAll("tbody .num")].map((cell) => cell.textContent)).toEqual([
      "112",
      "—",
      "23"
    ]);
  });

  it("orders ascending, then descending, then as given, with nulls last", () => {
    const {shown, headers, buttons} = draw();
    const steps = [1, 2, 3].map(() => {
      buttons[1]?.click();
      return [headers[1]?.getAttribute("aria-sort"), ...shown()];
    });
    expect(steps).toEqual([
      ["ascending", "Sugon", "Hygon", "Cambricon"],
      ["descending", "Hygon", "Sugon", "Cambricon"],
      ["none", "Hygon", "Cambricon", "Sugon"]
    ]);
  });

  it("keeps the focus on the header while the rows change", () => {
    const {buttons, type} = draw(rows, {search: true});
    buttons[1]?.focus();
    buttons[1]?.click();
    type("gon");
    expect(document.activeElement).toBe(buttons[1]);
  });

  it("starts in the order it is given and tells of another", () => {
    const onSort = vi.fn();
    const {shown, buttons} = draw(rows, {sort: {key: "name", descending: true}, onSort});
    expect(shown()).toEqual(["Sugon", "Hygon", "Cambricon"]);
    buttons[0]?.click();
    expect(onSort).toHaveBeenLastCalledWith(null);
    buttons[1]?.click();
    expect(onSort).toHaveBeenLastCalledWith({key: "pe", descending: false});
  });

  it("keeps the original order for a column it does not have", () => {
    expect(draw(rows, {sort: {key: "gone", descending: false}}).shown()[0]).toBe("Hygon");
  });

  it("searches all cells and announces the count", () => {
    const onSearch = vi.fn();
    const {table, shown, type} = draw(rows, {search: true, onSearch});
    type("GON");
    expect(shown()).toEqual(["Hygon", "Sugon"]);
    expect(table.querySelector("[aria-live]")?.textContent).toBe("2 of 3 rows");
    expect(onSearch).toHaveBeenCalledWith("GON");
    type("");
    expect(shown()).toHaveLength(3);
    expect(table.querySelector("[aria-live]")?.textContent).toBe("");
  });

  it("starts with the query it is given", () => {
    expect(draw(rows, {search: true, query: "cambricon"}).shown()).toEqual(["Cambricon"]);
  });

  it("has the rows found, in order, as its value, and sends one input event a change", () => {
    const {table, heard, buttons, type} = draw(rows, {search: true});
    type("gon");
    buttons[1]?.click();
    expect(table.value.map(({name}) => name)).toEqual(["Sugon", "Hygon"]);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("has one page in the document and all rows in its value", () => {
    const {table, heard, shown} = draw(many, {pageSize: 25});
    expect(shown()).toHaveLength(25);
    const next = [...table.querySelectorAll("button")].find(({textContent}) => textContent === "Next");
    for (let i = 0; i < 5; i++) next?.click();
    expect(shown()).toHaveLength(15);
    expect(table.textContent).toContain("76–90 of 90");
    expect(table.value).toHaveLength(90);
    expect(heard).not.toHaveBeenCalled();
  });

  it("goes back to the first page when the order changes", () => {
    const {table, buttons} = draw(many, {pageSize: 25});
    [...table.querySelectorAll("button")].find(({textContent}) => textContent === "Next")?.click();
    buttons[1]?.click();
    expect(table.textContent).toContain("1–25 of 90");
  });

  it("shows the paging only where there is more than the smallest page", () => {
    const isHidden = (data: Row[]) => draw(data).table.querySelector<HTMLElement>(".bf-pager")?.hidden;
    expect([isHidden(many.slice(0, 25)), isHidden(many.slice(0, 26))]).toEqual([true, false]);
  });

  it("says why it is empty", () => {
    expect(draw([]).shown()).toEqual([labels.empty]);
    const {shown, type} = draw(rows, {search: true});
    type("zzz");
    expect(shown()).toEqual(["nothing matches zzz"]);
  });

  it("names its rows and makes them one tab stop where they have a key", () => {
    const {table} = draw(rows, {rowKey: ({name}) => name, rowClass: ({pe}) => (pe === null ? "loss" : null)});
    const all = [...table.querySelectorAll<HTMLElement>("tbody tr")];
    expect(all.map((row) => row.dataset.key)).toEqual(["Hygon", "Cambricon", "Sugon"]);
    expect(all.map((row) => row.tabIndex)).toEqual([0, -1, -1]);
    expect(all.map((row) => row.className)).toEqual(["", "loss", ""]);
    all[0]?.focus();
    all[0]?.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true}));
    expect(document.activeElement).toBe(all[1]);
    expect(all.map((row) => row.tabIndex)).toEqual([-1, 0, -1]);
  });

  it("leaves rows without a key out of the tab order", () => {
    const row = draw().table.querySelector("tbody tr");
    expect([row?.hasAttribute("data-key"), row?.hasAttribute("tabindex")]).toEqual([false, false]);
  });

  it("shows other rows in the same order, and keeps the focus on a row that is still there", () => {
    const {table, heard, shown} = draw(rows, {
      rowKey: ({name}) => name,
      sort: {key: "pe", descending: false}
    });
    table.querySelector<HTMLElement>("[data-key=Hygon]")?.focus();
    table.update([...rows, {name: "Jingjia", pe: 79}]);
    expect(shown()).toEqual(["Sugon", "Jingjia", "Hygon", "Cambricon"]);
    expect((document.activeElement as HTMLElement).dataset.key).toBe("Hygon");
    expect(heard).not.toHaveBeenCalled();
  });

  it("takes data for text and never for markup", () => {
    const {table} = draw([{name: "<img src=x onerror=alert(1)>", pe: 1}]);
    expect(table.querySelector("img")).toBeNull();
    expect(table.querySelector("tbody th")?.textContent).toBe("<img src=x onerror=alert(1)>");
  });
});

describe("columns that fit", () => {
  const widths = [100, 50, 60, 70].map((width) => ({width}));

  it("are the first and as many as there is room for, by rank", () => {
    expect(fittingColumns(widths, 215)).toEqual([true, true, true, false]);
    expect(fittingColumns([widths[0]!, {width: 50, rank: 9}, widths[2]!, widths[3]!], 231)).toEqual([
      true,
      false,
      true,
      true
    ]);
    expect(fittingColumns(widths, 20)).toEqual([true, false, false, false]);
    expect(
      fittingColumns(
        [0, 0, 0].map((width) => ({width})),
        0
      )
    ).toEqual([true, true, true]);
  });

  it("are chosen as soon as a figure has put the table into the page, and a button says so", () => {
    vi.stubGlobal(
      "ResizeObserver",
      class {
        observe() {}
      }
    );
    const scroll = document.createElement("div");
    scroll.innerHTML =
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>";
    const {element} = columnChooser(
      scroll,
      columns,
      localChoice({...common.en.select, ...common.en.columns})
    );
    Object.defineProperty(scroll, "clientWidth", {value: 100});
    for (const head of scroll.querySelectorAll("th"))
      head.getBoundingClientRect = () => ({width: 80}) as DOMRect;
    expect(element.querySelector("button")).toBeNull();
    scroll.dispatchEvent(new Event(LAID));
    expect(element.querySelector("button")?.textContent).toContain("1 of 2");
    expect([...scroll.querySelectorAll<HTMLElement>("th, td")].map(({hidden}) => hidden)).toEqual([
      ...[false, true],
      ...[false, true]
    ]);
  });

  it("always have the one that rows are ordered by", () => {
    expect(fittingColumns([...widths.slice(0, 3), {width: 70, isNeeded: true}], 225)).toEqual([
      true,
      true,
      false,
      true
    ]);
  });
});
