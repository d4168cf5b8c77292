import path from "node:path";
import {BadInput} from "../badInput.js";
import {CONTRACT, type TableName, type Tables} from "../contract.js";
import {createTable, type DuckDBConnection, openEngine, writeParquet} from "../engine.js";
import {removeUnnamed} from "./clean.js";
import {hashFile, settleFile, syncFolder, temporaryName} from "./files.js";
import {makeFolder} from "./folders.js";
import {type JournalEntry, removeJournal, writeJournal} from "./journal.js";
import {SNAPSHOT_TABLES, tableFile} from "./layout.js";
import type {Lock} from "./lock.js";
import {EMPTY, readManifest, type StoredSnapshot, type StoredTable, withSnapshot} from "./manifest.js";
import {publishManifest} from "./publishManifest.js";
import type {RunStart} from "./runs.js";
import {openSnapshot, type Snapshot} from "./snapshot.js";

export interface WriteOptions {
  readonly as_of: string;
  readonly run: RunStart;
  readonly keep: number;
  readonly lock: Lock;
  readonly step: (name: string) => void;
}

/** As `StoreWriter.write`: every table under a name that nothing refers to, then the manifest that refers to all. */
export async function writeSnapshot(
  folder: string,
  tables: Tables,
  options: WriteOptions
): Promise<Snapshot> {
  const {as_of, run, lock, step} = options;
  const entry: JournalEntry = {run_id: run.run_id, as_of, tables: SNAPSHOT_TABLES};
  lock.check();
  step("journal");
  await writeJournal(folder, [entry]);
  let isOver = false;
  try {
    const snapshot = await writeFiles(folder, tables, options);
    isOver = true;
    return snapshot;
  } finally {
    // What goes wrong here is of no weight beside what went wrong before, and the next run looks after it.
    const tidied = tidyUp(folder, entry, lock);
    await (isOver ? tidied : tidied.catch(() => {}));
  }
}

/** Removes what the manifest names none of: all that was written for nothing, which a full disk has no room for. */
async function tidyUp(folder: string, entry: JournalEntry, lock: Lock): Promise<void> {
  const manifest = await readManifest(folder);
  if (manifest) await removeUnnamed(folder, [entry], manifest);
  // Another's, by now, where the lock is.
  lock.check();
  await removeJournal(folder);
}

async function writeFiles(folder: string, tables: Tables, options: WriteOptions): Promise<Snapshot> {
  const {as_of, run, keep, lock, step} = options;
  const written = await writeTables(folder, tables, options);
  const manifest = (await readManifest(folder)) ?? EMPTY;
  const same = manifest.snapshots.find((s) => s.as_of === as_of && !s.retired && isSame(s.tables, written));
  if (same && (await isIntact(openSnapshot(folder, same)))) return openSnapshot(folder, same);
  const added: StoredSnapshot = {
    run_id: run.run_id,
    as_of,
    source: run.source,
    written_at: new Date().toISOString(),
    retired: false,
    tables: written
  };
  await publishManifest(folder, withSnapshot(manifest, added, keep), {lock, step});
  return openSnapshot(folder, added);
}

async function writeTables(
  folder: string,
  tables: Tables,
  {as_of, run, step}: WriteOptions
): Promise<Record<string, StoredTable>> {
  const written: Record<string, StoredTable> = {};
  const connection = await openEngine();
  try {
    for (const name of SNAPSHOT_TABLES) {
      await createTable(connection, name, tables[name]);
      const file = tableFile(name, as_of, run.run_id);
      const sha256 = await writeTable(connection, path.join(folder, file), name, step);
      await connection.run(`DROP TABLE ${name}`);
      written[name] = {file, sha256, rows: tables[name].length, columns: CONTRACT[name]};
    }
  } finally {
    connection.closeSync();
  }
  return written;
}

async function writeTable(
  connection: DuckDBConnection,
  file: string,
  name: TableName,
  step: (name: string) => void
): Promise<string> {
  const day = path.resolve(path.dirname(file));
  const made = await makeFolder(day);
  step(`write ${name}`);
  await writeParquet(connection, name, temporaryName(file));
  step(`settle ${name}`);
  await settleFile(file);
  // A new folder stands in the one above it, which may be new as well.
  for (let folder = day; made !== undefined && folder.length >= made.length; folder = path.dirname(folder))
    await syncFolder(path.dirname(folder));
  return hashFile(file);
}

function isSame(a: StoredSnapshot["tables"], b: StoredSnapshot["tables"]): boolean {
  const hashes = (tables: StoredSnapshot["tables"]) =>
    JSON.stringify(Object.entries(tables).map(([name, {sha256}]) => [name, sha256]));
  return hashes(a) === hashes(b);
}

/** What the manifest says of a file may be true of the new one only: a broken file is replaced by an equal one. */
async function isIntact(snapshot: Snapshot): Promise<boolean> {
  try {
    for (const name of SNAPSHOT_TABLES) await snapshot.file(name);
    return true;
  } catch (error) {
    if (error instanceof BadInput) return false;
    throw error;
  }
}
