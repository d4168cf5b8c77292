import {spawn} from "node:child_process";
import {closeSync, openSync} from "node:fs";
import {mkdir, rm, writeFile} from "node:fs/promises";
import path from "node:path";
import {checkPackages, recordPackages} from "./packageCache.js";

const CACHE = "src/.observablehq/cache";
/** Where Framework keeps what loaders wrote, and looks before it runs one. */
export const LOADER_CACHE = `${CACHE}/data`;
/** The names of what the build's loaders wrote there. */
export const OUTPUTS = `${CACHE}/outputs.json`;
/** Where Framework keeps what it made of packages. */
const PACKAGE_CACHE = `${CACHE}/_node`;

// Framework resolves these names at the registry whenever it bundles its client, used or not.
// An empty folder of any version in its cache is an answer, so that a build asks nobody.
const IMPLICIT_PACKAGES = [
  "react",
  "react-dom",
  "lodash",
  "arquero",
  "apache-arrow",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "mapbox-gl",
  "@observablehq/plot",
  "@observablehq/inputs",
  "@observablehq/sample-datasets",
  "topojson-client",
  "parquet-wasm"
];

/**
 * Forgets what loaders wrote before (Framework never notices an edited helper) and packages that are not whole, and
 * answers the registry's questions.
 */
export async function prepareCache(): Promise<void> {
  await rm(LOADER_CACHE, {recursive: true, force: true});
  await mkdir(LOADER_CACHE, {recursive: true});
  await writeFile(OUTPUTS, "[]");
  await checkPackages(PACKAGE_CACHE);
  await stubRegistry(CACHE);
}

/** After a build that worked: what Framework made of packages is whole, and may be used again. */
export async function rememberPackages(): Promise<void> {
  await recordPackages(PACKAGE_CACHE);
}

/** Answers what Framework would ask the registry, in its cache folder `cache`. */
export async function stubRegistry(cache: string): Promise<void> {
  for (const name of IMPLICIT_PACKAGES)
    await mkdir(path.join(cache, "_npm", `${name}@0.0.0`), {recursive: true});
}

export interface ToolOptions {
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** The file that its lines are added to; without one they go where this process's go. */
  readonly log?: string;
  /** Variables of this process's environment that it is not to have. */
  readonly withheld?: readonly string[];
  readonly onStart?: (pid: number) => void;
  /**
   * The end of what it waits for (toldToGoOn.js): its standard input says so then, and ends without a word where this
   * process does. Where that fails, it is ended.
   */
  readonly goOn?: Promise<unknown>;
}

/**
 * Runs a command of a dependency, such as `observable build` or `tsx …`; resolves with the exit code. Ended by
 * `signal`, it has failed.
 */
export function tool(
  command: "observable" | "tsx",
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  {signal, log, withheld = [], onStart, goOn}: ToolOptions = {}
): Promise<number> {
  const output = log === undefined ? null : openSync(log, "a");
  const child = spawn(path.resolve("node_modules/.bin", command), args, {
    // A build asks nothing; with a terminal of somebody else's foreground it would be stopped when it looks at it.
    stdio: [
      goOn ? "pipe" : args[0] === "preview" ? "inherit" : "ignore",
      output ?? "inherit",
      output ?? "inherit"
    ],
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !withheld.includes(name))),
      OBSERVABLE_TELEMETRY_DISABLE: "1",
      // In a host's CI it would colour its lines whoever reads them.
      ...(log === undefined && process.stdout.isTTY ? {} : {NO_COLOR: "1"}),
      // Loaders are run by the tsx found on the path.
      PATH: [path.resolve("node_modules/.bin"), process.env.PATH].join(path.delimiter),
      ...(goOn && {BENCHFOLIO_WAITS: "1"}),
      ...env
    }
  });
  if (output !== null) closeSync(output);
  if (child.pid !== undefined) onStart?.(child.pid);
  const stop = () => void child.kill("SIGTERM");
  signal?.addEventListener("abort", stop, {once: true});
  if (signal?.aborted) stop();
  if (goOn && child.stdin) {
    // It may have ended before it is told.
    child.stdin.on("error", () => {});
    goOn.then(() => child.stdin?.end("go on\n"), stop);
  }
  return new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    // Not before the pipes are closed: its loaders may still write.
    child.on("close", (code) => resolve(code ?? 1));
  }).finally(() => signal?.removeEventListener("abort", stop));
}
