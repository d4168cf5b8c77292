import {toldToGoOn} from "./scripts/build/toldToGoOn.js";
import {footer, head, header, PAGES, snapshotMark} from "./src/layout/layout.js";

// What the build knows of the age of its data (scripts/build/build.ts).
const freshness = JSON.parse(process.env.BENCHFOLIO_FRESHNESS || "null");

/**
 * What else than the pages there is. Framework asks for files when it has all paths: the packages and modules of pages
 * need no output of a loader, and are made while these run. A preview runs each loader when it is asked for.
 */
async function* dynamicPaths() {
  // The page of any company, which fetches what there is of the one that its address names: those of listed companies
  // are made of it (scripts/build/companyPages.ts).
  yield "/companies/company";
  await toldToGoOn();
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
