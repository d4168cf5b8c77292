import {reportTables} from "../data-loaders/datasets/reportTables.js";
import {type DuckDBConnection, openTables, readRows} from "../data-loaders/engine.js";

let opened: Promise<DuckDBConnection> | undefined;

/** Rows of the report's real tables, by the pages' own queries. The tables are opened once a test file. */
export async function ask<Row>(sql: {toString(): string}): Promise<Row[]> {
  opened ??= reportTables().then(openTables);
  return (await readRows(await opened, String(sql))) as Row[];
}
