import {mkdirSync, writeFileSync} from "node:fs";
import path from "node:path";
import {refresh} from "../../../data-loaders/refresh.js";
import type {Source} from "../../../data-loaders/sources/source.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {newSite, publishSite} from "../../../scripts/build/site.js";
import {stampedTables, stampsOf} from "./stampedTables.js";

// Refreshes again and again until it is killed: a version to the store, then a small site of the same version, in the
// folder that is its first argument. With a second argument it kills itself before that change on disk.
const [folder = "", killAt] = process.argv.slice(2);
process.env.BENCHFOLIO_REPORTS = path.resolve("data-loaders/reports");
process.chdir(folder);

let steps = 0;
function step(): void {
  if (killAt !== undefined && steps++ === Number(killAt)) process.kill(process.pid, "SIGKILL");
}

const store = openStore("store", {step});
const before = await store.current();
let version = before ? stampsOf(await before.readAll())[0]! : 0;

const source: Source = {
  name: "synthetic",
  secrets: [],
  fetch: async () => ({tables: stampedTables(version), as_of: dayOf(version), rows_in: 1})
};

// Two versions a day: the second takes the place of the first.
function dayOf(version: number): string {
  return new Date(Date.UTC(2024, 0, 1 + Math.floor(version / 2))).toISOString().slice(0, 10);
}

/** A site of three files, each of which says its version: built and swapped in as the real one is. */
async function build(): Promise<boolean> {
  const site = await newSite();
  mkdirSync(path.join(site, "data"));
  for (const file of ["index.html", "data/index.html", "data/valuations.parquet"]) {
    step();
    writeFileSync(path.join(site, file), String(version));
  }
  step();
  await publishSite(site);
  step();
  return true;
}

console.log("ready");
for (;;) {
  version++;
  const {status, message} = await refresh({
    source,
    store,
    build,
    keep: 3,
    // The rows are made to be told apart, not to pass.
    accepted: ["*"],
    signal: new AbortController().signal,
    reporter: {
      step() {},
      progress() {}, // The synthetic company is in no list, which is no warning.
      say: (line) => line.startsWith("in no list") || console.error(line)
    }
  });
  if (status !== "ok") throw new Error(message);
  console.log(`done ${version}`);
}
