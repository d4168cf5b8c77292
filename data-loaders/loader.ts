import {zipSync} from "fflate";
import {isExpected, messageOf} from "./messageOf.js";

/** What a loader writes: text, bytes, or the files of an archive by their names. */
export type Output = string | Uint8Array | Archive;
export type Archive = ReadonlyMap<string, Buffer>;

export function isArchive(output: Output): output is Archive {
  return output instanceof Map;
}

/** Makes the output; `params` are the parts of its address that a file name in brackets leaves open. */
export type Loader = (params: Readonly<Record<string, string>>) => Promise<Output>;

/**
 * The whole body of a loader entry, `export default await loader(import.meta.filename, …)`. Run as a process of its
 * own, as a preview does, it writes the output to standard output. The build imports the entry instead, and asks
 * for all outputs in one process (scripts/build/runLoaders.ts).
 */
export async function loader(file: string, load: Loader): Promise<Loader> {
  if (file === process.argv[1])
    await orExit(async () => {
      const output = await load(paramsOf(process.argv.slice(2)));
      process.stdout.write(isArchive(output) ? zipped(output) : output);
    });
  return load;
}

/** A zip archive of the files as they are, uncompressed, whose bytes do not depend on when it was made. */
export function zipped(archive: Archive): Uint8Array {
  // The first day that a zip archive can name, in whatever time zone.
  return zipSync(Object.fromEntries(archive), {level: 0, mtime: new Date(1980, 0, 1)});
}

/** Runs a loader; bad input, or a full disk, becomes one line on standard error and exit code 1. */
export async function orExit(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}

/** `--table=scores` as Framework says it. */
function paramsOf(args: readonly string[]): Record<string, string> {
  return Object.fromEntries(args.map((arg) => /^--(\w+)=(.*)$/s.exec(arg)?.slice(1, 3) ?? []));
}
