/** One published table: how many rows, whom they come from, and their latest date. */
export interface CatalogRow {
  readonly name: string;
  readonly n: number;
  /** Null where the table names a source in each row, or is our own classification. */
  readonly source: string | null;
  readonly as_of: string | null;
}
