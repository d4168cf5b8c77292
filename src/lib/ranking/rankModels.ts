import {type Average, pointsOf, type ScoreMatrix, weightedMeans} from "./averages.js";
import {DRAWS, drawItems, drawTasks} from "./draws.js";
import {ALPHA, type Draws, pairedP, rankIntervals, ranksOf} from "./ranks.js";

/** What is drawn anew to see how sure a rank is: the benchmarks, or the questions within each. */
export const RESAMPLED = ["tasks", "items"] as const;
export type Resampled = (typeof RESAMPLED)[number];

/** Below this number of benchmarks, drawing among them says nothing of others. */
export const FEWEST_TASKS = 5;

/** What is ranked, and how. All of it can be sent to a worker. */
export interface RankingRequest {
  readonly scores: ScoreMatrix;
  /** Standard errors, in the shape of the scores; NaN where none is known. */
  readonly errors: Float64Array;
  /** In percent, so that it may enter a mean; a benchmark each. */
  readonly isPercent: readonly boolean[];
  /** The category of each benchmark, as a place in `sliders`. */
  readonly categories: readonly number[];
  /** The weight that the reader gives each category; a benchmark of one with 0 is left out. */
  readonly sliders: readonly number[];
  /** The benchmarks of a category share its weight, in place of having it each. */
  readonly isShared: boolean;
  /** Scores that carry a mark, in the shape of the scores: 1 where there is one. */
  readonly marked: Uint8Array;
  readonly average: Average;
  readonly resampled: Resampled;
  readonly seed: number;
  readonly draws?: number;
}

/** Why ranks have no interval. */
export type NoInterval = "few_tasks" | "no_errors" | "one_model";

export interface RankedModel {
  /** Its row among the scores. */
  readonly model: number;
  /** Its average: percent, or Borda points; null where no benchmark is shared. */
  readonly value: number | null;
  /** One more than there are models above it. */
  readonly rank: number;
  /** The 95% interval of its rank. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** Whether it can be told from the first, and from the next of the order: a p over the same draws. */
  readonly p_first: number | null;
  readonly p_next: number | null;
  /** It cannot be told from the first; the first itself is one of them. Null without draws. */
  readonly ties_first: boolean | null;
}

/** The order of the models when something is left out. */
export interface ChangedOrder {
  /** A benchmark, by its column, or all scores that carry a mark. */
  readonly left_out: number | "marked";
  /** Benchmarks that the order then rests on. */
  readonly n: number;
  /** The rank of each model, by its row; null where nothing is left to rank by. */
  readonly ranks: readonly number[] | null;
}

export interface Ranking {
  /** The benchmarks that it rests on, as columns of the scores. */
  readonly shared: readonly number[];
  /** The weight of each of them. */
  readonly weights: readonly number[];
  /** Best first. */
  readonly models: readonly RankedModel[];
  readonly noInterval: NoInterval | null;
  /** What was drawn, and how often; 0 without an interval. */
  readonly resampled: Resampled;
  readonly draws: number;
  readonly seed: number;
  /** Without each benchmark in turn, then without marked scores where there are any. */
  readonly changes: readonly ChangedOrder[];
}

/** Ranks models by an average of what they share, and says how sure each rank is. Pure: the same request, the same answer. */
export function rankModels(request: RankingRequest): Ranking {
  const {scores, average, resampled, seed} = request;
  const shared = sharedBenchmarks(request);
  const weights = weightsOf(request, shared);
  const points = pointsOf(average, pick(scores, shared));
  const values = averagesOf(average, points, weights);
  const noInterval = whyNoInterval(request, shared);
  const draws = values && noInterval === null ? drawsOf(request, shared, points, weights) : null;
  return {
    shared,
    weights: [...weights],
    models: ranked(scores.models, values, draws),
    noInterval,
    resampled,
    draws: draws?.count ?? 0,
    seed,
    changes: [...withoutEach(request, shared, points), ...withoutMarked(request, shared)]
  };
}

/**
 * The benchmarks that an average rests on: those on which every model has a score; for Borda all on which any model
 * has one. A mean is of percents alone, where more is better, and a normalised one needs to know what guessing gives.
 */
export function sharedBenchmarks({
  scores,
  average,
  isPercent,
  categories,
  sliders
}: Pick<RankingRequest, "scores" | "average" | "isPercent" | "categories" | "sliders">): number[] {
  const {models, benchmarks, values, baselines, higherIsBetter} = scores;
  const isFit = (j: number) => {
    if (!(sliders[categories[j]!]! > 0)) return false;
    if (average === "win_rate" || average === "borda") return true;
    return isPercent[j]! && higherIsBetter[j]! && (average === "mean" || baselines[j]! < 100);
  };
  return Array.from({length: benchmarks}, (_, j) => j).filter((j) => {
    let n = 0;
    for (let i = 0; i < models; i++) if (!Number.isNaN(values[i * benchmarks + j]!)) n++;
    return isFit(j) && (average === "borda" ? n > 0 : n > 0 && n === models);
  });
}

/** The weight of each of some benchmarks: its category's, or its part of it. */
function weightsOf(
  {categories, sliders, isShared}: Pick<RankingRequest, "categories" | "sliders" | "isShared">,
  columns: readonly number[]
): Float64Array {
  const sizes = new Map<number, number>();
  for (const j of columns) sizes.set(categories[j]!, (sizes.get(categories[j]!) ?? 0) + 1);
  return Float64Array.from(
    columns,
    (j) => sliders[categories[j]!]! / (isShared ? sizes.get(categories[j]!)! : 1)
  );
}

/** The average of each model by its points on some benchmarks; null where there is none. */
function averagesOf(average: Average, points: Float64Array, weights: Float64Array): Float64Array | null {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const values = new Float64Array(points.length / weights.length || 0);
  if (total === 0 || values.length === 0 || (average === "win_rate" && values.length < 2)) return null;
  weightedMeans(points, weights, values, {isSum: average === "borda"});
  return values;
}

function whyNoInterval(
  {scores, errors, resampled}: RankingRequest,
  shared: readonly number[]
): NoInterval | null {
  if (scores.models < 2) return "one_model";
  if (resampled === "tasks") return shared.length < FEWEST_TASKS ? "few_tasks" : null;
  const own = pick(scores, shared);
  const ownErrors = pickColumns(errors, scores, shared);
  const isKnown = own.values.every((score, at) => Number.isNaN(score) || !Number.isNaN(ownErrors[at]!));
  return isKnown ? null : "no_errors";
}

function drawsOf(
  {scores, errors, average, resampled, seed, draws: count = DRAWS}: RankingRequest,
  shared: readonly number[],
  points: Float64Array,
  weights: Float64Array
): Draws {
  if (resampled === "tasks") return drawTasks(points, weights, {count, seed});
  const own = pickColumns(errors, scores, shared);
  return drawItems(average, pick(scores, shared), own, weights, {count, seed});
}

function ranked(models: number, values: Float64Array | null, draws: Draws | null): RankedModel[] {
  const none = {value: null, rank: 1, lo: null, hi: null, p_first: null, p_next: null, ties_first: null};
  if (values === null) return Array.from({length: models}, (_, model) => ({...none, model}));
  const ranks = ranksOf(values);
  const order = Array.from(values, (_, model) => model).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  const intervals = draws && rankIntervals(draws);
  return order.map((model, at) => {
    const next = order[at + 1];
    const pFirst = draws && at > 0 ? pairedP(draws, order[0]!, model) : null;
    return {
      model,
      value: values[model]!,
      rank: ranks[model]!,
      lo: intervals && intervals.lo[model]!,
      hi: intervals && intervals.hi[model]!,
      p_first: pFirst,
      p_next: draws && next !== undefined ? pairedP(draws, model, next) : null,
      ties_first: draws && (pFirst === null || pFirst > ALPHA)
    };
  });
}

function withoutEach(
  request: RankingRequest,
  shared: readonly number[],
  points: Float64Array
): ChangedOrder[] {
  return shared.map((left_out) => {
    const columns = shared.filter((j) => j !== left_out);
    const kept = weightsOf(request, columns);
    const weights = Float64Array.from(shared, (j) => (j === left_out ? 0 : kept[columns.indexOf(j)]!));
    return {left_out, n: columns.length, ranks: ranksBy(averagesOf(request.average, points, weights))};
  });
}

/** None where no score that counts carries a mark. */
function withoutMarked(request: RankingRequest, shared: readonly number[]): ChangedOrder[] {
  const {scores, marked, average} = request;
  if (!pickColumns(marked, scores, shared).some((mark) => mark > 0)) return [];
  const values = scores.values.map((score, at) => (marked[at] ? Number.NaN : score));
  const unmarked = {...request, scores: {...scores, values}};
  const columns = sharedBenchmarks(unmarked);
  const points = pointsOf(average, pick(unmarked.scores, columns));
  const ranks = ranksBy(averagesOf(average, points, weightsOf(request, columns)));
  return [{left_out: "marked", n: columns.length, ranks}];
}

function ranksBy(values: Float64Array | null): readonly number[] | null {
  return values && [...ranksOf(values)];
}

/** The scores on some benchmarks alone. */
function pick(scores: ScoreMatrix, columns: readonly number[]): ScoreMatrix {
  return {
    models: scores.models,
    benchmarks: columns.length,
    values: pickColumns(scores.values, scores, columns),
    baselines: Float64Array.from(columns, (j) => scores.baselines[j]!),
    higherIsBetter: columns.map((j) => scores.higherIsBetter[j]!)
  };
}

function pickColumns(
  cells: Float64Array | Uint8Array,
  {models, benchmarks}: ScoreMatrix,
  columns: readonly number[]
): Float64Array {
  const picked = new Float64Array(models * columns.length);
  for (let i = 0, at = 0; i < models; i++) for (const j of columns) picked[at++] = cells[i * benchmarks + j]!;
  return picked;
}
