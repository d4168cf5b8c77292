import {readdir, readFile, rm, writeFile} from "node:fs/promises";
import path from "node:path";
import {build, type Metafile, type Plugin} from "esbuild";
import {readPages} from "./readPages.js";

/** Where bundles lie in the site: one level deep, so that from each of them `../` is the site's root. */
const BUNDLES = "_bundle";
/** What Framework writes for the modules of pages: ours, and those of packages. */
const MODULES = /^(_import|_node|_npm)\//;
const PACKAGES = /^_(node|npm)\//;
/** No page draws a map, and every colour has its name in the style sheet (docs/decisions.md). */
const UNDRAWN = /[\\/]_node[\\/](d3-geo|d3-scale-chromatic)@[^\\/]+[\\/]index\.[^\\/]*js$/;
/** What Plot calls of them when it is loaded, not when it draws. */
const CALLED_AT_ONCE = new Set(["geoTransform"]);
const IMPORTED = /\bimport\("((?:\.\.?\/)+)((?:_import|_node|_npm)\/[^"]+\.js)"\)/g;
/** A module that a page starts by itself, beside what it imports: no page waits for it. */
const STARTED = /(<script type="module" async="" src=")((?:\.\.?\/)+)((?:_import|_node|_npm)\/[^"]+\.js)"/g;
const PRELOADED = /<link rel="modulepreload" href="(?:\.\.?\/)+(?:_import|_node|_npm)\/[^"]+">\n/g;
/**
 * What may come in vain to be spared a request: bytes, on the mean over the kinds of pages, so that a chunk that one
 * kind alone does not need may be larger than one that one kind alone needs. At 2,800 no page asks for more than 16
 * scripts at its start; less leaves more of them, more brings each page up to 2 kB more.
 */
const SMALL = 2800;
const ANSWERS = /"path":"((?:\.\.?\/)+_file\/data\/answers\/[^"]+\.json)"/g;

/**
 * Puts the modules of each page of `folder` into few files: Framework leaves a file a module, and over HTTP/1.1
 * a hundred of them wait for each other for longer than everything else before the first chart takes together.
 * What pages share stays shared, and what they load later stays a file of its own.
 */
export async function bundlePages(folder: string): Promise<void> {
  const root = path.resolve(folder);
  const pages = await readPages(root);
  const namedBy = (pattern: RegExp) =>
    pages.map(({html}) => [...html.matchAll(pattern)].map((match) => match.at(-1)!));
  const ofPages = namedBy(IMPORTED).filter((names) => names.length > 0);
  const [entries, started] = [ofPages, namedBy(STARTED)].map((names) => [...new Set(names.flat())]) as [
    string[],
    string[]
  ];
  if (entries.length === 0) return;
  const modules = await readModules(root);
  const separate = separateModules(modules);
  const bundle = (write: boolean, pulledIn: Pulled = NOTHING) =>
    bundleModules(root, {entries, separate, pulledIn, write});
  // Twice: which modules come to stand in small chunks is known only when they do.
  const first = (await bundle(false)).metafile;
  const {metafile} = await bundle(true, {modules: strayModules(ofPages, first), into: startsOf(first)});
  // By themselves: what they have in common with pages is little, and would part these into more files.
  const beside =
    started.length === 0
      ? []
      : Object.entries(
          (await bundleModules(root, {entries: started, separate, pulledIn: NOTHING, write: true})).metafile
            .outputs
        );
  const bundles = new Map(
    [...Object.entries(metafile.outputs), ...beside].flatMap(([file, {entryPoint}]) =>
      entryPoint ? [[entryPoint, file]] : []
    )
  );
  for (const {file, html} of pages) await writeFile(file, usingBundles(html, bundles, metafile));
  await removeUnused(root, modules, separate);
}

/** Modules that others are to hold on to. */
interface Pulled {
  readonly modules: readonly string[];
  readonly into: readonly string[];
}

const NOTHING: Pulled = {modules: [], into: []};

interface BundleOptions {
  readonly entries: readonly string[];
  /** Modules that stay as they are. */
  readonly separate: readonly string[];
  readonly pulledIn: Pulled;
  readonly write: boolean;
}

function bundleModules(root: string, {entries, separate, pulledIn, write}: BundleOptions) {
  return build({
    absWorkingDir: root,
    entryPoints: [...entries],
    outdir: root,
    entryNames: `${BUNDLES}/[name].[hash]`,
    chunkNames: `${BUNDLES}/[name].[hash]`,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    write,
    legalComments: "inline",
    logLevel: "warning",
    plugins: [resolveModules(root, separate), emptied(), pullIn(root, pulledIn)]
  });
}

/** What Framework wrote as modules: by its name in the site, its text. */
async function readModules(root: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(root, {recursive: true})).filter((file) => file.endsWith(".js"));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, await readFile(path.join(root, file), "utf8")] as const)
    )
  );
}

/** Modules that ask for files beside themselves: they work only where Framework put them. */
function separateModules(modules: ReadonlyMap<string, string>): readonly string[] {
  return [...modules]
    .filter(([file, text]) => MODULES.test(file) && text.includes("import.meta"))
    .map(([file]) => file);
}

/** Leaves Framework's client and the separate modules outside; packages have no side effects, so unused parts go. */
function resolveModules(root: string, separate: readonly string[]): Plugin {
  return {
    name: "modules",
    setup({onResolve}) {
      onResolve({filter: /^\./}, ({path: specifier, resolveDir, kind}) => {
        const file = path.relative(root, path.resolve(resolveDir, specifier)).replaceAll(path.sep, "/");
        if (kind === "entry-point" || (MODULES.test(file) && !separate.includes(file)))
          return {path: path.join(root, file), sideEffects: !PACKAGES.test(file)};
        return {path: `../${file}`, external: true};
      });
    }
  };
}

/**
 * Modules of chunks that pages wait for and that bring little to those that do not need them. Each set of pages with a
 * module in common gets a chunk, which with every page becomes more and smaller ones: asking for them takes longer than
 * loading them with all pages does.
 */
function strayModules(pages: readonly (readonly string[])[], {inputs, outputs}: Metafile): string[] {
  // Pages of one kind, such as those of companies, ask for the same.
  const kinds = [...new Map(pages.map((names) => [names.join(), names])).values()].map((names) => {
    const bundles = Object.keys(outputs).filter((file) => names.includes(outputs[file]!.entryPoint ?? ""));
    return new Set(bundles.flatMap((file) => [...reached(file, outputs)]));
  });
  const inVain = (file: string) =>
    (outputs[file]!.bytes * kinds.filter((waited) => !waited.has(file)).length) / kinds.length;
  const stray = [...new Set(kinds.flatMap((waited) => [...waited]))]
    .filter((file) => outputs[file]!.entryPoint === undefined && inVain(file) < SMALL)
    .flatMap((file) => Object.keys(outputs[file]!.inputs))
    // An import of a package for its own sake is dropped.
    .filter((module) => !PACKAGES.test(module));
  return welcomeModules(stray, pages, inputs);
}

/** Those of `modules` that bring a page little besides each other: a small one may import a large one. */
function welcomeModules(
  modules: readonly string[],
  pages: readonly (readonly string[])[],
  inputs: Metafile["inputs"]
): string[] {
  const ofPages = pages.map((names) => new Set(names.flatMap((name) => [...reached(name, inputs)])));
  const common = [...(ofPages[0] ?? [])].filter((module) => ofPages.every((each) => each.has(module)));
  const there = new Set([...common, ...modules]);
  const brought = (module: string) =>
    [...reached(module, inputs)]
      .filter((other) => !there.has(other))
      .reduce((sum, other) => sum + inputs[other]!.bytes, 0);
  return modules.filter((module) => brought(module) < SMALL);
}

/** Modules, or the bundles that were made of them, with their imports. */
type Files = Metafile["inputs"] | Metafile["outputs"];

/** A file and all that it imports before it runs. */
function reached(file: string, files: Files): ReadonlySet<string> {
  const found = new Set([file]);
  for (const each of found)
    for (const {path: other, kind, external} of files[each]?.imports ?? [])
      if (kind === "import-statement" && !external) found.add(other);
  return found;
}

/**
 * Gives a package that no page draws with a name for each of its exports and nothing behind it: calling one says so.
 * The library that asks for it (Plot, for maps and for schemes of colours) refers to all of it, so that none of it
 * would be seen as unused.
 */
function emptied(): Plugin {
  return {
    name: "emptied",
    setup({onLoad}) {
      onLoad({filter: UNDRAWN}, async ({path: file}) => {
        const [, list = ""] = /export\s*\{([^}]*)\};?\s*$/.exec(await readFile(file, "utf8")) ?? [];
        const names = list.split(",").map((name) => name.trim().replace(/^.* as /, ""));
        if (names[0] === "") throw new Error(`no list of exports in ${file}`);
        const contents = `const blank = () => ({});
function none() { throw new Error("left out of the build: ${path.basename(path.dirname(file))}"); }
export {${names.map((name) => `${CALLED_AT_ONCE.has(name) ? "blank" : "none"} as ${name}`).join(", ")}};`;
        return {contents, loader: "js"};
      });
    }
  };
}

/** What pages begin with, and what they load later: by these a bundler parts modules into chunks. */
function startsOf({outputs}: Metafile): string[] {
  return Object.values(outputs).flatMap(({entryPoint}) => entryPoint ?? []);
}

/** Lets each of `into` import `modules`, so that they come to stand in what all share. */
function pullIn(root: string, {modules, into}: Pulled): Plugin {
  return {
    name: "pull in",
    setup({onLoad}) {
      onLoad({filter: /\.js$/}, async ({path: file}) => {
        if (!into.includes(path.relative(root, file).replaceAll(path.sep, "/"))) return null;
        const imports = modules.map(
          (module) => `import ${JSON.stringify(fromFile(file, path.join(root, module)))};`
        );
        return {contents: [await readFile(file, "utf8"), ...imports].join("\n"), loader: "js"};
      });
    }
  };
}

/** How `file` writes that it imports `other`. */
function fromFile(file: string, other: string): string {
  return `./${path.relative(path.dirname(file), other).replaceAll(path.sep, "/")}`;
}

/**
 * A page whose imports are bundles, with its bundles and its build-time answers asked for at once: before the script
 * of the head, for what stands behind a script is not seen until it ran. The style sheet goes first: with it the page
 * shows what it opens with (openings.ts), and on a slow line scripts would share the way with it.
 */
function usingBundles(html: string, bundles: ReadonlyMap<string, string>, metafile: Metafile): string {
  const preloads = new Set<string>();
  const bundleOf = (file: string) => {
    const bundle = bundles.get(file);
    if (bundle === undefined) throw new Error(`no bundle for ${file}`);
    return bundle;
  };
  const page = html
    .replaceAll(PRELOADED, "")
    .replaceAll(STARTED, (_, start: string, up: string, file: string) => `${start}${up}${bundleOf(file)}"`)
    .replaceAll(IMPORTED, (_, up: string, file: string) => {
      for (const part of reached(bundleOf(file), metafile.outputs))
        preloads.add(`<link rel="modulepreload" fetchpriority="low" href="${up}${part}">`);
      return `import("${up}${bundleOf(file)}")`;
    });
  for (const [, file] of html.matchAll(ANSWERS))
    preloads.add(`<link rel="preload" as="fetch" fetchpriority="low" crossorigin href="${file}">`);
  return page.replace(/<link rel="stylesheet"[^>]*>\n/, (styles) => `${styles}${[...preloads].join("\n")}\n`);
}

/** Removes what is in the bundles, except what the separate modules and Framework's client name themselves. */
async function removeUnused(
  root: string,
  modules: ReadonlyMap<string, string>,
  separate: readonly string[]
): Promise<void> {
  const files = [...modules.keys()];
  const kept = new Set([...separate, ...files.filter((file) => file.startsWith("_observablehq/"))]);
  for (const file of kept)
    for (const [, named] of (modules.get(file) ?? "").matchAll(/"(\.\.?\/[^"]+\.js)"/g)) {
      const other = path.posix.join(path.posix.dirname(file), named!);
      if (modules.has(other)) kept.add(other);
    }
  for (const file of files) if (MODULES.test(file) && !kept.has(file)) await rm(path.join(root, file));
}
