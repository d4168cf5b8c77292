/** A company whose daily rows end before the newest day of the history. */
export interface LaggingRow {
  readonly code: string;
  readonly last_date: string;
  /** Whether its last row says that the share is suspended. */
  readonly is_suspended: boolean;
}
