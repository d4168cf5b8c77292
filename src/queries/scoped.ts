import {snapshotDays} from "./changes.js";
import {companyOptions} from "./company.js";
import {historyCount, listedCompanies, openingCodes, sectorSeries} from "./compare.js";
import {laggingRows} from "./lagging.js";
import {
  excessRows,
  historyDays,
  lineRows,
  performanceStatus,
  performingCodes,
  ratingRows
} from "./performance.js";
import {reportTexts, sourceNames} from "./reports.js";
import {codeAliases, listOptions} from "./scope.js";
import type {SqlText} from "./sql.js";
import {
  exchangeOptions,
  forwardYears,
  historyStatus,
  sectorOptions,
  stateOptions,
  valuationQueries
} from "./valuation.js";

/**
 * What the pages of companies ask by default: `shared` is the same of every list, `own` a list's own, and `firstOnly`
 * is known of the list alone that pages open with: the days that are stored are of it.
 */
export const VALUATION_SCOPE = {
  shared: [sourceNames(), listOptions(), codeAliases(), laggingRows()],
  firstOnly: [snapshotDays()],
  own: [sectorOptions(), exchangeOptions(), stateOptions(), historyStatus(), forwardYears()],
  follow: valuationQueries
} as const;

export const PERFORMANCE_SCOPE = {
  shared: [
    sourceNames(),
    listOptions(),
    codeAliases(),
    reportTexts(["rating-scale"]),
    historyDays(),
    ratingRows()
  ],
  firstOnly: [],
  own: [
    ...[sectorOptions(), companyOptions(), performanceStatus(), performingCodes()],
    ...[lineRows([]), excessRows([])]
  ]
} as const;

/** What follows of the companies themselves is in a file of each. */
export const COMPARE_SCOPE = {
  shared: [sourceNames(), listOptions(), laggingRows(), listedCompanies(), historyCount()],
  firstOnly: [],
  own: [sectorOptions(), openingCodes(), sectorSeries()]
} as const;

/** All that a page of companies asks before its reader does anything, but what follows from the answers. */
export function scopedFacts({
  shared,
  firstOnly,
  own
}: Readonly<Record<"shared" | "firstOnly" | "own", readonly SqlText[]>>): SqlText[] {
  return [...shared, ...firstOnly, ...own];
}
