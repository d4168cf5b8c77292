import {mkdir, readdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {pathToFileURL} from "node:url";
import {withSharedEngines} from "../../data-loaders/answer.js";
import {BadInput} from "../../data-loaders/badInput.js";
import {TABLE_NAMES} from "../../data-loaders/contract.js";
import {isArchive, type Loader, type Output, orExit} from "../../data-loaders/loader.js";
import {LOADER_CACHE, OUTPUTS} from "./framework.js";

/** What stands for a part of a file's name in brackets. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {table: TABLE_NAMES};

/** A file by its path below `data/`, such as `scores.parquet`. */
type Target = readonly [path: string, content: string | Uint8Array];

/** Every output of the loader entries in `folder`, or of those that are `asked`; an archive's files one by one. */
export async function* loaderOutputs(
  folder = "src/data",
  isAsked: (entry: string) => boolean = () => true
): AsyncGenerator<Target> {
  for (const file of (await readdir(folder, {recursive: true})).sort()) {
    if (!file.endsWith(".ts") || !isAsked(file)) continue;
    const target = file.slice(0, -".ts".length);
    try {
      const entry: {default: Loader} = await import(pathToFileURL(path.resolve(folder, file)).href);
      for (const [filled, params] of fill(target)) yield* files(filled, await entry.default(params));
    } catch (error) {
      if (error instanceof BadInput) throw error;
      throw new Error(`${file}: ${(error as Error).message}`, {cause: error});
    }
  }
}

/** The targets that a name with a bracket stands for, each with the parameters of its loader. */
function fill(target: string): readonly (readonly [target: string, params: Parameters<Loader>[0]])[] {
  const name = /\[(\w+)\]/.exec(target)?.[1];
  if (name === undefined) return [[target, {}]];
  const values = PARAMETERS[name];
  if (!values) throw new Error(`nothing is known to stand for [${name}]`);
  return values.map((value) => [target.replace(`[${name}]`, value), {[name]: value}]);
}

function* files(target: string, output: Output): Generator<Target> {
  if (!isArchive(output)) return yield [target, output];
  const folder = target.replace(/\.zip$/, "");
  for (const [name, content] of output) yield [`${folder}/${name}`, content];
}

/**
 * Writes every output where Framework keeps those of its loaders: it then starts none of them. Thirty processes
 * took more than half of a build. Their names are told to publishOutputs.ts.
 */
async function fillCache(): Promise<void> {
  const written: string[] = [];
  for await (const [target, content] of loaderOutputs()) {
    const file = path.join(LOADER_CACHE, target);
    await mkdir(path.dirname(file), {recursive: true});
    await writeFile(file, content);
    written.push(target);
  }
  await writeFile(OUTPUTS, JSON.stringify(written));
}

if (import.meta.filename === process.argv[1]) await orExit(() => withSharedEngines(fillCache));
