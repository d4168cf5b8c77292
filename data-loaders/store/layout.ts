import path from "node:path";
import {TABLE_NAMES, type TableName} from "../contract.js";

/**
 * Key of the partition folders. Not `as_of`: many tables have a column of that name, and engines that read
 * partitions (DuckDB, Spark, Polars) put the folder's value over the row's, without a word.
 */
const PARTITION = "snapshot";

export const MANIFEST = "manifest.json";
export const RUNS = "refresh_runs.parquet";
export const LOCK = "lock";
/** Which files the run that is on may leave behind. */
export const JOURNAL = "journal.json";

/** Tables of the store itself: a failed run is on record without a new snapshot, and no snapshot knows of others. */
const STORE_TABLES: readonly TableName[] = ["refresh_runs", "snapshots"];

/** What came to the tables after stores were first written. A snapshot from before it is read as one that has none. */
export const ADDED_LATER: Readonly<Partial<Record<TableName, "table" | readonly string[]>>> = {
  financials: [
    ...(["revenue_as_of", "revenue_source", "currency", "revenue_100m", "net_profit_100m"] as const),
    "reports_6m"
  ],
  pe_history: ["pe_static", "pb", "ps_ttm", "market_cap_100m"],
  pe_percentiles: ["last_date"],
  pe_static_percentiles: "table",
  reports: "table",
  report_texts: "table",
  companies: ["source", "currency", "industry_zh"],
  watchlist: ["forward_year"],
  reference_figures: ["benchmark_id", "source_zh"],
  valuations: [
    ...(["pe_percentile_as_of", "pe_percentile_source"] as const),
    ...(["forward_pe_basis", "consensus_as_of", "brokers", "currency", "market_cap_100m"] as const)
  ],
  models: ["licence", "release_precision", "source"],
  benchmarks: ["unit", "higher_is_better", "n_items", "released", "source"],
  scores: [
    ...(["score_id", "variant", "thinking", "n_shot", "n_samples"] as const),
    ...(["origin", "retrieved", "is_preferred"] as const)
  ],
  aliases: "table",
  unmatched_names: "table",
  score_flags: "table",
  model_feeds: "table",
  architectures: "table",
  devices: "table",
  quantizations: "table",
  memory_observed: "table",
  lists: "table",
  list_members: "table",
  sector_days: "table",
  company_codes: "table",
  company_names: "table",
  revisions: "table"
};

/** The tables of a snapshot. */
export const SNAPSHOT_TABLES = TABLE_NAMES.filter((name) => !STORE_TABLES.includes(name));

const RUN_ID = /^\d{8}T\d{6}Z-[0-9a-f]{6}$/;

/** A name for a run: sorts by start, says nothing else. `salt` is six hexadecimal digits. */
export function runId(started: Date, salt: string): string {
  const id = `${started.toISOString().replace(/[-:]|\.\d+/g, "")}-${salt}`;
  if (!isRunId(id)) throw new Error(`not a run id: ${JSON.stringify(id)}`);
  return id;
}

export function isRunId(text: string): boolean {
  return RUN_ID.test(text);
}

/** Where a table of a snapshot lies in the store, with `/`: `valuations/snapshot=2024-02-23/<run_id>.parquet`. */
export function tableFile(name: string, as_of: string, run_id: string): string {
  return path.posix.join(name, `${PARTITION}=${as_of}`, `${run_id}.parquet`);
}

/** Whether `file` (relative, with `/`) is one that a run writes for a snapshot, finished or not. */
export function isTableFile(file: string): boolean {
  const [table = "", partition = "", name = "", ...rest] = file.split("/");
  const run = name.replace(/\.parquet(\.tmp)?$/, "");
  return (
    /^[a-z_]+$/.test(table) &&
    new RegExp(`^${PARTITION}=\\d{4}-\\d{2}-\\d{2}$`).test(partition) &&
    run !== name &&
    isRunId(run) &&
    rest.length === 0
  );
}
