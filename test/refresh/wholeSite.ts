import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, realpathSync} from "node:fs";
import path from "node:path";
import {gunzipSync} from "node:zlib";
import type {StoredSnapshot} from "../../data-loaders/store/manifest.js";

const MARK = /<meta name="benchfolio-snapshot" content="([^"]+)">/;
// Not _npm: Framework names packages there that nothing asks for.
const PART = /"((?:\.{1,2}\/)+(?:_file|_import|_node|_observablehq)\/[^"\\]+)"/g;

/** Tables of the whole store, and those that are derived: no files of a snapshot. */
const OTHERS = ["refresh_runs", "snapshots", "company_percentiles", "other_percentiles", "changes"];

/**
 * The run whose snapshot the site `dist` shows. Throws where it is not one whole site of one snapshot: a page that
 * names another run, a table that is not the stored one byte for byte, a script, style or file that is missing, a
 * broken answer or compressed copy.
 */
export function siteRun(dist: string, stored: ReadonlyMap<string, StoredSnapshot>): string {
  const site = realpathSync(dist);
  const files = readdirSync(site, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const pages = files.filter((file) => file.endsWith(".html"));
  const runs = new Set(pages.map((page) => MARK.exec(readFileSync(page, "utf8"))?.[1]));
  const [run] = runs;
  if (runs.size !== 1 || run === undefined) throw new Error(`pages of ${runs.size} runs in ${site}`);
  for (const file of [...pages, ...files.filter((name) => name.endsWith(".js"))]) checkParts(file, site);
  for (const file of files) checkContent(file);
  checkTables(site, run, stored);
  return run;
}

function checkParts(file: string, site: string): void {
  for (const [, part = ""] of readFileSync(file, "utf8").matchAll(PART)) {
    const target = path.resolve(path.dirname(file), part.replace(/[?#].*$/, ""));
    if (target.startsWith(site) && !existsSync(target))
      throw new Error(`${file} names ${part}, which is not there`);
  }
}

function checkContent(file: string): void {
  if (file.endsWith(".json")) JSON.parse(readFileSync(file, "utf8"));
  if (file.endsWith(".gz") && !gunzipSync(readFileSync(file)).equals(readFileSync(file.slice(0, -3))))
    throw new Error(`${file} is not a copy of its file`);
  if (file.endsWith(".gz") && !existsSync(`${file.slice(0, -3)}.br`))
    throw new Error(`${file} has no .br beside`);
}

function checkTables(site: string, run: string, stored: ReadonlyMap<string, StoredSnapshot>): void {
  const snapshot = stored.get(run);
  if (!snapshot) throw new Error(`the site is of run ${run}, which never stored a snapshot`);
  const tables = readdirSync(path.join(site, "data")).filter((file) => file.endsWith(".parquet"));
  for (const file of tables) {
    const name = file.slice(0, -".parquet".length);
    if (OTHERS.includes(name)) continue;
    const found = createHash("sha256")
      .update(readFileSync(path.join(site, "data", file)))
      .digest("hex");
    if (found !== snapshot.tables[name]?.sha256)
      throw new Error(`${file} of the site is not that of run ${run}`);
  }
  if (tables.length < 4) throw new Error(`only ${tables.length} tables in ${site}`);
}
