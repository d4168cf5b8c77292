import {mkdir, readdir, readlink, rename, rm, symlink} from "node:fs/promises";
import path from "node:path";

/** Where built sites lie side by side; `dist` is a link to the one that is served. */
const SITES = ".site";
const PUBLISHED = "dist";

/** A name that `newSite` gives. */
const SITE = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-\d+$/;

/** An empty folder for a new site. */
export async function newSite(): Promise<string> {
  const folder = path.join(SITES, `${new Date().toISOString().replace(/[:.]/g, "-")}-${process.pid}`);
  await mkdir(folder, {recursive: true});
  return folder;
}

/**
 * Puts `folder` in the place of `dist` in one step: a new link is renamed over the old one, so that a reader
 * finds the whole old site or the whole new one. Older sites are removed, except the one that was just replaced:
 * an answer that is being sent still reads from it.
 */
export async function publishSite(folder: string): Promise<void> {
  const before = await readlink(PUBLISHED).catch(() => undefined);
  if (before === undefined) await setAside();
  await removeLeftLinks();
  const link = `${PUBLISHED}.${process.pid}.tmp`;
  await symlink(folder, link, "junction");
  await rename(link, PUBLISHED);
  const kept = [folder, before].filter((name) => name !== undefined).map((name) => path.basename(name));
  for (const name of await readdir(SITES))
    if (SITE.test(name) && !kept.includes(name) && !isBeingBuilt(name))
      await rm(path.join(SITES, name), {recursive: true, force: true});
}

/**
 * A real `dist`, of another tool or somebody's own, cannot be replaced by a rename of a link. It is no site of ours to
 * remove: it lies beside them from then on.
 */
async function setAside(): Promise<void> {
  const aside = path.join(SITES, `before-${new Date().toISOString().replace(/[:.]/g, "-")}`);
  await rename(PUBLISHED, aside).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
}

/** A folder's name ends in the process that builds it: another build beside this one is left alone. */
function isBeingBuilt(name: string): boolean {
  const pid = Number(name.split("-").at(-1));
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Links of builds that died just before their rename. */
async function removeLeftLinks(): Promise<void> {
  for (const name of await readdir(".")) if (/^dist\.\d+\.tmp$/.test(name)) await rm(name, {force: true});
}
