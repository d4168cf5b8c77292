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
 * each company its page and its history, and the companies of each earlier
 * day.
 */
async function* dynamicPaths() {
  yield* tables;
  yield "/data/percentile.sql";
  // Framework runs in a Node that reads no TypeScript.
  const {publishedCodes, publishedSnapshots} = await tsImport("./data-loaders/published.ts", import.meta.url);
  for (const code of await publishedCodes()) {
    yield `/companies/${code}`;
    yield `/data/histories/${code}.parquet`;
  }
  for (const {as_of} of (await publishedSnapshots()).slice(0, -1))
    for (const table of ["company_figures", "company_percentiles"])
      yield `/data/snapshots/${as_of}/${table}.parquet`;
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
