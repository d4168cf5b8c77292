import type {Figure} from "../figure.js";
import type {Column} from "./column.js";
import {dataTable, type TableElement, type TableOptions} from "./dataTable.js";

/** A table as what a figure shows. It keeps its node, and its file has the rows as the reader ordered and searched them. */
export function figureTable<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions<Row>
): Required<Pick<Figure<Row>, "renderInteractive" | "fileRows">> {
  let table: TableElement<Row> | undefined;
  const shown = () => {
    table ??= dataTable(rows, columns, options);
    return table;
  };
  return {renderInteractive: shown, fileRows: () => shown().value};
}
