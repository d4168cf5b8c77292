import {benchmarkFacts, modelFacts, quantizationNames} from "./allScores.js";
import {
  benchmarkOptions,
  modelOptions,
  ofReport,
  pairRows,
  printedAverages,
  scoreRows,
  summaryRows,
  UNMARKED
} from "./benchmarks.js";
import {catalogRows, tableRows} from "./catalog.js";
import {snapshotDays} from "./changes.js";
import {openingQueries} from "./compare.js";
import {COMPARE_SCOPE} from "./compareScope.js";
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
import {
  FRONTIER_BENCHMARK,
  frontierBenchmarks,
  frontierOpening,
  gapChoiceRows,
  gapRows,
  lagRows,
  pointRows,
  releasedUntil,
  shotOptions,
  sizeRows
} from "./frontier.js";
import {feedRows} from "./modelFeeds.js";
import {modelLinks} from "./models.js";
import {openingPair, type Pair, pairOf} from "./openings.js";
import {PERFORMANCE_SCOPE} from "./performanceScope.js";
import {rankingRows} from "./ranking.js";
import {runRows, sourceRows} from "./refreshRuns.js";
import {reportRows, reportTexts, sourceNames} from "./reports.js";
import type {CatalogRow} from "./rows/catalog.js";
import type {SnapshotDay} from "./rows/changes.js";
import type {FrontierBenchmark} from "./rows/frontier.js";
import type {ReportRow} from "./rows/reports.js";
import {runChangeCounts, runChangeRows} from "./runChanges.js";
import {scopedFacts} from "./scoped.js";
import type {SqlText} from "./sql.js";
import {VALUATION_SCOPE} from "./valuationScope.js";
import {versusModels} from "./versus.js";

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
      ...[scoreRows([]), printedAverages(), modelFacts(), benchmarkFacts(), rankingRows([]), versusModels()],
      quantizationNames()
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
  frontier: {
    facts: [sourceNames(), reportRows(), reportTexts(["frontier"]), frontierBenchmarks(), shotOptions()],
    follow: (facts) => frontierQueries(facts)
  },
  // The page of any model: what is of one alone is in a file of its own.
  model: {
    facts: [
      ...[sourceNames(), reportRows(), modelLinks(), frontierBenchmarks(), architectureRows(), deviceRows()],
      ...[quantizationRows(), observedRows(), observedFileRows()]
    ]
  },
  valuation: {facts: scopedFacts(VALUATION_SCOPE), follow: VALUATION_SCOPE.follow},
  performance: {facts: scopedFacts(PERFORMANCE_SCOPE)},
  compare: {facts: scopedFacts(COMPARE_SCOPE), follow: openingQueries},
  data: {
    facts: [
      ...[sourceNames(), reportRows(), reportTexts()],
      ...[sourceRows(), feedRows(), runRows(), catalogRows(), snapshotDays()]
    ],
    follow: (facts) => [
      ...shortTable(facts),
      ...changeQueries(facts),
      ...reportsOf(facts).flatMap(findingQueries)
    ]
  }
} as const satisfies Record<string, PageQueries>;

/** What the brief asks of a report. */
export function briefQueries(report: ReportRow): SqlText[] {
  const {source} = report;
  const pair = pairOf(report);
  return [
    summaryRows([], ofReport(source)),
    ...(pair ? [pairRows([], pair, ofReport(source))] : []),
    winRows(source, report.model_id),
    averageRows(source),
    ...briefFrontier(report),
    watchRows(source),
    fileRows(source),
    trainingRows(source)
  ];
}

/** What was known on the day of a report. */
function briefFrontier({published}: ReportRow): SqlText[] {
  const until = [releasedUntil(published)];
  return [pointRows(FRONTIER_BENCHMARK, until), gapRows(FRONTIER_BENCHMARK, until)];
}

function frontierQueries(facts: Known): SqlText[] {
  const benchmarks = (facts[String(frontierBenchmarks())] ?? []) as readonly FrontierBenchmark[];
  const opening = frontierOpening(benchmarks, reportsOf(facts));
  if (!opening) return [];
  const {
    benchmark: {benchmark_id: id},
    report: {model_id},
    day
  } = opening;
  return [
    pointRows(id, []),
    gapRows(id, []),
    lagRows(id, []),
    sizeRows(id, [], {day, model_id: model_id ?? ""}),
    gapChoiceRows(id, day)
  ];
}

/** A longer table is asked of the engine when the page is open: its rows would be most of the page's weight. */
const MOST_ROWS = 2000;

/** The table that the data page opens with, where it is short. */
function shortTable(facts: Known): SqlText[] {
  const tables = (facts[String(catalogRows())] ?? []) as readonly CatalogRow[];
  return tables.some(({name, n}) => name === "scores" && n <= MOST_ROWS) ? [tableRows("scores")] : [];
}

/** What changed since the stored day before, where there is one; the list itself where companies are not a whole market. */
function changeQueries(facts: Known): SqlText[] {
  const days = (facts[String(snapshotDays())] ?? []) as readonly SnapshotDay[];
  const tables = (facts[String(catalogRows())] ?? []) as readonly CatalogRow[];
  if (days.length < 2) return [];
  const isShort = tables.some(({name, n}) => name === "companies" && n <= MOST_ROWS);
  return [runChangeCounts(), ...(isShort ? [runChangeRows()] : [])];
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
