import {readdirSync} from "node:fs";
import {tsImport} from "tsx/esm/api";
import {footer, head, header, PAGES, snapshotMark} from "./shell.js";

const tables = readdirSync(new URL("./src/data", import.meta.url))
  .filter((file) => file.endsWith(".parquet.ts"))
  .map((file) => `/data/${file.replace(/\.ts$/, "")}`);

// What the build knows of the age of its data (scripts/build.ts).
const freshness = JSON.parse(process.env.BENCHFOLIO_FRESHNESS || "null");

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
  head: head + snapshotMark(freshness),
  header: (page) => header(page, freshness),
  footer,
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: false
};
