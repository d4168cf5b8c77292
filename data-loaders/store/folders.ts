import {mkdir, stat} from "node:fs/promises";
import path from "node:path";

/**
 * Makes `folder` and those above it that are not there; returns the uppermost that was made, or undefined where it
 * stood already. Not Node's own way: where a folder cannot be made, as below /proc, that tries again without end.
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  const full = path.resolve(folder);
  if (await isMade(full)) return full;
  if (await isFolder(full)) return undefined;
  const above = await makeFolder(path.dirname(full));
  // The one above is there by now: what is refused still is refused for good.
  await mkdir(full).catch(async (error) => {
    if (error.code !== "EEXIST" || !(await isFolder(full))) throw error;
  });
  return above ?? full;
}

async function isMade(full: string): Promise<boolean> {
  try {
    await mkdir(full);
    return true;
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await isFolder(full))) return false;
    // The root has nothing above it.
    if (code === "ENOENT" && full !== path.dirname(full) && !(await isFolder(path.dirname(full))))
      return false;
    throw error;
  }
}

async function isFolder(full: string): Promise<boolean> {
  return stat(full).then(
    (found) => found.isDirectory(),
    () => false
  );
}
