import {rm} from "node:fs/promises";
import {bundlePages} from "./bundlePages.js";
import {BrokenPages, finishPages} from "./finishPages.js";
import {observable, prepareCache} from "./framework.js";
import {precompress} from "./precompress.js";
import {newSite, publishSite} from "./site.js";

/** Builds the whole site beside the published one and swaps it in. On any failure what was published stays. */
export async function build(): Promise<boolean> {
  const folder = await newSite();
  try {
    await prepareCache();
    const code = await observable(["build"], {BENCHFOLIO_OUTPUT: folder});
    if (code !== 0) throw new Error(`observable build ended with exit code ${code}`);
    await finishPages(folder);
    await bundlePages(folder);
    await precompress(folder);
    await publishSite(folder);
    return true;
  } catch (error) {
    await rm(folder, {recursive: true, force: true});
    console.error(`build failed, the published site is unchanged: ${(error as Error).message}`);
    if (!(error instanceof BrokenPages)) throw error;
    return false;
  }
}

if (import.meta.filename === process.argv[1]) process.exitCode = (await build().catch(() => false)) ? 0 : 1;
