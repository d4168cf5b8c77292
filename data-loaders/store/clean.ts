import {lstat, readdir, readFile, rm, rmdir} from "node:fs/promises";
import path from "node:path";
import {temporaryName} from "./files.js";
import {entryOf, filesOf, type JournalEntry, readJournal, removeJournal, writeJournal} from "./journal.js";
import {JOURNAL, LOCK, MANIFEST, RUNS} from "./layout.js";
import {isAbandoned, tokenOf} from "./lock.js";
import {EMPTY, type Manifest, readManifest, writeManifest} from "./manifest.js";

/**
 * Removes what runs that died left behind and what was retired. To be called under the lock. Only files that the manifest
 * or the journal names are ever removed, and none through a link: all others are somebody's.
 */
export async function cleanStore(folder: string, say: (line: string) => void): Promise<void> {
  const found = await readManifest(folder);
  const {snapshots} = found ?? EMPTY;
  const manifest: Manifest = {...(found ?? EMPTY), snapshots: snapshots.filter((s) => !s.retired)};
  const retired = snapshots.filter((s) => s.retired).map(entryOf);
  const entries = [...(await readJournal(folder, say)), ...retired];
  // The manifest is on disk without them before any of their files goes; from then on the journal alone names them.
  if (retired.length > 0) await writeJournal(folder, entries);
  if (found === null || retired.length > 0) await writeManifest(folder, manifest);
  await removeUnnamed(folder, entries, manifest);
  await removeJournal(folder);
  for (const file of [MANIFEST, RUNS, JOURNAL]) await removeFile(path.join(folder, temporaryName(file)));
  await removeAbandonedLocks(folder);
}

/** Removes the files of `entries`, finished or not, that `manifest` does not name. */
export async function removeUnnamed(
  folder: string,
  entries: readonly JournalEntry[],
  {snapshots}: Manifest
): Promise<void> {
  const kept = new Set(snapshots.map(entryOf).flatMap(filesOf));
  const files = entries.flatMap(filesOf).filter((file) => !kept.has(file));
  for (const file of new Set(files)) {
    const day = path.posix.dirname(file);
    if (!(await isFolder(path.join(folder, path.posix.dirname(day))))) continue;
    if (!(await isFolder(path.join(folder, day)))) continue;
    for (const name of [file, temporaryName(file)]) await removeFile(path.join(folder, name));
    // Also the folder of its day, if that was the last file in it.
    await rmdir(path.join(folder, day)).catch(() => {});
  }
}

/** Removes a file, or a link in its place; what is a folder by now is not what was written. */
async function removeFile(file: string): Promise<void> {
  const found = await lstat(file).catch(() => null);
  if (found?.isFile() || found?.isSymbolicLink()) await rm(file, {force: true});
}

/** True of a folder that is none by a link: what lies behind a link is outside the store. */
async function isFolder(folder: string): Promise<boolean> {
  return (await lstat(folder).catch(() => null))?.isDirectory() ?? false;
}

/** Beginnings of locks whose processes are gone: by their names and what is in them, no file of somebody else's. */
async function removeAbandonedLocks(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const token = tokenOf(LOCK, name);
    const file = path.join(folder, name);
    if (token === null || !(await lstat(file).catch(() => null))?.isFile()) continue;
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null || (text !== "" && !text.includes(token))) continue;
    if (isAbandoned(file)) await removeFile(file);
  }
}
