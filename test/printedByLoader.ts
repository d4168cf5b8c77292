import {spawnSync} from "node:child_process";

/** Runs a loader entry below `src/data/`, with its parameters, as Framework does; its output is bytes. */
export function printedByLoader(entry: string, env: Readonly<Record<string, string>> = {}) {
  const {status, stdout, stderr} = spawnSync("node_modules/.bin/tsx", `src/data/${entry}`.split(" "), {
    env: {...process.env, ...env},
    maxBuffer: 2 ** 26
  });
  return {status, stdout, stderr: stderr.toString()};
}
