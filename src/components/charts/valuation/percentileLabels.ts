import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {Basis} from "../../../queries/rows/percentile.js";

/** Which percentile of the historical PE a chart speaks of. */
export interface PercentileLabels {
  /** Over which days. */
  readonly over: string;
  /** Whose number it is, and by what formula. */
  readonly how: string;
  readonly isComputed: boolean;
}

export function publishedRanking({ranking}: ValuationMessages): PercentileLabels {
  return {over: ranking.publishedOver, how: ranking.publishedHow, isComputed: false};
}

/** `years` 0 is the whole history; `formula` and `losses` are words of `messages/percentile.ts`. */
export function computedRanking(
  {ranking}: ValuationMessages,
  {
    years,
    basis,
    formula,
    losses
  }: {
    readonly years: number;
    readonly basis: Basis;
    readonly formula: string;
    readonly losses: string;
  }
): PercentileLabels {
  const how = ranking.computedHow(ranking.pe[basis], formula, losses);
  return {over: ranking.computedOver(years), how, isComputed: true};
}
