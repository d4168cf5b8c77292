import {copyFile, link, mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {isHashedName} from "../hashedName.js";

/** In each site: its files that are of builds before it alone, and when the last of these was replaced. */
const LIST = "_earlier.json";
const KEPT_MS = 86_400_000;

/** By a file's path in the site, the time at which it ceased to be of the published build, ISO. */
type Earlier = Readonly<Record<string, string>>;

/**
 * Links into `folder` the files of the site that it replaces `now`, `published`, and of those before, until 24 hours
 * after their build was replaced: a page that was opened before loads more of itself later. Only files whose names
 * change with their content; the others mean the new site's.
 */
export async function linkEarlierFiles(
  folder: string,
  {published = "dist", now = new Date()} = {}
): Promise<void> {
  const own = new Set(await hashedFiles(folder));
  const known = await readList(published);
  const earlier: Record<string, string> = {};
  for (const file of await hashedFiles(published)) {
    const replaced = known[file] ?? now.toISOString();
    if (own.has(file) || now.getTime() - Date.parse(replaced) >= KEPT_MS) continue;
    await linkFile(path.join(published, file), path.join(folder, file));
    earlier[file] = replaced;
  }
  await writeFile(path.join(folder, LIST), `${JSON.stringify(earlier, null, 1)}\n`);
}

/** Paths of a site's hashed files, sorted; none where there is no site. */
async function hashedFiles(site: string): Promise<readonly string[]> {
  const entries = await readdir(site, {recursive: true, withFileTypes: true}).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((file) => isHashedName(`/${file}`))
    .sort();
}

async function readList(site: string): Promise<Earlier> {
  try {
    return JSON.parse(await readFile(path.join(site, LIST), "utf8"));
  } catch {
    // None, or cut off with the power: all of its files then stay for another 24 hours.
    return {};
  }
}

async function linkFile(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), {recursive: true});
  // Not every file system has hard links.
  await link(from, to).catch(() => copyFile(from, to));
}
