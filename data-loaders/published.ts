import {readFile} from "node:fs/promises";
import path from "node:path";
import type {Row, TableName} from "./contract.js";
import {reportTables} from "./datasets/reportTables.js";
import {
  createTable,
  type DuckDBConnection,
  openEngine,
  openTables,
  readRows,
  withTemporaryFolder,
  writeParquet
} from "./engine.js";
import {pinnedSnapshot, readRunsToPublish} from "./store/pinned.js";
import {attachSnapshot} from "./store/snapshot.js";

/** A published table as Parquet: the store's file as it is, or written from the embedded report. */
export async function publishedFile(name: TableName): Promise<Buffer> {
  if (name === "refresh_runs") return toParquet(name, await readRunsToPublish());
  const snapshot = await pinnedSnapshot();
  return snapshot ? readFile(await snapshot.file(name)) : toParquet(name, (await reportTables())[name]);
}

/** An engine that holds every published table under its name: the store's snapshot, or the embedded report. */
export async function openPublished(): Promise<DuckDBConnection> {
  const snapshot = await pinnedSnapshot();
  const runs = await readRunsToPublish();
  if (!snapshot) return openTables({...(await reportTables()), refresh_runs: runs});
  const connection = await openEngine();
  await attachSnapshot(connection, snapshot);
  await createTable(connection, "refresh_runs", runs);
  return connection;
}

/** The codes of all published companies, in order. */
export async function companyCodes(connection: DuckDBConnection): Promise<string[]> {
  const rows = await readRows(connection, "SELECT code FROM companies ORDER BY code");
  return rows.map(({code}) => String(code));
}

/** The codes of the companies of the snapshot that is published, in order: which pages there are. */
export async function publishedCodes(): Promise<string[]> {
  const snapshot = await pinnedSnapshot();
  const rows = snapshot ? await snapshot.read("companies") : (await reportTables()).companies;
  return rows.map(({code}) => String(code)).sort();
}

async function toParquet(name: TableName, rows: readonly Row[]): Promise<Buffer> {
  const connection = await openEngine();
  await createTable(connection, name, rows);
  return withTemporaryFolder(async (folder) => {
    const file = path.join(folder, `${name}.parquet`);
    await writeParquet(connection, name, file);
    return readFile(file);
  });
}
