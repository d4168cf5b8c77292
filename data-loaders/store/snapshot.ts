import {existsSync} from "node:fs";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {CONTRACT, type Row, TABLE_NAMES, type TableName, type Tables} from "../contract.js";
import {type DuckDBConnection, openEngine, readRows} from "../engine.js";
import {hashFile} from "./files.js";
import {SNAPSHOT_TABLES} from "./layout.js";
import type {StoredSnapshot, StoredTable} from "./manifest.js";

/** One whole state of the published tables, as a run wrote it. Files never change once they are in the manifest. */
export interface Snapshot {
  readonly run_id: string;
  readonly as_of: string;
  readonly source: string;
  readonly written_at: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** The Parquet file of a table, its bytes checked against the manifest. Throws BadInput, which names the file. */
  file(name: TableName): Promise<string>;
  /** Every row of a table. Throws as `file` does. */
  read(name: TableName): Promise<readonly Row[]>;
  /** Every table. Throws as `file` does. */
  readAll(): Promise<Tables>;
}

/** The snapshot that `stored` describes, in the store in `folder`. Nothing is opened before it is asked for. */
export function openSnapshot(folder: string, stored: StoredSnapshot): Snapshot {
  const checked = new Map<TableName, Promise<string>>();
  const file = (name: TableName) => {
    const known = checked.get(name) ?? checkedFile(folder, stored, name);
    checked.set(name, known);
    return known;
  };
  const readTables = async (names: readonly TableName[]) => {
    const tables = new Map<TableName, readonly Row[]>();
    const connection = await openEngine();
    try {
      for (const name of names)
        tables.set(name, await readRows(connection, `SELECT * FROM ${parquet(await file(name))}`));
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
  for (const name of names)
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM ${parquet(await snapshot.file(name))}`);
}

// The folder's date is that of the snapshot; a column of a table is never taken from a path.
function parquet(file: string): string {
  return `read_parquet('${file.replaceAll("'", "''")}', hive_partitioning = false)`;
}

async function checkedFile(folder: string, stored: StoredSnapshot, name: TableName): Promise<string> {
  const table = stored.tables[name];
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
  const written = JSON.stringify(table.columns);
  if (written !== JSON.stringify(CONTRACT[name]))
    throw new BadInput({file}, "has the columns of another version; npm run refresh writes a new snapshot");
}
