import type {ExprNode} from "@uwdata/mosaic-sql";
import * as allScores from "../../src/queries/allScores.js";
import * as benchmarks from "../../src/queries/benchmarks.js";
import {modelClauses, rowClauses, type ScoreFilter, UNMARKED} from "../../src/queries/benchmarks.js";
import {catalogRows, TABLES, tableRows} from "../../src/queries/catalog.js";
import {noChangeRows, snapshotDays} from "../../src/queries/changes.js";
import * as company from "../../src/queries/company.js";
import {DEFAULT_VIEW} from "../../src/queries/companyFigures.js";
import {historyCount, listedCompanies, openingCodes, sectorSeries} from "../../src/queries/compare.js";
import * as devices from "../../src/queries/devices.js";
import * as findings from "../../src/queries/findings.js";
import * as frontier from "../../src/queries/frontier.js";
import {laggingRows} from "../../src/queries/lagging.js";
import {feedRows} from "../../src/queries/modelFeeds.js";
import {levelRows, percentileRows, stripRows, valueRows} from "../../src/queries/percentile.js";
import * as performance from "../../src/queries/performance.js";
import {rankingRows} from "../../src/queries/ranking.js";
import {runRows, sourceRows} from "../../src/queries/refreshRuns.js";
import * as reports from "../../src/queries/reports.js";
import type {SqlText} from "../../src/queries/sql.js";
import * as valuation from "../../src/queries/valuation.js";
import * as versus from "../../src/queries/versus.js";
import {REPORT} from "../reportRows.js";

const {companyClauses, brushClauses} = valuation;
type CompanyFilter = valuation.CompanyFilter;

/** What filters nothing. */
export const ALL_SCORES: ScoreFilter = {models: null, benchmarks: null, categories: null, unmarked: false};
/** Sizes by parameters; of others in a quantization, with memory for some settings. */
export const SIZES: allScores.SizeOptions = {
  measure: "params",
  quantization: "Q4_K_M",
  memory: {context: 8192, slots: 1, ubatch: 512, pairBytes: 4, low: 280 * 2 ** 20, high: 1050 * 2 ** 20}
};

export const ALL_MODELS: allScores.AllScoresFilter = {
  rule: "report",
  search: "",
  families: null,
  developers: null,
  licences: null,
  openness: "any",
  size: [null, null],
  years: [null, null],
  models: null,
  benchmarks: null,
  pins: [],
  complete: false,
  order: null,
  shared: false
};
export const ALL_COMPANIES: CompanyFilter = {
  sectors: null,
  exchanges: null,
  states: null,
  pe: [null, null],
  percentile: [null, null],
  growth: [null, null]
};

type Clauses = Readonly<Record<string, ExprNode | null>>;

/** The predicates that filter something, in their order: what pages hand to a query. */
export function closed(...clauses: readonly Clauses[]): ExprNode[] {
  return clauses.flatMap((each) => Object.values(each)).filter((clause) => clause !== null);
}

export function scoreFilter(filter: Partial<ScoreFilter>): ExprNode[] {
  const whole = {...ALL_SCORES, ...filter};
  return closed(rowClauses(whole), modelClauses(whole));
}

export function companyFilter(filter: Partial<CompanyFilter>): ExprNode[] {
  return closed(companyClauses({...ALL_COMPANIES, ...filter}));
}

const someScores = scoreFilter({
  models: ["gemma-7b", "mistral-7b"],
  benchmarks: ["mmlu", "boolq", "siqa"],
  categories: ["knowledge", "reading", "commonsense"],
  unmarked: true
});
const someModels: allScores.AllScoresFilter = {
  rule: "documented",
  search: "gemma 7b",
  families: ["Gemma", "Qwen"],
  developers: ["Google"],
  licences: [],
  openness: "open",
  size: [1, 30.5],
  years: [2024, null],
  models: ["gemma-7b", "mistral-7b"],
  benchmarks: ["mmlu", "gsm8k"],
  pins: ["claude-1.3"],
  complete: true,
  order: {key: "mmlu", descending: false},
  shared: true
};
const someCompanies = companyFilter({
  sectors: ["服务器/交换机", "光模块/光器件", "AI+应用"],
  exchanges: ["SZ", "SH"],
  states: ["ok", "loss"],
  pe: [10, 60.5],
  percentile: [null, 95],
  growth: [-20, null]
});
const somePerformers = closed(
  performance.performanceClauses({sectors: ["光模块/光器件", "PCB"], companies: ["300308.SZ", "300394.SZ"]})
);
const someProtocols = closed(
  frontier.protocolClauses({shots: "stated", variants: ["base", "instruct"], origins: ["self"]})
);
const brushed = closed(brushClauses({brush: {growth: [0.125, 80], pe: [null, 50]}}));
const PRINTED = {...DEFAULT_VIEW, basis: "printed"} as const;
const COMPUTED = {
  ...PRINTED,
  ranking: "computed",
  definition: {window: 3, kind: "weak", losses: "dearest"}
} as const;
const fiveYears = {asOf: "2024-02-23", window: 5} as const;
const pair = {a: "gemma-7b", b: "llama-2-13b"};
const three = ["gemma-7b", "mistral-7b", "llama-2-13b"];
const someRows = scoreFilter({categories: ["math", "code"], unmarked: true});

/** Every builder of `src/queries`, with and without filters, by a name for its snapshot. */
export const EVERY_QUERY: Readonly<Record<string, SqlText>> = {
  "scores of all": benchmarks.scoreRows([]),
  "scores under every filter": benchmarks.scoreRows(someScores),
  "scores of no model": benchmarks.scoreRows(scoreFilter({models: []})),
  "summary of all": benchmarks.summaryRows([]),
  "summary under every filter": benchmarks.summaryRows(someScores),
  "summary without marked scores": benchmarks.summaryRows(UNMARKED),
  "summary of no benchmark": benchmarks.summaryRows(scoreFilter({benchmarks: []})),
  "pair over all": benchmarks.pairRows([], pair),
  "pair under filters": benchmarks.pairRows(
    scoreFilter({categories: ["math", "code"], unmarked: true}),
    pair
  ),
  "averages that reports print": benchmarks.printedAverages(),
  "summary of a report": benchmarks.summaryRows([], benchmarks.ofReport(REPORT)),
  "pair of a report": benchmarks.pairRows([], pair, benchmarks.ofReport(REPORT)),
  "scores of any model": allScores.allScoreRows(ALL_MODELS),
  "scores of any model under every filter": allScores.allScoreRows(someModels),
  "scores that are compared": allScores.comparedRows(ALL_MODELS),
  "scores that are compared under every filter": allScores.comparedRows(someModels),
  "scores that are compared on shared benchmarks": allScores.comparedRows({...ALL_MODELS, shared: true}),
  "benchmarks that compare most": allScores.sharedBenchmarks(ALL_MODELS),
  "benchmarks that compare most under every filter": allScores.sharedBenchmarks(someModels),
  "summary of what is compared": allScores.comparedSummary(someModels),
  "sizes on the benchmark with most models": allScores.sizeRows(ALL_MODELS, allScores.MOST_SCORED, SIZES),
  "sizes on a benchmark": allScores.sizeRows(someModels, "mmlu", {...SIZES, measure: "file"}),
  "sizes against the mean": allScores.sizeRows(someModels, allScores.MEAN, {...SIZES, measure: "memory"}),
  "names of quantizations": allScores.quantizationNames(),
  "any model to choose": allScores.modelFacts(),
  "any benchmark to choose": allScores.benchmarkFacts(),
  reports: reports.reportRows(),
  "texts of reports": reports.reportTexts(),
  "names of sources": reports.sourceNames(),
  "scores that are ranked": rankingRows([]),
  "scores that are ranked under every filter": rankingRows(someScores),
  "models to choose": benchmarks.modelOptions(),
  "benchmarks to choose": benchmarks.benchmarkOptions(),
  "companies by corrected sector": valuation.companyRows([], DEFAULT_VIEW),
  "companies by printed sector": valuation.companyRows([], PRINTED),
  "companies under every filter": valuation.companyRows(someCompanies, DEFAULT_VIEW),
  "companies under a brush, by printed sector": valuation.companyRows(brushed, PRINTED),
  "companies of no sector": valuation.companyRows(companyFilter({sectors: []}), DEFAULT_VIEW),
  "companies by a computed percentile": valuation.companyRows(someCompanies, COMPUTED),
  "stored days": snapshotDays(),
  "how far history goes": valuation.historyStatus(),
  "changes since an earlier day, where there is none": noChangeRows(),
  "totals of all": valuation.companyTotals([], DEFAULT_VIEW),
  "totals under every filter": valuation.companyTotals([...someCompanies, ...brushed], PRINTED),
  "totals by a computed percentile": valuation.companyTotals(someCompanies, COMPUTED),
  "totals of no company": valuation.companyTotals(companyFilter({states: []}), DEFAULT_VIEW),
  "sectors to choose": valuation.sectorOptions(),
  "exchanges to choose": valuation.exchangeOptions(),
  "finding: averages": findings.averageRows(REPORT),
  "finding: wins": findings.winRows(REPORT, "gemma-7b"),
  "finding: marks": findings.markRows(REPORT),
  "finding: slipped sectors": findings.slippedRows(REPORT),
  "finding: two bases": findings.watchRows(REPORT),
  "finding: missing figures": findings.missingRows(REPORT),
  "finding: file sizes": findings.fileRows(REPORT),
  "training runs": findings.trainingRows(REPORT),
  "architectures of models": devices.architectureRows(),
  "devices to choose": devices.deviceRows(),
  "quantizations to choose": devices.quantizationRows(),
  "measured sizes": devices.observedRows(),
  "observed files of known architectures": devices.observedFileRows(),
  "facts of a company": company.companyFacts("688256.SH"),
  "fiscal years of a company": company.financialRows("688256.SH"),
  "other codes and names of a company": company.knownAsRows("872808.BJ"),
  "peers of a company": company.peerRows("688256.SH"),
  "companies to choose": company.companyOptions(),
  "percentiles of all": percentileRows({...fiveYears, kind: "weak", losses: "dearest"}),
  "percentile by every definition": stripRows("688256.SH", fiveYears),
  "percentile of a value": valueRows("688256.SH", 41.57, {...fiveYears, kind: "inc", losses: "exclude"}),
  "PE at levels": levelRows("688256.SH", {...fiveYears, losses: "exclude"}, [20, 50, 80]),
  "days that are drawn": company.seriesRows("688256.SH", fiveYears),
  "days of a window": company.dayRows("688256.SH", {...fiveYears, window: 0}),
  "stretches of a window": company.stretchRows("688256.SH", fiveYears),
  "classes of a window": company.binRows("688256.SH", fiveYears),
  "companies to compare": listedCompanies(),
  "companies compared at first": openingCodes(),
  "companies with a history": historyCount(),
  "sectors by day": sectorSeries(),
  "performance of all": performance.lineRows([]),
  "performance of some": performance.lineRows(somePerformers),
  "excess returns of all": performance.excessRows([]),
  "excess returns of some": performance.excessRows(somePerformers),
  "rating scale": performance.ratingRows(),
  "performance: what there is": performance.performanceStatus(),
  "performance: days of the history": performance.historyDays(),
  "performance: companies with days": performance.performerRows(),
  "companies that lag": laggingRows(),
  "points of the frontier": frontier.pointRows("mmlu", []),
  "points of some protocols": frontier.pointRows("mmlu", someProtocols),
  "gaps of all": frontier.gapRows("mmlu", []),
  "gaps of a number of shots": frontier.gapRows(
    "mmlu",
    closed(frontier.protocolClauses({shots: 5, variants: null, origins: []}))
  ),
  "lags of some protocols": frontier.lagRows("mmlu", someProtocols),
  "size classes on a day": frontier.sizeRows("mmlu", someProtocols, {
    day: "2024-03-04",
    model_id: "gemma-7b"
  }),
  "gaps by protocol on a day": frontier.gapChoiceRows("mmlu", "2024-03-04"),
  "benchmarks of the frontier": frontier.frontierBenchmarks(),
  "shots to choose": frontier.shotOptions(),
  "catalog of tables": catalogRows(),
  ...Object.fromEntries(TABLES.map((name) => [`table ${name}`, tableRows(name)])),
  "sources of refreshes": sourceRows(),
  "runs of refreshes": runRows(),
  "feeds of scores": feedRows(),
  "models to compare": versus.versusModels(),
  "three models compared": versus.versusRows([], three),
  "three models compared under filters": versus.versusRows(someRows, three),
  "records of three models": versus.recordRows(someRows, three),
  "standings of three models": versus.standingRows([], three),
  "standings of three models under filters": versus.standingRows(someRows, three),
  "pair of any two models": versus.anyPairRows(someRows, pair)
};
