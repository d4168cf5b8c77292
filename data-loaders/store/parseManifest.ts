import {BadInput} from "../badInput.js";
import {isRunId, tableFile} from "./layout.js";
import {type Manifest, SCHEMA, type StoredSnapshot, type StoredTable} from "./manifest.js";

/** Reads a manifest's text. Throws BadInput, which names the file, at the first thing that is not as it is written. */
export function parseManifest(file: string, text: string): Manifest {
  const given = record(file, json(file, text), "the manifest");
  if (given.schema !== SCHEMA)
    throw new BadInput({file}, `written by another version, expected schema ${SCHEMA}`, given.schema);
  if (!Array.isArray(given.snapshots)) throw new BadInput({file}, "snapshots is no list");
  const snapshots = given.snapshots.map((value) => parseSnapshot(file, value));
  const isKnown = given.current === null || snapshots.some((s) => s.run_id === given.current && !s.retired);
  if (!isKnown) throw new BadInput({file}, "current names no snapshot", given.current);
  return {schema: SCHEMA, current: given.current as string | null, snapshots};
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
