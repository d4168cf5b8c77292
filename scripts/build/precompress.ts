import {mkdir, readdir, readFile, rm, stat, utimes, writeFile} from "node:fs/promises";
import path from "node:path";
import {promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";
import {readChecked, sha256, writeChecked} from "./checkedFile.js";

const CACHE = ".cache/compressed";
const SMALLEST = 1024;
const TEXT = /\.(html|css|js|json|svg|wasm|parquet)$/;
// Of the engine's 34 MB quality 10 takes 45 s and saves a tenth, 11 takes 75 s and saves a seventh.
const LARGE = 4 * 2 ** 20;
/** Brotli's window: the largest that every browser has to read. It saves readers 23 kB of the engine. */
const WINDOW = constants.BROTLI_MAX_WINDOW_BITS;
/** Levels of brotli and gzip, by `BENCHFOLIO_COMPRESSION`: `best`, the default, for readers; `fast` for tests; `none` where no network is between, as in the demo. */
const LEVELS = {
  best: {small: {br: constants.BROTLI_MAX_QUALITY, gz: 9}, large: {br: 9, gz: 6}},
  fast: {small: {br: 5, gz: 1}, large: {br: 3, gz: 1}}
} as const;
/** How long a compressed copy is kept after its last use. */
const KEPT_MS = 30 * 86_400_000;
/** A copy's name in the cache, and what builds left that died while they wrote one. */
const COPY = /^[0-9a-f]{64}\.\d+\.(br|gz)(\.\w+)?$/;

/**
 * Writes `.br` and `.gz` beside every compressible file of `folder`. Compressed copies are kept by content
 * in `.cache`, so that the engine's WASM is compressed once, not at every build. One that is damaged there is made anew.
 */
export async function precompress(folder: string): Promise<void> {
  const levels = effort();
  if (levels === null) return;
  await mkdir(CACHE, {recursive: true});
  const files = (await readdir(folder, {recursive: true})).filter((file) => TEXT.test(file));
  for (const file of files) {
    const full = path.join(folder, file);
    if ((await stat(full)).size >= SMALLEST) await compress(full, levels);
  }
  await forgetUnused();
}

/** A site that is refreshed every day has new files every day: copies that no build of the last weeks used go. */
async function forgetUnused(now = Date.now()): Promise<void> {
  for (const name of (await readdir(CACHE)).filter((file) => COPY.test(file))) {
    const file = path.join(CACHE, name);
    const {mtimeMs} = await stat(file);
    if (now - mtimeMs > KEPT_MS) await rm(file, {force: true});
  }
}

async function compress(file: string, levels: Levels): Promise<void> {
  const bytes = await readFile(file);
  const hash = sha256(bytes);
  const level = levels[bytes.length > LARGE ? "large" : "small"];
  await cached(`${hash}.${level.br}${WINDOW}.br`, `${file}.br`, () =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: level.br,
        [constants.BROTLI_PARAM_LGWIN]: WINDOW,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
      }
    })
  );
  await cached(`${hash}.${level.gz}.gz`, `${file}.gz`, () => promisify(gzip)(bytes, {level: level.gz}));
}

type Levels = (typeof LEVELS)[keyof typeof LEVELS];

function effort(env: NodeJS.ProcessEnv = process.env): Levels | null {
  const name = env.BENCHFOLIO_COMPRESSION || "best";
  if (name === "none") return null;
  if (name in LEVELS) return LEVELS[name as keyof typeof LEVELS];
  throw new Error(
    `BENCHFOLIO_COMPRESSION: neither ${[...Object.keys(LEVELS), "none"].join(" nor ")}: ${JSON.stringify(name)}`
  );
}

async function cached(key: string, target: string, make: () => Promise<Buffer>): Promise<void> {
  const kept = path.join(CACHE, key);
  const known = await readChecked(kept);
  if (known) {
    await writeFile(target, known);
    const now = new Date();
    return utimes(kept, now, now);
  }
  const made = await make();
  await writeFile(target, made);
  await writeChecked(kept, made);
}
