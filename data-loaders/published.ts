import {readFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "./badInput.js";
import {CONTRACT, type Row, type TableName, type Tables} from "./contract.js";
import {DEVICE_TABLES} from "./datasets/deviceTables.js";
import {embeddedTables, MODEL_TABLES} from "./datasets/embeddedTables.js";
import {
  createTable,
  type DuckDBConnection,
  openEngine,
  openTables,
  readRows,
  withTemporaryFolder,
  writeParquet
} from "./engine.js";
import {IS_LISTED} from "./lists/isListed.js";
import {publishedSnapshot, readRunsToPublish, storeFolder} from "./store/publishedSnapshot.js";
import {attachSnapshot, type Snapshot} from "./store/snapshot.js";
import {openStore} from "./store/store.js";

const embedded = new Map<string, Promise<Tables>>();

/** The embedded tables, made once a process: a build asks for each of thirty tables, and its reports stay as they are. */
function embeddedOnce(): Promise<Tables> {
  const folder = process.env.BENCHFOLIO_REPORTS ?? "";
  const known = embedded.get(folder);
  if (known) return known;
  const made = embeddedTables();
  embedded.set(folder, made);
  // What could not be read is tried again.
  made.catch(() => embedded.delete(folder));
  return made;
}

/**
 * A published table as Parquet: the store's file as it is, or written from the embedded report. Throws BadInput where
 * there is no table of the name.
 */
export async function publishedFile(name: string): Promise<Buffer> {
  if (!isTable(name)) throw new BadInput({file: `${name}.parquet`}, "no such table");
  if (name === "refresh_runs") return toParquet(name, await readRunsToPublish());
  if (name === "snapshots") return toParquet(name, toRows(await publishedSnapshots()));
  const snapshot = await publishedSnapshot();
  if (!snapshot || fromBuild(snapshot).includes(name)) return toParquet(name, (await embeddedOnce())[name]);
  const file = await snapshot.file(name);
  return file === null ? toParquet(name, await snapshot.read(name)) : readFile(file);
}

/** An engine that holds every published table under its name: the store's snapshot, or the embedded report. */
export async function openPublished(): Promise<DuckDBConnection> {
  const snapshot = await publishedSnapshot();
  const runs = await readRunsToPublish();
  if (!snapshot) return openTables({...(await embeddedOnce()), refresh_runs: runs});
  const connection = await openEngine();
  await attachSnapshot(connection, snapshot);
  const older = fromBuild(snapshot);
  const tables = older.length > 0 ? await embeddedOnce() : null;
  for (const name of older) {
    await connection.run(`DROP VIEW ${name}`);
    await createTable(connection, name, tables![name]);
  }
  await createTable(connection, "refresh_runs", runs);
  await createTable(connection, "snapshots", toRows(await publishedSnapshots()));
  return connection;
}

/** What a snapshot from before these tables is shown with: the build's. */
const BUILD_TABLES = [
  "reports",
  "report_texts",
  "company_codes",
  ...DEVICE_TABLES
] as const satisfies TableName[];

/** A store from before there were lists knows the companies of reports alone. */
const LIST_TABLES = ["lists", "list_members"] as const satisfies TableName[];

/** The tables of which a snapshot is from before, and which the build's stand in for. */
function fromBuild({rows}: Snapshot): TableName[] {
  return [
    ...BUILD_TABLES.filter((name) => (rows[name] ?? 0) === 0),
    ...(rows.lists === undefined ? LIST_TABLES : []),
    // All of them or none: scores name models.
    ...(rows.aliases === undefined ? MODEL_TABLES : [])
  ];
}

/** The days that a site shows at the most: a trading year, and what it takes to look back from its first day. */
const MOST_SNAPSHOTS = 260;

/**
 * The snapshots that a reader can look at, oldest first, the published one last; none without a store. An earlier one
 * whose companies cannot be read any more (broken, or of another version of the tables) is left out, and `say` hears
 * why: it is no reason to publish nothing.
 */
export async function publishedSnapshots(say: (line: string) => void = () => {}): Promise<Snapshot[]> {
  const published = await publishedSnapshot();
  if (!published) return [];
  const all = await openStore(storeFolder()).snapshots();
  const earlier = all.filter(({as_of}) => as_of < published.as_of).slice(1 - MOST_SNAPSHOTS);
  const readable: Snapshot[] = [];
  for (const snapshot of earlier) if (await isReadable(snapshot, say)) readable.push(snapshot);
  return [...readable, published];
}

/** What the figures of companies on a day are made of. */
export const COMPANY_TABLES = [
  "companies",
  "lists",
  "list_members",
  "valuations",
  "financials",
  "pe_percentiles",
  "pe_static_percentiles"
] as const;

async function isReadable(snapshot: Snapshot, say: (line: string) => void): Promise<boolean> {
  try {
    for (const name of COMPANY_TABLES) await snapshot.file(name);
    return true;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    say(`left out: the snapshot of ${snapshot.as_of} (${error.message})`);
    return false;
  }
}

function toRows(snapshots: readonly Snapshot[]): Row[] {
  return snapshots.map(({as_of, run_id, source, written_at}) => ({as_of, run_id, source, written_at}));
}

/** The codes of all published companies, in order. */
export async function companyCodes(connection: DuckDBConnection): Promise<string[]> {
  const rows = await readRows(connection, "SELECT code FROM companies ORDER BY code");
  return rows.map(({code}) => String(code));
}

/** Codes of companies, each kind in order. */
export interface Companies {
  /** Those of lists, which have a page each; without any list, all. */
  readonly listed: readonly string[];
  /** The others that are known: one page shows any of them. */
  readonly others: readonly string[];
}

/** The ids of all published models, in order. */
export async function modelIds(connection: DuckDBConnection): Promise<string[]> {
  const rows = await readRows(connection, "SELECT model_id FROM models ORDER BY model_id");
  return rows.map(({model_id}) => String(model_id));
}

/** The companies that are published. */
export async function publishedCompanies(): Promise<Companies> {
  const connection = await openPublished();
  const rows = await readRows(
    connection,
    `SELECT code, ${IS_LISTED} AS is_listed
FROM companies ORDER BY code`
  );
  connection.closeSync();
  const codes = (isListed: boolean) =>
    rows.filter(({is_listed}) => is_listed === isListed).map(({code}) => String(code));
  return {listed: codes(true), others: codes(false)};
}

function isTable(name: string): name is TableName {
  return Object.hasOwn(CONTRACT, name);
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
