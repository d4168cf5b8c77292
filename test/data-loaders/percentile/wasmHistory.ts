import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import path from "node:path";
import {createDuckDB, NODE_RUNTIME, VoidLogger} from "@duckdb/duckdb-wasm/blocking";
import {readParquet} from "parquet-wasm/node";
import {createTable, openEngine, withTemporaryFolder, writeParquet} from "../../../data-loaders/engine.js";
import {type DataRow, decodeRows} from "../../../src/lib/rows.js";
import {type Day, historyRows} from "./syntheticHistory.js";

/** The browser's engine with one `pe_history`, in this process. */
export interface WasmHistory {
  replace(days: readonly Day[]): Promise<void>;
  query(sql: string): DataRow[];
}

// As a page shuts its engine in before any SQL of its reader runs.
const LOCK = [
  "SET allowed_directories=['local/']",
  "SET autoinstall_known_extensions=false",
  "SET autoload_known_extensions=false",
  "SET enable_external_access=false",
  "SET lock_configuration=true"
];

/** DuckDB-WASM, locked, with `sql` run in it; days come as a page gets them: from Parquet, through Arrow. */
export async function openWasmHistory(sql: string): Promise<WasmHistory> {
  const {resolve} = createRequire(import.meta.url);
  const bundle = (name: string) => ({
    mainModule: resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: ""
  });
  const database = await createDuckDB({mvp: bundle("mvp"), eh: bundle("eh")}, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate(() => {});
  const connection = database.connect();
  for (const statement of LOCK) connection.query(statement);
  connection.query(sql);
  return {
    async replace(days) {
      connection.query("DROP TABLE IF EXISTS pe_history");
      const ipc = readParquet(await parquet(days)).intoIPCStream();
      connection.insertArrowFromIPCStream(ipc, {name: "pe_history", create: true});
    },
    query: (query) => decodeRows(connection.query(query))
  };
}

async function parquet(days: readonly Day[]): Promise<Uint8Array> {
  const connection = await openEngine();
  await createTable(connection, "pe_history", historyRows(days));
  return withTemporaryFolder(async (folder) => {
    const file = path.join(folder, "pe_history.parquet");
    await writeParquet(connection, "pe_history", file);
    return readFile(file);
  });
}
