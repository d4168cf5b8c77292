import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {open, rename, rm} from "node:fs/promises";
import path from "node:path";
import {pipeline} from "node:stream/promises";

/** The name under which a file is written before it counts. */
export const temporaryName = (file: string) => `${file}.tmp`;

/** Writes `content` to `file` in one step: a reader finds the whole old file or the whole new one, after a power cut too. */
export async function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  // Made anew: what stands under the name may be a link, and what it leads to is not ours.
  await rm(temporaryName(file), {force: true});
  const handle = await open(temporaryName(file), "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporaryName(file), file);
  await syncFolder(path.dirname(file));
}

/** Gives a file that was written under its temporary name its own name, bytes first. */
export async function settleFile(file: string): Promise<void> {
  const handle = await open(temporaryName(file), "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporaryName(file), file);
  await syncFolder(path.dirname(file));
}

/** Puts the names in a folder on the disk: a rename alone may be lost when the power goes. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; its renames are journalled.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
