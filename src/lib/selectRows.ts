import type {ExprNode} from "@uwdata/mosaic-sql";
import {holds} from "./holds.js";
import type {RowSource} from "./rowSource.js";

/** A filter that changes. */
export interface Filter {
  /** The predicates as they are now; a row has to satisfy each. */
  clauses(): readonly ExprNode[];
  /** Calls `listener` when they may have changed, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/**
 * The rows of a source that a filter leaves, in their order. They are chosen on the page: its rows are all at hand, so
 * that a filter is followed within the frame of the reader's own change, and before any engine is there. What is
 * computed over the rows is the engine's to answer. The same rows under the same filter are the same array.
 */
export function selectRows<Row extends object>(source: RowSource<Row>, filter: Filter): RowSource<Row> {
  let last: {readonly all: readonly Row[]; readonly text: string; readonly rows: readonly Row[]} | undefined;
  const select = (all: readonly Row[]) => {
    const clauses = filter.clauses();
    const text = clauses.join(" AND ");
    if (last?.all !== all || last.text !== text)
      last = {
        all,
        text,
        rows: clauses.length === 0 ? all : all.filter((row) => clauses.every((clause) => holds(clause, row)))
      };
    return last.rows;
  };
  return {
    observe(listener) {
      // Undefined while the source's answer is on its way.
      let all: readonly Row[] | undefined;
      let told: readonly Row[] | undefined;
      const tell = () => {
        if (!all) return;
        const rows = select(all);
        if (rows === told) return;
        told = rows;
        listener.rows(rows);
      };
      const forget = () => {
        all = told = undefined;
      };
      const stopSource = source.observe({
        rows: (rows) => {
          all = rows;
          tell();
        },
        pending: () => {
          forget();
          listener.pending();
        },
        error: (error) => {
          forget();
          listener.error(error);
        }
      });
      const stopFilter = filter.onChange(tell);
      return () => {
        stopSource();
        stopFilter();
      };
    }
  };
}
