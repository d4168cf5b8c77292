import {historyCount, listedCompanies, openingCodes, sectorSeries} from "./compare.js";
import {laggingRows} from "./lagging.js";
import {sourceNames} from "./reports.js";
import {codeAliases, listOptions} from "./scope.js";
import type {ScopedQueries} from "./scoped.js";
import {sectorOptions} from "./valuation.js";

/** What follows of the companies themselves is in a file of each. */
export const COMPARE_SCOPE = {
  shared: [sourceNames(), listOptions(), codeAliases(), laggingRows(), listedCompanies(), historyCount()],
  firstOnly: [],
  own: [sectorOptions(), openingCodes(), sectorSeries()]
} as const satisfies ScopedQueries;
