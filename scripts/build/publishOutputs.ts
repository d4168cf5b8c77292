import {copyFile, mkdir, readdir} from "node:fs/promises";
import path from "node:path";
import {LOADER_CACHE} from "./framework.js";

/**
 * What pages alone read: the answers that each opens with, and what the page of any company begins with. Framework gives
 * it addresses with a hash.
 */
const OF_PAGES = /^(freshness\.json|answers\/[^/]+\.json|.+\/company\.(json|parquet))$/;

/**
 * Gives what loaders wrote its address without a hash in `site` (https://…/data/scores.parquet): the tables, the definition
 * of the percentile, the index of the search, the history and the answers of each company, the answers of each model, the
 * companies of each earlier day. Framework would take 10 to 30 ms a file for it, of which a whole market has ten thousand.
 */
export async function publishOutputs(site: string, cache = LOADER_CACHE): Promise<void> {
  const entries = await readdir(cache, {recursive: true, withFileTypes: true});
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(cache, file).split(path.sep).join("/");
    if (!entry.isFile() || OF_PAGES.test(name)) continue;
    const target = path.join(site, "data", name);
    await mkdir(path.dirname(target), {recursive: true});
    await copyFile(file, target);
  }
}
