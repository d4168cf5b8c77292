import type {Tables} from "../data-loaders/contract.js";
import {runId} from "../data-loaders/store/layout.js";
import {openStore} from "../data-loaders/store/store.js";
import {LAST_DAY, syntheticTables} from "./syntheticMarket.js";

/** Days that a store of the synthetic market may hold: months, weeks and a day before the last one. */
export const STORED_DAYS = ["2023-11-24", "2024-01-26", "2024-02-22", LAST_DAY];

/** Writes snapshots of the synthetic market into the store in `folder`, as a refresh on each of `days` would. */
export async function writeSyntheticStore(
  folder: string,
  days: readonly string[] = [LAST_DAY]
): Promise<void> {
  for (const day of days) await writeDay(folder, day, await syntheticTables(day));
}

/** Writes a snapshot of synthetic tables into the store in `folder`, as a refresh on `day` would. */
export async function writeDay(folder: string, day: string, tables: Tables): Promise<void> {
  const run = {
    run_id: runId(new Date(`${day}T11:00:00.000Z`), "5e7d1c"),
    started_at: `${day}T11:00:00.000Z`,
    source: "synthetic"
  };
  await openStore(folder).withLock(async (writer) => {
    await writer.write(tables, {as_of: day, run});
    await writer.recordRun({
      ...run,
      finished_at: `${day}T11:02:00.000Z`,
      status: "ok",
      rows_in: tables.pe_history.length,
      rows_out: tables.pe_history.length,
      message: "synthetic data of a test"
    });
  }, run);
}

if (import.meta.filename === process.argv[1])
  await writeSyntheticStore(process.argv[2] ?? ".cache/synthetic-store", STORED_DAYS);
