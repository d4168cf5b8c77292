import {formatLocation} from "../../../badInput.js";
import {peAt, percentileAt, yearAt} from "../cells/values.js";
import {placeIn} from "../files/grid.js";
import type {Part} from "../merge.js";
import {keysOf} from "./history.js";
import {type BodyRow, type Column, columnOf, count, type Table, textAt} from "./table.js";

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
  const forwards = table.columns.filter(({meaning}) => meaning === "forward_pe");
  const used = new Map<Column, number>();
  const parts = table.body.map((row) => {
    const at = keys(row);
    const column = nearest(forwards, at.key);
    if (column) used.set(column, (used.get(column) ?? 0) + 1);
    const [forward, ranked] = [column ? forwardPe(table, row, column) : {}, percentile(table, row)];
    return {
      ...at,
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
  listYears(table, forwards, used);
  return parts;
}

/** Says which of several forward PEs are taken, and of how many rows. */
function listYears(table: Table, columns: readonly Column[], used: ReadonlyMap<Column, number>): void {
  const taken = columns.filter((column) => used.has(column));
  const why = `the forward PE is that of the nearest year: ${taken.map(({header}) => header).join(", ")}`;
  for (const column of columns) if (!used.has(column)) table.leftOut.push({what: column.header, why});
  if (taken.length > 1)
    for (const [{header}, rows] of used) table.tally.set(`forward_pe: rows of ${header}`, rows);
}

/**
 * Of forward PEs of several years the one of the earliest year that is not over on the day, an ISO date; where all are
 * over, that of the last. It is taken, too, where its cell is empty: a row must not be of another year than its neighbour.
 */
function nearest(columns: readonly Column[], day: string): Column | undefined {
  if (columns.length <= 1) return columns[0];
  const sorted = [...columns].sort((a, b) => a.year!.year - b.year!.year);
  return sorted.find(({year}) => year!.year >= Number(day.slice(0, 4))) ?? sorted.at(-1);
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
function forwardPe(table: Table, row: BodyRow, column: Column): Partial<ValuationPart> {
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

function percentile(table: Table, row: BodyRow): Partial<ValuationPart> {
  const column = columnOf(table, "pe_percentile_published");
  if (!column) return {};
  const value = percentileAt(table, row, column);
  return typeof value === "number"
    ? {pe_percentile_published: value, pe_percentile_state: "ok"}
    : {pe_percentile_published: null, pe_percentile_state: value};
}
