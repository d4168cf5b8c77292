import {companyOptions} from "./company.js";
import {
  excessRows,
  historyDays,
  lineRows,
  performanceStatus,
  performerRows,
  ratingRows
} from "./performance.js";
import {reportTexts, sourceNames} from "./reports.js";
import {codeAliases, listOptions} from "./scope.js";
import type {ScopedQueries} from "./scoped.js";
import {sectorOptions} from "./valuation.js";

export const PERFORMANCE_SCOPE = {
  shared: [
    ...[sourceNames(), listOptions(), codeAliases(), reportTexts(["rating-scale"])],
    ...[historyDays(), ratingRows()]
  ],
  firstOnly: [],
  own: [
    ...[sectorOptions(), companyOptions(), performanceStatus(), performerRows()],
    ...[lineRows([]), excessRows([])]
  ]
} as const satisfies ScopedQueries;
