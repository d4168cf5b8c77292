import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import path from "node:path";
import {copyTables} from "./plainPage.js";

const PROJECT = path.resolve("bench/vgplot");
const OUTPUT = path.join(PROJECT, "dist");

/**
 * Installs and builds `bench/vgplot` on the tables of the built site `site`; returns the folder to serve. With `reuse`,
 * what is installed or built already stays. Throws where npm fails.
 */
export async function buildVgplotPage(site: string, {reuse}: {readonly reuse: boolean}): Promise<string> {
  // npm writes this file last.
  const isInstalled = existsSync(path.join(PROJECT, "node_modules/.package-lock.json"));
  if (!reuse || !isInstalled) npm("ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
  if (!reuse || !existsSync(path.join(OUTPUT, "index.html"))) npm("run", "build");
  await copyTables(site, path.join(OUTPUT, "data"));
  return OUTPUT;
}

function npm(...args: readonly string[]): void {
  const {status, stderr, error} = spawnSync("npm", args, {cwd: PROJECT, encoding: "utf8"});
  if (status !== 0)
    throw new Error(`the vgplot page does not build: npm ${args[0]}: ${stderr}`, {cause: error});
}
