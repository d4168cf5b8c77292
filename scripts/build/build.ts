import {spawnSync} from "node:child_process";
import {mkdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../../data-loaders/badInput.js";
import {type Freshness, freshness} from "../../data-loaders/freshness.js";
import {messageOf} from "../../data-loaders/messageOf.js";
import {withLock} from "../../data-loaders/store/lock.js";
import {pinForBuild, storeFolder} from "../../data-loaders/store/publishedSnapshot.js";
import {type PlainCommand, plainCommand} from "../plainCommand.js";
import {bundlePages} from "./bundlePages.js";
import {linkEarlierFiles} from "./earlierFiles.js";
import {BrokenPages, finishPages} from "./finishPages.js";
import {prepareCache, rememberPackages, type ToolOptions, tool} from "./framework.js";
import {writeNotFound} from "./notFound.js";
import {addOldColours} from "./oldColours.js";
import {endOrphans, rememberChild} from "./orphan.js";
import {writePolicies} from "./policies.js";
import {precompress} from "./precompress.js";
import {makePreviews} from "./previewPictures.js";
import {publishOutputs} from "./publishOutputs.js";
import {newSite, publishSite, type SitePlaces} from "./site.js";
import {siteAddress} from "./siteAddress.js";
import {writeHeads} from "./writeHeads.js";

/** Where a quiet build keeps its lines. */
export const LOG = ".cache/build.log";

export interface BuildOptions {
  /** Ends the build; what is published stays. */
  readonly signal?: AbortSignal;
  /** Keeps Framework's own lines, some thousand, in a file, and prints the last of them where it fails. */
  readonly isQuiet?: boolean;
  /** Variables that hold secrets: a build needs none, and what it writes may be read by others. */
  readonly secrets?: readonly string[];
  /** Where the demo's site goes: what is built then is synthetic, and nothing else is let there. */
  readonly demo?: SitePlaces;
  /** Is told how much of it is done, 0 to 1, while it is quiet. */
  readonly onShare?: (share: number) => void;
}

/**
 * Builds the whole site beside the published one and swaps it in. On any failure what was published stays.
 * Every table is of one snapshot of the store, or of the embedded report where there is no store.
 */
export async function build(options: BuildOptions = {}): Promise<boolean> {
  try {
    await mkdir(".cache", {recursive: true});
    // Two builds at once would clear each other's caches and folders.
    await withLock(".cache/build.lock", () => buildSite(options));
    return true;
  } catch (error) {
    console.error(`build failed, the published site is unchanged: ${messageOf(error)}`);
    if (!(error instanceof BrokenPages)) throw error;
    return false;
  }
}

async function buildSite({signal, isQuiet = false, secrets, onShare, demo}: BuildOptions): Promise<void> {
  // What is synthetic is nowhere but on this machine.
  const site = demo ? null : siteAddress(process.env);
  const folder = await newSite(demo);
  try {
    const pin = await pinForBuild();
    const known = await freshnessFor({...process.env, ...pin});
    checkDemo(known, demo !== undefined);
    const env = {BENCHFOLIO_OUTPUT: folder, ...pin, ...known};
    await endOrphans();
    await prepareCache();
    const log = isQuiet ? LOG : undefined;
    const telling = log && onShare ? await tellShare(log, onShare) : undefined;
    if (log) await rm(log, {force: true});
    const run = async (
      command: Parameters<typeof tool>[0],
      args: readonly string[],
      more: Pick<ToolOptions, "onStart" | "goOn"> = {}
    ) => {
      const code = await tool(command, args, env, {signal, log, withheld: secrets, ...more});
      signal?.throwIfAborted();
      if (code === 0) return;
      const said = log ? `; its lines are in ${log}` : "";
      // The record of a refresh, which a page shows, gets no path of this machine.
      throw new Error(
        `${command} ${path.basename(args.find((arg) => !arg.startsWith("-"))!)} ended with exit code ${code}${said}`
      );
    };
    // Each is started before it can go on, to have read what it is made of by then; Framework first reads pages and
    // bundles packages, which need no data.
    const onStart = rememberChild;
    const loaded = run("tsx", [path.join(import.meta.dirname, "runLoaders.ts")], {onStart});
    const written = run("observable", ["build"], {onStart, goOn: loaded}).finally(() => telling?.stop());
    const bundled = written.then(() => bundle(folder));
    // The one writes pages, the other answers: together they take as long as one of them on two cores.
    const options = nodeOptions();
    const drawn = ["openings.ts", "early.ts"].map(async (step) => {
      await loaded;
      await run("tsx", [...options, path.join(import.meta.dirname, step), folder], {goOn: bundled});
    });
    try {
      await allEnded([loaded, written, bundled, ...drawn]);
    } catch (error) {
      if (log && !signal?.aborted) console.error(await lastWords(log));
      throw error;
    }
    await writeNotFound(folder, {freshness: JSON.parse(known.BENCHFOLIO_FRESHNESS!), site});
    await writeHeads(folder, {site, pictures: site === null ? new Map() : await makePreviews(folder)});
    await writePolicies(folder);
    onShare?.(BUNDLED);
    await precompress(folder);
    // GitHub Pages, given a branch, would leave out every folder whose name begins with a _.
    await writeFile(path.join(folder, ".nojekyll"), "");
    await linkEarlierFiles(folder, demo);
    signal?.throwIfAborted();
    await publishSite(folder, demo);
  } catch (error) {
    await rm(folder, {recursive: true, force: true});
    throw error;
  }
}

/** Makes what Framework wrote into `folder` the site's pages, as they are before anything is drawn into them. */
async function bundle(folder: string): Promise<void> {
  await publishOutputs(folder);
  await finishPages(folder);
  await addOldColours(folder);
  await rememberPackages();
  await bundlePages(folder);
}

/** Resolves when all have ended; rejects then with the first error: what still runs would write into a folder that goes. */
async function allEnded(steps: readonly Promise<void>[]): Promise<void> {
  for (const ended of await Promise.allSettled(steps)) if (ended.status === "rejected") throw ended.reason;
}

/** Throws BadInput where synthetic companies would be published as real ones. */
function checkDemo({BENCHFOLIO_FRESHNESS}: Record<string, string>, isDemo: boolean): void {
  const {is_demo}: Freshness = JSON.parse(BENCHFOLIO_FRESHNESS!);
  if (is_demo === isDemo) return;
  throw new BadInput(
    {file: storeFolder()},
    isDemo
      ? "not the store of the demo: its companies are real"
      : "holds the synthetic companies of the demo (codes in .DEMO), which npm run demo alone shows; choose another BENCHFOLIO_STORE"
  );
}

/**
 * How Node collects garbage where whole pages are made and thrown away: what lives as long as a page is copied less often,
 * and by one thread, as two such steps run side by side. A fifth of their processor time less.
 */
const FOR_PAGES = ["--no-parallel-scavenge", "--min-semi-space-size=32", "--max-semi-space-size=64"];

/** Those of FOR_PAGES that this Node knows: it refuses to start with one that it does not. */
function nodeOptions(): readonly string[] {
  const {stdout} = spawnSync(process.execPath, ["--v8-options"], {encoding: "utf8"});
  return FOR_PAGES.filter((option) => stdout.includes(`--${/^--(?:no-)?([a-z-]+)/.exec(option)![1]} `));
}

/** How much of a build is done when pages are written, and when they are bundled. By the clock, roughly. */
const [WRITTEN, BUNDLED] = [0.7, 0.8];
/** Milliseconds that writing pages takes where no build before says how long it took. */
const FIRST = 45_000;
/** Milliseconds between two words on how far it is. */
const LOOK = 500;

/** Tells how far the tools are by the time that they took the last time: from first to last line of its `log`. */
export async function tellShare(log: string, onShare: (share: number) => void): Promise<{stop(): void}> {
  const last = await stat(log).catch(() => null);
  const took = last && last.birthtimeMs > 0 ? last.mtimeMs - last.birthtimeMs : 0;
  const whole = took > LOOK ? took : FIRST;
  const began = Date.now();
  const tell = () => onShare(WRITTEN * Math.min(0.99, (Date.now() - began) / whole));
  // It keeps no process alive.
  const timer = setInterval(tell, LOOK).unref();
  return {
    stop() {
      clearInterval(timer);
      onShare(WRITTEN);
    }
  };
}

async function lastWords(log: string): Promise<string> {
  const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
  return lines.slice(-20).join("\n");
}

/** What every page is told of the age of its data. */
export async function freshnessFor(env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const say = (line: string) => console.error(line);
  return {BENCHFOLIO_FRESHNESS: JSON.stringify(await freshness(env, new Date(), say))};
}

const COMMAND: PlainCommand = {
  name: "npm run build",
  description:
    "Build the site from the embedded reports, or from the store where there is one, into a new folder, and swap it in as dist. A failed build changes nothing.",
  environment: {
    BENCHFOLIO_STORE: "folder of the dated snapshots (default: store)",
    BENCHFOLIO_COMPRESSION: "fast, none or best (default: best)",
    BENCHFOLIO_URL: "the site's public address, for search engines and previews of links",
    "BENCHFOLIO_…": "more in docs/refresh.md"
  }
};

if (import.meta.filename === process.argv[1])
  process.exitCode = await plainCommand(COMMAND, async () => ((await build().catch(() => false)) ? 0 : 1));
