import {BadInput} from "../../../badInput.js";
import {parseQuantity, shifted} from "../cells/quantity.js";
import {halfWidth} from "../cells/text.js";
import {placeIn} from "../files/grid.js";
import {headerKey} from "../header/aliases.js";
import {columnOf, type Table, textAt} from "./table.js";

/** The percentiles of a table whose header says %, and whose cells do not. */
export interface BarePercentiles {
  readonly header: string;
  readonly n: number;
  readonly max: number;
  /** At the first of them. */
  readonly error: () => BadInput;
}

/** What is printed below a header with %, where nothing else says what the numbers are. */
export function barePercentiles(table: Table): BarePercentiles[] {
  const column = columnOf(table, "pe_percentile_published");
  if (column?.unit?.kind !== "percent" || column.isUnitGiven) return [];
  const bare = table.body.flatMap((row) => {
    const quantity = parseQuantity(textAt(row, column), column.decimal);
    return quantity && quantity.unit !== "%" ? [{row, value: shifted(quantity, 0) ?? 0}] : [];
  });
  const [first] = bare;
  if (!first) return [];
  const place = placeIn(table.grid, first.row.row, column.header);
  const printed = (first.row.cells[column.index] ?? "").trim();
  const problem =
    'no value is above 1: percentages, or shares? mapping.json can say "unit": "%" or "fraction"';
  return [
    {
      header: headerKey(halfWidth(column.header)),
      n: bare.length,
      max: bare.reduce((max, {value}) => Math.max(max, value), 0),
      error: () => new BadInput(place, problem, printed)
    }
  ];
}

/**
 * A share such as 0.963 under a header that says % would be read as less than one percent. Throws BadInput where several
 * values may be shares: none above 1 in a table of several, and none above 1 in all tables of their headers. A company a
 * file is one list, so that a value above 1 under the same header decides for those that stand alone.
 */
export function checkShares(tables: readonly BarePercentiles[]): void {
  for (const {n, max, error} of tables) if (n >= 2 && max <= 1) throw error();
  const isDecided = new Set(tables.filter(({max}) => max > 1).map(({header}) => header));
  const unclear = tables.filter(({header}) => !isDecided.has(header));
  if (unclear.reduce((sum, {n}) => sum + n, 0) >= 2) throw unclear[0]!.error();
}
