import {readdirSync} from "node:fs";
import {tsImport} from "tsx/esm/api";
import {footer, head, header, PAGES} from "./shell.js";

const tables = readdirSync(new URL("./src/data", import.meta.url))
  .filter((file) => file.endsWith(".parquet.ts"))
  .map((file) => `/data/${file.replace(/\.ts$/, "")}`);

/**
 * The tables at addresses without a hash (https://…/data/scores.parquet), the definition of the percentile, and for
 * each company its page and its history.
 */
async function* dynamicPaths() {
  yield* tables;
  yield "/data/percentile.sql";
  // Framework runs in a Node that reads no TypeScript.
  const {publishedCodes} = await tsImport("./data-loaders/published.ts", import.meta.url);
  for (const code of await publishedCodes()) {
    yield `/companies/${code}`;
    yield `/data/histories/${code}.parquet`;
  }
}

export default {
  root: "src",
  // The build goes to a folder of its own and is swapped in whole (scripts/build.ts).
  output: process.env.BENCHFOLIO_OUTPUT ?? "dist",
  title: "Benchfolio",
  pages: PAGES.map(({path, en}) => ({path, name: en})),
  dynamicPaths,
  style: "style.css",
  globalStylesheets: [],
  head,
  header,
  footer,
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: false
};
