import {BadInput} from "../../../badInput.js";
import {halfWidth} from "../cells/text.js";
import {type Grid, placeIn} from "../files/grid.js";
import type {BodyRow, LeftOut} from "./table.js";

const FOOTER =
  /^(?:(?:数据|资料)来源|(?:data )?source\b|(?:注|注释|备注|说明|note|notes|单位|更新时间|导出时间|导出日期|制表时间|免责声明|disclaimer)\s*:|©|共\s*\d+\s*[条行只家])/i;

/** The rows below a header: those with data, and those around it. */
export interface Body {
  readonly rows: readonly BodyRow[];
  /** Numbers of the rows below the data, such as `数据来源：…`. */
  readonly footers: readonly number[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Splits the rows from `start` (0 is the first) on into data, footers and empty rows. `width` is the number of
 * columns. Throws BadInput for a row of a CSV file with too few or too many cells, for a line break within a cell
 * (what a broken quote leaves behind), and for data below a footer.
 */
export function readBody(grid: Grid, start: number, width: number): Body {
  const rows: BodyRow[] = [];
  const footers: number[] = [];
  let empty = 0;
  for (const [i, cells] of grid.rows.entries()) {
    if (i < start) continue;
    const row = i + 1;
    if (cells.every((cell) => cell.trim() === "")) empty++;
    else if (isFooter(cells)) footers.push(row);
    else if (footers.length > 0)
      throw new BadInput(placeIn(grid, row), `data below the footer of row ${footers[0]}`, cells[0]);
    else {
      checkCells(grid, row, cells, width);
      rows.push({row, cells});
    }
  }
  return {rows, footers, leftOut: [...emptyRows(empty), ...footers.map((row) => footer(grid, row))]};
}

function isFooter(cells: readonly string[]): boolean {
  return FOOTER.test(halfWidth(cells.find((cell) => cell.trim() !== "") ?? ""));
}

function checkCells(grid: Grid, row: number, cells: readonly string[], width: number): void {
  const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  if (filled > width || (grid.format === "csv" && cells.length < width))
    throw new BadInput(
      placeIn(grid, row),
      `expected ${width} cells, found ${Math.max(filled, cells.length)}`,
      cells.slice(0, 20).join(",")
    );
  const broken = grid.format === "csv" ? cells.find((cell) => /[\r\n]/.test(cell.trim())) : undefined;
  if (broken !== undefined)
    throw new BadInput(
      placeIn(grid, row),
      "a line break within a cell (a broken quote?)",
      broken.slice(0, 200)
    );
}

function emptyRows(count: number): LeftOut[] {
  return count === 0 ? [] : [{what: count === 1 ? "1 empty row" : `${count} empty rows`, why: "empty"}];
}

function footer(grid: Grid, row: number): LeftOut {
  const text = grid.rows[row - 1]!.filter((cell) => cell.trim()).join(" ");
  return {what: `row ${row} "${text.trim()}"`, why: "footer"};
}
