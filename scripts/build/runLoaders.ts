import {mkdir, readdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {pathToFileURL} from "node:url";
import {BadInput} from "../../data-loaders/badInput.js";
import {TABLE_NAMES} from "../../data-loaders/contract.js";
import {type Loader, type Output, orExit} from "../../data-loaders/loader.js";
import {LOADER_CACHE} from "./framework.js";

/** What stands for a part of a file's name in brackets. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {table: TABLE_NAMES};

/** An output of the loaders by its path below `data/`, such as `scores.parquet`. */
type Outputs = AsyncGenerator<readonly [target: string, output: Output]>;

/** Every output of the loader entries in `folder`, an archive's files one by one. */
export async function* loaderOutputs(folder = "src/data"): Outputs {
  for (const file of (await readdir(folder, {recursive: true})).sort()) {
    if (!file.endsWith(".ts")) continue;
    const target = file.slice(0, -".ts".length);
    try {
      const entry: {default: Loader} = await import(pathToFileURL(path.resolve(folder, file)).href);
      for (const params of paramsOf(target)) yield* named(fill(target, params), await entry.default(params));
    } catch (error) {
      if (error instanceof BadInput) throw error;
      throw new Error(`${file}: ${(error as Error).message}`, {cause: error});
    }
  }
}

function paramsOf(target: string): readonly Readonly<Record<string, string>>[] {
  const name = /\[(\w+)\]/.exec(target)?.[1];
  if (name === undefined) return [{}];
  const values = PARAMETERS[name];
  if (!values) throw new Error(`nothing is known to stand for [${name}]`);
  return values.map((value) => ({[name]: value}));
}

function fill(target: string, params: Readonly<Record<string, string>>): string {
  return target.replace(/\[(\w+)\]/g, (_, name) => params[name] ?? "");
}

function* named(target: string, output: Output): Generator<readonly [string, Output]> {
  if (!(output instanceof Map)) return yield [target, output];
  const folder = target.replace(/\.zip$/, "");
  for (const [name, content] of output) yield [`${folder}/${name}`, content];
}

/**
 * Writes every output where Framework keeps those of its loaders: it then starts none of them. Thirty processes
 * took more than half of a build.
 */
async function fillCache(): Promise<void> {
  for await (const [target, output] of loaderOutputs()) {
    const file = path.join(LOADER_CACHE, target);
    await mkdir(path.dirname(file), {recursive: true});
    await writeFile(file, output as string | Uint8Array);
  }
}

if (import.meta.filename === process.argv[1]) await orExit(fillCache);
