import {snapshotDays} from "./changes.js";
import {laggingRows} from "./lagging.js";
import {sourceNames} from "./reports.js";
import {codeAliases, listOptions} from "./scope.js";
import type {ScopedQueries} from "./scoped.js";
import {
  exchangeOptions,
  forwardYears,
  historyStatus,
  moneyCurrencies,
  sectorOptions,
  stateOptions,
  valuationQueries
} from "./valuation.js";

export const VALUATION_SCOPE = {
  shared: [sourceNames(), listOptions(), codeAliases(), laggingRows()],
  firstOnly: [snapshotDays()],
  own: [
    sectorOptions(),
    exchangeOptions(),
    stateOptions(),
    moneyCurrencies(),
    historyStatus(),
    forwardYears()
  ],
  follow: valuationQueries
} as const satisfies ScopedQueries & {follow: unknown};
