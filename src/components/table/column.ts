/** A column of a table on the page and of its CSV. */
export interface Column<Row extends object = Record<string, unknown>> {
  /** The row's key; also the name of the CSV column. */
  readonly key: keyof Row & string;
  /** Header text, without the unit. */
  readonly label: string;
  /** Unit, shown in the header behind the label. */
  readonly unit?: string;
  /** A longer explanation of the header, shown on hover and read by screen readers. */
  readonly title?: string;
  /** Right-aligned, tabular figures, sorted as numbers. */
  readonly numeric?: boolean;
  /** What stands in the cell: text or a node. Default: the value, or an em dash for null. */
  readonly format?: (row: Row) => string | Node;
  /** Of which place the column is where not all fit: the lowest stay. Default: its place from the left, from 0. */
  readonly rank?: number;
  /** What the column is sorted by. Default: the value. Null sorts last in both directions. */
  readonly order?: (row: Row) => number | string | null;
  /** What rows have in common that may be compared, such as their currency: each group is sorted by itself. */
  readonly group?: (row: Row) => string;
}
