import {readFile, rm} from "node:fs/promises";
import path from "node:path";
import {z} from "zod";
import {replaceFile} from "./files.js";
import {isRunId, JOURNAL, tableFile} from "./layout.js";
import type {StoredSnapshot} from "./manifest.js";

/** The tables that a run writes for a day, or wrote: what may be removed where no manifest names it. */
export interface JournalEntry {
  readonly run_id: string;
  readonly as_of: string;
  readonly tables: readonly string[];
}

const SCHEMA = z.object({
  runs: z.array(
    z.object({
      run_id: z.string().refine(isRunId),
      as_of: z.iso.date(),
      tables: z.array(z.string().regex(/^[a-z_]+$/))
    })
  )
});

/** Where the files of an entry lie in the store. */
export function filesOf({run_id, as_of, tables}: JournalEntry): string[] {
  return tables.map((name) => tableFile(name, as_of, run_id));
}

/** The entry of a snapshot, which names the same files. */
export function entryOf({run_id, as_of, tables}: StoredSnapshot): JournalEntry {
  return {run_id, as_of, tables: Object.keys(tables)};
}

/**
 * What the journal of the store in `folder` names; nothing where there is none. One that cannot be read names nothing
 * either, and `say` hears of it: what a dead run left then stays.
 */
export async function readJournal(folder: string, say: (line: string) => void): Promise<JournalEntry[]> {
  const file = path.join(folder, JOURNAL);
  try {
    return SCHEMA.parse(JSON.parse(await readFile(file, "utf8"))).runs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT")
      say(`warning: ${file}: cannot be read, so that files of a run that died may stay`);
    return [];
  }
}

/** Puts on the disk, before the first of them is written or removed, which files may go. */
export async function writeJournal(folder: string, runs: readonly JournalEntry[]): Promise<void> {
  await replaceFile(path.join(folder, JOURNAL), `${JSON.stringify({runs}, null, 2)}\n`);
}

export async function removeJournal(folder: string): Promise<void> {
  await rm(path.join(folder, JOURNAL), {force: true});
}
