// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {cellContent, cellText} from "../../../src/components/table/cell.js";

const column = {key: "value", label: "Value"} as const;
const shown = (value: unknown) => cellContent({value}, column);

describe("cellContent", () => {
  it("writes an em dash for what is missing", () => {
    expect([null, undefined, Number.NaN].map(shown)).toEqual(["—", "—", "—"]);
  });

  it("writes a date as an ISO day and a negative number with a minus sign", () => {
    expect(shown(new Date("2024-03-01"))).toBe("2024-03-01");
    expect(shown(-1.5)).toBe("−1.5");
    expect(shown("a-b")).toBe("a-b");
  });

  it("leaves the cell to the column that formats it", () => {
    const node = document.createElement("b");
    node.textContent = "7 B";
    const formatted = {...column, format: () => node};
    expect(cellContent({value: 7}, formatted)).toBe(node);
    expect(cellText({value: 7}, formatted)).toBe("7 B");
  });
});
