import {readFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";
import type {TableSchema} from "../contract.js";
import {replaceFile} from "./files.js";
import {MANIFEST} from "./layout.js";
import {parseManifest} from "./parseManifest.js";

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
  /** The run whose snapshot is published: the one of the latest day. */
  readonly current: string | null;
  /** By day, then by run. */
  readonly snapshots: readonly StoredSnapshot[];
}

export const EMPTY: Manifest = {schema: SCHEMA, current: null, snapshots: []};

/** The manifest of the store in `folder`, or null where there is none. Throws BadInput where it cannot be trusted. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const file = path.join(folder, MANIFEST);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new BadInput({file}, `cannot be read (${error.message})`);
  });
  return text === null ? null : parseManifest(file, text);
}

/** Puts `manifest` in the place of the store's in one step: this is what publishes a snapshot. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await replaceFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** `manifest` with `added`: of two runs of a day the last counts, of all days the latest `keep`. */
export function withSnapshot(manifest: Manifest, added: StoredSnapshot, keep: number): Manifest {
  const others = manifest.snapshots.map((s) => (s.as_of === added.as_of ? {...s, retired: true} : s));
  const all = [...others, added].sort(byDay);
  const live = all.filter((s) => !s.retired);
  const kept = new Set(live.slice(-keep));
  return {
    schema: SCHEMA,
    current: live.at(-1)!.run_id,
    snapshots: all.map((s) => (kept.has(s) ? s : {...s, retired: true}))
  };
}

function byDay(a: StoredSnapshot, b: StoredSnapshot): number {
  return `${a.as_of} ${a.run_id}` < `${b.as_of} ${b.run_id}` ? -1 : 1;
}
