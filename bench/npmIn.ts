import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import path from "node:path";

/** Installs the package in `project`, one that the bench alone needs; with `reuse`, what is installed already stays. */
export function install(project: string, {reuse}: {readonly reuse: boolean}): void {
  // npm writes this file last.
  if (reuse && existsSync(path.join(project, "node_modules/.package-lock.json"))) return;
  npmIn(project, "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
}

/** Runs npm in `project`. Throws where it fails. */
export function npmIn(project: string, ...args: readonly string[]): void {
  const {status, stderr, error} = spawnSync("npm", args, {cwd: project, encoding: "utf8"});
  if (status !== 0) throw new Error(`${project}: npm ${args[0]} failed: ${stderr}`, {cause: error});
}
