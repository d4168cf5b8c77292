import type {YearWords} from "../../../lib/fiscalYears.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";

/**
 * Says that companies of several fiscal years stand together, and how many are of each, and of how many forward PEs
 * the year is not stated; nothing where all are of one. `hasMedian` says that a median is told over them.
 */
export function mixedYearsNote(
  {mixed, unstated}: YearWords,
  m: ValuationMessages,
  {hasMedian = false}: {readonly hasMedian?: boolean} = {}
): string[] {
  const names = mixed.map(({years, n}) => m.yearsOf(n, years));
  return [
    ...(mixed.length > 0 ? [m.mixedYears(names, hasMedian)] : []),
    ...(unstated > 0 ? [m.yearUnstated(unstated)] : [])
  ];
}
