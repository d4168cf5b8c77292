import {AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger} from "@duckdb/duckdb-wasm";
import type {EngineStep} from "./engineStep.js";
import {growInSteps} from "./growInSteps.js";
import {parquetToArrow} from "./parquet.js";
import {type DataRow, decodeRows} from "./rows.js";

/** The addresses of Parquet files by table name, as `FileAttachment(…).url()` gives them. */
export type TableFiles = Readonly<Record<string, Promise<string>>>;

/** DuckDB-WASM over the published tables. `query` takes one statement and returns its rows. */
export interface Database {
  query(sql: string): Promise<DataRow[]>;
  /** Loads files into tables of their names; those that are there already are not fetched again. */
  load(tables: TableFiles): Promise<void>;
}

// As a JSON value: a literal such as 1.5 and a sum of whole numbers are decimals, which Arrow gives as words of bits.
export const CONFIG = {query: {castDecimalToDouble: true}} as const;

/** The reader's SQL can neither ask another origin nor load code, and cannot unlock that again. */
export const LOCK = [
  "SET allowed_directories=['local/']",
  "SET autoinstall_known_extensions=false",
  "SET autoload_known_extensions=false",
  "SET enable_external_access=false",
  "SET lock_configuration=true"
];

/** What an engine is told besides its tables. */
export interface Preparation {
  /** The address of SQL whose macros the queries call. */
  readonly macros?: Promise<string>;
  /** Statements over the tables, run once the tables are in. */
  readonly setup?: readonly string[];
  /** Is told how far it is. */
  readonly onStep?: (step: EngineStep) => void;
}

/**
 * Boots the engine, shuts it in, and loads each Parquet file into the table of its name. What `preparation` brings is
 * run once the engine is shut.
 */
export async function openDatabase(
  tables: TableFiles,
  {macros, setup = [], onStep = () => {}}: Preparation = {}
): Promise<Database> {
  const engine = takeEngine(onStep);
  const [{connection, worker}, files, script] = await Promise.all([
    engine,
    decodeFiles(tables),
    macros?.then(fetchBytes)
  ]).catch((error) => {
    leaveEngine(engine);
    throw error;
  });
  const query = (sql: string) => orFailure(worker, connection.query(sql));
  const insert = ([name, ipc]: [string, Uint8Array]) =>
    orFailure(worker, connection.insertArrowFromIPCStream(ipc, {name, create: true}));
  try {
    for (const sql of LOCK) await query(sql);
    if (script) await query(new TextDecoder().decode(script));
    for (const [done, file] of files.entries()) {
      onStep({kind: "tables", done, total: files.length});
      await insert(file);
    }
    for (const sql of setup) await query(sql);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  onStep({kind: "ready"});
  const loaded = new Map<string, Promise<void>>();
  const load = (name: string, file: Promise<string>) => {
    const known = loaded.get(name) ?? decodeFile(name, file).then(insert);
    loaded.set(name, known);
    // Tried again when it is wanted again.
    known.catch(() => loaded.delete(name));
    return known;
  };
  return {
    query: async (sql) => decodeRows(await query(sql)),
    async load(more) {
      const wanted = Object.entries(more).filter(([name]) => !Object.hasOwn(tables, name));
      await Promise.all(wanted.map(([name, file]) => load(name, file)));
    }
  };
}

type OnStep = NonNullable<Preparation["onStep"]>;

interface Engine {
  readonly connection: AsyncDuckDBConnection;
  readonly worker: Worker;
}

/** An engine without tables, whose opening failed for a file that did not come: starting one is most of the wait. */
let spare: Promise<Engine> | undefined;

function takeEngine(onStep: OnStep): Promise<Engine> {
  const engine = spare ?? connect(onStep);
  spare = undefined;
  return engine;
}

/** Leaves an engine to the next opening, in the place of one that was left before, unless it is what failed. */
function leaveEngine(engine: Promise<Engine>): void {
  const forget = () => {
    if (spare === engine) spare = undefined;
  };
  spare?.then(({worker}) => worker.terminate(), forget);
  spare = engine;
  engine.then(({worker}) => worker.addEventListener("error", forget, {once: true}), forget);
}

async function connect(onStep: OnStep): Promise<Engine> {
  const worker = startWorker();
  try {
    const started = start(new AsyncDuckDB(new VoidLogger(), worker), onStep);
    return {connection: await orFailure(worker, started), worker};
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

async function start(database: AsyncDuckDB, onStep: OnStep): Promise<AsyncDuckDBConnection> {
  const wasm = absolute(import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));
  await database.instantiate(wasm, null, ({bytesLoaded: bytes}) => onStep({kind: "loading", bytes}));
  await database.open(CONFIG);
  return database.connect();
}

// A worker from a blob inherits the page's Content-Security-Policy; one loaded from a URL does not.
// Imports are run in their order: tables grow in steps before the engine makes one. What is rejected in the worker
// (its WASM did not load) is made an error of it, which the page hears of.
function startWorker(): Worker {
  const engine = absolute(import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js"));
  const imports = [scriptUrl(`(${growInSteps})(WebAssembly.Table.prototype);`), engine];
  const report = 'addEventListener("unhandledrejection", ({reason}) => reportError(reason));';
  const script = [...imports.map((url) => `import ${JSON.stringify(url)};`), report].join("\n");
  return new Worker(scriptUrl(script), {type: "module"});
}

function scriptUrl(text: string): string {
  return URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
}

/** An answer of the worker's; rejects when the worker fails before: DuckDB's own promises would wait for ever. */
function orFailure<T>(worker: Worker, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = ({message}: ErrorEvent) =>
      reject(new Error(`the engine failed: ${message || "its worker cannot be loaded"}`));
    worker.addEventListener("error", fail, {once: true});
    answer.then(resolve, reject).finally(() => worker.removeEventListener("error", fail));
  });
}

function decodeFiles(tables: TableFiles): Promise<[string, Uint8Array][]> {
  return Promise.all(Object.entries(tables).map(([name, file]) => decodeFile(name, file)));
}

async function decodeFile(name: string, file: Promise<string>): Promise<[string, Uint8Array]> {
  return [name, await parquetToArrow(await fetchBytes(await file))];
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`cannot load ${url}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

function absolute(url: string): string {
  return new URL(url, document.baseURI).href;
}
