/** Who is told about rows: new ones, that new ones are on the way, that they failed. */
export interface RowListener<Row> {
  /** The same array again is the same answer, from a cache. */
  rows(rows: readonly Row[]): void;
  pending(): void;
  error(error: Error): void;
}

/** Rows that follow the page's state. */
export interface RowSource<Row> {
  /** Starts listening; returns a function that ends it. */
  observe(listener: RowListener<Row>): () => void;
}
