import {randomBytes} from "node:crypto";
import {existsSync} from "node:fs";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {createTable, openEngine, readRows, writeParquet} from "../engine.js";
import {settleFile, temporaryName} from "./files.js";
import {RUNS, runId} from "./layout.js";

/** How a run of the refresh ended: a row of `refresh_runs`. Times are ISO 8601, UTC. */
export type Run = {
  readonly run_id: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly source: string;
  /** `kept_last_good`: what was fetched did not pass the gate. `failed`: there was nothing to pass it. */
  readonly status: "ok" | "kept_last_good" | "failed";
  readonly rows_in: number;
  readonly rows_out: number;
  readonly message: string;
};

/** A run that has begun: what the lock says of it, so that its death is put on record. */
export type RunStart = Pick<Run, "run_id" | "started_at" | "source">;

/** The source of a run that fetched nothing: somebody pinned or dropped a day (`npm run store`). */
export const BY_HAND = "store";

/** Whether a run asked a source, and did not only choose among the days that are stored. */
export function isRefresh({source}: Pick<Run, "source">): boolean {
  return source !== BY_HAND;
}

/** A run that begins now. */
export function newRun(source: string): RunStart {
  const started = new Date();
  return {
    run_id: runId(started, randomBytes(3).toString("hex")),
    started_at: started.toISOString(),
    source
  };
}

/** Runs that are kept; a schedule of one a trading day fills this in four years. */
const KEPT_RUNS = 1000;

/** The runs on record in the store in `folder`, oldest first. */
export async function readRuns(folder: string): Promise<Run[]> {
  const file = path.join(folder, RUNS);
  if (!existsSync(file)) return [];
  const connection = await openEngine();
  try {
    const sql = `SELECT * FROM read_parquet('${file.replaceAll("'", "''")}')`;
    return ((await readRows(connection, sql)) as Run[]).map((run) => ({
      ...run,
      started_at: instant(run.started_at),
      finished_at: run.finished_at === null ? null : instant(run.finished_at)
    }));
  } catch (error) {
    throw new BadInput(
      {file},
      `cannot be read; move it away to begin a new record (${(error as Error).message})`
    );
  } finally {
    connection.closeSync();
  }
}

/** Puts `run` on record, in the place of what stood under its run_id. */
export async function writeRun(folder: string, run: Run): Promise<void> {
  const others = (await readRuns(folder)).filter(({run_id}) => run_id !== run.run_id);
  const file = path.join(folder, RUNS);
  const connection = await openEngine();
  try {
    await createTable(connection, "refresh_runs", [...others, run].sort(byStart).slice(-KEPT_RUNS));
    await writeParquet(connection, "refresh_runs", temporaryName(file));
  } finally {
    connection.closeSync();
  }
  await settleFile(file);
}

function byStart(a: Run, b: Run): number {
  return a.started_at === b.started_at ? 0 : a.started_at < b.started_at ? -1 : 1;
}

/** As written: the engine's client drops the time of day at midnight. */
function instant(text: string): string {
  return new Date(text).toISOString();
}
