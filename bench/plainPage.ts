import {spawnSync} from "node:child_process";
import {cp, mkdir, rm} from "node:fs/promises";
import path from "node:path";
import {stubRegistry} from "../scripts/build/framework.js";
import {install} from "./npmIn.js";

const PROJECT = path.resolve("bench/plain");
const TABLES = ["companies", "valuations", "financials"];

/**
 * Installs what `bench/plain` needs beside our own packages, with `reuse` where it is not there yet, and builds it on the
 * tables of the built site `site` into `output`. It has no loaders: the tables are copied. Returns the seconds that
 * Framework took; throws where it or npm fails.
 */
export async function buildPlainPage(
  site: string,
  output: string,
  {reuse}: {readonly reuse: boolean}
): Promise<number> {
  install(PROJECT, {reuse});
  await copyTables(site, path.join(PROJECT, "src/data"));
  await stubRegistry(path.join(PROJECT, "src/.observablehq/cache"));
  // Framework clears no output outside of its own folder, and does not overwrite.
  await rm(output, {recursive: true, force: true});
  const start = performance.now();
  const {status, stderr} = spawnSync(path.resolve("node_modules/.bin/observable"), ["build"], {
    cwd: PROJECT,
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1", BENCH_OUTPUT: path.resolve(output)},
    encoding: "utf8"
  });
  if (status !== 0) throw new Error(`the plain page does not build: ${stderr}`);
  return (performance.now() - start) / 1000;
}

/** Copies the tables that the pages under comparison read from the built site `site` into `folder`. */
export async function copyTables(site: string, folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const table of TABLES)
    await cp(path.join(site, `data/${table}.parquet`), path.join(folder, `${table}.parquet`));
}
