import {
  benchmarkOptions,
  modelOptions,
  ofReport,
  pairRows,
  scoreRows,
  summaryRows,
  UNMARKED
} from "./benchmarks.js";
import {catalogRows, tableRows} from "./catalog.js";
import {companyOptions} from "./company.js";
import {architectureRows, deviceRows, observedFileRows, observedRows, quantizationRows} from "./devices.js";
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
import {feedRows} from "./modelFeeds.js";
import {modelLinks} from "./models.js";
import {
  excessRows,
  historyDays,
  lineRows,
  performanceStatus,
  performingCodes,
  ratingRows
} from "./performance.js";
import {rankingRows} from "./ranking.js";
import {runRows, sourceRows} from "./refreshRuns.js";
import {reportRows, reportTexts, sourceNames} from "./reports.js";
import type {ReportRow} from "./rows/reports.js";
import type {SqlText} from "./sql.js";
import {sectorOptions, valuationFacts, valuationQueries} from "./valuation.js";

/** Rows by the text of the query. */
export type Known = Readonly<Record<string, readonly object[]>>;

/** What a page asks before its reader does anything; answered at build time. */
export interface PageQueries {
  readonly facts: readonly SqlText[];
  /** What follows from the answers to these. */
  readonly follow?: (facts: Known) => readonly SqlText[];
}

export const DEFAULT_QUERIES = {
  brief: {
    facts: [sourceNames(), reportRows(), reportTexts()],
    follow: (facts) => reportsOf(facts).flatMap(briefQueries)
  },
  benchmarks: {
    facts: [
      ...[sourceNames(), reportRows(), modelOptions(), benchmarkOptions()],
      ...[scoreRows([]), summaryRows([]), rankingRows([])]
    ],
    follow: (facts) => pairQuery(openingPair(reportsOf(facts)))
  },
  devices: {
    facts: [
      ...[sourceNames(), reportRows(), architectureRows(), deviceRows()],
      ...[quantizationRows(), observedRows(), observedFileRows()]
    ],
    follow: (facts) => reportsOf(facts).flatMap(({source}) => [fileRows(source), trainingRows(source)])
  },
  // The page of any model: what is of one alone is in a file of its own.
  model: {facts: [sourceNames(), reportRows(), modelLinks()]},
  valuation: {
    facts: [sourceNames(), ...valuationFacts()],
    follow: valuationQueries
  },
  performance: {
    facts: [
      ...[
        sourceNames(),
        reportTexts(["rating-scale"]),
        sectorOptions(),
        companyOptions(),
        performanceStatus(),
        historyDays(),
        performingCodes()
      ],
      ...[ratingRows(), lineRows([]), excessRows([])]
    ]
  },
  data: {
    facts: [
      ...[sourceNames(), reportRows(), reportTexts()],
      ...[sourceRows(), feedRows(), runRows(), catalogRows(), tableRows("scores")]
    ],
    follow: (facts) => reportsOf(facts).flatMap(findingQueries)
  }
} as const satisfies Record<string, PageQueries>;

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

/** What the brief asks of a report. */
export function briefQueries(report: ReportRow): SqlText[] {
  const {source} = report;
  const pair = pairOf(report);
  return [
    summaryRows([], ofReport(source)),
    ...(pair ? [pairRows([], pair, ofReport(source))] : []),
    winRows(source, report.model_id),
    averageRows(source),
    watchRows(source),
    fileRows(source),
    trainingRows(source)
  ];
}

/** What the data page asks of a report to show its findings. */
export function findingQueries(report: ReportRow): SqlText[] {
  const {source} = report;
  return [
    averageRows(source),
    summaryRows([], ofReport(source)),
    winRows(source, report.model_id),
    markRows(source),
    summaryRows(UNMARKED, ofReport(source)),
    slippedRows(source),
    watchRows(source),
    missingRows(source),
    fileRows(source)
  ];
}

function pairQuery(pair: Pair | null): SqlText[] {
  return pair ? [pairRows([], pair)] : [];
}

function reportsOf(facts: Known): readonly ReportRow[] {
  return (facts[String(reportRows())] ?? []) as readonly ReportRow[];
}
