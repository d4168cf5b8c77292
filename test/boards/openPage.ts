import {readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import path from "node:path";
import {pathToFileURL} from "node:url";
import {vi} from "vitest";
import {modelAnswers} from "../../data-loaders/answer.js";
import {type DuckDBConnection, openEngine, readRows, withTemporaryFolder} from "../../data-loaders/engine.js";
import {isArchive, type Loader, type Output} from "../../data-loaders/loader.js";
import {benchmarkBoard} from "../../src/boards/benchmarks/board.js";
import type {BoardFiles} from "../../src/boards/board.js";
import {briefBoard} from "../../src/boards/brief/board.js";
import {companyBoard, companyFiles} from "../../src/boards/company/board.js";
import {compareBoard} from "../../src/boards/compare/board.js";
import {openCompare} from "../../src/boards/compare/files.js";
import {dataBoard} from "../../src/boards/data/board.js";
import {deviceBoard} from "../../src/boards/devices/board.js";
import {frontierBoard} from "../../src/boards/frontier/board.js";
import {modelBoard, modelFiles} from "../../src/boards/model/board.js";
import {performanceBoard} from "../../src/boards/performance/board.js";
import {openScope} from "../../src/boards/scope.js";
import {valuationBoard} from "../../src/boards/valuation/board.js";
import type {Preparation, TableFiles} from "../../src/lib/database.js";
import type {Answers} from "../../src/lib/notebook.js";
import {MODEL_QUERIES, SHOWN_SCORES} from "../../src/queries/models.js";
import {PERFORMANCE_SCOPE} from "../../src/queries/performanceScope.js";
import {VALUATION_SCOPE} from "../../src/queries/valuationScope.js";
import {settled, written} from "./pageInJsdom.js";

// Pages in jsdom: the boards themselves over what the build publishes, with DuckDB in this process in the place of
// DuckDB-WASM. For words and numbers that follow a choice; what takes a layout is tested in the browser.

type Board = Readonly<Record<string, unknown>>;

const PAGES = {
  brief: {markdown: "index", open: briefBoard},
  benchmarks: {markdown: "models/benchmarks", open: benchmarkBoard},
  devices: {markdown: "models/devices", open: deviceBoard},
  frontier: {markdown: "models/frontier", open: frontierBoard},
  valuation: {
    markdown: "companies/valuation",
    open: async (files: BoardFiles) => valuationBoard(await openScope(files, VALUATION_SCOPE))
  },
  performance: {
    markdown: "companies/performance",
    open: async (files: BoardFiles) => performanceBoard(await openScope(files, PERFORMANCE_SCOPE))
  },
  compare: {
    markdown: "companies/compare",
    open: async (files: BoardFiles) =>
      compareBoard(
        await openCompare(files, async (code) =>
          JSON.parse(String(await fileAt(`answers/companies/${code}.json`).catch(() => "null")))
        )
      )
  },
  data: {
    markdown: "data/index",
    open: async (files: BoardFiles) =>
      dataBoard({...files, freshness: JSON.parse(String(await fileAt("freshness.json")))})
  }
} as const;

export type PageName = keyof typeof PAGES;

export interface OpenOptions {
  /** Another page's answers, such as those of a store. */
  readonly change?: (answers: Answers) => Answers;
  /** False where its figures are not waited for. */
  readonly isDrawn?: boolean;
}

/** Opens a page at an address such as `?lang=zh&unmarked=1`, and waits until its figures are drawn. */
export async function openPage(
  name: PageName,
  search = "",
  {change = (all) => all, isDrawn = true}: OpenOptions = {}
): Promise<void> {
  const {markdown, open} = PAGES[name];
  const text = readFileSync(`src/${markdown}.md`, "utf8");
  const answers = change(JSON.parse(String(await fileAt(`answers/${name}.json`))));
  await show(text, search, () => open({answers, tables: tablesIn(text), ...macrosIn(text)}), isDrawn);
}

/** Opens the page of a company. */
export async function openCompany(
  code: string,
  search = "",
  {change = (all) => all}: OpenOptions = {}
): Promise<void> {
  const answers = change(JSON.parse(String(await fileAt(`answers/companies/${code}.json`))));
  await show(readFileSync("src/companies/[code].md", "utf8"), search, () =>
    companyBoard({
      code,
      answers,
      history: Promise.resolve(`data/histories/${code}.parquet`),
      macros: Promise.resolve("data/percentile.sql")
    })
  );
}

/** Opens the page of any company at an address that names one. */
export async function openAnyCompany(code: string, search = ""): Promise<void> {
  const built = {
    ...{code: "company", answers: JSON.parse(String(await fileAt("answers/companies/company.json")))},
    history: Promise.resolve("data/histories/company.parquet"),
    macros: Promise.resolve("data/percentile.sql")
  };
  const markdown = readFileSync("src/companies/[code].md", "utf8");
  await show(markdown, `?code=${encodeURIComponent(code)}${search}`, async () =>
    companyBoard(
      await companyFiles(built, {
        answers: async (asked) =>
          JSON.parse(String(await fileAt(`answers/companies/${asked}.json`).catch(() => "null"))),
        history: (asked) => `data/histories/${asked}.parquet`
      })
    )
  );
}

/** Opens the page of a model: of its answers alone, as the build has them, for there are hundreds. */
export async function openModel(
  model_id: string,
  search = "",
  {change = (all) => all}: OpenOptions = {}
): Promise<void> {
  const shared = JSON.parse(String(await fileAt("answers/model.json")));
  await show(readFileSync("src/models/model.md", "utf8"), `?id=${model_id}${search}`, async () =>
    modelBoard(
      await modelFiles(shared, async (id) => {
        const files = await modelAnswers(MODEL_QUERIES, () => [String(SHOWN_SCORES)], [id]);
        return change(JSON.parse(String(files.get(`${id}.json`))));
      })
    )
  );
}

/** Takes back what the page that is left listened to. */
const left: (() => void)[] = [];
const followed = new WeakSet<EventTarget>();

/** Notes what pages listen to beyond themselves: it would hold each of them, and have it answer what the next one is told. */
function followListeners(): void {
  for (const target of [window, document]) {
    if (followed.has(target)) continue;
    followed.add(target);
    const add = target.addEventListener.bind(target) as EventTarget["addEventListener"];
    target.addEventListener = (
      ...listener: [string, EventListener, (AddEventListenerOptions | boolean)?]
    ) => {
      add(...listener);
      // Who opens pages listens to what they tell their document.
      const isOpener = target === document && listener[0].startsWith("benchfolio:");
      if (!isOpener) left.push(() => target.removeEventListener(...listener));
    };
  }
}

async function show(
  markdown: string,
  search: string,
  open: () => Board | Promise<Board>,
  isDrawn = true
): Promise<void> {
  // What was opened before has written its address.
  await written();
  followListeners();
  for (const drop of left.splice(0)) drop();
  history.replaceState(null, "", `/${search}`);
  document.documentElement.lang = new URLSearchParams(search).get("lang") ?? "en";
  const main = document.createElement("main");
  main.id = "observablehq-main";
  document.body.replaceChildren(main);
  const board = await open();
  // Cells that are shown in the order of the page, whether by `display` or in its text.
  for (const [, cell, part] of markdown.matchAll(/display\(board\.(\w+)\)|\$\{board\.(\w+)\}/g)) {
    const shown = [board[cell ?? part ?? ""]].flat().filter((each) => each instanceof Node);
    const place = part ? main.appendChild(document.createElement("div")) : main;
    if (part) place.className = "view-controls";
    place.append(...shown);
  }
  if (isDrawn) await settled();
}

/** The tables that a page loads, by the addresses that it has for them. */
function tablesIn(markdown: string): TableFiles {
  const loads = markdown.matchAll(
    /^ +(\w+): FileAttachment\("[./]+(?:data\/)?([\w.]+\.parquet)"\)\.url\(\)/gm
  );
  return Object.fromEntries([...loads].map(([, name, file]) => [name!, Promise.resolve(`data/${file}`)]));
}

/** The macros that a page's queries call, where it loads any. */
function macrosIn(markdown: string): Pick<BoardFiles, "macros"> {
  return markdown.includes("data/percentile.sql") ? {macros: Promise.resolve("data/percentile.sql")} : {};
}

/** Every statement that an engine was asked. */
export const asked: string[] = [];

/** True where no engine comes. */
export const engine = {isAway: false};

// As `parquetToArrow` does: whatever was loaded has the types of the contract.
const decimalsOf = (table: string) =>
  `SELECT format('ALTER TABLE "{}" ALTER "{}" TYPE DOUBLE', table_name, column_name) AS sql
FROM duckdb_columns()
WHERE table_name = '${table}' AND data_type LIKE 'DECIMAL%'
ORDER BY column_index`;

interface Engine {
  readonly connection: DuckDBConnection;
  load(files: TableFiles): Promise<void>;
}

/** Engines by what they hold: pages ask, and change nothing, so that all that open with the same have one. */
const engines = new Map<string, Promise<Engine>>();

/** The store and the reports that pages are of. */
function dataset(): readonly (string | undefined)[] {
  const {BENCHFOLIO_STORE, BENCHFOLIO_REPORTS} = process.env;
  return [BENCHFOLIO_STORE, BENCHFOLIO_REPORTS];
}

/** Gives the memory of all engines back. */
export async function closeEngines(): Promise<void> {
  const all = [...engines.values()];
  engines.clear();
  for (const opened of await Promise.allSettled(all))
    if (opened.status === "fulfilled") opened.value.connection.closeSync();
}

/** Stands in for that of `src/lib/database.js` (`setUpPage.ts`). */
export async function openDatabase(tables: TableFiles, {macros, setup = []}: Preparation = {}) {
  if (engine.isAway) throw new Error("no engine");
  const addresses = await Promise.all(
    Object.entries(tables).map(async ([name, file]) => [name, await file] as const)
  );
  const key = JSON.stringify([dataset(), addresses, macros !== undefined, setup.map(String)]);
  const opened = engines.get(key) ?? openEngineOf(tables, {macros, setup});
  engines.set(key, opened);
  const {connection, load} = await opened;
  return {
    load,
    async query(sql: string) {
      asked.push(sql);
      return readRows(connection, sql);
    }
  };
}

async function openEngineOf(tables: TableFiles, {macros, setup = []}: Preparation): Promise<Engine> {
  const connection = await openEngine();
  const loaded = new Map<string, Promise<void>>();
  const insert = async (name: string, address: string) => {
    const bytes = await fileAt(address.replace(/^.*data\//, ""));
    await withTemporaryFolder(async (folder) => {
      const file = path.join(folder, "table.parquet");
      await writeFile(file, bytes as Buffer);
      await connection.run(`CREATE TABLE ${name} AS SELECT * FROM read_parquet('${file}')`);
    });
    for (const {sql} of await readRows(connection, decimalsOf(name))) await connection.run(String(sql));
  };
  const load = async (files: TableFiles) => {
    for (const [name, file] of Object.entries(files)) {
      const done = loaded.get(name) ?? file.then((address) => insert(name, address));
      loaded.set(name, done);
      await done;
    }
  };
  await load(tables);
  if (macros) await connection.run(String(await fileAt("percentile.sql")));
  for (const sql of setup) await connection.run(String(sql));
  return {connection, load};
}

const made = new Map<string, Promise<Output>>();

/** Gives pages such files of answers as the build makes (scripts/build/early.ts). Returns the addresses that they ask for. */
export function serveEarly(files: ReadonlyMap<string, string>): readonly string[] {
  const fetched: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    fetched.push(address);
    const key = /([^/.]+)\.12345678\.json$/.exec(address)?.[1] ?? "";
    const text = key === "index" ? JSON.stringify([...files.keys()]) : files.get(key);
    return text === undefined ? new Response(null, {status: 404}) : new Response(text);
  });
  document.head.innerHTML = '<meta name="benchfolio-early" content="../data/early/index.12345678.json">';
  return fetched;
}

/** What the build publishes at an address below `data/`, as the loader entry makes it: each once a store and its reports. */
export async function fileAt(address: string): Promise<string | Uint8Array> {
  const [entry, params, member] = entryOf(address);
  const key = JSON.stringify([dataset(), entry, params]);
  if (!made.has(key)) made.set(key, runLoader(entry, params));
  const output = await made.get(key)!;
  const file = isArchive(output) ? output.get(member) : output;
  if (file === undefined) throw new Error(`no file is published at data/${address}`);
  return file;
}

async function runLoader(entry: string, params: Readonly<Record<string, string>>): Promise<Output> {
  const {default: load}: {default: Loader} = await import(
    pathToFileURL(path.resolve(`src/data/${entry}.ts`)).href
  );
  return load(params);
}

/** Tables with a loader entry of their own. */
const DERIVED = ["changes", "company_percentiles", "other_percentiles"];

/** The entry that makes a file, with its parameters, and the file's name where it is one of an archive's. */
function entryOf(address: string): [entry: string, params: Readonly<Record<string, string>>, member: string] {
  const archive = /^(answers\/companies|histories|snapshots)\/(.+)$/.exec(address);
  if (archive) return [`${archive[1]}.zip`, {}, archive[2]!];
  const table = /^(\w+)\.parquet$/.exec(address)?.[1];
  if (table && !DERIVED.includes(table)) return ["[table].parquet", {table}, ""];
  return [address, {}, ""];
}
