import {existsSync} from "node:fs";
import {readdir, rm, rmdir} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {temporaryName} from "./files.js";
import {isTableFile, LOCK, MANIFEST, RUNS} from "./layout.js";
import {isAbandoned} from "./lock.js";
import {EMPTY, type Manifest, readManifest, writeManifest} from "./manifest.js";

/**
 * Removes what runs that died left behind and what was retired, and returns the manifest.
 * To be called under the lock. Files that no run could have written are left alone.
 */
export async function cleanStore(folder: string): Promise<Manifest> {
  const files = (await readdir(folder, {recursive: true})).map((file) => file.split(path.sep).join("/"));
  const manifest = await liveManifest(folder, files);
  const kept = new Set(manifest.snapshots.flatMap((s) => Object.values(s.tables).map(({file}) => file)));
  for (const file of files) if (isTableFile(file) && !kept.has(file)) await remove(folder, file);
  for (const file of [MANIFEST, RUNS]) await rm(path.join(folder, temporaryName(file)), {force: true});
  await removeAbandonedLocks(folder, files);
  return manifest;
}

/** The manifest without what is retired, on disk before any of its files goes. */
async function liveManifest(folder: string, files: readonly string[]): Promise<Manifest> {
  const found = await readManifest(folder);
  // The first run writes a manifest before anything else: snapshots without one are a loss, not a beginning.
  if (found === null && files.some(isTableFile))
    throw new BadInput(
      {file: path.join(folder, MANIFEST)},
      "is missing beside snapshots; restore it, or move them away"
    );
  const manifest = found ?? EMPTY;
  const snapshots = manifest.snapshots.filter((s) => !s.retired);
  if (found !== null && snapshots.length === manifest.snapshots.length) return manifest;
  await writeManifest(folder, {...manifest, snapshots});
  return {...manifest, snapshots};
}

async function remove(folder: string, file: string): Promise<void> {
  await rm(path.join(folder, file), {force: true});
  // Also the folder of its day, if that was the last file in it.
  await rmdir(path.join(folder, path.dirname(file))).catch(() => {});
}

async function removeAbandonedLocks(folder: string, files: readonly string[]): Promise<void> {
  const begun = files.filter((file) => file.startsWith(`${LOCK}.`) && file.endsWith(".tmp"));
  for (const file of begun.map((name) => path.join(folder, name)))
    if (existsSync(file) && isAbandoned(file)) await rm(file, {force: true});
}
