import {randomBytes} from "node:crypto";
import {existsSync} from "node:fs";
import {rename, rm} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {CONTRACT} from "../contract.js";
import {
  createTable,
  type DuckDBConnection,
  openEngine,
  pathLiteral,
  readRows,
  writeParquet
} from "../engine.js";
import {settleFile, temporaryName} from "./files.js";
import {isRunId, RUNS, runId} from "./layout.js";

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

/** Whether `value`, which stood in a file, is the beginning of a run. */
export function isRunStart(value: unknown): value is RunStart {
  const {run_id, started_at, source} = (value ?? {}) as Record<string, unknown>;
  const isText = [run_id, started_at, source].every((text) => typeof text === "string");
  return isText && isRunId(String(run_id)) && !Number.isNaN(Date.parse(String(started_at)));
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

/** The runs on record in the store in `folder`, oldest first. Throws BadInput where the record is broken. */
export async function readRuns(folder: string): Promise<Run[]> {
  const file = path.join(folder, RUNS);
  if (!existsSync(file)) return [];
  const connection = await openEngine();
  try {
    const sql = `SELECT * FROM read_parquet(${pathLiteral(file)}, hive_partitioning = false)`;
    await checkColumns(connection, sql);
    return ((await readRows(connection, sql)) as Run[]).map((run) => ({
      ...run,
      started_at: instant(run.started_at),
      finished_at: run.finished_at === null ? null : instant(run.finished_at)
    }));
  } catch (error) {
    throw new BadInput(
      {file},
      `cannot be read; the next refresh sets it aside and begins a new record (${firstLine(error)})`
    );
  } finally {
    connection.closeSync();
  }
}

async function checkColumns(connection: DuckDBConnection, sql: string): Promise<void> {
  const found = await readRows(connection, `DESCRIBE ${sql}`);
  const columns = found.map(({column_name, column_type}) => [column_name, column_type]);
  if (JSON.stringify(columns) !== JSON.stringify(Object.entries(CONTRACT.refresh_runs)))
    throw new Error(`other columns than a record has: ${columns.map(([name]) => name).join(", ")}`);
}

function firstLine(error: unknown): string {
  return (error as Error).message.split("\n")[0]!;
}

/**
 * As `readRuns`, for a writer: a broken record is set aside under another name, for whoever wants to look at it, and
 * `say` hears of it. The new one has no runs.
 */
export async function readRunsToWrite(folder: string, say: (line: string) => void): Promise<Run[]> {
  try {
    return await readRuns(folder);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const file = path.join(folder, RUNS);
    const aside = freeName(`${file}.broken-${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`);
    await rename(file, aside);
    say(
      `warning: ${file}: cannot be read, so that it is ${path.basename(aside)} now and a new record begins`
    );
    return [];
  }
}

function freeName(name: string): string {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name}-${i}`;
    if (!existsSync(free)) return free;
  }
}

/** Puts `run` on record, in the place of what stood under its run_id. A broken record is set aside. */
export async function writeRun(folder: string, run: Run, say: (line: string) => void): Promise<void> {
  const others = (await readRunsToWrite(folder, say)).filter(({run_id}) => run_id !== run.run_id);
  const file = path.join(folder, RUNS);
  // What stands under the temporary name may be a link, and what it leads to is not ours.
  await rm(temporaryName(file), {force: true});
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
