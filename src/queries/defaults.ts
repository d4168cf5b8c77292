import {benchmarkOptions, modelOptions, pairRows, scoreRows, summaryRows, UNMARKED} from "./benchmarks.js";
import {catalogRows, tableRows} from "./catalog.js";
import {companyOptions} from "./company.js";
import {
  averageRows,
  fileRows,
  markRows,
  missingRows,
  slippedRows,
  trainingRows,
  watchRows,
  winRows
} from "./findings.js";
import {excessRows, lineRows, performanceStatus, ratingRows} from "./performance.js";
import {runRows, sourceRows} from "./refreshRuns.js";
import type {SqlText} from "./sql.js";
import {sectorOptions, valuationFacts, valuationQueries} from "./valuation.js";

/** The pair that the head-to-head view opens with. */
export const PAIR = {a: "gemma-7b", b: "mistral-7b"};

/** What each page asks before its reader does anything; answered at build time. */
export const DEFAULT_QUERIES: Readonly<
  Record<"brief" | "benchmarks" | "valuation" | "performance" | "data", readonly SqlText[]>
> = {
  brief: [
    summaryRows([]),
    pairRows([], PAIR),
    winRows(PAIR.a),
    averageRows(),
    watchRows(),
    fileRows(),
    trainingRows()
  ],
  benchmarks: [modelOptions(), benchmarkOptions(), scoreRows([]), summaryRows([]), pairRows([], PAIR)],
  valuation: [...valuationFacts(), ...valuationQueries({})],
  performance: [
    sectorOptions(),
    companyOptions(),
    performanceStatus(),
    ratingRows(),
    lineRows([]),
    excessRows([])
  ],
  data: [
    sourceRows(),
    runRows(),
    catalogRows(),
    tableRows("scores"),
    averageRows(),
    summaryRows([]),
    winRows(PAIR.a),
    markRows(),
    summaryRows(UNMARKED),
    slippedRows(),
    watchRows(),
    missingRows(),
    fileRows()
  ]
};
