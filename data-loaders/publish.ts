import {readFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "./badInput.js";
import type {TableName} from "./contract.js";
import {reportTables} from "./datasets/reportTables.js";
import {createTable, openEngine, withTemporaryFolder, writeParquet} from "./engine.js";

/** Writes the published table `name` to standard output as Parquet: the whole body of a loader entry. */
export async function publish(name: TableName): Promise<void> {
  await orExit(async () => {
    const tables = await reportTables();
    const connection = await openEngine();
    await createTable(connection, name, tables[name]);
    const bytes = await withTemporaryFolder(async (folder) => {
      const file = path.join(folder, `${name}.parquet`);
      await writeParquet(connection, name, file);
      return readFile(file);
    });
    process.stdout.write(bytes);
  });
}

/** Runs a loader; bad input becomes one line on standard error and exit code 1. */
export async function orExit(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
