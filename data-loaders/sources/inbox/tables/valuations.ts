import {formatLocation} from "../../../badInput.js";
import {parseQuantity, shifted} from "../cells/quantity.js";
import {peAt, percentileAt, yearAt} from "../cells/values.js";
import {placeIn} from "../files/grid.js";
import type {Part} from "../merge.js";
import {keysOf} from "./history.js";
import {type BodyRow, columnOf, count, failAt, type Table, textAt} from "./table.js";

/** Whether a figure is there, or why not: a loss, or nothing said. */
export type FigureState = "ok" | "loss" | "missing";

/** What one row says of a company's valuation; `key` is the ISO date of as-of. */
export interface ValuationPart extends Part {
  forward_pe?: number | null;
  forward_year?: number;
  forward_pe_state?: FigureState;
  pe_percentile_published?: number | null;
  pe_percentile_state?: FigureState;
  source: string;
}

/** The valuations of a long table. Throws BadInput at the first cell that cannot be read. */
export function readValuations(table: Table): ValuationPart[] {
  const keys = keysOf(table);
  const origin = placeIn(table.grid);
  const source = sourceOf(table);
  const parts = table.body.map((row) => {
    const [forward, ranked] = [forwardPe(table, row), percentile(table, row)];
    return {
      ...keys(row),
      origin,
      row: row.row,
      source,
      sources: {
        ...(hasFigure(forward.forward_pe_state) && {forward: source}),
        ...(hasFigure(ranked.pe_percentile_state) && {percentile: source})
      },
      ...nameOf(table, row),
      ...forward,
      ...ranked
    };
  });
  checkShares(table);
  return parts;
}

function hasFigure(state: FigureState | undefined): boolean {
  return (state ?? "missing") !== "missing";
}

/** Where a table's figures come from: whom it names, and its file. */
export function sourceOf({grid, context}: Table): string {
  const file = formatLocation(placeIn(grid));
  return context.source === null ? file : `${context.source} (${file})`;
}

function nameOf(table: Table, row: BodyRow): Partial<ValuationPart> {
  const column = columnOf(table, "name");
  const name = column && textAt(row, column);
  return name ? {name} : {};
}

// A forward PE of an expected loss is no valuation: the cheapest company of a ranking would be the one that loses most.
function forwardPe(table: Table, row: BodyRow): Partial<ValuationPart> {
  const column = columnOf(table, "forward_pe");
  if (!column) return {};
  const value = peAt(table, row, column);
  const years = columnOf(table, "fiscal_year");
  const year = column.year ?? (years && yearAt(table, row, years));
  if (value !== null && value < 0) count(table, "forward_pe: below 0, read as a loss");
  const state = value === null ? "missing" : value > 0 ? "ok" : "loss";
  return {
    forward_pe: state === "ok" ? value : null,
    forward_pe_state: state,
    ...(year ? {forward_year: year.year} : {})
  };
}

/**
 * A share such as 0.963 under a header that says % would be read as less than one percent. Throws BadInput where no
 * value of several is above 1, unless mapping.json says the unit.
 */
function checkShares(table: Table): void {
  const column = columnOf(table, "pe_percentile_published");
  if (column?.unit?.kind !== "percent" || column.isUnitGiven) return;
  const bare = table.body.flatMap((row) => {
    const quantity = parseQuantity(textAt(row, column), column.decimal);
    return quantity && quantity.unit !== "%" ? [{row, value: shifted(quantity, 0) ?? 0}] : [];
  });
  if (bare.length >= 2 && bare.every(({value}) => value <= 1))
    failAt(
      table,
      bare[0]!.row,
      column,
      'no value is above 1: percentages, or shares? mapping.json can say "unit": "%" or "fraction"'
    );
}

function percentile(table: Table, row: BodyRow): Partial<ValuationPart> {
  const column = columnOf(table, "pe_percentile_published");
  if (!column) return {};
  const value = percentileAt(table, row, column);
  return typeof value === "number"
    ? {pe_percentile_published: value, pe_percentile_state: "ok"}
    : {pe_percentile_published: null, pe_percentile_state: value};
}
