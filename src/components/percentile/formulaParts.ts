import {formatNumber} from "../../lib/format.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";

/** What is divided, and by what, as a reader sees it. */
export interface FormulaParts {
  readonly above: string;
  readonly n: string;
}

/**
 * The two numbers whose quotient is a company's percentile, as docs/percentile.md defines the kinds; null without
 * a percentile. They follow from it exactly, because the company's own PE is one of the days.
 */
export function formulaParts({kind, percentile, n}: PercentileRow): FormulaParts | null {
  if (percentile === null) return null;
  const below = kind === "inc" ? n - 1 : kind === "exc" ? n + 1 : n;
  const above = Math.round((2 * percentile * below) / 100) / 2;
  return {above: formatNumber(above, Number.isInteger(above) ? 0 : 1), n: formatNumber(below)};
}
