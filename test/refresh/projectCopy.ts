import {spawnSync} from "node:child_process";
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import path from "node:path";

const FILES = ["package.json", "observablehq.config.js"];
/** Pages without which the brief is still a whole site: a build of a few seconds. */
const SPARE = ["companies", "models", "data/index.md"];
/** What the configuration says of pages, and what it says where the brief stands alone, without the page of companies. */
const SMALLER = [
  ["PAGES.map(", "PAGES.slice(0, 1).map("],
  ['yield "/companies/company"', ""]
] as const;

/**
 * A copy of this project, in which a refresh has store, inbox, caches and site of its own. It lies inside the
 * project, so that its node_modules can be hard links. `isSmall` leaves the brief of the pages.
 */
export function copyProject({isSmall = false} = {}): string {
  mkdirSync(".cache", {recursive: true});
  const folder = path.resolve(mkdtempSync(".cache/copy-"));
  for (const file of FILES) cpSync(file, path.join(folder, file));
  for (const name of ["src", "data-loaders", "scripts"])
    cpSync(name, path.join(folder, name), {
      recursive: true,
      filter: (file) => !file.includes(".observablehq")
    });
  // What Framework makes of packages takes longer than all else that it does, and no refresh changes it.
  const cache = "src/.observablehq/cache/_node";
  if (existsSync(cache)) cpSync(cache, path.join(folder, cache), {recursive: true});
  linkModules(folder);
  if (isSmall) leaveBrief(folder);
  return folder;
}

export function removeCopy(folder: string): void {
  rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
}

function linkModules(folder: string): void {
  const {status} = spawnSync("cp", ["-al", path.resolve("node_modules"), folder]);
  if (status === 0) return;
  rmSync(path.join(folder, "node_modules"), {recursive: true, force: true});
  cpSync("node_modules", path.join(folder, "node_modules"), {recursive: true, verbatimSymlinks: true});
}

function leaveBrief(folder: string): void {
  const src = path.join(folder, "src");
  for (const name of SPARE) rmSync(path.join(src, name), {recursive: true, force: true});
  const config = path.join(folder, "observablehq.config.js");
  const text = readFileSync(config, "utf8");
  const small = SMALLER.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`${config} lists its pages in another way: no ${from}`);
    return whole.replace(from, to);
  }, text);
  // A new file: the copy's are no links, but its node_modules are.
  writeFileSync(config, small);
}
