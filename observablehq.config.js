import {tsImport} from "tsx/esm/api";
import {footer, head, header, PAGES, snapshotMark} from "./src/layout/layout.js";

// What the build knows of the age of its data (scripts/build/build.ts).
const freshness = JSON.parse(process.env.BENCHFOLIO_FRESHNESS || "null");

/**
 * Resolves when the build says, on standard input, that all loaders have run (scripts/build/build.ts). Framework asks for
 * pages first, whose packages and modules need none of their outputs. A preview runs each loader when it is asked for.
 */
async function loadersRan() {
  if (!process.env.BENCHFOLIO_WAITS_FOR_LOADERS) return;
  for await (const words of process.stdin) if (String(words).includes("go on")) return;
  throw new Error("the build ended before its loaders did");
}

/**
 * The tables at addresses without a hash (https://…/data/scores.parquet), the definition of the percentile, for each
 * company its history and what its page shows, for each model, too, and the companies of each earlier day.
 */
async function* dynamicPaths() {
  // The page of any company, which fetches what there is of the one that its address names: those of listed companies
  // are made of it (scripts/build/companyPages.ts).
  yield "/companies/company";
  await loadersRan();
  // Framework runs in a Node that reads no TypeScript.
  const {TABLE_NAMES} = await tsImport("./data-loaders/contract.ts", import.meta.url);
  for (const name of [...TABLE_NAMES, "company_percentiles", "other_percentiles", "changes"])
    yield `/data/${name}.parquet`;
  yield "/data/percentile.sql";
  yield "/data/search.json";
  const {publishedCompanies, publishedModels, publishedSnapshots} = await tsImport(
    "./data-loaders/published.ts",
    import.meta.url
  );
  const {listed, others} = await publishedCompanies();
  for (const code of [...listed, ...others]) yield `/data/histories/${code}.parquet`;
  for (const code of [...listed, ...others]) yield `/data/answers/companies/${code}.json`;
  for (const id of await publishedModels()) yield `/data/answers/models/${id}.json`;
  for (const {as_of} of (await publishedSnapshots()).slice(0, -1))
    for (const table of ["company_figures", "company_percentiles"])
      yield `/data/snapshots/${as_of}/${table}.parquet`;
}

/** Every loader is TypeScript: for each file that it copies, Framework would look for one of every kind, in every folder. */
const NO_LOADERS = [".js", ".py", ".r", ".R", ".rs", ".go", ".java", ".jl", ".php", ".sh", ".exe"];

export default {
  root: "src",
  interpreters: Object.fromEntries(NO_LOADERS.map((extension) => [extension, null])),
  // The build goes to a folder of its own and is swapped in whole (scripts/build/build.ts).
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
  // Links end in `.html`, those to folders too: any host has a file of that name, few map another address to it.
  preserveExtension: true,
  preserveIndex: true
};
