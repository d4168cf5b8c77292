/** A source of refreshes, as the runs on record have it. Times are ISO 8601 in UTC. */
export interface SourceRow {
  readonly source: string;
  /** The day of the last figures it brought; null: none yet. */
  readonly as_of: string | null;
  readonly last_success: string | null;
  readonly n_runs: number;
  /** Of these, how many failed, or were kept out by the gate. */
  readonly n_failed: number;
}

/** A run of the refresh. */
export interface RunRow {
  readonly run_id: string;
  readonly started_at: string;
  /** Null where the run ended without a word. */
  readonly duration_s: number | null;
  readonly source: string;
  readonly status: "ok" | "kept_last_good" | "failed";
  readonly rows_in: number;
  readonly rows_out: number;
  readonly message: string;
}
