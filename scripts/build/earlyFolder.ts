import {readdir} from "node:fs/promises";
import path from "node:path";

/** The folder of a page's early answers, in the site's: `data/early/models/benchmarks` of `models/benchmarks.html`. */
export function earlyFolder(page: string): string {
  return `data/early/${page.replace(/\.html$/, "")}`;
}

/** The address of the list of a page's early answers, from the page; null where it has none. */
export async function earlyIndex(site: string, page: string): Promise<string | null> {
  const folder = earlyFolder(page);
  const files = await readdir(path.join(site, folder)).catch(() => []);
  const list = files.find((file) => /^index\.\w+\.json$/.test(file));
  return list === undefined ? null : path.posix.relative(path.posix.dirname(page), `${folder}/${list}`);
}
