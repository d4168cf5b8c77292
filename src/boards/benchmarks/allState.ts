import type {Sort} from "../../components/table/sortRows.js";
import {
  flag,
  freeText,
  oneOf,
  type Param,
  type Params,
  type Range,
  range,
  someOf,
  sortBy
} from "../../lib/permalink.js";
import {
  type AllScoresFilter,
  type BenchmarkFact,
  MEAN,
  MEASURES,
  type Measure,
  MOST_SCORED,
  type ModelFact,
  OPENNESS,
  type Openness,
  type QuantizationName,
  RULES,
  type Rule
} from "../../queries/allScores.js";
import {chosenOrAll} from "../chips.js";
import {openingQuantization} from "../devices/opening.js";

/** The two sets of scores: the report's table, or all models. */
export const SETS = ["report", "all"] as const;

/** What models are compared on, where no benchmarks are chosen. */
export const COMPARED = ["shared", "all"] as const;

/** The part of the page's state that is of the set of all models, and which set is shown. */
export interface AllState {
  readonly set: (typeof SETS)[number];
  /** Which of several scores of a model on a benchmark is shown. */
  readonly prefer: Rule;
  readonly q: string;
  readonly families: readonly string[];
  readonly developers: readonly string[];
  readonly licences: readonly string[];
  readonly open: Openness;
  /** Parameters in billions. */
  readonly size: Range;
  /** Years of release. */
  readonly years: Range;
  readonly rows: readonly string[];
  /** Categories of benchmarks; those of the report's table are a part of them. */
  readonly areas: readonly string[];
  readonly columns: readonly string[];
  readonly pins: readonly string[];
  readonly complete: boolean;
  /** The benchmark by whose scores the models are ordered. */
  readonly by: Sort | null;
  /** Where no benchmarks are chosen: on which models are compared, those that they share or all. */
  readonly compare: (typeof COMPARED)[number];
  /** What size is held against: a benchmark, the one with most models, or the mean. */
  readonly against: string;
  /** What size is: parameters, the GGUF file or the memory to run it, the latter two in a quantization. */
  readonly measure: Measure;
  readonly quantization: string;
}

/** Names of the state on which rows of the set depend. */
export const ALL_NAMES = [
  ...(["prefer", "q", "families", "developers", "licences", "open", "size", "years"] as const),
  ...(["rows", "areas", "columns", "pins", "complete", "by", "compare"] as const)
] as const satisfies readonly (keyof AllState)[];

/** What there is to choose from among all models. */
export interface AllChoices {
  readonly allModels: readonly ModelFact[];
  readonly allBenchmarks: readonly BenchmarkFact[];
  readonly quantizations: readonly QuantizationName[];
}

export function allParams({allModels, allBenchmarks, quantizations}: AllChoices): Params<AllState> {
  const benchmarks = allBenchmarks.map(({benchmark_id}) => benchmark_id);
  const models = allModels.map(({model_id}) => model_id);
  const types = quantizations.map(({name}) => name);
  return {
    set: oneOf(SETS, "report"),
    prefer: oneOf(RULES, "report"),
    q: freeText(),
    families: someTexts(distinct(allModels, "family")),
    developers: someTexts(distinct(allModels, "developer")),
    licences: someTexts(distinct(allModels, "licence")),
    open: oneOf(OPENNESS, "any"),
    size: range(),
    years: range(),
    rows: someOf(models),
    areas: someOf(categoriesOf(allBenchmarks)),
    columns: someOf(benchmarks),
    pins: someOf(models, []),
    complete: flag(false),
    by: sortBy(benchmarks),
    compare: oneOf(COMPARED, "shared"),
    against: oneOf([MOST_SCORED, MEAN, ...benchmarks], MOST_SCORED),
    measure: oneOf(MEASURES, "params"),
    quantization: oneOf(types, openingQuantization(types))
  };
}

/** As `someOf`, of texts that may have a comma, which is what parts a list in the address. */
function someTexts(allowed: readonly string[]): Param<readonly string[]> {
  const coded = allowed.map((text) => text.replaceAll("%", "%25").replaceAll(",", "%2C"));
  const of = new Map(coded.map((code, i) => [code, allowed[i]!]));
  const codeOf = new Map(allowed.map((text, i) => [text, coded[i]!]));
  const {parse} = someOf(coded);
  return {
    initial: allowed,
    options: allowed,
    format: (value) => value.map((text) => codeOf.get(text) ?? text).join(","),
    parse: (text) => {
      const {value, ...rest} = parse(text);
      return value === undefined ? rest : {...rest, value: value.map((code) => of.get(code)!)};
    }
  };
}

/** The values of a fact, each once, by name. */
export function distinct(models: readonly ModelFact[], key: "family" | "developer" | "licence"): string[] {
  return [...new Set(models.flatMap((model) => model[key] ?? []))].sort((a, b) => a.localeCompare(b, "en"));
}

/** The categories that have a benchmark, in the order of the benchmarks. */
export function categoriesOf(benchmarks: readonly BenchmarkFact[]): string[] {
  return [...new Set(benchmarks.map(({category}) => category))];
}

/** The chosen benchmarks of the chosen categories. */
function columnsOf({areas, columns}: AllState, all: readonly BenchmarkFact[]): readonly string[] {
  const [area, column] = [new Set(areas), new Set(columns)];
  return all.flatMap(({benchmark_id, category}) =>
    area.has(category) && column.has(benchmark_id) ? [benchmark_id] : []
  );
}

/** Whether nobody chose what is compared: no benchmarks, and no pinned models. */
export function isOpen(
  {columns, pins}: AllState,
  {allBenchmarks}: Pick<AllChoices, "allBenchmarks">
): boolean {
  return columns.length === allBenchmarks.length && pins.length === 0;
}

/** What is asked of the engine in a state. */
export function filterOf(
  state: AllState,
  {allModels, allBenchmarks}: Pick<AllChoices, "allModels" | "allBenchmarks">
): AllScoresFilter {
  const some = (chosen: readonly string[], all: number) => chosenOrAll(chosen, {size: all});
  return {
    rule: state.prefer,
    search: state.q,
    families: some(state.families, distinct(allModels, "family").length),
    developers: some(state.developers, distinct(allModels, "developer").length),
    licences: some(state.licences, distinct(allModels, "licence").length),
    openness: state.open,
    size: state.size,
    years: state.years,
    models: some(state.rows, allModels.length),
    benchmarks: some(columnsOf(state, allBenchmarks), allBenchmarks.length),
    pins: state.pins,
    complete: state.complete,
    order: state.by,
    shared: state.compare === "shared" && isOpen(state, {allBenchmarks})
  };
}
