import {BadInput} from "../../../badInput.js";
import {type DecimalSign, parseQuantity} from "../cells/quantity.js";
import {halfWidth} from "../cells/text.js";
import {type Grid, placeIn} from "../files/grid.js";
import type {Meaning} from "../header/aliases.js";
import type {Mapping} from "../header/mapping.js";
import type {BodyRow, Column} from "./table.js";

const NUMBERS: readonly (Meaning | null)[] = [
  ...(["pe_ttm", "pe_static", "market_cap_cny_100m", "forward_pe", "pe_percentile_published"] as const),
  ...(["revenue_cny_100m", "net_profit_cny_100m", "close"] as const)
];

/** A number with a comma or a point, and where it is printed. */
interface Printed {
  readonly text: string;
  readonly row: number;
  readonly column: Column;
}

/**
 * The columns with the sign that stands before their decimals. Where commas set the cells apart it is a point. Elsewhere
 * `16,585` may be either: mapping.json says which, or a number of the column that cannot be read in both ways. A wide
 * table's companies are printed alike. Throws BadInput that names a cell where nothing decides.
 */
export function withDecimals(
  grid: Grid,
  columns: readonly Column[],
  body: readonly BodyRow[],
  mapping: Mapping
): Column[] {
  if (grid.delimiter === ",") return [...columns];
  const signs = new Map<string, DecimalSign>();
  for (const [key, group] of grouped(columns)) {
    const said = mapping.decimalOf([...group.map(({header}) => header), ...namesOf(grid)]);
    const printed = printedIn(group, body);
    signs.set(key, said === null ? signOf(grid, printed) : signGiven(grid, printed, said));
  }
  return columns.map((column) => ({...column, decimal: signs.get(keyOf(column)) ?? "."}));
}

function grouped(columns: readonly Column[]): Map<string, Column[]> {
  const groups = new Map<string, Column[]>();
  for (const column of columns.filter(({meaning}) => NUMBERS.includes(meaning))) {
    const group = groups.get(keyOf(column));
    if (group) group.push(column);
    else groups.set(keyOf(column), [column]);
  }
  return groups;
}

function keyOf({index, code, meaning}: Column): string {
  return code === null ? `column ${index}` : `companies ${meaning}`;
}

function namesOf({file, sheet}: Grid): string[] {
  return sheet === undefined ? [file] : [`${file}[${sheet}]`, sheet, file];
}

function* printedIn(columns: readonly Column[], body: readonly BodyRow[]): Generator<Printed> {
  for (const {row, cells} of body)
    for (const column of columns) {
      const cell = cells[column.index] ?? "";
      if (/[.,．，]/.test(cell)) yield {text: halfWidth(cell), row, column};
    }
}

/** What the numbers themselves decide. One that cannot be read in either way says so when it is read. */
function signOf(grid: Grid, printed: Iterable<Printed>): DecimalSign {
  let [unclear, onlyComma]: (Printed | null)[] = [null, null];
  for (const number of printed) {
    const isPoint = parseQuantity(number.text, ".") !== null;
    const isComma = parseQuantity(number.text, ",") !== null;
    if (isPoint && !isComma) return ".";
    if (isComma && !isPoint) onlyComma ??= number;
    if (isComma && number.text.includes(",")) unclear ??= number;
  }
  if (onlyComma) fail(grid, onlyComma, `a decimal comma? ${SAY} "decimal": ","`);
  if (unclear)
    fail(
      grid,
      unclear,
      `every comma is alone and before three digits, of thousands or of decimals? ${SAY} "decimal": "." or ","`
    );
  return ".";
}

const SAY = "mapping.json can say";

/** What mapping.json says, but for numbers that a workbook stores: they have a point, whatever is typed elsewhere. */
function signGiven(grid: Grid, printed: Iterable<Printed>, said: DecimalSign): DecimalSign {
  if (said === "." || grid.format === "csv") return said;
  const numbers = [...printed].filter(({text}) => parseQuantity(text, ".") ?? parseQuantity(text, ","));
  const stored = numbers.find(({text}) => !text.includes(","));
  if (!numbers.some(({text}) => text.includes(","))) return ".";
  return stored ? fail(grid, stored, "a point beside decimal commas: decimals, or thousands?") : ",";
}

function fail(grid: Grid, {text, row, column}: Printed, problem: string): never {
  throw new BadInput(placeIn(grid, row, column.header), problem, text);
}
