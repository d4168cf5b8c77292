import fc from "fast-check";
import type {Row} from "../../../data-loaders/contract.js";
import {createTable, type DuckDBConnection, openEngine, readRows} from "../../../data-loaders/engine.js";
import {installPercentile} from "../../../data-loaders/percentile/percentile.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";

/** A day of a synthetic company: PE, null where it is missing; `suspended` days may carry a PE, too. */
export interface Day {
  readonly code: string;
  readonly date: string;
  readonly pe: number | null;
  readonly suspended: boolean;
}

export const AS_OF = "2024-02-23";
export const KINDS = ["inc", "exc", "weak", "strict", "mean"] as const;
export const LOSSES = ["exclude", "dearest", "raw"] as const;
export const WINDOWS = [1, 3, 5, 10, 0] as const;

/** The ISO date `days` calendar days before `date`. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Consecutive days whose last is `asOf` and has the last PE of `pes`. */
export function daysUntil(asOf: string, pes: readonly (number | null)[], code = "synthetic"): Day[] {
  return pes.map((pe, i) => ({code, date: daysBefore(asOf, pes.length - 1 - i), pe, suspended: false}));
}

export function historyRows(days: readonly Day[]): Row[] {
  return days.map(({code, date, pe, suspended}) => ({
    code,
    date,
    pe_ttm: pe,
    market_cap_cny_100m: 100,
    suspended,
    pe_static: null
  }));
}

/** An engine that knows the definition and holds `days` as `pe_history`. */
export async function openHistory(days: readonly Day[]): Promise<DuckDBConnection> {
  const connection = await openEngine();
  await installPercentile(connection);
  await createTable(connection, "pe_history", historyRows(days));
  return connection;
}

/** Puts `days` in the place of the history that is there. */
export async function replaceHistory(connection: DuckDBConnection, days: readonly Day[]): Promise<void> {
  await connection.run("DROP TABLE IF EXISTS pe_history");
  await createTable(connection, "pe_history", historyRows(days));
}

/** The rows of a macro call such as `pe_percentiles_of('2024-02-23')`, by code, losses and kind. */
export async function call(connection: DuckDBConnection, macro: string): Promise<PercentileRow[]> {
  const rows = await readRows(connection, `SELECT * FROM ${macro} ORDER BY code, losses, kind`);
  return rows as unknown as PercentileRow[];
}

/** The only row of a macro call. */
export async function one(connection: DuckDBConnection, macro: string): Promise<PercentileRow> {
  const rows = await call(connection, macro);
  if (rows.length !== 1) throw new Error(`${rows.length} rows of ${macro}`);
  return rows[0]!;
}

/** PEs with many ties, profits and losses, zero, and now and then one of four decimals, as vendors give them. */
export const pe = fc.oneof(
  {weight: 6, arbitrary: fc.integer({min: -8, max: 24}).map((n) => n / 2)},
  {weight: 1, arbitrary: fc.integer({min: -5_000_000, max: 5_000_000}).map((n) => n / 10_000)}
);

/** A number as SQL. A bare 41.57 is a decimal to DuckDB, and the double that it casts that to may be the next one. */
export function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}

/** Histories of up to `companies` companies over a dozen years, in any order of rows, some days far apart. */
export function histories(companies = 6): fc.Arbitrary<Day[]> {
  const day = fc.record({
    back: fc.oneof(fc.nat(400), fc.nat(4500)),
    pe: fc.option(pe, {freq: 8}),
    suspended: fc.oneof({weight: 6, arbitrary: fc.constant(false)}, {weight: 1, arbitrary: fc.boolean()})
  });
  const company = fc.uniqueArray(day, {selector: ({back}) => back, minLength: 1, maxLength: 40});
  return fc.array(company, {minLength: 1, maxLength: companies}).map((found) =>
    found.flatMap((days, i) =>
      days.map(({back, ...rest}) => ({
        code: `synthetic-${i}`,
        date: daysBefore("2024-03-08", back),
        ...rest
      }))
    )
  );
}
