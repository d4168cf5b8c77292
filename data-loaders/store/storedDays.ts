import {BadInput} from "../badInput.js";
import {SNAPSHOT_TABLES} from "./layout.js";
import {EMPTY, type Manifest, readManifest, type StoredSnapshot, withoutDay, withPin} from "./manifest.js";
import {type PublishOptions, publishManifest} from "./publishManifest.js";
import {openSnapshot} from "./snapshot.js";

/**
 * Publishes the snapshot of a day until another is chosen, or (null) that of the latest again. Throws BadInput where the
 * day is not stored, or its files are not whole: then nothing has changed.
 */
export async function pinDay(folder: string, as_of: string | null, options: PublishOptions): Promise<void> {
  const manifest = (await readManifest(folder)) ?? EMPTY;
  if (as_of !== null) await checkWhole(folder, find(folder, manifest, as_of));
  await publishManifest(folder, withPin(manifest, as_of), options);
}

/**
 * Removes the snapshot of a day; where it was pinned, the latest is published again. Throws BadInput where the day is
 * not stored, or is the only one: a site without figures is no way back.
 */
export async function dropDay(folder: string, as_of: string, options: PublishOptions): Promise<void> {
  const manifest = (await readManifest(folder)) ?? EMPTY;
  find(folder, manifest, as_of);
  if (manifest.snapshots.filter((s) => !s.retired).length === 1)
    throw new BadInput({file: folder}, "the only stored day cannot be dropped", as_of);
  await publishManifest(folder, withoutDay(manifest, as_of), options);
}

function find(folder: string, {snapshots}: Manifest, as_of: string): StoredSnapshot {
  const live = snapshots.filter((s) => !s.retired);
  const found = live.find((s) => s.as_of === as_of);
  if (found) return found;
  const days = live.length === 0 ? "none" : `${live[0]!.as_of} to ${live.at(-1)!.as_of}`;
  throw new BadInput({file: folder}, `no such day is stored (${days})`, as_of);
}

async function checkWhole(folder: string, stored: StoredSnapshot): Promise<void> {
  const snapshot = openSnapshot(folder, stored);
  for (const name of SNAPSHOT_TABLES) await snapshot.file(name);
}
