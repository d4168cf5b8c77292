import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import path from "node:path";
import {DOUBLE, type DuckDBConnection, DuckDBInstance, type DuckDBType} from "@duckdb/node-api";
import {CONTRACT, type Row, TABLE_NAMES, type TableName, type Tables, type Value} from "./contract.js";

export type {DuckDBConnection};

/** An empty DuckDB in memory that loads no extension from anywhere. One thread: row order and bytes are stable. */
export async function openEngine(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false"
  });
  return instance.connect();
}

/** An engine that holds the given tables under their published names and types. */
export async function openTables(tables: Tables): Promise<DuckDBConnection> {
  const connection = await openEngine();
  for (const name of TABLE_NAMES) await createTable(connection, name, tables[name]);
  return connection;
}

/** Creates the published table `name` with its declared types and fills it in the order of `rows`. */
export async function createTable(
  connection: DuckDBConnection,
  name: TableName,
  rows: readonly Row[]
): Promise<void> {
  const columns = Object.entries(CONTRACT[name]);
  await connection.run(
    `CREATE TABLE ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(", ")})`
  );
  // Bound as text where the type is a date: DuckDB parses ISO text itself, and rejects what is not a date.
  const values = columns.map(([, type], i) => `CAST($${i + 1} AS ${type})`).join(", ");
  const insert = await connection.prepare(`INSERT INTO ${name} VALUES (${values})`);
  for (const row of rows) {
    const cells = columns.map(([column]) => row[column] ?? null);
    // Left to itself the client binds a whole number as 32 bits, and wraps what is larger.
    insert.bind(cells, cells.map((cell) => (typeof cell === "number" ? DOUBLE : undefined)) as DuckDBType[]);
    await insert.run();
  }
  insert.destroySync();
}

/** The table as a Parquet file: zstd, one row group, the same bytes for the same rows. */
export async function writeParquet(
  connection: DuckDBConnection,
  name: TableName,
  file: string
): Promise<void> {
  await connection.run(`COPY ${name} TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`);
}

/** Runs `use` with a temporary folder that is gone afterwards. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "benchfolio-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** The rows of a query as JSON values: dates as ISO text, whole numbers of any width as numbers. */
export async function readRows(connection: DuckDBConnection, sql: string): Promise<Record<string, Value>[]> {
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(name, value)]))
  );
}

function plain(name: string, value: unknown): Value {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  // JSON has neither NaN nor Infinity: the browser's `decodeRows` says null, too.
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  throw new TypeError(`column ${name}: no plain value for ${String(value)}`);
}
