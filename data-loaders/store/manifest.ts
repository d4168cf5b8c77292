import {readdir, readFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";
import type {TableSchema} from "../contract.js";
import {systemFault} from "../systemFault.js";
import {replaceFile} from "./files.js";
import {isRunId, isTableFile, MANIFEST, tableFile} from "./layout.js";

/** The layout of the store, not of the tables: those carry their columns. */
export const SCHEMA = 1;

export interface StoredTable {
  /** Relative to the store, with `/`. */
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly columns: TableSchema;
}

export interface StoredSnapshot {
  readonly run_id: string;
  /** The day whose state the snapshot shows. */
  readonly as_of: string;
  readonly source: string;
  readonly written_at: string;
  /** Another run of the same day, or the limit of kept snapshots, took its place: the next run removes it. */
  readonly retired: boolean;
  readonly tables: Readonly<Record<string, StoredTable>>;
}

export interface Manifest {
  readonly schema: typeof SCHEMA;
  /** The run whose snapshot is published: that of the pinned day, else of the latest. */
  readonly current: string | null;
  /** The day that stays published, whatever is stored after it; null: the latest. */
  readonly pinned: string | null;
  /** By day, then by run. */
  readonly snapshots: readonly StoredSnapshot[];
}

export const EMPTY: Manifest = {schema: SCHEMA, current: null, pinned: null, snapshots: []};

/**
 * The manifest of the store in `folder`, or null where there is none. Throws BadInput where it cannot be trusted, and
 * where it is lost: a run writes a manifest before anything else, so that snapshots without one are no beginning.
 */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const file = path.join(folder, MANIFEST);
  const known = await readText(file);
  if (known === null && !(await hasSnapshotFiles(folder))) return null;
  // Looked at again: a first run may have written both since.
  const text = known ?? (await readText(file));
  if (text === null)
    throw new BadInput(
      {file},
      "is missing beside snapshots; restore it, or move them away (BENCHFOLIO_SNAPSHOT=none builds the embedded report)"
    );
  return parseManifest(file, text);
}

async function readText(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new BadInput({file}, `cannot be read (${systemFault(error) ?? error.message})`);
  });
}

/** Whether a file that a run writes for a snapshot lies where runs write them. */
async function hasSnapshotFiles(folder: string): Promise<boolean> {
  for (const table of await namesIn(folder))
    for (const day of await namesIn(path.join(folder, table)))
      for (const name of await namesIn(path.join(folder, table, day)))
        if (isTableFile([table, day, name].join("/"))) return true;
  return false;
}

/** What is in a folder; nothing where it is none. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Puts `manifest` in the place of the store's in one step: this is what publishes a snapshot. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await replaceFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** `manifest` with `added`: of two runs of a day the last counts, of all days the pinned one and the latest `keep`. */
export function withSnapshot(manifest: Manifest, added: StoredSnapshot, keep: number): Manifest {
  const all = [...withoutDay(manifest, added.as_of).snapshots, added].sort(byDay);
  const live = all.filter((s) => !s.retired);
  const kept = new Set([...live.slice(-keep), ...live.filter((s) => s.as_of === manifest.pinned)]);
  const snapshots = all.map((s) => (kept.has(s) ? s : {...s, retired: true}));
  return withPin({...manifest, snapshots}, manifest.pinned);
}

/** `manifest` without the snapshot of a day, whose files go with the next run. */
export function withoutDay(manifest: Manifest, as_of: string): Manifest {
  const snapshots = manifest.snapshots.map((s) => (s.as_of === as_of ? {...s, retired: true} : s));
  return withPin({...manifest, snapshots}, manifest.pinned === as_of ? null : manifest.pinned);
}

/** `manifest` with a day that stays published, or with none. */
export function withPin(manifest: Manifest, pinned: string | null): Manifest {
  const live = manifest.snapshots.filter((s) => !s.retired);
  const current = live.findLast((s) => pinned === null || s.as_of === pinned);
  return {...manifest, pinned, current: current?.run_id ?? null};
}

function byDay(a: StoredSnapshot, b: StoredSnapshot): number {
  return `${a.as_of} ${a.run_id}` < `${b.as_of} ${b.run_id}` ? -1 : 1;
}

/** Reads a manifest's text. Throws BadInput, which names the file, at the first thing that is not as it is written. */
export function parseManifest(file: string, text: string): Manifest {
  const given = record(file, json(file, text), "the manifest");
  if (given.schema !== SCHEMA)
    throw new BadInput({file}, `written by another version, expected schema ${SCHEMA}`, given.schema);
  if (!Array.isArray(given.snapshots)) throw new BadInput({file}, "snapshots is no list");
  const snapshots = given.snapshots.map((value) => parseSnapshot(file, value));
  const live = snapshots.filter((s) => !s.retired);
  // None at all is of a store without snapshots: else the embedded report would be published over them.
  const isKnown = given.current === null ? live.length === 0 : live.some((s) => s.run_id === given.current);
  if (!isKnown) throw new BadInput({file}, "current names no snapshot", given.current);
  // Stores from before there were pins have none.
  const pinned = given.pinned ?? null;
  const current = snapshots.find((s) => s.run_id === given.current);
  if (pinned !== null && current?.as_of !== pinned)
    throw new BadInput({file}, "pinned names another day than current", pinned);
  return {
    schema: SCHEMA,
    current: given.current as string | null,
    pinned: pinned as string | null,
    snapshots
  };
}

function parseSnapshot(file: string, value: unknown): StoredSnapshot {
  const given = record(file, value, "a snapshot");
  const run_id = matching(file, given.run_id, /./, "run_id");
  if (!isRunId(run_id)) throw new BadInput({file}, "invalid run_id", run_id);
  const as_of = matching(file, given.as_of, /^\d{4}-\d{2}-\d{2}$/, "as_of");
  return {
    run_id,
    as_of,
    source: matching(file, given.source, /./, "source"),
    written_at: matching(file, given.written_at, /^\d{4}-\d{2}-\d{2}T/, "written_at"),
    retired: given.retired === true,
    tables: Object.fromEntries(
      Object.entries(record(file, given.tables, "tables")).map(([name, table]) => [
        name,
        parseTable(file, table, tableFile(name, as_of, run_id))
      ])
    )
  };
}

function parseTable(file: string, value: unknown, expected: string): StoredTable {
  const given = record(file, value, expected);
  // A path of the manifest is opened: it must be where the store puts it, and nowhere else.
  if (given.file !== expected) throw new BadInput({file}, `expected the file ${expected}`, given.file);
  const isCount = Number.isSafeInteger(given.rows) && (given.rows as number) >= 0;
  if (!isCount) throw new BadInput({file}, `invalid rows of ${expected}`, given.rows);
  return {
    file: expected,
    sha256: matching(file, given.sha256, /^[0-9a-f]{64}$/, `sha256 of ${expected}`),
    rows: given.rows as number,
    columns: record(file, given.columns, `columns of ${expected}`) as StoredTable["columns"]
  };
}

function json(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput({file}, `not JSON (${(error as Error).message})`);
  }
}

function record(file: string, value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new BadInput({file}, `${what} is no object`);
}

function matching(file: string, value: unknown, pattern: RegExp, what: string): string {
  if (typeof value === "string" && pattern.test(value)) return value;
  throw new BadInput({file}, `invalid ${what}`, value);
}
