import {formatCount} from "../../gate/violation.js";

/** What a run is to ask and to hold, before it begins. */
export interface Ahead {
  readonly requests: number;
  readonly pauseMs: number;
  /** Days of companies, published and to come. */
  readonly rows: number;
  /** Bytes that the process may use for them. */
  readonly heapLimit: number;
}

/** A shorter run is over before its line is read. */
const LONG_MS = 60_000;
/** What a day of a company takes from the answer to the store, at its most: docs/eastmoney.md has the measurement. */
const BYTES_A_ROW = 260;
/** What all else takes. */
const BYTES_BESIDE = 200 * 2 ** 20;

/** Lines on what a long run takes, while there is time to do otherwise; none for a short one. */
export function longRunLines({requests, pauseMs, rows, heapLimit}: Ahead): string[] {
  const ms = requests * pauseMs;
  const needed = BYTES_BESIDE + rows * BYTES_A_ROW;
  const lines: string[] = [];
  if (ms > LONG_MS)
    lines.push(
      `eastmoney: about ${requests.toLocaleString("en-US")} requests, ${pauseMs / 1000} s apart: ${formatDuration(ms)}, less what was answered today already; a run that is stopped goes on where it was, on the same day`
    );
  if (needed > heapLimit)
    lines.push(
      `warning: some ${rows.toLocaleString("en-US")} rows take ${formatGiB(needed)}, and Node.js allows itself ${formatGiB(heapLimit)}: NODE_OPTIONS=--max-old-space-size=${Math.ceil(needed / 2 ** 30) * 1024} allows more, on a machine that has it`
    );
  return lines;
}

/** `3 minutes`, `4.6 hours`. */
function formatDuration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (minutes <= 90) return formatCount(minutes, "minute");
  return `${(minutes / 60).toFixed(1)} hours`;
}

function formatGiB(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
