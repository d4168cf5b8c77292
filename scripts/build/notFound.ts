import {readdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {build} from "esbuild";
import type {Freshness} from "../../data-loaders/freshness.js";
import {both} from "../../src/layout/both.js";
import {demoBanner} from "../../src/layout/demoBanner.js";
import {AFTER_PARSE, footer, head, masthead, snapshotMark} from "../../src/layout/layout.js";
import {type NotFoundMessages, notFoundMessages} from "../../src/lib/messages/notFound.js";
import {NOT_FOUND} from "../notFoundPage.js";

const TITLE = wordsOf(({title}) => title);
const UNREAD = wordsOf(({unread}) => unread);

function wordsOf(word: (m: NotFoundMessages) => string) {
  return {en: word(notFoundMessages.en), zh: word(notFoundMessages.zh)};
}

// Runs before anything with an address of its own is read. The likeliest root, until the true one is found: what stands
// before a folder of the site, else the folder of the address.
const FIND_ROOT = `{
  const {folders, root} = document.currentScript.dataset;
  const parts = location.pathname.split("/").slice(0, -1);
  const at = parts.findIndex((part) => part !== "" && folders.split(" ").includes(part));
  const base = document.createElement("base");
  base.href = root || [...parts.slice(0, at < 0 ? parts.length : at), ""].join("/");
  document.head.append(base);
}`;

/**
 * Writes the page for addresses that do not exist into the site in `folder`. A host shows it at any address below the
 * site, or of another site beside it, so that everything that it needs stands in it, and the rest is found by its
 * script. `site` is the site's public address, where it is known.
 */
export async function writeNotFound(
  folder: string,
  {freshness, site = null}: {readonly freshness: Freshness | null; readonly site?: URL | null}
): Promise<void> {
  const [styles, script, folders] = await Promise.all([stylesOf(folder), bundled(), foldersOf(folder)]);
  const data = `data-folders="${folders.join(" ")}"${site ? ` data-root="${site.pathname}"` : ""}`;
  await writeFile(
    path.join(folder, NOT_FOUND),
    `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title data-zh="${TITLE.zh} | Benchfolio">${TITLE.en} | Benchfolio</title>
${head}${snapshotMark(freshness)}
<script ${data}>${FIND_ROOT}</script>
<style>${styles}</style>
</head>
<body>
<div id="observablehq-center">
<header id="observablehq-header">
${masthead("./", ".html")}
${freshness?.is_demo ? demoBanner() : ""}
<script>${AFTER_PARSE}</script>
</header>
<main id="observablehq-main" class="observablehq not-found" ${data}>
<h1>${both(TITLE)}</h1>
<p class="standfirst absent">${both(UNREAD)}</p>
<div class="nearest" aria-live="polite"></div>
<div class="search"></div>
</main>
<footer id="observablehq-footer">
${footer}
</footer>
</div>
<script type="module">${script}</script>
</body>
</html>
`
  );
}

/** The site's style sheet, with nothing in it that would end the element. */
async function stylesOf(folder: string): Promise<string> {
  const first = await readFile(path.join(folder, "index.html"), "utf8");
  const name = /<link rel="stylesheet"[^>]* href="\.\/([^"]+)"/.exec(first)?.[1];
  const css = name === undefined ? "" : await readFile(path.join(folder, name), "utf8");
  return css.replaceAll("</style", "<\\/style");
}

async function bundled(): Promise<string> {
  const {outputFiles} = await build({
    stdin: {
      contents: 'import {fillNotFound} from "./src/layout/notFound.ts"; fillNotFound();',
      resolveDir: path.resolve(import.meta.dirname, "../..")
    },
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    legalComments: "none",
    logLevel: "warning"
  });
  // esbuild leaves no end of a script in it.
  return outputFiles[0]!.text;
}

/** Folders of the site that have pages of their own. */
async function foldersOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, {recursive: true});
  const pages = names.map((name) => name.replaceAll(path.sep, "/")).filter((name) => name.endsWith(".html"));
  return [...new Set(pages.flatMap((page) => page.split("/").slice(0, -1)[0] ?? []))].sort();
}
