import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import path from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {pidNamespace, startOf} from "../../data-loaders/store/processIdentity.js";

/** Which process fills the cache of this checkout. */
const FILE = ".cache/build.child.json";

/** Puts on record the process that fills the cache, in case its parent dies before it. */
export function rememberChild(pid: number, file = FILE): void {
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(file, JSON.stringify({pid, started: startOf(pid), place: pidNamespace()}));
}

/**
 * Ends a build whose parent was killed, and waits until it is gone: it would go on filling the cache that the
 * next build reads, with tables of another snapshot. To be called under the build's lock.
 */
export async function endOrphan(file = FILE): Promise<void> {
  const child = readChild(file);
  const isRunning = () => child !== null && child.started !== null && startOf(child.pid) === child.started;
  if (child?.place === pidNamespace() && isRunning()) {
    process.kill(child.pid, "SIGKILL");
    while (isRunning()) await sleep(20);
  }
  rmSync(file, {force: true});
}

function readChild(file: string): {pid: number; started: string | null; place: string} | null {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // None, or cut off with the power, which ended the build as well.
    return null;
  }
}
