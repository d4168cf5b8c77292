import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import path from "node:path";
import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  VARCHAR
} from "@duckdb/node-api";
import {
  CONTRACT,
  type ColumnType,
  type Row,
  TABLE_NAMES,
  type TableName,
  type Tables,
  type Value
} from "./contract.js";

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

/**
 * Creates the published table `name` with its declared types and fills it in the order of `rows`.
 * Throws where a cell is of another kind than its column, or no value of the column's type.
 */
export async function createTable(
  connection: DuckDBConnection,
  name: TableName,
  rows: readonly Row[]
): Promise<void> {
  const columns = Object.entries(CONTRACT[name]);
  const declare = (types: readonly (readonly [string, string])[]) =>
    types.map(([column, type]) => `"${column}" ${type}`).join(", ");
  await connection.run(`CREATE TABLE ${name} (${declare(columns)})`);
  const staged = `${name}_staged`;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${staged} (${declare(columns.map(([column, type]) => [column, CARRIED[type]]))})`
  );
  // Chunks, not one bound statement a row: a five-year history has tens of thousands of rows a sector.
  const appender = await connection.createAppender(staged);
  for (let i = 0; i < rows.length; i += CHUNK_ROWS)
    appender.appendDataChunk(toChunk(name, columns, rows.slice(i, i + CHUNK_ROWS)));
  appender.closeSync();
  await connection.run(
    `INSERT INTO ${name} SELECT ${columns.map(([column, type]) => `CAST("${column}" AS ${type})`).join(", ")} FROM ${staged}`
  );
  await connection.run(`DROP TABLE ${staged}`);
}

const CHUNK_ROWS = 2048;

// How a column travels: dates as text, which DuckDB parses and rejects itself; whole numbers as DOUBLE,
// because a 32-bit cell would wrap what is larger.
const CARRIED = {
  VARCHAR: "VARCHAR",
  DATE: "VARCHAR",
  TIMESTAMP: "VARCHAR",
  DOUBLE: "DOUBLE",
  INTEGER: "DOUBLE",
  BOOLEAN: "BOOLEAN"
} as const satisfies Record<ColumnType, string>;

const KINDS = {VARCHAR: "string", DOUBLE: "number", BOOLEAN: "boolean"} as const;

function toChunk(name: string, columns: readonly [string, ColumnType][], rows: readonly Row[]) {
  const types = {VARCHAR, DOUBLE, BOOLEAN};
  const chunk = DuckDBDataChunk.create(
    columns.map(([, type]) => types[CARRIED[type]]),
    rows.length
  );
  columns.forEach(([column, type], i) => {
    const kind = KINDS[CARRIED[type]];
    const cell = (row: Row) => {
      const value = row[column] ?? null;
      if (value === null || typeof value === kind) return value;
      throw new TypeError(`${name}.${column} is ${type}: ${JSON.stringify(value)}`);
    };
    chunk.setColumnValues(i, rows.map(cell));
  });
  return chunk;
}

/** A path as SQL text, for `read_parquet`: what DuckDB takes for a pattern in a name stands for itself. */
export function pathLiteral(file: string): string {
  return `'${file.replaceAll("'", "''").replace(/[*?[]/g, "[$&]")}'`;
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
  const rows: Record<string, Value>[] = [];
  const toPlain = plainRows();
  // A chunk at a time: a market's history is ten million rows, for which there is room in one form.
  for await (const chunk of (await connection.run(sql)).yieldRowObjectJs())
    for (const row of chunk) rows.push(toPlain(row));
  return rows;
}

/** As `readRows`, of an answer of at most `most` rows; null where it has more, which are not read. */
export async function readAtMost(
  connection: DuckDBConnection,
  sql: string,
  most: number
): Promise<Record<string, Value>[] | null> {
  const reader = await connection.streamAndReadUntil(sql, most + 1);
  return reader.currentRowCount > most ? null : reader.getRowObjectsJS().map(plainRows());
}

/** Makes the rows of an answer plain, one after the other. What they share, a company's code, a day, is one text. */
function plainRows(): (row: Readonly<Record<string, unknown>>) => Record<string, Value> {
  const days = new Map<number, string>();
  let before: Record<string, Value> = {};
  const textOf = (name: string, value: Date) => {
    const text = days.get(+value) ?? String(plain(name, value));
    days.set(+value, text);
    return text;
  };
  return (row) => {
    const plainly: Record<string, Value> = {};
    for (const [name, value] of Object.entries(row))
      plainly[name] =
        value instanceof Date
          ? textOf(name, value)
          : value === before[name]
            ? before[name]!
            : plain(name, value);
    before = plainly;
    return plainly;
  };
}

function plain(name: string, value: unknown): Value {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  // JSON has neither NaN nor Infinity: the browser's `decodeRows` says null, too.
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, "");
  throw new TypeError(`column ${name}: no plain value for ${String(value)}`);
}
