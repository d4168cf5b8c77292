import {BadInput} from "../badInput.js";
import {CONTRACT, type Row, type TableName, type Tables} from "../contract.js";
import {SNAPSHOT_TABLES} from "./layout.js";
import type {Snapshot} from "./snapshot.js";
import type {Store} from "./store.js";

/** The stored snapshot of the day `as_of`, where `tables` are equal to it: what a run would find nothing new in. */
export async function equalSnapshot(store: Store, tables: Tables, as_of: string): Promise<Snapshot | null> {
  const stored = (await store.snapshots()).find((snapshot) => snapshot.as_of === as_of);
  if (!stored) return null;
  for (const name of SNAPSHOT_TABLES) {
    const rows = await readWhole(stored, name);
    if (rows === null || !isSame(name, rows, tables[name])) return null;
  }
  return stored;
}

// A broken snapshot, or one of other columns, is replaced by an equal one.
async function readWhole(snapshot: Snapshot, name: TableName): Promise<readonly Row[] | null> {
  try {
    return (await snapshot.file(name)) === null ? null : await snapshot.read(name);
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

function isSame(name: TableName, a: readonly Row[], b: readonly Row[]): boolean {
  const columns = Object.keys(CONTRACT[name]);
  const isSameRow = (one: Row, other: Row) =>
    columns.every((column) => Object.is(one[column] ?? null, other[column] ?? null));
  return a.length === b.length && a.every((row, i) => isSameRow(row, b[i]!));
}
