import {readFileSync, renameSync, writeFileSync} from "node:fs";
import path from "node:path";
import {openEngine} from "../../../data-loaders/engine.js";
import {hashFile} from "../../../data-loaders/store/files.js";
import {ADDED_LATER} from "../../../data-loaders/store/layout.js";
import type {StoredTable} from "../../../data-loaders/store/manifest.js";

/** Makes of the store in `folder` one from before everything that came to the tables later: columns and whole tables. */
export async function ageStore(folder: string): Promise<void> {
  const file = path.join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as {
    snapshots: {tables: Record<string, StoredTable>}[];
  };
  for (const {tables} of manifest.snapshots)
    for (const [name, added] of Object.entries(ADDED_LATER)) {
      if (added === "table") delete tables[name];
      else if (tables[name]) tables[name] = await without(folder, tables[name], added);
    }
  writeFileSync(file, JSON.stringify(manifest));
}

async function without(folder: string, table: StoredTable, added: readonly string[]): Promise<StoredTable> {
  const file = path.join(folder, table.file);
  const connection = await openEngine();
  await connection.run(
    `COPY (SELECT * EXCLUDE (${added.join(", ")}) FROM read_parquet('${file}', hive_partitioning = false))
     TO '${file}.old' (FORMAT parquet)`
  );
  connection.closeSync();
  renameSync(`${file}.old`, file);
  const columns = Object.entries(table.columns).filter(([name]) => !added.includes(name));
  return {...table, columns: Object.fromEntries(columns), sha256: await hashFile(file)};
}
