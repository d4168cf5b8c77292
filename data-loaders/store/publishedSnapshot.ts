import {BadInput} from "../badInput.js";
import type {Row, TableName} from "../contract.js";
import type {Run} from "./runs.js";
import type {Snapshot} from "./snapshot.js";
import {openStore} from "./store.js";

type Env = Readonly<Record<string, string | undefined>>;

/** Says in the environment which run's snapshot a build reads; `none` is the embedded report. */
export const PIN = "BENCHFOLIO_SNAPSHOT";
const NONE = "none";

/** The folder of the store: `BENCHFOLIO_STORE`, else `store`. */
export function storeFolder(env: Env = process.env): string {
  return env.BENCHFOLIO_STORE || "store";
}

/** The snapshot to publish: the pinned one, else the store's current one; null where the embedded report stands alone. */
export async function publishedSnapshot(env: Env = process.env): Promise<Snapshot | null> {
  const pin = env[PIN];
  if (pin === NONE) return null;
  const store = openStore(storeFolder(env));
  return pin ? store.snapshot(pin) : store.current();
}

/**
 * What to set for a build, so that all its loaders read one snapshot even where a refresh swaps it in between.
 * A pin that is set already holds: this is how an earlier snapshot is published again.
 */
export async function pinForBuild(): Promise<Record<string, string>> {
  return {[PIN]: (await publishedSnapshot())?.run_id ?? NONE};
}

/** The rows of a table of the snapshot to publish; null where there is none. Throws BadInput for a broken file. */
export async function readSnapshotTable(name: TableName): Promise<readonly Row[] | null> {
  return (await publishedSnapshot())?.read(name) ?? null;
}

/**
 * The runs on record, whether or not any of them wrote a snapshot. None where the record is broken, and `say` hears
 * why: it is no reason to publish nothing.
 */
export async function readRunsToPublish(
  env: Env = process.env,
  say: (line: string) => void = () => {}
): Promise<Run[]> {
  try {
    return await openStore(storeFolder(env)).runs();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    say(`warning: ${error.message}`);
    return [];
  }
}
