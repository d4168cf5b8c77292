import {existsSync} from "node:fs";
import path from "node:path";
import {install, npmIn} from "./npmIn.js";
import {copyTables} from "./plainPage.js";

const PROJECT = path.resolve("bench/vgplot");
const OUTPUT = path.join(PROJECT, "dist");

/**
 * Installs and builds `bench/vgplot` on the tables of the built site `site`; returns the folder to serve. With `reuse`,
 * what is installed or built already stays. Throws where npm fails.
 */
export async function buildVgplotPage(site: string, {reuse}: {readonly reuse: boolean}): Promise<string> {
  install(PROJECT, {reuse});
  if (!reuse || !existsSync(path.join(OUTPUT, "index.html"))) npmIn(PROJECT, "run", "build");
  await copyTables(site, path.join(OUTPUT, "data"));
  return OUTPUT;
}
