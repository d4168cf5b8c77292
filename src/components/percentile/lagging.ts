import type {LaggingRow} from "../../queries/rows/lagging.js";
import type {PercentileState} from "../../queries/rows/percentile.js";
import type {CompanyRow} from "../../queries/rows/valuation.js";

/** The companies whose rows end before those of others, by code. */
export type Lagging = ReadonlyMap<string, LaggingRow>;

export function laggingOf(rows: readonly LaggingRow[]): Lagging {
  return new Map(rows.map((row) => [row.code, row]));
}

/**
 * The state of a computed percentile, where it is known which companies' rows end early. The definition looks at one
 * company alone, and calls its history old after two weeks; beside others it is late from the first trading day that
 * they have and it has not. Where its last row says that it is suspended, that is what there is to say.
 */
export function lateState<State extends string>(
  state: State,
  code: string,
  lagging: Lagging
): State | PercentileState {
  const row = lagging.get(code);
  if (!row || !HAS_NUMBER.has(state)) return state;
  return row.is_suspended ? (state === "no_data" ? "stale" : state) : "no_data";
}

/** States of a percentile that has a number, as `PercentileState` has them. */
const HAS_NUMBER: ReadonlySet<string> = new Set(["ok", "short_window", "stale", "no_data"]);

/** Companies with the states that `lateState` gives their computed percentiles; the same rows again where none lags. */
export function withLateStates(lagging: Lagging): (rows: readonly CompanyRow[]) => readonly CompanyRow[] {
  // A table keeps its place while its rows are the same ones.
  const known = new WeakMap<CompanyRow, CompanyRow>();
  const lists = new WeakMap<readonly CompanyRow[], readonly CompanyRow[]>();
  const late = (row: CompanyRow): CompanyRow => {
    if (!lagging.has(row.code)) return row;
    const kept = known.get(row);
    if (kept) return kept;
    const next = {
      ...row,
      percentile_computed_state: lateState(row.percentile_computed_state, row.code, lagging)
    };
    known.set(row, next);
    return next;
  };
  return (rows) => {
    if (lagging.size === 0) return rows;
    const kept = lists.get(rows) ?? rows.map(late);
    lists.set(rows, kept);
    return kept;
  };
}
