import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import path from "node:path";
import {computeTables} from "../data-loaders/computeTables.js";
import {demoSource} from "../data-loaders/demo/demoSource.js";
import {DEMO_DAYS} from "../data-loaders/demo/demoTables.js";
import {formatViolation} from "../data-loaders/gate.js";
import {messageOf} from "../data-loaders/messageOf.js";
import {refresh} from "../data-loaders/refresh.js";
import {openStore} from "../data-loaders/store/store.js";
import {build} from "./build/build.js";
import {type PlainCommand, plainCommand} from "./plainCommand.js";
import {progressOn} from "./progress.js";
import {addressOf, serve} from "./serve.js";

/** All that the demo writes but caches: no file of the user's is touched, and it may be removed at any time. */
export const DEMO_FOLDER = ".demo";

const STORE = path.join(DEMO_FOLDER, "store");
const SITE = {sites: path.join(DEMO_FOLDER, "site"), published: path.join(DEMO_FOLDER, "dist")};
/** What the site there was built from. */
const MADE = path.join(DEMO_FOLDER, "made-from.txt");
const SOURCES = ["data-loaders", "scripts", "src", "observablehq.config.js", "package-lock.json"];

/** The environment of the demo: its own store, and nothing that tells the user's own site what to be. */
export function demoEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !name.startsWith("BENCHFOLIO_"));
  return {
    ...Object.fromEntries(others),
    BENCHFOLIO_STORE: STORE,
    // There is none: the demo reads no file of anybody's.
    BENCHFOLIO_INBOX: path.join(DEMO_FOLDER, "inbox"),
    // Served on this machine, where compressing takes longer than sending.
    BENCHFOLIO_COMPRESSION: "none",
    // Lists, categories and presets come first; the engine on this machine soon has the rest.
    BENCHFOLIO_EARLY_FILES: "30"
  };
}

/** Stores every day of the synthetic market in `folder`, as a refresh on each would. Throws where the gate finds an error. */
export async function storeDemo(
  folder: string,
  say: (line: string) => void = () => {},
  days: readonly string[] = DEMO_DAYS
): Promise<void> {
  const env = demoEnvironment(process.env);
  const source = demoSource();
  for (const [i, as_of] of days.entries()) {
    say(`synthetic market: ${as_of}, day ${i + 1} of ${days.length}`);
    const outcome = await refresh({
      ...{source, store: openStore(folder), as_of, compute: computeTables, env},
      signal: new AbortController().signal,
      reporter: {step() {}, progress() {}, say() {}}
    });
    if (outcome.status !== "ok")
      throw new Error([outcome.message, ...outcome.findings.map(formatViolation)].join("\n"));
  }
}

/** The state of all that the demo is made of, so that a second start knows whether what lies there is of it. */
async function madeFrom(): Promise<string> {
  const hash = createHash("sha256");
  for (const place of SOURCES) {
    const files = place.includes(".")
      ? [place]
      : (await readdir(place, {recursive: true, withFileTypes: true}))
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
          .filter((file) => !file.includes(".observablehq"))
          .sort();
    for (const file of files) hash.update(`${file}\n`).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function makeSite(): Promise<boolean> {
  const state = await madeFrom();
  const before = await readFile(MADE, "utf8").catch(() => "");
  if (before === state && existsSync(SITE.published)) return true;
  await rm(DEMO_FOLDER, {recursive: true, force: true});
  await mkdir(DEMO_FOLDER, {recursive: true});
  const say = (line: string) => console.log(line);
  await storeDemo(STORE, say);
  say("building the pages, which takes half a minute or more");
  const progress = progressOn(process.stderr);
  progress.step("build");
  try {
    if (!(await build({isQuiet: true, demo: SITE, onShare: progress.building}))) return false;
  } finally {
    progress.end();
  }
  await writeFile(MADE, state);
  return true;
}

async function main(): Promise<number> {
  for (const name of Object.keys(process.env)) if (name.startsWith("BENCHFOLIO_")) delete process.env[name];
  Object.assign(process.env, demoEnvironment(process.env));
  const began = Date.now();
  const port = Number(process.env.PORT ?? 3000);
  try {
    if (!(await makeSite())) return 1;
    const server = await serve({port, published: SITE.published});
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(
      `Benchfolio's demo, companies that do not exist, is served on this machine only after ${seconds} s: ${addressOf(server)}companies/valuation.html`
    );
    return 0;
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    console.error(isTaken ? `port ${port} is taken; PORT=8080 npm run demo takes another` : messageOf(error));
    return 1;
  }
}

const COMMAND: PlainCommand = {
  name: "npm run demo",
  description: `Build and serve the whole site from a synthetic market of companies that do not exist, in ${DEMO_FOLDER}/ alone: nothing of yours is read or written, and the folder may be removed at any time. A second start serves at once what is there.`,
  environment: {PORT: "port of the site on 127.0.0.1 (default: 3000)"}
};

if (import.meta.filename === process.argv[1]) process.exitCode = await plainCommand(COMMAND, main);
