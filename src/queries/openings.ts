import type {ReportRow} from "./rows/reports.js";

/** The models that a page of scores opens with: those of the report that has two and was published last. */
export function openingPair(reports: readonly ReportRow[]): Pair | null {
  return reports.map(pairOf).find((pair) => pair !== null) ?? null;
}

/** The models that a report compares first; null where it has none. */
export function pairOf({model_id: a, peer_model_id: b}: ReportRow): Pair | null {
  return a === null || b === null ? null : {a, b};
}

export interface Pair {
  readonly a: string;
  readonly b: string;
}
