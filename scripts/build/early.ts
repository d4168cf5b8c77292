import {createHash} from "node:crypto";
import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {earlyAnswers} from "../../data-loaders/answer.js";
import {messageOf} from "../../data-loaders/messageOf.js";
import {textKey} from "../../src/lib/textKey.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import {RUN_CHANGES} from "../../src/queries/runChanges.js";
import {cellsOf, openWindow, runCells} from "./openings.js";
import {type BuiltPage, readPages} from "./readPages.js";
import {askedUnder, type Opened, watched} from "./singleChanges.js";

// Answers what pages ask after a single change of their opening view, a file for each question: what the reader
// clicks while the engine is on its way has an answer. The page's own cells are opened in jsdom and its state changed;
// what their figures then ask is what is answered, so that no second list says what a filter asks.

/** Files a page at most: what is left is the engine's, and the build says so. */
export const MOST_FILES = 300;
/** Bytes of JSON in a file at most. */
const MOST_BYTES = 256 * 1024;
const FOLDER = "data/early";

/** Pages whose figures ask an engine; those of single companies and models have no other choice than what was answered. */
const PAGES = [
  ...["companies/valuation", "companies/performance"],
  ...["models/benchmarks", "models/frontier", "data/index"]
];

/** Writes the files of every page of `folder` that has filters, and tells its HTML where they are. */
export async function writeEarly(folder: string): Promise<void> {
  const answer = await earlyAnswers(materializedTables, RUN_CHANGES);
  for (const page of await readPages(folder)) {
    if (!PAGES.includes(page.name.replace(/\.html$/, ""))) continue;
    const {files, told} = await answered(await questionsOf(folder, page), answer);
    console.log(`early answers of ${page.name}: ${told}`);
    if (files.size > 0) await writePage(folder, page, files);
  }
}

/** The texts that a page's figures ask after a single change and that its own answers do not have. */
async function questionsOf(folder: string, page: BuiltPage): Promise<ReturnType<typeof askedUnder>> {
  const script = cellsOf(page.html);
  if (script === null) throw new Error(`${page.name}: no cells`);
  const window = openWindow(page.html);
  const missed = new Set<string>();
  let opened: Opened | undefined;
  window.document.addEventListener("benchfolio:board", (event) => {
    opened = (event as CustomEvent<Opened>).detail;
  });
  await runCells(window, {
    ...{folder, page, script, lang: "en", room: 0},
    // The board has made all figures by then.
    until: () => opened !== undefined,
    attached: (json) => watched(json as object, missed)
  });
  if (!opened) throw new Error(`${page.name}: its board told of no state`);
  // The window stays open: its timers are of this process, which ends when all is written.
  return askedUnder(opened, missed, MOST_FILES);
}

type Answer = Awaited<ReturnType<typeof earlyAnswers>>;

/** Answers what is `asked`, each as JSON by its key; what of the changes is left to the engine is `told`. */
export async function answered({asked, left}: ReturnType<typeof askedUnder>, answer: Answer) {
  const files = new Map<string, string>();
  let [large, elsewhere] = [0, 0];
  for (const sql of asked.slice(0, MOST_FILES)) {
    const rows = await answer(sql);
    const json = rows ? JSON.stringify({[sql]: rows}) : "";
    if (rows === undefined) elsewhere++;
    else if (rows === null || json.length > MOST_BYTES) large++;
    else if (files.has(textKey(sql))) throw new Error(`two questions have one key: ${sql}`);
    else files.set(textKey(sql), json);
  }
  const others = [
    [large, "too large"],
    [elsewhere, "of other days"],
    [left, "changes not tried"]
  ] as const;
  const told = others.flatMap(([n, why]) => (n > 0 ? [`${n} ${why}`] : [])).join(", ");
  return {files, told: `${files.size} files${told && `; left to the engine: ${told}`}`};
}

async function writePage(folder: string, page: BuiltPage, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(path.join(folder, FOLDER), {recursive: true});
  // Of other data the files have other names: a page that is open asks for those of its own.
  const hash = createHash("sha256");
  for (const json of files.values()) hash.update(json);
  const mark = hash.digest("hex").slice(0, 8);
  const write = (name: string, text: string) =>
    writeFile(path.join(folder, FOLDER, `${name}.${mark}.json`), text);
  for (const [key, json] of files) await write(key, json);
  await write("index", JSON.stringify([...files.keys()]));
  const address = path.posix.relative(path.posix.dirname(page.name), `${FOLDER}/index.${mark}.json`);
  const meta = `<meta name="benchfolio-early" content="${address}">\n`;
  await writeFile(
    page.file,
    page.html.replace("</head>", () => `${meta}</head>`)
  );
}

if (process.argv[1] === import.meta.filename) {
  try {
    await writeEarly(path.resolve(process.argv[2]!));
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
  // Timers of pages are of no more use.
  process.exit();
}
