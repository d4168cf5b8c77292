// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, it, vi} from "vitest";
import {type PagerLabels, pager, pageSizes, pageSpan} from "../../../src/components/table/pager.js";

const labels: PagerLabels = {
  previous: "Previous",
  next: "Next",
  position: (from, to, total) => `${from}–${to} of ${total}`,
  pageSize: "Rows a page",
  all: "All"
};

describe("pageSpan", () => {
  const size = fc.integer({min: 1, max: 20});
  const total = fc.integer({min: 0, max: 200});

  it("stays within the rows and is empty only where there are none", () => {
    fc.assert(
      fc.property(fc.integer({min: -5, max: 50}), size, total, (page, rows, all) => {
        const {start, end} = pageSpan(page, rows, all);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(all);
        expect(end - start).toBeLessThanOrEqual(rows);
        expect(end > start).toBe(all > 0);
      })
    );
  });

  it("covers every row once, page after page", () => {
    fc.assert(
      fc.property(size, total, (rows, all) => {
        let covered = 0;
        for (let page = 0; page < Math.ceil(all / rows); page++) {
          const {start, end} = pageSpan(page, rows, all);
          expect(start).toBe(covered);
          covered = end;
        }
        expect(covered).toBe(all);
      })
    );
  });

  it("holds all rows on a page of any size", () => {
    expect(pageSpan(3, Number.POSITIVE_INFINITY, 90)).toEqual({start: 0, end: 90});
  });
});

describe("pageSizes", () => {
  it("offers the page size of the table among the usual ones", () => {
    expect(pageSizes(50)).toEqual([25, 50, 100, Number.POSITIVE_INFINITY]);
    expect(pageSizes(10)[0]).toBe(10);
  });
});

describe("pager", () => {
  it("says where the reader is and turns the pages no further than they go", () => {
    const onChange = vi.fn();
    const {element, show} = pager(labels, 25, onChange);
    const [previous, next] = element.querySelectorAll("button");
    show(0, 25, 60);
    expect(element.textContent).toContain("1–25 of 60");
    expect(previous?.getAttribute("aria-disabled")).toBe("true");
    previous?.click();
    expect(onChange).not.toHaveBeenCalled();
    next?.click();
    expect(onChange).toHaveBeenCalledWith({page: 1, size: 25});
    show(2, 25, 60);
    expect(element.textContent).toContain("51–60 of 60");
    expect(next?.getAttribute("aria-disabled")).toBe("true");
  });

  it("offers all rows on one page", () => {
    const onChange = vi.fn();
    const {element} = pager(labels, 25, onChange);
    const select = element.querySelector("select")!;
    expect([...select.options].map(({text}) => text)).toEqual(["25", "50", "100", "All"]);
    select.selectedIndex = 3;
    select.dispatchEvent(new Event("input", {bubbles: true}));
    expect(onChange).toHaveBeenCalledWith({page: 0, size: Number.POSITIVE_INFINITY});
  });

  it("counts from nought where there are no rows", () => {
    const {element, show} = pager(labels, 25, () => {});
    show(0, 25, 0);
    expect(element.textContent).toContain("0–0 of 0");
  });
});
