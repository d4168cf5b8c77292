import {readFile} from "node:fs/promises";
import path from "node:path";
import {type DuckDBConnection, openEngine, withTemporaryFolder} from "./engine.js";
import {COMPANY_TABLES, openPublished, publishedSnapshots} from "./published.js";
import {attachSnapshot, type Snapshot} from "./store/snapshot.js";

/** The statements that derive tables from those that are open. */
export type Setup = (open: readonly string[]) => readonly string[];

/**
 * Parquet files of derived tables by `<as_of>/<table>.parquet`, of every snapshot but the published one: what a page
 * reads of a day that the reader goes back to.
 */
export async function snapshotDayFiles(
  setup: Setup,
  tables: readonly string[]
): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const snapshots = await publishedSnapshots(console.error);
  const lists = await snapshots.pop()?.select("lists");
  if (lists === undefined) return files;
  for (const snapshot of snapshots) {
    const connection = await openEngine();
    await attachEarlier(connection, snapshot, lists);
    for (const sql of setup([...COMPANY_TABLES])) await connection.run(sql);
    for (const name of tables)
      files.set(`${snapshot.as_of}/${name}.parquet`, await tableFile(connection, name));
    connection.closeSync();
  }
  return files;
}

/** A derived table of what is published, as a Parquet file. */
export async function derivedFile(setup: Setup, name: string): Promise<Buffer> {
  const connection = await openPublished();
  for (const sql of setup([...COMPANY_TABLES])) await connection.run(sql);
  return tableFile(connection, name);
}

/**
 * Gives `connection` derived tables of an earlier snapshot beside those of the published one, under names that end
 * with its day: `company_figures_20240222`.
 */
export async function attachDay(
  connection: DuckDBConnection,
  snapshot: Snapshot,
  setup: Setup,
  tables: readonly string[]
): Promise<void> {
  await connection.run("CREATE SCHEMA day");
  await connection.run("SET schema = 'day'");
  await attachEarlier(connection, snapshot, "FROM main.lists");
  for (const sql of setup([...COMPANY_TABLES])) await connection.run(sql);
  await connection.run("SET schema = 'main'");
  const suffix = snapshot.as_of.replaceAll("-", "");
  for (const name of tables)
    await connection.run(`CREATE TABLE ${name}_${suffix} AS SELECT * FROM day.${name}`);
  await connection.run("DROP SCHEMA day CASCADE");
}

/** The table `changes`, by the statement that makes it, as a Parquet file; empty where no earlier day is stored. */
export async function changesFile(create: {toString(): string}): Promise<Buffer> {
  const connection = await openPublished();
  await createChanges(connection, create);
  return tableFile(connection, "changes");
}

/**
 * Runs `create` in an engine that holds what is published, where the tables of companies of the snapshot before are in
 * the schema `before_run`. Without one those of the published day stand there: nothing has changed.
 */
export async function createChanges(
  connection: DuckDBConnection,
  create: {toString(): string}
): Promise<void> {
  const before = (await publishedSnapshots()).at(-2);
  await connection.run("CREATE SCHEMA before_run");
  if (before) {
    await connection.run("SET schema = 'before_run'");
    await attachSnapshot(connection, before, COMPANY_TABLES);
    await connection.run("SET schema = 'main'");
  } else
    for (const name of COMPANY_TABLES)
      await connection.run(`CREATE VIEW before_run.${name} AS SELECT * FROM main.${name}`);
  await connection.run(String(create));
  await connection.run("DROP SCHEMA before_run CASCADE");
}

/**
 * Attaches an earlier snapshot, in which the list that pages open with today is the first, where it had that list: else
 * a day before another one was chosen would show its companies as gone. `lists` selects the published lists.
 */
async function attachEarlier(connection: DuckDBConnection, snapshot: Snapshot, lists: string): Promise<void> {
  await attachSnapshot(connection, snapshot, COMPANY_TABLES);
  const own = await snapshot.select("lists");
  await connection.run(`CREATE OR REPLACE VIEW lists AS WITH own AS (${own}), today AS (
  SELECT list_id FROM (${lists}) WHERE is_default AND list_id IN (SELECT list_id FROM own)
)
SELECT * REPLACE (CASE WHEN EXISTS (SELECT 1 FROM today) THEN list_id IN (SELECT list_id FROM today) ELSE is_default END AS is_default)
FROM own`);
}

function tableFile(connection: DuckDBConnection, name: string): Promise<Buffer> {
  return withTemporaryFolder(async (folder) => {
    const file = path.join(folder, "table.parquet");
    await connection.run(`COPY ${name} TO '${file}' (FORMAT parquet, COMPRESSION zstd)`);
    return readFile(file);
  });
}
