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

/** What else than the pages there is, once all loaders have run: Framework asks for files when it has all paths. */
async function* dynamicPaths() {
  // The page of any company, which fetches what there is of the one that its address names: those of listed companies
  // are made of it (scripts/build/companyPages.ts).
  yield "/companies/company";
  await loadersRan();
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
