import {open, readdir, readFile, rm} from "node:fs/promises";
import path from "node:path";
import {replaceFile} from "../../data-loaders/store/files.js";
import {sha256} from "./checkedFile.js";

/** In the cache of packages: the checksum of each file, by its path. */
const RECORD = ".checksums.json";

/** By a file's path in the cache, with `/`, its SHA-256. */
type Checksums = Readonly<Record<string, string>>;

/**
 * Removes the cache of packages in `folder` unless each of its files is as it was when a build that worked put it on
 * record: Framework writes them in place, and copies what a killed build, a full disk or a power cut left of one into
 * every site. All of them go, since they import each other and Framework makes none anew for the sake of another.
 */
export async function checkPackages(folder: string): Promise<void> {
  const known = await readRecord(folder);
  const found = await checksums(folder);
  const isWhole = known !== null && JSON.stringify(known) === JSON.stringify(found);
  if (!isWhole) await rm(folder, {recursive: true, force: true});
}

/** Puts on record what is in the cache of packages in `folder`, on the disk before the record is. */
export async function recordPackages(folder: string): Promise<void> {
  const found = await checksums(folder);
  if (Object.keys(found).length === 0) return;
  const known = (await readRecord(folder)) ?? {};
  const added = Object.keys(found).filter((file) => known[file] !== found[file]);
  if (added.length === 0 && Object.keys(known).length === Object.keys(found).length) return;
  for (const file of added) await sync(path.join(folder, file));
  await replaceFile(path.join(folder, RECORD), `${JSON.stringify(found, null, 1)}\n`);
}

async function checksums(folder: string): Promise<Checksums> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((file) => !file.startsWith(RECORD))
    .sort();
  const sums: Record<string, string> = {};
  for (const file of files) sums[file] = sha256(await readFile(path.join(folder, file)));
  return sums;
}

async function readRecord(folder: string): Promise<Checksums | null> {
  try {
    return JSON.parse(await readFile(path.join(folder, RECORD), "utf8"));
  } catch {
    // None, or no record any more: nothing is known of the files.
    return null;
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
