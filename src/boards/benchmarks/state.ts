import {summaryColumns} from "../../components/charts/scores/summary.js";
import type {Sort} from "../../components/table/sortRows.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {flag, oneOf, type Params, someOf, sortBy} from "../../lib/permalink.js";
import {benchmarkFacts, modelFacts, quantizationNames} from "../../queries/allScores.js";
import {
  type BenchmarkOption,
  benchmarkOptions,
  type ModelOption,
  modelOptions,
  scoreRows
} from "../../queries/benchmarks.js";
import {openingPair, type Pair} from "../../queries/openings.js";
import {reportRows} from "../../queries/reports.js";
import type {ScoreRow} from "../../queries/rows/benchmarks.js";
import type {ReportRow} from "../../queries/rows/reports.js";
import type {VersusModel} from "../../queries/rows/versus.js";
import {versusModels} from "../../queries/versus.js";
import {type AllChoices, type AllState, allParams} from "./allState.js";
import {type RankingState, rankingParams} from "./rankingState.js";
import {comparedIds, furtherParam} from "./versusParam.js";

export const VIEWS = ["heat", "dots", "pair"] as const;
export const SORTS = ["category", "spread", "best"] as const;

const SUMMARY_KEYS = summaryColumns({m: benchmarks.en, complete: true}).map(({key}) => key as string);

export interface BenchmarkState extends AllState, RankingState {
  readonly models: readonly string[];
  readonly categories: readonly string[];
  readonly benchmarks: readonly string[];
  readonly unmarked: boolean;
  readonly view: (typeof VIEWS)[number];
  readonly sort: (typeof SORTS)[number];
  readonly a: string;
  readonly b: string;
  /** Further models that the two are compared with. */
  readonly more: readonly string[];
  /** The model by whose scores the table of scores is ordered. */
  readonly rank: Sort | null;
  /** The column by which the summary is ordered. */
  readonly order: Sort | null;
}

/** What there is to choose from, as the build answered. */
export interface BenchmarkChoices extends AllChoices {
  readonly models: readonly ModelOption[];
  readonly benchmarks: readonly BenchmarkOption[];
  readonly categories: readonly string[];
  /** The two models that the head-to-head view opens with. */
  readonly pair: Pair;
  /** All models that can be compared head to head. */
  readonly versus: readonly VersusModel[];
  /** All scores that there are. */
  readonly scores: readonly ScoreRow[];
}

export function benchmarkChoices(answers: Answers): BenchmarkChoices {
  const models = knownRows<ModelOption>(answers, modelOptions());
  const all = knownRows<BenchmarkOption>(answers, benchmarkOptions());
  const [first, second = first] = models.map(({model_id}) => model_id);
  return {
    models,
    benchmarks: all,
    categories: [...new Set(all.map(({category}) => category))],
    versus: knownRows<VersusModel>(answers, versusModels()),
    scores: knownRows<ScoreRow>(answers, scoreRows([])),
    allModels: knownRows(answers, modelFacts()),
    allBenchmarks: knownRows(answers, benchmarkFacts()),
    quantizations: knownRows(answers, quantizationNames()),
    pair: openingPair(knownRows<ReportRow>(answers, reportRows())) ?? {a: first ?? "", b: second ?? ""}
  };
}

export function benchmarkParams(choices: BenchmarkChoices): Params<BenchmarkState> {
  const {models, benchmarks, categories, pair, versus} = choices;
  const ids = models.map(({model_id}) => model_id);
  const compared = comparedIds(models, versus);
  return {
    models: someOf(ids),
    categories: someOf(categories),
    benchmarks: someOf(benchmarks.map(({benchmark_id}) => benchmark_id)),
    unmarked: flag(false),
    view: oneOf(VIEWS, "heat"),
    sort: oneOf(SORTS, "category"),
    a: oneOf(compared, pair.a),
    b: oneOf(compared, pair.b),
    more: furtherParam(compared),
    rank: sortBy(ids),
    order: sortBy(SUMMARY_KEYS),
    ...rankingParams(categories),
    ...allParams(choices)
  };
}
