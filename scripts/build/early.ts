import {createHash} from "node:crypto";
import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {earlyAnswers} from "../../data-loaders/answer.js";
import {messageOf} from "../../data-loaders/messageOf.js";
import type {ScopedQueries} from "../../src/boards/scope.js";
import type {Answers} from "../../src/lib/queryClient.js";
import {COMPARE_SCOPE} from "../../src/queries/compareScope.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import {PERFORMANCE_SCOPE} from "../../src/queries/performanceScope.js";
import {RUN_CHANGES} from "../../src/queries/runChanges.js";
import {VALUATION_SCOPE} from "../../src/queries/valuationScope.js";
import {answered, listFiles, mostFiles} from "./earlyFiles.js";
import {earlyFolder} from "./earlyFolder.js";
import {cellsOf, openWindow, runCells} from "./openings.js";
import {type BuiltPage, readPages} from "./readPages.js";
import {askedUnder, openedIn, watched} from "./singleChanges.js";
import {toldToGoOn} from "./toldToGoOn.js";

// Answers what pages ask after a single change of their opening view, a file for each question: what the reader
// clicks while the engine is on its way has an answer. The page's own cells are opened in jsdom and its state changed;
// what their figures then ask is what is answered, so that no second list says what a filter asks.

/** Pages whose figures ask an engine, and what they ask of another list than the first where they show one. */
const PAGES: Readonly<Record<string, ScopedQueries | null>> = {
  "companies/valuation": VALUATION_SCOPE,
  "companies/performance": PERFORMANCE_SCOPE,
  "companies/compare": COMPARE_SCOPE,
  "models/benchmarks": null,
  "models/frontier": null,
  "data/index": null
};

/** Writes the files of every page of `folder` that has filters; its HTML stays as it is. */
export async function writeEarly(folder: string): Promise<void> {
  const most = mostFiles(process.env);
  const answer = await earlyAnswers(materializedTables, RUN_CHANGES);
  await toldToGoOn();
  for (const page of await readPages(folder)) {
    const scoped = PAGES[page.name.replace(/\.html$/, "")];
    if (scoped === undefined) continue;
    const {answers, ...questions} = await questionsOf(folder, page, most);
    const lists = scoped ? await listFiles(scoped, answers) : new Map<string, string>();
    const {files, told} = await answered(questions, answer, Math.max(0, most - lists.size));
    const ofLists = lists.size > 0 ? `${lists.size} lists, ` : "";
    console.log(`early answers of ${page.name}: ${ofLists}${told}`);
    const all = new Map([...lists, ...files]);
    if (all.size > 0) await writeAnswers(path.join(folder, earlyFolder(page.name)), all);
  }
}

/** The texts that a page's figures ask after a single change and that its own answers do not have. */
async function questionsOf(
  folder: string,
  page: BuiltPage,
  most: number
): Promise<Awaited<ReturnType<typeof askedUnder>> & {readonly answers: Answers}> {
  const script = cellsOf(page.html);
  if (script === null) throw new Error(`${page.name}: no cells`);
  const window = openWindow(page.html);
  const missed = new Set<string>();
  let answers: Answers = {};
  const opened = openedIn(window.document);
  await runCells(window, {
    ...{folder, page, script, lang: "en", room: 0},
    // The board has made all figures by then.
    until: opened.isOpen,
    isIdle: true,
    attached: (json) => {
      answers = json as Answers;
      return watched(answers, missed);
    }
  });
  // The window stays open: its timers are of this process, which ends when all is written.
  return {...(await askedUnder(opened, missed, most)), answers};
}

async function writeAnswers(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, {recursive: true});
  // Of other data the files have other names: a page that is open asks for those of its own.
  const hash = createHash("sha256");
  for (const json of files.values()) hash.update(json);
  const mark = hash.digest("hex").slice(0, 8);
  const write = (name: string, text: string) => writeFile(path.join(folder, `${name}.${mark}.json`), text);
  for (const [key, json] of files) await write(key, json);
  await write("index", JSON.stringify([...files.keys()]));
}

if (process.argv[1] === import.meta.filename) {
  // What needs the engine asks for it in vain: here is none.
  process.on("unhandledRejection", () => {});
  try {
    await writeEarly(path.resolve(process.argv[2]!));
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
  // Timers of pages are of no more use.
  process.exit();
}
