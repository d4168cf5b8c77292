import {copyFile, mkdir, readFile} from "node:fs/promises";
import path from "node:path";
import {LOADER_CACHE, OUTPUTS} from "./framework.js";

/** Whether pages alone read an output: the answers that each opens with, and what the page of any company begins with. */
export function isOfPages(name: string): boolean {
  return OF_PAGES.test(name);
}

const OF_PAGES =
  /^(freshness\.json|answers\/[^/]+\.json|answers\/companies\/company\.json|histories\/company\.parquet)$/;

/**
 * Gives what loaders wrote its address without a hash in `site` (https://…/data/scores.parquet): the tables, the definition
 * of the percentile, the index of the search, the history and the answers of each company, the answers of each model, the
 * companies of each earlier day. Framework would take 10 to 30 ms a file for it, of which a whole market has ten thousand.
 * Throws where one of them is not there.
 */
export async function publishOutputs(site: string, cache = LOADER_CACHE, outputs = OUTPUTS): Promise<void> {
  // Others may write there as well: a preview does.
  const written: readonly string[] = JSON.parse(await readFile(outputs, "utf8"));
  for (const name of written) {
    if (isOfPages(name)) continue;
    const target = path.join(site, "data", name);
    await mkdir(path.dirname(target), {recursive: true});
    await copyFile(path.join(cache, name), target);
  }
}
