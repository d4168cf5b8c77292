/** A live feed of scores, as the last refresh that asked it left it. */
export interface FeedRow {
  readonly feed: string;
  readonly name: string;
  readonly licence: string;
  readonly attribution: string;
  /** The day on which its bytes were fetched, ISO; null: never. */
  readonly retrieved: string | null;
  /** Whether it was read, failed and has its last good scores, or failed and has none. */
  readonly status: "ok" | "kept" | "failed";
  readonly message: string | null;
  /** Scores of it in the tables. */
  readonly rows: number;
}
