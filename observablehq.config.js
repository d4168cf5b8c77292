import {readdirSync} from "node:fs";
import {footer, head, header, PAGES, snapshotMark} from "./shell.js";

const tables = readdirSync(new URL("./src/data", import.meta.url))
  .filter((file) => file.endsWith(".parquet.ts"))
  .map((file) => `/data/${file.replace(/\.ts$/, "")}`);

// What the build knows of the age of its data (scripts/build.ts).
const freshness = JSON.parse(process.env.BENCHFOLIO_FRESHNESS || "null");

export default {
  root: "src",
  // The build goes to a folder of its own and is swapped in whole (scripts/build.ts).
  output: process.env.BENCHFOLIO_OUTPUT ?? "dist",
  title: "Benchfolio",
  pages: PAGES.map(({path, en}) => ({path, name: en})),
  // Every table also at an address without a hash: https://…/data/scores.parquet
  dynamicPaths: tables,
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
