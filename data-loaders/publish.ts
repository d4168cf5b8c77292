import {BadInput} from "./badInput.js";
import type {TableName} from "./contract.js";
import {publishedFile} from "./published.js";

/** Writes the published table `name` to standard output as Parquet: the whole body of a loader entry. */
export async function publish(name: TableName): Promise<void> {
  await orExit(async () => {
    process.stdout.write(await publishedFile(name));
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
