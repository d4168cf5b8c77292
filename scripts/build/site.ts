import {mkdir, readdir, readlink, rename, rm, symlink} from "node:fs/promises";
import path from "node:path";

/** Where built sites lie side by side, and the link to the one that is served. */
export interface SitePlaces {
  readonly sites: string;
  readonly published: string;
}

export const OWN_SITE: SitePlaces = {sites: ".site", published: "dist"};

/** A name that `newSite` gives. */
const SITE = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-\d+$/;

/** An empty folder for a new site. */
export async function newSite({sites} = OWN_SITE): Promise<string> {
  const folder = path.join(sites, `${new Date().toISOString().replace(/[:.]/g, "-")}-${process.pid}`);
  await mkdir(folder, {recursive: true});
  return folder;
}

/**
 * Puts `folder` in the place of the published site in one step: a new link is renamed over the old one, so that a reader
 * finds the whole old site or the whole new one. Older sites are removed, except the one that was just replaced:
 * an answer that is being sent still reads from it.
 */
export async function publishSite(folder: string, places = OWN_SITE): Promise<void> {
  const {sites, published} = places;
  const before = await readlink(published).catch(() => undefined);
  if (before === undefined) await setAside(places);
  await removeLeftLinks(published);
  const link = `${published}.${process.pid}.tmp`;
  // A link's target is seen from where the link lies.
  await symlink(path.relative(path.dirname(published), folder), link, "junction");
  await rename(link, published);
  const kept = [folder, before].filter((name) => name !== undefined).map((name) => path.basename(name));
  for (const name of await readdir(sites))
    if (SITE.test(name) && !kept.includes(name) && !isBeingBuilt(name))
      await rm(path.join(sites, name), {recursive: true, force: true});
}

/**
 * A real folder there, of another tool or somebody's own, cannot be replaced by a rename of a link. It is no site of ours to
 * remove: it lies beside them from then on.
 */
async function setAside({sites, published}: SitePlaces): Promise<void> {
  const aside = path.join(sites, `before-${new Date().toISOString().replace(/[:.]/g, "-")}`);
  await rename(published, aside).catch((error) => {
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
async function removeLeftLinks(published: string): Promise<void> {
  const folder = path.dirname(published);
  const base = path.basename(published);
  const isLeft = (name: string) => name.startsWith(base) && /^\.\d+\.tmp$/.test(name.slice(base.length));
  for (const name of (await readdir(folder)).filter(isLeft)) await rm(path.join(folder, name), {force: true});
}
