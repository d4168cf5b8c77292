import {runId} from "../data-loaders/store/layout.js";
import {openStore} from "../data-loaders/store/store.js";
import {LAST_DAY, syntheticTables} from "./syntheticMarket.js";

/** Writes the synthetic market into the store in `folder`, as a refresh would. */
export async function writeSyntheticStore(folder: string): Promise<void> {
  const tables = await syntheticTables();
  const run = {
    run_id: runId(new Date("2024-02-23T11:00:00.000Z"), "5e7d1c"),
    started_at: "2024-02-23T11:00:00.000Z",
    source: "synthetic"
  };
  await openStore(folder).withLock(async (writer) => {
    await writer.write(tables, {as_of: LAST_DAY, run});
    await writer.recordRun({
      ...run,
      finished_at: "2024-02-23T11:02:00.000Z",
      status: "ok",
      rows_in: tables.pe_history.length,
      rows_out: tables.pe_history.length,
      message: "synthetic data of a test"
    });
  }, run);
}

if (import.meta.filename === process.argv[1])
  await writeSyntheticStore(process.argv[2] ?? ".cache/synthetic-store");
