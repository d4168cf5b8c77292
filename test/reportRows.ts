import {TABLE_NAMES, type Tables} from "../data-loaders/contract.js";
import {deviceTables} from "../data-loaders/datasets/deviceTables.js";
import {embeddedTables} from "../data-loaders/datasets/embeddedTables.js";
import {reportTables} from "../data-loaders/datasets/reportTables.js";
import {type DuckDBConnection, openTables, readRows} from "../data-loaders/engine.js";
import {installPercentile} from "../data-loaders/percentile/percentile.js";
import type {PageQueries} from "../src/queries/defaults.js";
import {materializedTables} from "../src/queries/materializedTables.js";

/** How rows of the embedded report cite it. */
export const REPORT = "Shanghai Securities, AI industry tracking report, 2024-03-04";

/** What the reports print, and the tables of devices, which none does. */
export async function tablesOfPages(): Promise<Tables> {
  return {...(await reportTables()), ...(await deviceTables())};
}

let opened: Promise<DuckDBConnection> | undefined;

/** Rows of the report's real tables, by the pages' own queries. The tables are opened once a test file. */
export async function ask<Row>(sql: {toString(): string}): Promise<Row[]> {
  opened ??= tablesOfPages().then(openForPages);
  return (await readRows(await opened, String(sql))) as Row[];
}

let embedded: Promise<DuckDBConnection> | undefined;

/** What a page asks of the embedded tables, which are the report's and more, before its reader does anything. */
export async function defaultQueries({facts, follow}: PageQueries): Promise<string[]> {
  embedded ??= embeddedTables().then(openForPages);
  const connection = await embedded;
  const known: Record<string, object[]> = {};
  for (const query of facts) known[String(query)] = await readRows(connection, String(query));
  return [...facts, ...(follow?.(known) ?? [])].map(String);
}

/** An engine with the tables, the definition of the percentile, and what the pages' queries derive. */
export async function openForPages(tables: Tables): Promise<DuckDBConnection> {
  const connection = await openTables(tables);
  await installPercentile(connection);
  for (const sql of materializedTables(TABLE_NAMES)) await connection.run(sql);
  return connection;
}
