import {existsSync} from "node:fs";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {CONTRACT, type Row, TABLE_NAMES, type TableName, type Tables} from "../contract.js";
import {type DuckDBConnection, openEngine, pathLiteral, readRows} from "../engine.js";
import {hashFile} from "./files.js";
import {ADDED_LATER, SNAPSHOT_TABLES} from "./layout.js";
import type {StoredSnapshot, StoredTable} from "./manifest.js";

/** One whole state of the published tables, as a run wrote it. Files never change once they are in the manifest. */
export interface Snapshot {
  readonly run_id: string;
  readonly as_of: string;
  readonly source: string;
  readonly written_at: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /**
   * The Parquet file of a table, its bytes checked against the manifest; null where the snapshot is from before the
   * table or a column of it. Throws BadInput, which names the file.
   */
  file(name: TableName): Promise<string | null>;
  /** A SELECT of the table as the contract has it, over that file. Throws as `file` does. */
  select(name: TableName): Promise<string>;
  /** Every row of a table. Throws as `file` does. */
  read(name: TableName): Promise<readonly Row[]>;
  /** Every table. Throws as `file` does. */
  readAll(): Promise<Tables>;
}

/** The snapshot that `stored` describes, in the store in `folder`. Nothing is opened before it is asked for. */
export function openSnapshot(folder: string, stored: StoredSnapshot): Snapshot {
  const checked = new Map<TableName, Promise<string | null>>();
  const stands = (name: TableName) => {
    const known = checked.get(name) ?? checkedFile(folder, stored, name);
    checked.set(name, known);
    return known;
  };
  const file = async (name: TableName) => {
    const found = await stands(name);
    return later(name, stored.tables[name]).length > 0 ? null : found;
  };
  const select = async (name: TableName) => selectOf(name, await stands(name), stored.tables[name]);
  const readTables = async (names: readonly TableName[]) => {
    const tables = new Map<TableName, readonly Row[]>();
    const connection = await openEngine();
    try {
      for (const name of names) tables.set(name, await readRows(connection, await select(name)));
    } finally {
      connection.closeSync();
    }
    return tables;
  };
  return {
    run_id: stored.run_id,
    as_of: stored.as_of,
    source: stored.source,
    written_at: stored.written_at,
    rows: Object.fromEntries(Object.entries(stored.tables).map(([name, {rows}]) => [name, rows])),
    file,
    select,
    read: async (name) => (await readTables([name])).get(name)!,
    async readAll() {
      const empty = TABLE_NAMES.map((name) => [name, [] as readonly Row[]] as const);
      return Object.fromEntries([...empty, ...(await readTables(SNAPSHOT_TABLES))]) as Tables;
    }
  };
}

/** Gives `connection` tables of a snapshot under their names, read from their files as they are asked for. */
export async function attachSnapshot(
  connection: DuckDBConnection,
  snapshot: Snapshot,
  names: readonly TableName[] = SNAPSHOT_TABLES
): Promise<void> {
  for (const name of names) await connection.run(`CREATE VIEW ${name} AS ${await snapshot.select(name)}`);
}

/** The columns that the contract has had since, of a stored table or of one that is not stored. */
function later(name: TableName, table: StoredTable | undefined): string[] {
  const added = ADDED_LATER[name];
  const known = table ? Object.keys(table.columns) : [];
  const columns = added === "table" ? Object.keys(CONTRACT[name]) : (added ?? []);
  return columns.filter((column) => !known.includes(column));
}

function selectOf(name: TableName, file: string | null, table: StoredTable | undefined): string {
  const missing = later(name, table);
  const columns = Object.entries(CONTRACT[name]).map(([column, type]) =>
    missing.includes(column) ? `CAST(NULL AS ${type}) AS "${column}"` : `"${column}"`
  );
  return file === null
    ? `SELECT ${columns.join(", ")} WHERE false`
    : `SELECT ${columns.join(", ")} FROM ${parquet(file)}`;
}

// The folder's date is that of the snapshot; a column of a table is never taken from a path.
function parquet(file: string): string {
  return `read_parquet(${pathLiteral(file)}, hive_partitioning = false)`;
}

async function checkedFile(folder: string, stored: StoredSnapshot, name: TableName): Promise<string | null> {
  const table = stored.tables[name];
  if (table === undefined && ADDED_LATER[name] === "table") return null;
  if (table === undefined)
    throw new BadInput(
      {file: path.join(folder, stored.as_of)},
      `run ${stored.run_id} wrote no table ${name}; npm run refresh writes a new snapshot`
    );
  const file = path.join(folder, table.file);
  checkColumns(file, name, table);
  if (!existsSync(file)) throw new BadInput({file}, `is missing from the snapshot of run ${stored.run_id}`);
  const found = await hashFile(file);
  if (found !== table.sha256)
    throw new BadInput({file}, `is broken: its sha256 is not the manifest's ${table.sha256}`, found);
  return file;
}

function checkColumns(file: string, name: TableName, table: StoredTable): void {
  const missing = later(name, table);
  const expected = Object.entries(CONTRACT[name]).filter(([column]) => !missing.includes(column));
  if (JSON.stringify(Object.entries(table.columns)) !== JSON.stringify(expected))
    throw new BadInput({file}, "has the columns of another version; npm run refresh writes a new snapshot");
}
