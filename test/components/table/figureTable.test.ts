// @vitest-environment jsdom
import {expect, test} from "vitest";
import type {Column} from "../../../src/components/table/column.js";
import {figureTable} from "../../../src/components/table/figureTable.js";
import {common} from "../../../src/lib/messages/common.js";

const rows = [{n: 2}, {n: 3}, {n: 1}];
const columns: Column<{n: number}>[] = [{key: "n", label: "n", numeric: true}];
const options = {caption: "numbers", labels: common.en.table, sort: {key: "n", descending: true}};

test("the file has the table's order, also before the table was drawn", () => {
  const {fileRows} = figureTable(rows, columns, options);
  expect(fileRows().map(({n}) => n)).toEqual([3, 2, 1]);
});

test("a table keeps its node and its order when it is drawn again", () => {
  const {renderInteractive, fileRows} = figureTable(rows, columns, options);
  const first = renderInteractive(600);
  first.querySelector<HTMLButtonElement>("th button")!.click();
  expect(renderInteractive(300)).toBe(first);
  expect(fileRows().map(({n}) => n)).toEqual([2, 3, 1]);
});
