import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import path from "node:path";
import {createDuckDB, NODE_RUNTIME, VoidLogger} from "@duckdb/duckdb-wasm/blocking";
import {type Row, TABLE_NAMES, type TableName, type Tables} from "../data-loaders/contract.js";
import {
  createTable,
  type DuckDBConnection,
  openEngine,
  withTemporaryFolder,
  writeParquet
} from "../data-loaders/engine.js";
import {percentileSql} from "../data-loaders/percentile/percentile.js";
import {CONFIG, LOCK} from "../src/lib/database.js";
import {parquetToArrow} from "../src/lib/parquet.js";
import {type DataRow, decodeRows} from "../src/lib/rows.js";
import {materializedTables} from "../src/queries/materializedTables.js";
import {openForPages, tablesOfPages} from "./reportRows.js";

/** Milliseconds that booting may take on a machine that has other work to do. */
export const BOOT = 60_000;

/** The browser's engine, run in this process: one statement in, its rows out. Throws what the engine throws. */
export interface WasmEngine {
  query(sql: string): DataRow[];
  /** Puts a table in the place of the one of that name, the way that a page gets it: from Parquet, through Arrow. */
  replace(name: TableName, rows: readonly Row[]): Promise<void>;
  /** As `replace`, from a file. */
  load(name: string, file: Uint8Array): Promise<void>;
}

/**
 * DuckDB-WASM as `src/lib/database.ts` opens it: the same build, configuration and lock, the definition of the
 * percentile, then every published Parquet file through `src/lib/parquet.ts` and the pages' derived tables. Only the worker
 * and the download are left out.
 */
export async function openWasm(tables: Partial<Tables>): Promise<WasmEngine> {
  const {resolve} = createRequire(import.meta.url);
  const bundle = (name: string) => ({
    mainModule: resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: ""
  });
  const database = await createDuckDB({mvp: bundle("mvp"), eh: bundle("eh")}, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => {});
  database.open(CONFIG);
  const connection = database.connect();
  for (const sql of [...LOCK, await percentileSql()]) connection.query(sql);
  const load = async (name: string, file: Uint8Array) => {
    connection.query(`DROP TABLE IF EXISTS ${name}`);
    connection.insertArrowFromIPCStream(await parquetToArrow(file), {name, create: true});
  };
  for (const name of TABLE_NAMES) if (tables[name]) await load(name, await parquet(name, tables[name]));
  for (const sql of materializedTables(Object.keys(tables))) connection.query(sql);
  const replace = async (name: TableName, rows: readonly Row[]) => load(name, await parquet(name, rows));
  return {query: (sql) => decodeRows(connection.query(sql)), replace, load};
}

/** Tables, the report's where none are given, in both engines, as pages ask them. */
export async function openBoth(given?: Tables): Promise<[DuckDBConnection, WasmEngine]> {
  const tables = given ?? (await tablesOfPages());
  return Promise.all([openForPages(tables), openWasm(tables)]);
}

/** The published file of a table. */
async function parquet(name: TableName, rows: readonly Row[]): Promise<Uint8Array> {
  const connection = await openEngine();
  await createTable(connection, name, rows);
  return withTemporaryFolder(async (folder) => {
    const file = path.join(folder, `${name}.parquet`);
    await writeParquet(connection, name, file);
    return readFile(file);
  });
}
