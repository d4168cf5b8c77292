import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import path from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {pidNamespace, startOf} from "../../data-loaders/store/processIdentity.js";

/** Which processes fill the cache of this checkout. */
const FILE = ".cache/build.children.json";

interface Child {
  readonly pid: number;
  readonly started: string | null;
  readonly place: string;
}

/** Puts on record a process that fills the cache, in case its parent dies before it. */
export function rememberChild(pid: number, file = FILE): void {
  mkdirSync(path.dirname(file), {recursive: true});
  const child = {pid, started: startOf(pid), place: pidNamespace()};
  writeFileSync(file, JSON.stringify([...readChildren(file), child]));
}

/**
 * Ends a build whose parent was killed, and waits until it is gone: it would go on filling the cache that the
 * next build reads, with tables of another snapshot. To be called under the build's lock.
 */
export async function endOrphans(file = FILE): Promise<void> {
  for (const child of readChildren(file)) {
    const isRunning = () => child.started !== null && startOf(child.pid) === child.started;
    if (child.place !== pidNamespace() || !isRunning()) continue;
    process.kill(child.pid, "SIGKILL");
    while (isRunning()) await sleep(20);
  }
  rmSync(file, {force: true});
}

function readChildren(file: string): readonly Child[] {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // None, or cut off with the power, which ended the build as well.
    return [];
  }
}
