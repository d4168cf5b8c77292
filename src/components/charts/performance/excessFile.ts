import type {DashReason} from "../../../lib/messages/performance.js";
import type {ExcessRow} from "../../../queries/rows/performance.js";
import type {FileColumn} from "../../export/csv.js";
import {keyed, stated} from "../../export/figureCsv.js";

/** Whether the days of the history begin so many months before the last one. */
export interface Horizons {
  readonly has_6m: boolean;
  readonly has_12m: boolean;
}

const MONTHS = ["6m", "12m"] as const;
type Months = (typeof MONTHS)[number];

/** The figures of returns over each horizon, each with its state. */
export function excessFile(horizons: Horizons): FileColumn<ExcessRow>[] {
  return MONTHS.flatMap((months) => [
    ...keyed<ExcessRow>([`return_${months}_pct`]),
    stated<ExcessRow>(
      `return_${months}`,
      `return_${months}_pct`,
      () => STATES[whyNoReturn(horizons, months)]
    ),
    ...keyed<ExcessRow>([`excess_${months}_pct`]),
    stated<ExcessRow>(
      `excess_${months}`,
      `excess_${months}_pct`,
      (row) => STATES[whyNoExcess(row, horizons, months)]
    ),
    ...keyed<ExcessRow>([`rating_${months}`]),
    stated<ExcessRow>(`rating_${months}`, `rating_${months}`, (row) =>
      row[`excess_${months}_pct`] === null ? STATES[whyNoExcess(row, horizons, months)] : "no_scale"
    )
  ]);
}

const STATES = {short: "short_history", absent: "absent", index: "no_index"} as const satisfies Record<
  DashReason,
  string
>;

function whyNoReturn(horizons: Horizons, months: Months): DashReason {
  return horizons[`has_${months}`] ? "absent" : "short";
}

function whyNoExcess(row: ExcessRow, horizons: Horizons, months: Months): DashReason {
  return row[`return_${months}_pct`] === null ? whyNoReturn(horizons, months) : "index";
}

/** Why there are dashes among the returns of `rows`, each reason once. */
export function dashReasons(rows: readonly ExcessRow[], horizons: Horizons): DashReason[] {
  const reasons = rows.flatMap((row) =>
    MONTHS.flatMap((months) =>
      row[`excess_${months}_pct`] === null ? [whyNoExcess(row, horizons, months)] : []
    )
  );
  return (["short", "absent", "index"] as const).filter((reason) => reasons.includes(reason));
}
